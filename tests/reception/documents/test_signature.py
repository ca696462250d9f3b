"""A signature never stands alone on a page: the words before it go with it."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from reception.documents.kinds import Kind, kind_codes, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded
from reception.kernel.i18n import Language
from tests.reception.documents.conftest import all_unknown, empty_lists, full

SIGNED_KINDS = [kind for kind in map(load_kind, kind_codes()) if kind.signed_by]
PAPERS = [(kind, language) for kind in SIGNED_KINDS for language in kind.languages]
SIGNED = ("подпись", "колу", "signature")


def before_the_signature(paper: bytes) -> Any:
    """The last paragraph with words above the table that has the lines to sign on."""
    body = list(docx.Document(io.BytesIO(paper)).element.body)
    table = next(
        place
        for place, element in enumerate(body)
        if element.tag == qn("w:tbl") and any(f"({word})" in _words(element) for word in SIGNED)
    )
    return next(element for element in reversed(body[:table]) if _words(element).strip())


def _words(element: Any) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


@pytest.mark.parametrize("answers", [full, empty_lists, all_unknown])
@pytest.mark.parametrize(
    ("kind", "language"), PAPERS, ids=lambda part: part.code if isinstance(part, Kind) else part
)
def test_the_words_before_the_signature_go_with_it(kind: Kind, language: Language, answers: Any) -> None:
    said = worded(kind, answers(kind), language=language)
    paper = render(load_template(kind, language=language), said)
    last = before_the_signature(paper)
    assert last.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None, _words(last)
