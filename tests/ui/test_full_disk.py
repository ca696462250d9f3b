"""A full disk is a sentence: what was typed stays in its field, and is kept as soon as there is room."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reception.app import Office
from reception.drafts.keeping import Draft
from reception.people.queries import find_people
from tests.ui.pages.desk.keys import Keyboard
from tests.ui.pages.papers.test_page import papers, person
from tests.ui.typing import type_text
from ui.pages.desk.page import DeskPage
from ui.pages.papers.page import PapersPage
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.drafting import Drafting
from ui.widgets.files.panel import FilesPanel

STORY = "Өмүралиева " * 3000


@pytest.fixture
def said(place: Workplace) -> list[Notice]:
    """What the message bar was given."""
    told: list[Notice] = []
    place.said.connect(told.append)
    return told


@pytest.fixture(autouse=True)
def no_fault(place: Workplace, qtbot: QtBot) -> Iterator[None]:  # noqa: ARG001 - timers want an application
    """No fault of the program comes of it."""
    told: list[BaseException] = []
    place.failed.connect(told.append)
    yield
    assert told == []


def let_grow(place: Workplace, by: int) -> None:
    """The store's file may grow by so many pages from now on."""
    office: Office = place._lanes.office
    with office.store.whole() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + by}")


def drafts(place: Workplace) -> list[Draft]:
    found: list[list[Draft]] = []
    place.drafts(place).then(found.append).run()
    return found[0]


def test_a_draft_that_found_no_room_is_told_once_and_kept_when_there_is(
    place: Workplace, said: list[Notice]
) -> None:
    owner = QObject()
    drafting = Drafting(place, "chronology", lambda: {"text": STORY}, owner)
    drafting.begin("one", lambda _body: None)
    let_grow(place, 0)
    for _time in range(3):
        drafting.keep()
    assert [notice.is_warning for notice in said] == [True]
    assert drafts(place) == []
    let_grow(place, 1000)
    drafting.keep()
    (draft,) = drafts(place)
    assert draft.body == {"text": STORY}
    let_grow(place, 0)
    drafting = Drafting(place, "chronology", lambda: {"text": STORY * 9}, owner)
    drafting.begin("two", lambda _body: None)
    drafting.keep()
    assert len(said) == 2


def test_the_desk_says_that_a_draft_is_kept_only_when_it_is(
    place: Workplace, said: list[Notice], qtbot: QtBot
) -> None:
    page = DeskPage(place)
    qtbot.addWidget(page)
    Keyboard(page).type("Өмүралиева")
    page.form.what.editor("about").show_value(STORY)
    let_grow(place, 0)
    page.keep()
    assert (page._draft_said.text(), len(said)) == ("", 1)
    let_grow(place, 1000)
    page.keep()
    assert page._draft_said.text()
    assert len(drafts(place)) == 1


def test_a_visit_that_found_no_room_stays_in_its_form_and_is_written_whole_later(
    place: Workplace, said: list[Notice], qtbot: QtBot
) -> None:
    page = DeskPage(place)
    qtbot.addWidget(page)
    Keyboard(page).type("Өмүралиева Бурул")
    page.form.what.editor("category").show_value("alimony")
    page.form.what.editor("about").show_value(STORY)
    let_grow(place, 0)
    page.save_button.click()
    assert not page.form.is_blank()
    let_grow(place, 1000)
    page.save_button.click()
    found: list[int] = []
    place.ask(place, lambda reading: len(find_people(reading, "Өмүралиева"))).then(found.append).run()
    assert (found, page.form.is_blank()) == ([1], True)
    assert said


def test_a_file_that_finds_no_room_is_told_and_leaves_nothing_behind(
    place: Workplace,
    said: list[Notice],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    panel = FilesPanel(place, "person", person(place))
    qtbot.addWidget(panel)
    original = tmp_path / "a.bin"
    original.write_bytes(b"\0a" * 1000)
    before = files_in(place.folder)
    fill(monkeypatch)
    panel.add_paths([original])
    assert (panel.model.rowCount(), [notice.is_warning for notice in said]) == (0, [True])
    assert files_in(place.folder) == before
    monkeypatch.undo()
    panel.add_paths([original])
    assert panel.model.rowCount() == 1


def test_a_paper_that_finds_no_room_keeps_its_answers(
    place: Workplace,
    said: list[Notice],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = PapersPage(place)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open_at({"kind": "information_request", "person": person(place).hex})
    type_text(page.wizard.answers.rows["subject"].editor, "очередь")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    before = files_in(place.folder)
    fill(monkeypatch)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert papers(place) == []
    assert [notice.is_warning for notice in said] == [True] or page.wizard.fault.text()
    assert files_in(place.folder) == before
    assert page.wizard.answers.rows["subject"].editor.value() == "очередь"


def fill(patch: pytest.MonkeyPatch) -> None:
    """No file comes to its end: the disk is full when it is to be made lasting."""

    def full(_file: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "no room")

    patch.setattr("os.fsync", full)


def files_in(folder: Path) -> set[str]:
    """The names of all files below a folder, but those of SQLite itself."""
    return {path.name for path in folder.rglob("*") if path.is_file() and "-wal" not in path.name}
