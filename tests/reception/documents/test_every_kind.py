"""Every kind in every language it declares: whole from full and from least answers, and no two alike."""

from __future__ import annotations

import difflib
import io
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import docx
import pytest

from reception.documents.check import check_template
from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.parts import text_in
from reception.documents.render import render
from reception.documents.shelf.differences import paragraphs
from reception.documents.wording import worded
from reception.kernel.i18n import Language
from tests.reception.documents.conftest import all_unknown, full

KINDS = [load_kind(code) for code in kind_codes()]
PAPERS = [(kind, language) for kind in KINDS for language in kind.languages]
UNRESOLVED = re.compile(
    r"\{\{|\}\}|\{%|%\}|\bNone\b|\bTrue\b|\bFalse\b|by_hand|  |\(\)|\[\]| [,.;:](?!\.)|,,|;;|\.\.(?!\.)"
)
ALIKE = 0.8
ALIKE_ALLOWED: dict[frozenset[str], str] = {}
"""Pairs of kinds that may share more than four fifths of their text, and why."""
SAME_IN_KYRGYZ = dict.fromkeys(
    (", тел.", "Документ", "Комитет", "Орган", "Телефон:", "Факт"), "a word Kyrgyz took over"
)
"""Lines of a Kyrgyz template that equal the Russian one, and why."""
TAG = re.compile(r"\{[{%].*?[%}]\}")

each_paper = pytest.mark.parametrize(
    ("kind", "language"), PAPERS, ids=lambda part: part.code if isinstance(part, Kind) else part
)


def made(kind: Kind, language: Language, answers: dict[str, Any]) -> bytes:
    return render(load_template(kind, language=language), worded(kind, answers, language=language))


def faults(text: str) -> list[str]:
    return [text[max(0, found.start() - 30) : found.end() + 30] for found in UNRESOLVED.finditer(text)]


def own_text(kind: Kind, language: Language) -> list[str]:
    """The paragraphs without their tags, those that hold nothing else left out."""
    template = load_template(kind, language=language)
    lines = (" ".join(TAG.sub("", line).split()) for line in paragraphs(template))
    return [line for line in lines if len(line) > 3]


@each_paper
@pytest.mark.parametrize("answers_of", [full, all_unknown], ids=["full", "least"])
def test_a_paper_is_whole_whatever_is_known(kind: Kind, language: Language, answers_of: Any) -> None:
    paper = made(kind, language, answers_of(kind))
    assert docx.Document(io.BytesIO(paper)).paragraphs
    assert faults(text_in(paper)) == []


@each_paper
def test_a_shipped_template_has_no_fault(kind: Kind, language: Language) -> None:
    assert [one for one in check_template(load_template(kind, language=language), kind) if one.fault] == []


@pytest.mark.needs("soffice")
def test_libreoffice_opens_every_paper(tmp_path: Path) -> None:
    from reception.documents.pdf import pdfs_of
    from reception.kernel.progress import Silent

    papers = {f"{kind.code}-{language}.docx": made(kind, language, full(kind)) for kind, language in PAPERS}
    laid_out = pdfs_of(papers, office=tmp_path, progress=Silent())
    assert sorted(laid_out) == sorted(papers)


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_kinds_that_share_a_body_differ_in_facts_norms_and_requests(language: Language) -> None:
    texts = {kind.code: "\n".join(own_text(kind, language)) for kind in KINDS if language in kind.languages}
    alike = {}
    for one, other in combinations(sorted(texts), 2):
        matcher = difflib.SequenceMatcher(a=texts[one].split(), b=texts[other].split(), autojunk=False)
        if matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE:
            alike[frozenset({one, other})] = matcher.ratio()
    assert set(alike) <= set(ALIKE_ALLOWED), alike


def test_no_line_of_a_kyrgyz_template_is_the_russian_one() -> None:
    same = set()
    for kind in KINDS:
        if {"ru", "ky"} <= set(kind.languages):
            same |= set(own_text(kind, "ru")) & set(own_text(kind, "ky"))
    assert {line for line in same if re.search("[а-яё]{3}", line, re.IGNORECASE)} <= set(SAME_IN_KYRGYZ)


def test_every_kind_a_letter_leads_to_is_there() -> None:
    known = set(kind_codes())
    for kind in KINDS:
        if kind.letter is not None:
            led = {*kind.letter.on_silence, *kind.letter.on_refusal, *kind.letter.on_answer}
            assert led <= known, (kind.code, led - known)
