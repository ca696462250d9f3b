"""Papers made from templates: every kind, every language, every set of answers, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.parts import W, read_xml, text_of
from reception.documents.plain import clean
from reception.documents.render import render
from reception.documents.wording import worded
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Language

Answers = dict[str, Any]
Change = Callable[..., bytes]
PAPERS = [(load_kind(code), language) for code in kind_codes() for language in load_kind(code).languages]
HOSTILE = [
    "Иванов & Ко <ОсОО> {{7*7}}",
    "{% for x in y %}",
    "]]> <w:p/> &amp; &lt;",
    "кавычки \"прямые\" 'одинарные' «ёлочки»",
    "{# не комментарий #}",
    "{_{ 7 }_} {_% if <x> %_}",
    "=cmd|' /C calc'!A0",
    "строка\nещё одна\tс отступом",
]
each_paper = pytest.mark.parametrize(
    ("kind", "language"), PAPERS, ids=lambda part: part.code if isinstance(part, Kind) else part
)


def body(paper: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return read_xml(package.read("word/document.xml"))


def text(paper: bytes) -> str:
    return text_of(body(paper))


def with_properties(changed: Change, template: bytes, name: str, words: str) -> bytes:
    held = f"<dc:{name} xmlns:dc='http://purl.org/dc/elements/1.1/'>{words}</dc:{name}>"
    new = f'core-properties">{held}</cp:coreProperties>'
    return changed(template, 'core-properties"/>', new, part="docProps/core.xml")


def empty_paragraphs(root: Element) -> int:
    """Paragraphs without a word, save those that are the space below a table."""
    found = 0
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        is_space = style is not None and style.get(f"{W}val") == "AfterTable"
        found += not is_space and not text_of(paragraph).strip()
    return found


@each_paper
def test_every_paper_from_every_set_of_answers_has_no_hole(
    kind: Kind, language: Language, answers_of: Callable[[Kind], Answers]
) -> None:
    template = load_template(kind, language=language)
    paper = render(template, worded(kind, answers_of(kind), language=language))
    printed = text(paper)
    for hole in ("None", "{{", "}}", "{%", "%}", "[]", "Undefined", "  ", " ,", " .", "..", ": ;", ": \n"):
        assert hole not in printed, hole
    assert empty_paragraphs(body(paper)) <= empty_paragraphs(body(template))
    assert docx.Document(io.BytesIO(paper)).paragraphs


@each_paper
def test_every_known_text_of_a_full_example_is_in_the_paper(
    kind: Kind, language: Language, example: Callable[[Kind], Answers]
) -> None:
    words = worded(kind, example(kind), language=language)
    printed = text(render(load_template(kind, language=language), words))
    texts = [words[field.name] for field in kind.fields if field.type in {"text", "partial_date", "date"}]
    texts += [
        cell
        for field in kind.fields
        if field.type == "rows"
        for row in words[field.name]
        for cell in row.values()
    ]
    missing = [said for said in texts if isinstance(said, str) and said.casefold() not in printed.casefold()]
    assert missing == []


@each_paper
def test_the_same_answers_give_the_same_bytes(
    kind: Kind, language: Language, example: Callable[[Kind], Answers]
) -> None:
    template, words = load_template(kind, language=language), worded(kind, example(kind), language=language)
    paper = render(template, words)
    assert paper == render(template, words)
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_stands_in_the_paper_as_it_was_written(
    complaint: Kind, complaint_answers: Answers, name: str
) -> None:
    answers = complaint_answers | {"injuries": {"value": name}}
    answers["applicant"] = {"value": {"surname": name, "given": "", "patronymic": ""}}
    answers["chronology"] = {"value": [{"what": name}]}
    paper = render(load_template(complaint, language="ru"), worded(complaint, answers, language="ru"))
    assert text(paper).count(name) >= 3
    assert docx.Document(io.BytesIO(paper)).tables


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=60).filter(lambda said: bool(clean(said).strip())))
def test_any_text_that_is_not_empty_comes_out_whole_or_not_at_all(said: str) -> None:
    request = load_kind("information_request")
    answers = {
        "addressee": {"value": said},
        "requester": {"value": {"given": said}},
        "requester_address": {"value": said},
        "subject": {"value": said},
        "questions": {"value": [{"question": said}]},
        "answer_form": {"value": "paper"},
        "paper_date": {"value": "2026-11-24"},
    }
    paper = render(load_template(request, language="ky"), worded(request, answers, language="ky"))
    assert clean(said).strip() in text(paper)


def test_the_properties_hold_the_title_of_the_kind_and_no_name(
    complaint: Kind, complaint_answers: Answers, changed: Change
) -> None:
    template = with_properties(changed, load_template(complaint, language="ru"), "creator", "{{ applicant }}")
    paper = render(template, worded(complaint, complaint_answers, language="ru"))
    properties = docx.Document(io.BytesIO(paper)).core_properties
    assert properties.title == "Жалоба прокурору на пытки и жестокое обращение"
    assert properties.author == properties.last_modified_by == properties.comments == ""
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        assert "Маматов" not in package.read("docProps/core.xml").decode()


def test_a_template_without_properties_gives_a_paper_with_ours(
    complaint: Kind, complaint_answers: Answers, changed: Change
) -> None:
    relation = (
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/>'
    )
    template = changed(load_template(complaint, language="ru"), relation, "", part="_rels/.rels")
    paper = render(template, worded(complaint, complaint_answers, language="ru"))
    properties = docx.Document(io.BytesIO(paper)).core_properties
    assert (properties.title, properties.author) == (complaint.titles["ru"], "")


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__ }}",
        "{{ applicant.__init__ }}",
        "{{ range(10**9) }}",
        "{{ 'a' * 10**9 }}",
        "{% set x = 1 %}",
    ],
)
def test_code_in_the_body_or_the_header_of_a_template_is_refused(
    complaint: Kind, complaint_answers: Answers, changed: Change, code: str
) -> None:
    words = worded(complaint, complaint_answers, language="en")
    template = load_template(complaint, language="en")
    for part, old in (("word/document.xml", "COMPLAINT"), ("word/header1.xml", "Reading copy")):
        with pytest.raises(Refused):
            render(changed(template, old, code, part=part), words)


def test_code_in_the_title_of_a_template_is_never_run(
    complaint: Kind, complaint_answers: Answers, changed: Change
) -> None:
    template = with_properties(
        changed, load_template(complaint, language="ru"), "title", "{{ ''.__class__ }}"
    )
    paper = render(template, worded(complaint, complaint_answers, language="ru"))
    assert docx.Document(io.BytesIO(paper)).core_properties.title == complaint.titles["ru"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ relation }}", "{{ relaton }}"),
        ("{{ relation }}", "{{ annexes }}"),
        ("{{ relation }}", "{{ relation|shout }}"),
        ("{{ relation }}", "{{ relation"),
        ("{%p endif %}", ""),
    ],
)
def test_a_broken_template_is_refused_in_a_sentence(
    complaint: Kind, complaint_answers: Answers, changed: Change, old: str, new: str
) -> None:
    template = changed(load_template(complaint, language="ru"), old, new)
    with pytest.raises(Refused):
        render(template, worded(complaint, complaint_answers, language="ru"))


def test_a_tag_that_closes_across_paragraphs_gives_no_mutilated_paper(
    complaint: Kind, complaint_answers: Answers, changed: Change
) -> None:
    template = changed(load_template(complaint, language="ru"), "ЖАЛОБА", "{% if threats %}ЖАЛОБА")
    template = changed(template, "ФИО", "{% endif %}")
    words = worded(complaint, complaint_answers, language="ru") | {"threats": ""}
    with pytest.raises(Unable):
        render(template, words)


def test_a_text_that_the_template_loses_is_reported(
    complaint: Kind, complaint_answers: Answers, changed: Change
) -> None:
    template = changed(load_template(complaint, language="ru"), '">ЖАЛОБА', '" w:x="{{ extra }}">ЖАЛОБА')
    words = worded(complaint, complaint_answers, language="ru") | {"extra": "нигде больше"}
    with pytest.raises(Unable) as trouble:
        render(template, words)
    assert trouble.value.values == {"text": "нигде больше"}


def test_only_plain_data_reaches_a_template(complaint: Kind, complaint_answers: Answers) -> None:
    template, words = (
        load_template(complaint, language="ru"),
        worded(complaint, complaint_answers, language="ru"),
    )
    for thing in (object(), complaint, None, 1.5, {"x": (1, 2)}):
        with pytest.raises(TypeError):
            render(template, words | {"relation": thing})


def test_ten_megabytes_of_text_are_refused(complaint: Kind, complaint_answers: Answers) -> None:
    template, words = (
        load_template(complaint, language="ru"),
        worded(complaint, complaint_answers, language="ru"),
    )
    with pytest.raises(Refused):
        render(template, words | {"injuries": "x" * 10_000_000})
    rows = [{"date": "x", "what": "x" * 500_000, "evidence": "x"}] * 20
    with pytest.raises(Refused):
        render(template, words | {"chronology": rows})


def test_a_template_that_is_no_word_file_is_refused() -> None:
    for data in (b"", b"PK", b"x" * 1000):
        with pytest.raises(Refused):
            render(data, {})
