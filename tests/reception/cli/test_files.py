"""`file` at the command line: taken in, listed, written out, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reception.cli.conftest import Busy


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A file to take in."""
    path = tmp_path / "Справка_ОВД.pdf"
    path.write_bytes(b"%PDF-1.7 " + os.urandom(500))
    return path


@pytest.mark.parametrize("owner", ["--matter {number}", "--visit {visit_number}", "--person {person}"])
def test_a_file_goes_in_and_comes_out_as_it_was(
    busy: Busy, original: Path, tmp_path: Path, owner: str
) -> None:
    owned = busy.named(owner)
    (added,) = busy.line("file", "add", str(original), *owned, "--origin", "мать", "--json").json
    (line,) = busy.line("file", "list", *owned, "--json").json
    assert (line["id"], line["title"], line["kind"], line["origin"]) == (
        added["id"],
        "Справка ОВД",
        "pdf",
        "мать",
    )
    assert (line["size"], line["received_on"], line["received_by"]) == (509, "2026-11-24", "Асанова Айгүл")
    target = tmp_path / "out.pdf"
    busy.line("file", "get", added["id"], "-o", str(target))
    assert target.read_bytes() == original.read_bytes()
    assert busy.line("verify", "--json").json["sound"]


def test_it_says_where_the_plain_ones_are_and_what_was_there_already(busy: Busy, original: Path) -> None:
    owned = busy.named("--matter {number}")
    first = busy.line("file", "add", str(original), *owned)
    assert "Taken in: Справка ОВД" in first.out
    assert "originals" in first.err
    assert "has the file already" in busy.line("file", "add", str(original), *owned).out
    assert "Справка ОВД" in busy.line("file", "list", *owned).out


def test_writing_over_a_file_is_refused_unless_it_is_meant(
    busy: Busy, original: Path, tmp_path: Path
) -> None:
    (added,) = busy.line("file", "add", str(original), *busy.named("--matter {number}"), "--json").json
    target = tmp_path / "there.pdf"
    target.write_bytes(b"mine")
    assert "there already" in busy.line("file", "get", added["id"], "-o", str(target), expect=1).err
    assert target.read_bytes() == b"mine"
    busy.line("file", "get", added["id"], "-o", str(target), "--overwrite")
    assert target.read_bytes() == original.read_bytes()


def test_one_file_that_cannot_be_read_leaves_nothing_of_the_others(
    busy: Busy, original: Path, tmp_path: Path
) -> None:
    files = busy.line.store / "files"
    owned = busy.named("--person {person}")
    answer = busy.line("file", "add", str(original), str(tmp_path / "none.pdf"), *owned, expect=3)
    assert "none.pdf" in answer.err
    assert busy.line("file", "list", *owned, "--json").json == []
    assert not files.exists() or list(files.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("file add {tmp} --matter {number}", 1),
        ("file add {tmp}/x --matter OSH-2026-999", 1),
        ("file add {tmp}/x", 2),
        ("file list --person 00", 1),
        ("file list --matter {number} --person {person}", 2),
        ("file get 00 -o {tmp}/y", 1),
        ("file get {person} -o {tmp}/y", 1),
        ("file get {person} -o {tmp}/none/y", 3),
    ],
)
def test_what_is_wrong_is_one_sentence_and_changes_nothing(busy: Busy, words: str, code: int) -> None:
    answer = busy.line(*busy.named(words), expect=code)
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert not (busy.line.store.parent / "y").exists()
