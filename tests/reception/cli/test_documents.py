"""Papers at the command line: made for a visit or a person, their fields told, templates and papers checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reception.documents.kinds import kind_codes, load_kind, load_template
from tests.acceptance.words import docx_text
from tests.reception.cli.conftest import Busy
from tests.reception.documents.conftest import changed_file

QUESTIONS = {
    "addressee": {"value": "Ош шаарынын мэриясы"},
    "subject": {"value": "кезектегилердин тизмеси"},
    "questions": {"value": [{"question": "Кезекте канча адам бар?"}]},
    "answer_form": {"value": "paper"},
}


def made(busy: Busy, *words: str, language: str = "ky", answers: Any = QUESTIONS) -> tuple[Path, Any]:
    """Make a request for information."""
    target = busy.line.store.parent / "paper.docx"
    told = ["--answers", busy.line.file(answers)] if answers else []
    command = ["document", "make", "information_request", *words, "--language", language]
    return target, busy.line(*command, "-o", str(target), *told)


def test_a_request_for_a_person_carries_her_name_and_is_kept(busy: Busy) -> None:
    target, answer = made(busy, "--person", busy.person)
    assert "D-OSH-2026-001" in answer.out
    assert "Маматова Гүлнара" in docx_text(target)
    assert "Асанова" not in docx_text(target), "nobody said that a representative signs"
    told = busy.line("history", busy.person, "--json").json
    assert "paper.make" in {line["verb"] for line in told}


def test_a_request_for_a_visit_is_in_the_name_of_whoever_came(busy: Busy) -> None:
    target, _answer = made(busy, "--visit", busy.visit_number)
    assert "Маматова Гүлнара" in docx_text(target)
    call = busy.line.add("visit", {"channel": "phone", "organisation": "Айыл келечеги"})
    target, answer = made(busy, "--visit", call["number"])
    assert "Айыл келечеги" in docx_text(target)
    assert "Маматова" not in docx_text(target)
    assert answer.err.splitlines()[-1] == "To be filled by hand: Address for the answer"


def test_a_request_without_answers_says_what_is_left_to_the_hand(busy: Busy) -> None:
    target, answer = made(busy, "--person", busy.person, language="ru", answers=None)
    assert answer.err.count("To be filled by hand") >= 4
    assert "____" in docx_text(target)


def test_a_case_that_nobody_is_sure_of_is_told(busy: Busy) -> None:
    unsure = QUESTIONS | {"addressee": {"value": "«Бир Дүйнө»"}}
    target, answer = made(busy, "--person", busy.person, answers=unsure)
    assert "Check the case of “«Бир Дүйнөгө»”" in answer.err
    assert "«Бир Дүйнөгө»" in docx_text(target)


def test_a_wrong_answer_is_one_sentence_and_leaves_no_file(busy: Busy) -> None:
    target = busy.line.store.parent / "paper.docx"
    wrong = busy.line.file({"subject": {"value": ""}})
    command = ["document", "make", "information_request", "--person", busy.person, "-o", str(target)]
    answer = busy.line(*command, "--answers", wrong, expect=1)
    assert (answer.err.count("\n"), "subject" in answer.err, target.exists()) == (1, True, False)
    assert not list((busy.line.store / "files").glob("*"))


def test_the_fields_tell_what_is_asked_and_what_the_records_know(busy: Busy) -> None:
    told = {
        line["name"]: line for line in busy.line("document", "fields", "hrc_communication", "--json").json
    }
    assert [told[name]["from_records"] for name in ("author", "claims", "exhaustion")] == [True, False, False]
    assert told["author_capacity"]["choices"] == ["victim", "relative", "representative"]
    assert "facts" in told["claims"]["columns"]
    busy.line.language = "ky"
    said = busy.line("document", "fields", "hrc_communication").out
    assert "жооп керек" in said
    assert "required" not in said


@pytest.mark.parametrize("code", kind_codes())
def test_the_shipped_templates_are_in_order(busy: Busy, tmp_path: Path, code: str) -> None:
    kind = load_kind(code)
    for language in kind.languages:
        path = tmp_path / f"{language}.docx"
        path.write_bytes(load_template(kind, language=language))
        answer = busy.line.bare("document", "check", str(path), "--kind", code, "--lang", "en")
        assert (answer.code, answer.err) == (0, "")
        assert "in order" in answer.out


def test_an_edited_template_is_told_its_fault_with_its_place(busy: Busy, tmp_path: Path) -> None:
    path = tmp_path / "edited.docx"
    template = load_template(load_kind("torture_complaint"), language="ru")
    path.write_bytes(changed_file(template, "{{ applicant }}", "{{ aplicant }}"))
    command = ["document", "check", str(path), "--kind", "torture_complaint"]
    answer = busy.line(*command, "--json", expect=1)
    (fault,) = answer.json
    assert "document:6" in fault["place"]
    assert "aplicant" in fault["fault"]
    assert answer.err.count("\n") == 1


def test_a_made_paper_is_told_what_is_still_open_in_it(busy: Busy) -> None:
    target, _answer = made(busy, "--person", busy.person, language="ru", answers=None)
    rows = busy.line("document", "check", str(target), "--json").json
    said = [row["still_open"] for row in rows]
    assert any("указать статью Закона № 217" in words for words in said)
    assert any("by hand" in words for words in said)
    assert all("document:" in row["place"] for row in rows)
    assert f": {len(rows)}." in busy.line("document", "check", str(target)).out


def test_a_word_file_with_nothing_open_says_so(busy: Busy, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    import docx

    made_file = docx.Document()
    made_file.add_paragraph("Кат")
    made_file.save(str(path))
    assert "Nothing in this paper" in busy.line("document", "check", str(path)).out
