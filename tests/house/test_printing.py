"""LibreOffice of the suite: one start for many files, each page found again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from tests.printing import Printer


def paper(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_paragraph(words)
    document.save(str(path))
    return path


def words_of(pages: Sequence[Path]) -> list[str]:
    return [PdfReader(path).pages[0].extract_text().strip() for path in pages]


@pytest.mark.needs("soffice")
def test_papers_of_one_name_come_back_in_their_order(tmp_path: Path, pdfs: Printer) -> None:
    papers = [paper(tmp_path / part / "D-1.docx", part) for part in ("one", "two")]
    assert words_of(pdfs(papers)) == ["one", "two"]
    assert words_of(pdfs(papers[::-1])) == ["two", "one"]


@pytest.mark.needs("soffice")
def test_a_file_without_pages_is_named(tmp_path: Path, pdfs: Printer) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(AssertionError, match=r"no pages of broken\.docx$"):
        pdfs([paper(tmp_path / "sound.docx", "sound"), tmp_path / "broken.docx"])
