"""Many papers become PDF by one LibreOffice, and several PDFs one file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reception.attachments.preview import count_pages
from reception.documents.kinds import load_kind, load_template
from reception.documents.pdf import joined, pdfs_of
from reception.kernel.errors import Refused, Unable
from reception.kernel.progress import Silent

SLIP = load_template(load_kind("visit_slip"), language="ru")


def blank(pages: int) -> bytes:
    from pypdf import PdfWriter

    writer, result = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(result)
    return result.getvalue()


@pytest.mark.needs("soffice")
def test_papers_are_laid_out_together_and_nothing_plain_is_left(tmp_path: Path) -> None:
    made = pdfs_of({"D-1.docx": SLIP, "D-2.docx": SLIP}, office=tmp_path, progress=Silent())
    assert set(made) == {"D-1.docx", "D-2.docx"}
    assert all(count_pages(pdf) == 1 for pdf in made.values())
    assert list(tmp_path.iterdir()) == []


def test_what_may_not_be_opened_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises((Refused, Unable)):
        pdfs_of({"D-1.docx": b"no Word file"}, office=tmp_path, progress=Silent())
    assert list(tmp_path.iterdir()) == []


def test_joined_pages_stand_in_the_order_of_the_files() -> None:
    assert count_pages(joined([blank(1), blank(3), blank(2)])) == 6


def test_what_is_no_pdf_is_told() -> None:
    for wrong in (b"", b"no pdf"):
        with pytest.raises(Unable):
            joined([blank(1), wrong])
