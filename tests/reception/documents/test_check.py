"""Templates told their faults by place, papers what is still open in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reception.documents.check import Finding, check_document, check_paper, check_template
from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded

Answers = dict[str, Any]
Change = Callable[..., bytes]


@pytest.mark.parametrize("code", kind_codes())
def test_the_shipped_templates_have_no_fault(code: str) -> None:
    kind = load_kind(code)
    for language in kind.languages:
        assert check_template(load_template(kind, language=language), kind) == []


FAULTS = [
    ("{{ relation }}", "{{ relaton }}", "relaton", "relation"),
    ("{{ relation }}", "{{ qqqqqq }}", "There is no field {name}.", "qqqqqq"),
    ("{{ officer.post }}", "{{ officer.pots }}", "the nearest is", "post"),
    ("{{ said.officers", "{{ said.oficers", "the nearest is", "officers"),
    ("if known.representative", "if knwon.representative", "the nearest is", "known"),
    ("in officers", "in oficers", "the nearest is", "officers"),
    ("in officers", "in relation", "is not a list", "relation"),
    ("{{ relation }}", "{{ applicant.surname }}", "There is no field", "surname"),
    ("applicant_capacity|sentence", "applicant_capacity.cod", "the nearest is", "code"),
    ("{{ loop.index }}", "{{ loop.indx }}", "the nearest is", "index"),
    ("{{ relation }}", "{{ paper.titel }}", "the nearest is", "title"),
    ("{{ relation }}", "{{ relation|shout }}", "There is no filter", "shout"),
    ("{{ applicant }}", "{{ applicant|geintive }}", "the nearest is", "genitive"),
    ("{{ relation }}", "{{ relation.__class__ }}", "underline", "__class__"),
    ("{{ relation }}", "{{ range(9) }}", "The template language has no", "call"),
    ("{{ relation }}", "{{ relation * 9 }}", "The template language has no", "mul"),
    ("{{ relation }}", "{{ relation", "opened and not closed", "{{"),
    ("{{ relation }}", "relation }}", "opened and not closed", "}}"),
    ("{{ relation }}", "{% if relation }", "opened and not closed", "{%"),
    ("{{ relation }}", "{{ relation relation }}", "cannot be read", "expected"),
    ("{%p endif %}", "", "cannot be read", "endif"),
]


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case[1][:40] or "removed")
def test_a_fault_is_named_with_its_place(
    complaint: Kind, changed: Change, case: tuple[str, str, str, str]
) -> None:
    old, new, message, value = case
    template = load_template(complaint, language="ru")
    findings = check_template(changed(template, old, new), complaint)
    assert any(
        message in f"{finding.message} {finding.values}" and value in str(finding.values)
        for finding in findings
    ), findings
    assert all(finding.place.startswith("document:") for finding in findings)


def test_the_place_has_the_number_and_the_words_of_the_paragraph(complaint: Kind, changed: Change) -> None:
    template = changed(load_template(complaint, language="ru"), "{{ applicant }}", "{{ aplicant }}")
    assert [finding.place for finding in check_template(template, complaint)] == [
        "document:6 “Заявитель: {{ aplicant }}”"
    ]


def test_a_fault_in_the_header_is_found(complaint: Kind, changed: Change) -> None:
    template = changed(
        load_template(complaint, language="en"), "Reading copy", "{{ x() }}", part="word/header1.xml"
    )
    assert [finding.place.partition(":")[0] for finding in check_template(template, None)] == ["header1"]


def test_code_where_it_is_never_filled_in_is_found(complaint: Kind, changed: Change) -> None:
    template = changed(
        load_template(complaint, language="en"),
        'metadata/core-properties"/>',
        'metadata/core-properties"><cp:category>{{ x }}</cp:category></cp:coreProperties>',
        part="docProps/core.xml",
    )
    assert [finding.place for finding in check_template(template, complaint)] == ["core"]


def test_without_a_kind_names_are_not_judged(complaint: Kind, changed: Change) -> None:
    template = changed(load_template(complaint, language="ru"), "{{ relation }}", "{{ anything }}")
    assert check_template(template, None) == []


def test_a_file_that_may_not_be_opened_is_one_finding(complaint: Kind, changed: Change) -> None:
    bad = changed(load_template(complaint, language="ru"), "<w:body>", "<w:body><w:altChunk/>")
    for findings in (check_template(bad, complaint), check_document(bad, complaint, name="x.docx")):
        assert len(findings) == 1
        assert "active content" in findings[0].message


def test_a_paper_lists_what_the_lawyer_must_confirm(complaint: Kind, complaint_answers: Answers) -> None:
    for language in complaint.languages:
        words = worded(complaint, complaint_answers, language=language)
        findings = check_document(
            render(load_template(complaint, language=language), words), complaint, name="x.docx"
        )
        assert len(findings) >= 4
        assert {finding.message for finding in findings} == {"A lawyer must confirm: {text}."}
    assert findings[0].values == {"text": "check the wording of article 137 now in force"}


def test_a_paper_lists_the_names_whose_latin_spelling_is_to_be_copied() -> None:
    kind = load_kind("hrc_communication")
    answers = {field.name: {"unknown": True} for field in kind.fields if field.required}
    author = {"author": {"value": {"given": "Бурул"}}}
    paper = render(load_template(kind, language="ru"), worded(kind, answers | author, language="ru"))
    said = [finding.values.get("text") for finding in check_paper(paper)]
    assert said.count("написание латиницей взять из паспорта") == 1
    assert not any(finding.fault for finding in check_paper(paper))


def test_a_paper_lists_its_lines_for_the_hand(complaint: Kind, complaint_answers: Answers) -> None:
    template = load_template(complaint, language="ky")
    answers = complaint_answers | {"injuries": {"by_hand": True}, "officers": {"by_hand": True}}
    before = by_hand(check_paper(render(template, worded(complaint, complaint_answers, language="ky"))))
    after = by_hand(check_paper(render(template, worded(complaint, answers, language="ky"))))
    assert before == []
    assert len(after) == 1 + 3 * 3


def by_hand(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.message == "A line is left to be filled by hand."]
