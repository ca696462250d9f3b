"""A template may name its fields in Russian and in Kyrgyz: it prints what the English names print."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.aliases import aliases_of, with_aliases
from reception.documents.check import check_template
from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded
from tests.reception.documents.conftest import changed_file, full
from tests.reception.documents.test_render import text

KINDS = [load_kind(code) for code in kind_codes()]
COMPLAINT = load_kind("torture_complaint")
PLACE = "на пытки и иное жестокое обращение"


def printed(source: str, answers: dict[str, Any] | None = None) -> str:
    """What stands in place of the subtitle when the source is put there."""
    template = changed_file(load_template(COMPLAINT, language="ru"), PLACE, f"§{source}§")
    words = with_aliases(COMPLAINT, worded(COMPLAINT, answers or full(COMPLAINT), language="ru"))
    return text(render(template, words)).split("§")[1]


@pytest.mark.parametrize(
    ("ours", "english"),
    [
        ("{{ заявитель }}", "{{ applicant }}"),
        ("{{ заявитель.фио|родительный }}", "{{ applicant|genitive }}"),
        ("{{ заявитель.фамилия }}", "{{ applicant|surname }}"),
        ("{{ арыз_ээси.аты_жөнү|дательный }}", "{{ applicant|dative }}"),
        (
            "{% for строка in свидетели %}{{ строка.свидетель }}{% endfor %}",
            "{% for row in witnesses %}{{ row.name }}{% endfor %}",
        ),
        ("{% if известно.представитель %}да{% endif %}", "{% if known.representative %}да{% endif %}"),
        ("{{ сказано.приложения }}", "{{ said.annexes }}"),
        ("{{ документ.title }}", "{{ paper.title }}"),
    ],
)
def test_a_russian_or_kyrgyz_name_prints_what_the_english_one_does(ours: str, english: str) -> None:
    assert printed(ours) == printed(english)


def test_of_whom_nothing_is_known_every_part_says_so() -> None:
    answers = full(COMPLAINT) | {"applicant": {"unknown": True}}
    assert printed("{{ заявитель.фамилия }}", answers) == "ФИО уточняются"


def test_the_check_takes_other_names_for_the_same_fields_and_finds_the_nearest_of_a_wrong_one() -> None:
    good = changed_file(load_template(COMPLAINT, language="ru"), PLACE, "{{ заявитель.фио|родительный }}")
    assert [one for one in check_template(good, COMPLAINT) if one.fault] == []
    wrong = changed_file(
        load_template(COMPLAINT, language="ru"), PLACE, "{{ заявитиль.фио }} {{ заявитель.фамилья }}"
    )
    nearest = [one.values.get("nearest") for one in check_template(wrong, COMPLAINT) if one.fault]
    assert nearest == ["заявитель", "фамилия"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_field_has_a_name_of_its_own_in_both_languages(kind: Kind) -> None:
    for fields in (kind.fields, *(field.columns for field in kind.fields if field.columns)):
        named = aliases_of(fields)
        for field in fields:
            assert list(named.values()).count(field.name) >= 1, field.name
        assert all(alias.isidentifier() for alias in named)
        assert not set(named) & {field.name for field in fields}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_what_was_worded_stands_as_it_was_beside_its_other_names(kind: Kind) -> None:
    for language in kind.languages:
        words = worded(kind, full(kind), language=language)
        whole = with_aliases(kind, words)
        for name, value in words.items():
            if isinstance(value, str):
                assert whole[name] == value
            elif isinstance(value, dict):
                assert value.items() <= whole[name].items()
        for alias, name in aliases_of(kind.fields).items():
            assert whole[alias] == whole[name]
