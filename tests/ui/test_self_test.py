"""The program tries itself, and says in a sentence what is unfit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reception.demo.office import DemoMade
from reception.kernel.i18n import Translator
from ui import self_test

WORDS = Translator("en")


def made(folder: Path, papers: tuple[str, ...]) -> DemoMade:
    """An office made of empty ZIP files."""
    store = folder / "store"
    store.mkdir()
    files = [folder / name for name in papers]
    for file in (*files, folder / "OSH.xlsx"):
        file.write_bytes(b"PK\x05\x06" + bytes(18))
    return DemoMade(store, "demo", "", "", tuple(files), (folder / "OSH.xlsx",))


@pytest.mark.usefixtures("qtbot")
def test_the_whole_program_works_here() -> None:
    out = io.StringIO()
    assert self_test.run(out, words=WORDS) == 0, out.getvalue()
    lines = out.getvalue().splitlines()
    assert lines[-1] == "The program works."
    assert "papers 9, workbooks 3" in lines[1]


def test_a_store_that_anybody_can_read_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = made(tmp_path, ("a-ru.docx", "b-ru.docx", "c-ru.docx"))
    (office.store / "store.db").write_bytes(b"SQLite format 3\0")
    monkeypatch.setattr(self_test, "make_demo", lambda *_args, **_named: office)
    out = io.StringIO()
    assert self_test.run(out, words=WORDS) == 3
    assert "The store is not encrypted." in out.getvalue()


def test_a_kind_of_paper_that_is_missing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = made(tmp_path, ("a-ru.docx", "a-ky.docx", "b-ru.docx"))
    monkeypatch.setattr(self_test, "make_demo", lambda *_args, **_named: office)
    out = io.StringIO()
    assert self_test.run(out, words=WORDS) == 3
    assert "Not every kind of paper was made." in out.getvalue()


def test_what_nobody_expected_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_named: object) -> DemoMade:
        raise ModuleNotFoundError("No module named 'docxtpl'")

    monkeypatch.setattr(self_test, "make_demo", broken)
    out = io.StringIO()
    assert self_test.run(out, words=WORDS) == 3
    assert "docxtpl" in out.getvalue()
    assert out.getvalue().splitlines()[-1] == "This copy of the program does not work. Install it anew."


def test_where_there_is_nowhere_to_write_to_the_exit_code_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_named: object) -> DemoMade:
        raise OSError

    monkeypatch.setattr(self_test, "make_demo", broken)
    assert self_test.run(None, words=WORDS) == 3


def test_an_empty_window_is_told_from_a_drawn_one(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCalendarWidget

    blank = QImage(400, 300, QImage.Format.Format_RGB32)
    blank.fill(0x00F4F6F7)
    assert self_test._is_blank(blank)
    drawn = QCalendarWidget()
    qtbot.addWidget(drawn)
    assert not self_test._is_blank(drawn.grab().toImage())
