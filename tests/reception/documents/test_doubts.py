"""The cases that a lawyer should look at, read off a template and what it is rendered from."""

from __future__ import annotations

import io
from typing import Any

import pytest

from reception.documents.doubts import Doubt, doubts
from reception.documents.kinds import kind_codes, load_kind, load_template

STRANGER = {"surname": "Орозалиев", "given": "Бакыт"}
KNOWN = STRANGER | {"sex": "male"}
GROUP = {"nominative": "Кутман Дүйнө"}


def template(*lines: str) -> bytes:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def told(line: str, **words: Any) -> list[Doubt]:
    return doubts(template(line), words, language="ru")


def test_a_form_that_no_rule_gives_is_told_with_its_field() -> None:
    assert told("{{ a|genitive }}", a=STRANGER) == [Doubt("a", "Орозалиев Бакыт")]
    assert told("{{ a|родительный|capital }}", a=STRANGER) == [Doubt("a", "Орозалиев Бакыт")]
    assert told("{{ b|кому }}", b=GROUP) == [Doubt("b", "Кутман Дүйнө")]


def test_initials_in_a_case_are_looked_at_too() -> None:
    assert told("{{ a|initials('genitive') }}", a=STRANGER) == [Doubt("a", "Орозалиев Б.")]
    assert told("{{ a|initials }} {{ b|инициалы('дательный') }}", a=STRANGER, b=KNOWN) == []
    assert told("{{ a|initials('genitive') }}", a="Орозалиев") == []


def test_a_form_that_is_sure_or_not_asked_for_is_not_told() -> None:
    assert told("{{ a|genitive }} {{ c }}", a=KNOWN, c=STRANGER) == []
    assert told("{{ a|genitive }}", a=STRANGER | {"genitive": "Орозалиева Бакыта"}) == []
    assert told("{{ a|genitive }}", a={"said": "не известно", "code": ""}) == []
    assert told("{{ a|genitive }}", a="") == []
    assert told("{{ a|genitive }} {{ b|genitive }}") == []


def test_every_row_of_a_list_is_looked_through() -> None:
    line = "{% for one in victims %}{{ one.name|dative }}{% endfor %}"
    rows = [{"name": KNOWN}, {"name": STRANGER}, {"name": STRANGER}, {"other": STRANGER}]
    assert told(line, victims=rows) == [Doubt("victims", "Орозалиев Бакыт")]
    assert told(line, victims="") == []


def test_each_form_is_told_once_however_often_it_stands_there() -> None:
    words = {"a": STRANGER}
    lines = ("{{ a|genitive }}", "{% if a %}{{ a|genitive }}{{ a|dative }}{% endif %}")
    assert doubts(template(*lines), words, language="ru") == [Doubt("a", "Орозалиев Бакыт")]


def test_english_has_no_cases() -> None:
    assert doubts(template("{{ a|genitive }}"), {"a": STRANGER}, language="en") == []


def test_a_kyrgyz_form_is_told_too() -> None:
    body = {"nominative": "«Бир Дүйнө»"}
    assert doubts(template("{{ b|addressed }}"), {"b": body}, language="ky") == [Doubt("b", "«Бир Дүйнөгө»")]


@pytest.mark.parametrize("code", kind_codes())
def test_every_shipped_template_can_be_looked_through(code: str) -> None:
    kind = load_kind(code)
    for language in kind.languages:
        assert doubts(load_template(kind, language=language), {}, language=language) == []
