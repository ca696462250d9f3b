"""Issue 3, Word in the middle: a stub editor holds a paper over a lock, a window is killed; the edits are kept."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.app import Newcomer, begin_office
from reception.documents.actions import make_paper
from reception.documents.editing import opened, paper_key
from reception.documents.keeping import KeptIn
from reception.documents.parts import text_in
from reception.documents.queries import papers_shown
from reception.kernel.ids import Id
from reception.matters.actions import open_matter
from reception.people.actions import add_person
from reception.store.reading import Reading
from reception.store.work import Work
from tests.acceptance.editor import opened_place, save
from tests.ui.conftest import PASSPHRASE, around
from ui.tasks.word import WordWatch, at_start, before_lock, open_in_word, while_locked
from ui.tasks.workplace import Workplace

ROOT = Path(__file__).parents[2]
NUMBER = "D-OSH-2026-001"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    first = Newcomer("Асанова Айгүл Бакытовна", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    return folder


@pytest.fixture
def paper(office: Path) -> Id:
    """A request for information, kept in a matter."""
    made: list[Id] = []

    def opens(work: Work) -> Id:
        values = {"client_id": made.pop(), "category": "housing"}
        return open_matter(work, values=values, catalogue=place.catalogue)

    def make(work: Work) -> Id:
        kept = KeptIn("matter", made.pop())
        return make_paper(
            work,
            kind_code="information_request",
            language="ru",
            kept=kept,
            catalogue=place.catalogue,
            keeping=place.keeping,
            press=place.press,
        ).id

    place = opened_place(office)
    woman = {"surname": "Маматова", "given": "Зууракан"}
    place.act(place, lambda work: add_person(work, values=woman)).then(made.append).run()
    place.act(place, opens).then(made.append).run()
    place.act(place, make).then(made.append).run()
    place._lanes.close()
    return made[0]


def in_the_matter(place: Workplace) -> str:
    found: list[str] = []

    def ask(reading: Reading) -> str:
        (shown,) = papers_shown(reading)
        assert shown.owner == "matter"
        return text_in(opened(paper_key(reading, shown.id), keeping=place.keeping).content)

    place.ask(place, ask).then(found.append).run()
    return found[0]


def beside(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.acceptance.editor", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=None)


@pytest.fixture
def signs(tmp_path: Path) -> Iterator[Path]:
    """Where the test and the editor tell each other how far they are."""
    folder = tmp_path / "signs"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_an_editor_that_saves_during_an_idle_lock_loses_nothing_and_leaves_nothing(
    qtbot: QtBot, office: Path, paper: Id, signs: Path
) -> None:
    """A stub editor holds a paper and saves during an idle lock: after unlock the text is in the matter."""
    place = opened_place(office)
    with closing(place._lanes):
        WordWatch(place, launch=Path.exists)
        open_in_word(place, QObject(place), paper)
        copy = office / "word" / f"{NUMBER}.docx"
        editor = beside("hold", str(copy), str(signs))
        qtbot.waitUntil((signs / "held").exists, timeout=15_000)
        before_lock(place)
    locked = while_locked(office)
    (signs / "save").touch()
    sealed = copy.with_name(copy.name + ".age")
    qtbot.waitUntil(sealed.exists, timeout=15_000)
    assert copy.exists(), "its editor holds it"
    (signs / "close").touch()
    qtbot.waitUntil(lambda: not copy.exists(), timeout=15_000)
    assert editor.wait(timeout=10) == 0
    locked.stop()
    assert "ЭКИНЧИ".encode() not in sealed.read_bytes()
    place = opened_place(office)
    with closing(place._lanes):
        at_start(place)
        assert "БИРИНЧИ" in in_the_matter(place)
        assert "ЭКИНЧИ" in in_the_matter(place)
        assert list(copy.parent.iterdir()) == []


def test_a_killed_window_an_edit_and_a_new_start_take_the_edit_in_and_remove_the_copy(
    qapp: QApplication,  # noqa: ARG001 - a watch needs one
    office: Path,
    paper: Id,
) -> None:
    """`kill -9`, edit, restart: the edit is taken in, then the copy removed."""
    assert beside("die", str(office), paper.hex).wait(timeout=30) == -signal.SIGKILL
    copy = office / "word" / f"{NUMBER}.docx"
    save(copy, word="КОШУМЧА")
    place = opened_place(office)
    with closing(place._lanes):
        at_start(place)
        assert "КОШУМЧА" in in_the_matter(place)
        assert list(copy.parent.iterdir()) == []
