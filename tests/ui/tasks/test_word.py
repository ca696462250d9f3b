"""Papers open in Word, seen from the window: an edit comes back by itself, and what is closed goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.documents.actions import make_paper
from reception.documents.editing import opened, paper_key
from reception.documents.keeping import KeptIn
from reception.documents.parts import text_in
from reception.documents.queries import paper_shown
from reception.kernel.ids import Id
from reception.people.actions import add_person
from reception.store.work import Work
from tests.reception.documents.test_editing import edited
from ui.tasks.word import WordWatch, before_lock, open_in_word, watch_of, while_locked
from ui.tasks.workplace import Notice, Workplace


@pytest.fixture
def paper(place: Workplace) -> Id:
    """A request for information, kept with a person."""
    people: list[Id] = []
    papers: list[Id] = []
    person = {"surname": "Маматова", "given": "Зууракан"}
    place.act(place, lambda work: add_person(work, values=person)).then(people.append).run()

    def make(work: Work) -> Id:
        kept = KeptIn("person", people[0])
        made = make_paper(
            work,
            kind_code="information_request",
            language="ru",
            kept=kept,
            catalogue=place.catalogue,
            keeping=place.keeping,
            press=place.press,
        )
        return made.id

    place.act(place, make).then(papers.append).run()
    return papers[0]


@pytest.fixture
def launched(qapp: QApplication, place: Workplace) -> list[Path]:  # noqa: ARG001 - a watch needs one
    paths: list[Path] = []

    def launch(path: Path) -> bool:
        paths.append(path)
        return True

    WordWatch(place, launch=launch)
    return paths


def text_of(place: Workplace, paper: Id) -> str:
    found: list[str] = []

    def ask(reading: object) -> str:
        shown = paper_shown(reading, paper)  # type: ignore[arg-type]
        assert shown is not None
        return text_in(opened(paper_key(reading, shown.id), keeping=place.keeping).content)  # type: ignore[arg-type]

    place.ask(place, ask).then(found.append).run()
    return found[0]


def test_a_paper_opens_as_a_file_named_by_its_number(
    place: Workplace, paper: Id, launched: list[Path]
) -> None:
    open_in_word(place, QObject(place), paper)
    assert [path.name for path in launched] == ["D-OSH-2026-001.docx"]


def test_what_is_saved_by_replacing_comes_back_by_itself_and_can_be_undone(
    qtbot: QtBot, place: Workplace, paper: Id, launched: list[Path]
) -> None:
    said: list[Notice] = []
    place.said.connect(said.append)
    open_in_word(place, QObject(place), paper)
    aside = launched[0].with_name("~WRD0000.tmp")
    aside.write_bytes(edited(launched[0].read_bytes()))
    aside.replace(launched[0])
    qtbot.waitUntil(lambda: "КОШУМЧА" in text_of(place, paper), timeout=5000)
    assert "D-OSH-2026-001" in said[-1].text
    assert said[-1].undo
    place.undo(place)
    assert "КОШУМЧА" not in text_of(place, paper)


def test_a_closed_paper_is_removed(qtbot: QtBot, place: Workplace, paper: Id, launched: list[Path]) -> None:
    open_in_word(place, QObject(place), paper)
    owner = launched[0].with_name("~$" + launched[0].name[2:])
    owner.write_bytes(b"Word")
    watch = watch_of(place)
    watch.look()
    owner.unlink()
    qtbot.waitUntil(lambda: not launched[0].exists(), timeout=5000)


def test_a_lock_takes_in_what_was_saved_and_leaves_nothing_plain(
    place: Workplace, paper: Id, launched: list[Path]
) -> None:
    open_in_word(place, QObject(place), paper)
    launched[0].write_bytes(edited(launched[0].read_bytes()))
    before_lock(place)
    assert "КОШУМЧА" in text_of(place, paper)
    assert list(launched[0].parent.iterdir()) == []


def test_while_locked_a_save_is_sealed_and_the_plain_file_goes(
    qtbot: QtBot, place: Workplace, paper: Id, launched: list[Path]
) -> None:
    open_in_word(place, QObject(place), paper)
    launched[0].write_bytes(edited(launched[0].read_bytes()))
    locked = while_locked(place.folder, place)
    qtbot.waitUntil(lambda: not launched[0].exists(), timeout=5000)
    locked.stop()
    assert launched[0].with_name(launched[0].name + ".age").exists()


def test_a_file_that_holds_macros_is_said_once_and_not_taken_in(
    place: Workplace, paper: Id, launched: list[Path]
) -> None:
    said: list[Notice] = []
    place.said.connect(said.append)
    open_in_word(place, QObject(place), paper)
    launched[0].write_bytes(b"PK not a document")
    watch = watch_of(place)
    watch.look()
    watch.look()
    assert [notice.is_warning for notice in said] == [True]
    assert launched[0].exists()
