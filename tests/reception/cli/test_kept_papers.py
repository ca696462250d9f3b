"""`document list`, `write`, `take`: a kept paper goes out, is edited, and comes back as its new version."""

from __future__ import annotations

from pathlib import Path

from tests.reception.cli.conftest import Busy
from tests.reception.documents.test_editing import edited


def test_a_kept_paper_goes_out_and_comes_back_edited(busy: Busy, tmp_path: Path) -> None:
    line = busy.line
    person = line.add("person", {"given": "Гүлнара"})["id"]
    made = tmp_path / "made.docx"
    request = ["information_request", "--person", person, "--language", "ky"]
    line("document", "make", *request, "-o", str(made))
    (paper,) = line("document", "list", "--person", person, "--json").json
    assert (paper["kind"], paper["unfinished"]) == ("information_request", True)
    out = tmp_path / "out.docx"
    line("document", "write", paper["number"], "-o", str(out))
    assert out.read_bytes() == made.read_bytes()
    out.write_bytes(edited(out.read_bytes()))
    line("document", "take", paper["number"].lower(), str(out))
    again = tmp_path / "again.docx"
    line("document", "write", paper["number"], "-o", str(again))
    assert again.read_bytes() == out.read_bytes()
    assert len(line("document", "list", "--json").json) >= 1


def test_an_unknown_paper_and_no_document_are_refused(busy: Busy, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"not a document")
    assert "D-OSH-1999-001" in busy.line("document", "take", "D-OSH-1999-001", str(bad), expect=1).err
