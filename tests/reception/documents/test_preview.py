"""A paper is shown as harmless text, or as pages by LibreOffice; nothing plain stays behind."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest

from reception.documents.kinds import Kind, load_template
from reception.documents.pdf import pdf_of, sweep_previews
from reception.documents.preview import pages_of, text_preview
from reception.documents.render import render
from reception.documents.wording import worded
from reception.kernel.errors import Cancelled, Unable
from reception.kernel.i18n import Message
from reception.kernel.progress import Silent
from tests.reception.documents.conftest import full


class CalledOff:
    """Progress whose user calls it off at once."""

    def step(self, what: Message, done: int, total: int) -> None:  # noqa: ARG002 - the protocol's
        raise Cancelled


@pytest.fixture
def paper(complaint: Kind) -> bytes:
    return render(load_template(complaint, language="ky"), worded(complaint, full(complaint), language="ky"))


def typed(text: str) -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(saved)
    return saved.getvalue()


def test_the_words_of_a_paper_are_shown(paper: bytes) -> None:
    shown = text_preview(paper)
    assert "<p>" in shown
    assert "үчүн" in shown


def test_nothing_in_the_text_can_run_or_fetch() -> None:
    shown = text_preview(typed("<script>alert(1)</script><img src=http://x.example/a.png>"))
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;" in shown


def test_pages_are_laid_out_and_no_file_is_left(paper: bytes, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        with pytest.raises(Unable):
            pdf_of(paper, number="D-1", office=tmp_path, progress=Silent())
        return
    pdf = pdf_of(paper, number="D-1", office=tmp_path, progress=Silent())
    pages = pages_of(pdf, scale=0.5, progress=Silent())
    assert len(pages) >= 2
    assert all(len(page.dots) == page.width * page.height * 4 for page in pages)
    assert list(tmp_path.iterdir()) == []


def test_a_preview_called_off_leaves_no_file(paper: bytes, tmp_path: Path) -> None:
    with pytest.raises((Cancelled, Unable)):
        pdf_of(paper, number="D-1", office=tmp_path, progress=CalledOff())
    assert list(tmp_path.iterdir()) == []


def test_what_a_power_cut_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "preview" / "abc"
    left.mkdir(parents=True)
    (left / "D-1.docx").write_bytes(b"plain")
    sweep_previews(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_libreoffice_writes_beside_lies_in_the_private_folder_too(
    paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\necho "$TMPDIR" "$TMP" "$TEMP" > {tmp_path / "told"}\n')
    program.chmod(0o700)
    monkeypatch.setattr("reception.documents.pdf.libreoffice", lambda: program)
    (tmp_path / "office").mkdir()
    with pytest.raises(Unable):
        pdf_of(paper, number="D-1", office=tmp_path / "office", progress=Silent())
    told = {Path(name).parent for name in (tmp_path / "told").read_text().split()}
    assert told == {tmp_path / "office" / "preview"}
