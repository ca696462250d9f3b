"""A lock or the end in the midst of any work: nothing breaks, nothing is half written, nothing stays on the screen."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from PySide6.QtCore import QPoint
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reception.app import open_office
from reception.documents import pdf
from reception.kernel.i18n import mark as _
from reception.people.actions import add_person
from reception.people.queries import find_people
from tests.ui.conftest import PASSPHRASE, around
from tests.ui.day import Day
from tests.ui.typing import type_text
from ui.application import Application
from ui.dialogs.asking import Asking
from ui.dialogs.fault import FaultDialog
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner
from ui.widgets.file_dialog import file_dialog
from ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from reception.kernel.progress import Progress
    from reception.store.reading import Reading
    from reception.store.work import Work

pytestmark = pytest.mark.needs("qt")
PAUSE = 0.08
"""So long each piece of work goes on after the lock."""
BEGUN = _("Working…")


class Under:
    """A day that is about to be broken off, and what went wrong."""

    def __init__(self, day: Day, folder: Path) -> None:
        self.day, self.folder = day, folder
        self.faults: list[BaseException] = []
        self.has_begun = Event()
        setattr(day.shown, "report", self.faults.append)  # noqa: B010 - a method, in this test alone

    @property
    def main(self) -> MainWindow:
        """The window that will be gone."""
        return self.day.main

    def written(self) -> int:
        """How many of those that were being written stand in the store once the office is closed."""
        with (
            open_office(self.folder, login="aigul", passphrase=PASSPHRASE, around=around()) as office,
            office.reading() as reading,
        ):
            return len(find_people(reading, "Өмүралиева"))


@pytest.fixture
def under(qapp: QApplication, qtbot: QtBot, tmp_path: Path, empty_office: Path) -> Iterator[Under]:
    """An opened office on real threads."""
    folder = tmp_path / "office"
    shutil.copytree(empty_office, folder)
    runner = ThreadRunner()
    memory = Memory(tmp_path / "window.json")
    shown = Application(qapp, folder, memory=memory, runner=runner, around=around)
    shown.start()
    made = Under(Day(shown, qtbot), folder)
    made.day.sign_in("aigul", PASSPHRASE)
    yield made
    shown.end()
    qtbot.waitUntil(lambda: shown._lanes is None)
    runner.close()
    qapp.processEvents()
    shown.deleteLater()
    qapp.sendPostedEvents(None, 0)


def act(under: Under) -> None:
    """An act of two people, in the midst of it."""

    def two(work: Work) -> None:
        add_person(work, values={"surname": "Өмүралиева", "given": "Бурул"})
        under.has_begun.set()
        time.sleep(PAUSE)
        add_person(work, values={"surname": "Өмүралиева", "given": "Айзада"})

    under.main._place.act(under.main, two).run()


def many_acts(under: Under) -> None:
    """Acts and questions that wait for each other."""
    for _time in range(3):
        act(under)
        question(under)


def question(under: Under) -> None:
    """A long question, and others that wait behind it."""

    def slow(_reading: Reading) -> None:
        under.has_begun.set()
        time.sleep(PAUSE)

    for _time in range(3):
        under.main._place.ask(under.main, slow).run()


def rendering(under: Under) -> None:
    """Work without the store, as LibreOffice's, that outlives the lock, and goes on with a question."""

    def slow(progress: Progress) -> None:
        under.has_begun.set()
        for step in range(10):
            progress.step(BEGUN, step, 10)
            time.sleep(PAUSE / 5)

    place = under.main._place
    for _time in range(4):
        place.make(place, slow).then(
            lambda _nothing: place.ask(place, lambda reading: reading.access).run()
        ).run()


def import_of_many(under: Under) -> None:
    """A job for the whole office that tells how far it is."""

    def take(_office: object, progress: Progress) -> None:
        under.has_begun.set()
        for step in range(10):
            progress.step(BEGUN, step, 10)
            time.sleep(PAUSE / 5)

    under.main._place.with_office(under.main, take).run()


def failing(under: Under) -> None:
    """Work that breaks off when the ground goes: a fault of it is nobody's fault any more."""
    place = under.main._place

    def slow(_progress: Progress) -> None:
        under.has_begun.set()
        time.sleep(PAUSE)

    place.make(place, slow).then(lambda _nothing: place.act(place, lambda work: work.new_id()).run()).run()


def typing_in_search(under: Under) -> None:
    """The list under the search box."""
    type_text(under.main.search, "алм")
    under.day.until(under.main.search._hits.isVisible)
    under.has_begun.set()


def searching(under: Under) -> None:
    """A long question of typing, with a newer one behind it."""

    def slow(_reading: Reading) -> None:
        under.has_begun.set()
        time.sleep(PAUSE)

    for name in ("one", "one", "two"):
        under.main._place.search(under.main, slow, name=name).run()


def asking(under: Under) -> None:
    """A dialog that asks."""
    Asking(under.main._place, under.main, BEGUN, verb=BEGUN).open()
    under.has_begun.set()


