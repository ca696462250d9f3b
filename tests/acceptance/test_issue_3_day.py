"""Issue 3: a lawyer's day in the window, on real threads, from the first start to the lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reception.documents.working_copies import FOLDER
from tests.ui.conftest import around
from tests.ui.day import Ctrl, Day, open_matter
from tests.ui.pages.desk.keys import Keyboard
from tests.ui.typing import press, type_text
from ui.application import Application
from ui.dialogs.first_run import FirstRun
from ui.pages.desk.page import DeskPage
from ui.pages.matters.page import MattersPage
from ui.pages.papers.page import PapersPage
from ui.pages.reports.page import ReportsPage
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner
from ui.tasks.word import watch_of

PASSPHRASE = "тоо башында кар жатат"


@pytest.fixture
def day(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    """The program on an empty PC."""
    runner = ThreadRunner()
    memory = Memory(tmp_path / "window.json")
    shown = Application(qapp, tmp_path / "office", memory=memory, runner=runner, around=around)
    shown.start()
    yield Day(shown, qtbot)
    shown.end()
    qtbot.waitUntil(lambda: shown._place is None)
    runner.close()
    qapp.processEvents()
    shown.deleteLater()


def begin(day: Day) -> None:
    """Three steps, and two groups of the code asked back."""
    day.window(FirstRun).language_chosen.emit("ru")
    window = day.window(FirstRun)
    fill(window, "OSH", "", "Асанова Айгүл Бакытовна", "aigul")
    fill(window, PASSPHRASE, PASSPHRASE)
    day.until(lambda: window.step == 3)
    fill(window, *(window._code[place] for place in window._wanted))


def fill(window: FirstRun, *texts: str) -> None:
    step = window._steps.currentWidget()
    assert step is not None
    fields = step.findChildren(QLineEdit)
    for field, text in zip(fields, texts, strict=True):
        type_text(field, text)
    press(fields[-1], Qt.Key.Key_Return)


def receive(day: Day) -> None:
    """A visit by keys alone."""
    day.keys(Qt.Key.Key_2, Ctrl)
    page = day.page(DeskPage)
    keys = Keyboard(page)
    keys.type("Өмүралиева Бурул 0555 123456")
    keys.press(Qt.Key.Key_Tab)
    keys.tab_to(page.form.what.first_field())
    keys.type("алимент")
    keys.press(Qt.Key.Key_Tab)
    keys.type("Отец ребёнка не платит")
    keys.tab_to(page.form.helps.first_field())
    keys.type("консультация")
    keys.press(Qt.Key.Key_Tab)
    keys.type("20")
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: "V-OSH-2026-001" in day.main.bar.text)


def make_paper(day: Day, office: Path, matter: str) -> str:
    """A request for information, from the kind to the file that Word would open."""
    launched: list[Path] = []
    place = day.shown._place
    assert place is not None

    def launch(path: Path) -> bool:
        launched.append(path)
        return True

    watch_of(place)._launch = launch
    day.main.open("papers", {"kind": "information_request", "matter": matter})
    page = day.page(PapersPage)
    day.until(lambda: page.wizard.wizard.step == "answers" and "subject" in page.wizard.answers.rows)
    type_text(page.wizard.answers.rows["subject"].editor, "очередь на жильё")
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: "очередь на жильё" in page.wizard.view.text.toPlainText())
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: launched)
    assert launched[0].parent == office / FOLDER
    text = "\n".join(line.text for line in Document(str(launched[0])).paragraphs)
    assert "очередь на жильё" in text
    return launched[0].stem


def write_month(day: Day, target: Path) -> None:
    """The month in Excel."""
    day.keys(Qt.Key.Key_6, Ctrl)
    page = day.page(ReportsPage)
    page.saving.month("2026-11", target, language="ru", final=False)
    day.until(target.exists)
    book = load_workbook(target)
    assert any(cell.value == 1 for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def undo_the_line(day: Day, page: MattersPage) -> None:
    """A line added by mistake goes again with one key."""
    day.main.open("matters", {})
    entry = page.view.chronology.entry
    entry.at.line.setFocus()
    type_text(entry.at.line, "вчера")
    press(entry.at.line, Qt.Key.Key_Tab)
    type_text(entry.text, "Ошибка")
    press(entry.text, Qt.Key.Key_Return)
    day.until(lambda: page.view.chronology.list.count() == 2)
    day.keys(Qt.Key.Key_Z, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    day.until(lambda: page.view.chronology.list.count() == 1)


def lock_and_return(day: Day) -> None:
    """Ctrl+L destroys the window; the passphrase leads back to the same matter."""
    before = day.main.at
    with day.bot.waitSignal(day.main.destroyed, timeout=20_000):
        day.keys(Qt.Key.Key_L, Ctrl)
    day.sign_in("aigul", PASSPHRASE)
    assert day.main.at[0] == before[0] == "matters"
    day.until(lambda: day.main.at[1].get("row") == before[1]["row"])


@pytest.mark.needs("qt")
def test_a_lawyer_works_a_whole_day_in_the_window(day: Day, tmp_path: Path) -> None:
    """First run, receive, matter, paper, Excel, undo, lock and sign in again, by keys in a real window on real threads."""
    begin(day)
    receive(day)
    matters = open_matter(day, surname="Өмүралиева", line="Суд отложил заседание")
    number = make_paper(day, tmp_path / "office", str(matters.where()["row"]))
    assert number.startswith("D-OSH-2026-")
    write_month(day, tmp_path / "month.xlsx")
    undo_the_line(day, matters)
    lock_and_return(day)