def message_box(under: Under) -> None:
    """A question of the system's kind."""
    QMessageBox(under.main).open()
    under.has_begun.set()


def choosing_file(under: Under) -> None:
    """The dialog for files."""
    file_dialog(under.main, "x").open()
    under.has_begun.set()


def printing(under: Under) -> None:
    """The dialog for a printer."""
    under.printer = QPrinter()  # type: ignore[attr-defined]
    QPrintDialog(under.printer, under.main).show()  # type: ignore[attr-defined]
    under.has_begun.set()


def menu(under: Under) -> None:
    """The menu of the second mouse button, inside a page."""
    made = QMenu(under.main.page)
    made.addAction("x")
    made.popup(QPoint(5, 5))
    under.has_begun.set()


def each_page(under: Under) -> None:
    """Every page opened one after another, each with its questions on the way."""
    for name in ("desk", "people", "matters", "papers", "reports", "settings", "bin", "import", "help"):
        under.main.open(name, {})
    under.has_begun.set()


WORKS = (
    act,
    many_acts,
    question,
    rendering,
    import_of_many,
    failing,
    typing_in_search,
    searching,
    asking,
    message_box,
    choosing_file,
    printing,
    menu,
    each_page,
)
Begin = Callable[[Under], None]


def shown_windows() -> list[QWidget]:
    """What stands on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


@pytest.mark.parametrize("begin", WORKS, ids=lambda one: one.__name__)
def test_a_lock_in_the_midst_leaves_the_sign_in_alone_and_all_acts_whole(under: Under, begin: Begin) -> None:
    begin(under)
    assert under.has_begun.wait(5)
    with under.day.bot.waitSignal(under.main.destroyed, timeout=10_000):
        under.main._place.lock()
    window = under.day.window(SignIn)
    under.day.until(lambda: shown_windows() == [window])
    under.day.until(lambda: is_free(under.folder))
    under.day.bot.wait(int(PAUSE * 3000))
    assert under.faults == []
    assert is_free(under.folder)
    assert under.written() % 2 == 0
    under.day.sign_in("aigul", PASSPHRASE)


@pytest.mark.parametrize("begin", WORKS, ids=lambda one: one.__name__)
def test_the_end_in_the_midst_closes_the_office_and_all_acts_are_whole(
    under: Under, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda *_self: ended.append(1))
    begin(under)
    assert under.has_begun.wait(5)
    under.main.close()
    under.day.until(lambda: ended)
    assert shown_windows() == []
    assert is_free(under.folder)
    under.day.bot.wait(int(PAUSE * 3000))
    assert under.faults == []
    assert under.written() % 2 == 0


@pytest.mark.parametrize("ending", ["lock", "panic", "close"])
def test_a_preview_that_libreoffice_is_making_is_ended_and_its_plain_file_is_gone(
    under: Under, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(QApplication, "quit", lambda *_self: None)
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(pdf, "libreoffice", lambda: slow)
    monkeypatch.setattr(pdf, "scan", lambda _content, **_name: None)
    view = PaperView(under.main._place)
    under.main.page.layout().addWidget(view)  # type: ignore[union-attr]
    view._content, view._number = b"plain", "D-OSH-2026-001"
    view.show_pages()
    plain = under.folder / pdf.FOLDER
    under.day.until(lambda: list(plain.rglob("*.docx")))
    if ending == "close":
        under.main.close()
    elif ending == "lock":
        under.main._place.lock()
    else:
        under.main._place.panic_requested.emit()
    under.day.bot.waitUntil(lambda: not plain.exists(), timeout=3_000)
    assert under.faults == []


def test_the_panic_key_calls_off_what_would_hold_it_up(under: Under) -> None:
    def endless(_office: object, progress: Progress) -> None:
        under.has_begun.set()
        while True:
            progress.step(BEGUN, 0, 0)
            time.sleep(PAUSE / 10)

    under.main._place.with_office(under.main, endless).run()
    assert under.has_begun.wait(5)
    under.main._place.panic_requested.emit()
    under.day.until(lambda: is_free(under.folder))
    assert under.faults == []


def test_an_end_while_the_office_is_being_opened_leaves_it_closed(
    under: Under, monkeypatch: pytest.MonkeyPatch
) -> None:
    under.main._place.lock()
    under.day.until(lambda: is_free(under.folder))
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda *_self: ended.append(1))
    under.day.shown.sign_in("aigul", PASSPHRASE)
    under.day.shown.end()
    under.day.until(lambda: ended and is_free(under.folder))
    assert shown_windows() == []


def test_many_faults_at_once_are_one_dialog(under: Under) -> None:
    delattr(under.day.shown, "report")
    for _time in range(50):
        under.day.shown.faulted.emit(ValueError("Өмүралиева"))
    under.day.until(lambda: under.main.findChildren(FaultDialog))
    under.day.bot.wait(50)
    (dialog,) = under.main.findChildren(FaultDialog)
    dialog.reject()


def is_free(folder: Path) -> bool:
    """Whether another program could open the office now."""
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except TimeoutError:
        return False
    lock.release()
    return True
