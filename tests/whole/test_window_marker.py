"""After a whole day in the window no word of the data lies anywhere on the PC but where it was put on purpose."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reception.documents.working_copies import FOLDER
from reception.drafts.keeping import Draft
from tests.reception.security.office import AROUND, OTHER_PASSPHRASE, PASSPHRASE, make_office
from tests.ui.day import Ctrl, Day, open_matter
from tests.ui.pages.desk.keys import Keyboard
from tests.ui.typing import type_text
from tests.whole.test_marker import WORDS, words_in
from ui.application import Application
from ui.dialogs.sign_in import SignIn
from ui.pages.desk.page import DeskPage
from ui.pages.import_people.page import ImportPage
from ui.pages.matters.page import MattersPage
from ui.pages.papers.page import PapersPage
from ui.pages.reports.page import ReportsPage
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner
from ui.tasks.word import watch_of
from ui.widgets.file_dialog import file_dialog
from ui.widgets.files.panel import FilesPanel
from ui.widgets.files.receipt import ReceiptDialog
from ui.widgets.files.viewer import FileViewer

pytestmark = pytest.mark.needs("qt")
STORY = " ".join(WORDS)
NAME = f"{WORDS[1]} {WORDS[2]}"
REMEMBERED = {
    "language": str,
    "last_login": str,
    "matters.kind": str,
    "matters.language": str,
    "matters.register": dict,
    "matters.sizes": list,
    "matters.translations": bool,
    "people.sizes": list,
    "person.register": dict,
    "text_size": int,
    "theme": str,
    "today.mine": bool,
    "visit.register": dict,
    "window.geometry": str,
}
"""What the window may remember: a new name here is a decision that no client's data can come under it."""


class Titles(QObject):
    """Every title that the system was given for a window, its task bar and its switcher."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: set[str] = set()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the title of a window that is shown or renamed."""
        is_said = event.type() in {QEvent.Type.Show, QEvent.Type.WindowTitleChange}
        if is_said and isinstance(watched, QWidget) and watched.isWindow():
            self.seen |= {watched.windowTitle(), watched.windowFilePath(), watched.windowIconText()}
        return False


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC of this test's own: home, settings, temporary files, the office; what is put out on purpose lies elsewhere."""
    folder = tmp_path / "pc"
    for name, below in {
        **dict.fromkeys(("HOME", "USERPROFILE"), "home"),
        **dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA"), "home/config"),
        **dict.fromkeys(("XDG_DATA_HOME", "LOCALAPPDATA"), "home/data"),
        **dict.fromkeys(("XDG_CACHE_HOME", "XDG_STATE_HOME"), "home/cache"),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR", "XDG_RUNTIME_DIR"), "temporary"),
    }.items():
        (folder / below).mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(name, str(folder / below))
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temporary"))
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    return folder


@pytest.fixture
def day(qapp: QApplication, qtbot: QtBot, pc: Path) -> Iterator[Day]:
    """The program on this PC, with an office of two colleagues."""
    make_office(pc / "office")
    runner = ThreadRunner()
    memory = Memory(pc / "home" / "config" / "window.json")
    shown = Application(qapp, pc / "office", memory=memory, runner=runner, around=lambda: AROUND)
    shown.start()
    yield Day(shown, qtbot)
    shown.end()
    qtbot.waitUntil(lambda: shown._lanes is None)
    runner.close()
    qapp.processEvents()
    shown.deleteLater()
    qapp.sendPostedEvents(None, 0)


def receive(day: Day) -> None:
    """Someone is received; the first draft is kept in the midst of it."""
    day.keys(Qt.Key.Key_2, Ctrl)
    page = day.page(DeskPage)
    keys = Keyboard(page)
    keys.type(f"{NAME} 0700987654")
    keys.press(Qt.Key.Key_Tab)
    keys.tab_to(page.form.what.first_field())
    keys.type("алимент")
    keys.press(Qt.Key.Key_Tab)
    keys.type(STORY)
    day.main.keep()
    keys.tab_to(page.form.helps.first_field())
    keys.type("консультация")
    keys.press(Qt.Key.Key_Tab)
    keys.type("20")
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: "V-OSH-2026-001" in day.main.bar.text)


def open_her_matter(day: Day) -> str:
    """A matter of hers, with a line of its chronology and another that is begun."""
    page = open_matter(day, surname=WORDS[1], line=STORY)
    type_text(page.view.chronology.entry.text, STORY)
    return str(page.where()["row"])


def add_file(day: Day, chosen: Path) -> None:
    """A file that bears her name comes in, is seen, and a receipt is given."""
    original = chosen / f"{WORDS[3]}.txt"
    original.write_text(STORY, encoding="utf-8")
    view = day.page(MattersPage).view
    view.parts.show_part("files")
    day.until(lambda: view.findChild(FilesPanel) is not None)
    panel = view.findChild(FilesPanel)
    assert isinstance(panel, FilesPanel)
    panel.add_paths([original])
    day.until(panel.model.rowCount)
    panel.table.selectRow(0)
    panel.view()
    day.dialog(FileViewer).close()
    panel.handing.give_receipt()
    receipt = day.dialog(ReceiptDialog)
    receipt.save(str(chosen / "receipt.pdf"))
    receipt.close()


def make_paper(day: Day, matter: str, chosen: Path) -> None:
    """A paper is seen as text and by its pages, printed into a file, and opened in Word."""
    launched: list[Path] = []
    assert day.shown._place is not None

    def launch(path: Path) -> bool:
        launched.append(path)
        return True

    watch_of(day.shown._place)._launch = launch
    day.main.open("papers", {"kind": "information_request", "matter": matter})
    page = day.page(PapersPage)
    wizard = page.wizard
    day.until(lambda: wizard.wizard.step == "answers" and "subject" in wizard.answers.rows)
    type_text(wizard.answers.rows["subject"].editor, STORY)
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: WORDS[7] in wizard.view.text.toPlainText())
    if not wizard.view.exact.isHidden():
        wizard.view.show_pages()
        day.until(wizard.view.pages.isVisible)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(chosen / "printed.pdf"))
        with day.bot.waitSignal(wizard.view.printed, timeout=20_000):
            wizard.view.print_on(printer)
    day.keys(Qt.Key.Key_Return, Ctrl)
    day.until(lambda: launched)


def report_and_import(day: Day, chosen: Path) -> None:
    """The month in Excel, and an old register with every word in it."""
    day.main.open("reports", {})
    day.page(ReportsPage).saving.month("2026-11", chosen / "month.xlsx", language="ru", final=False)
    day.until((chosen / "month.xlsx").exists)
    old = chosen / f"{WORDS[4]}.csv"
    old.write_text(
        "ФИО;Комментарий\n" + "".join(f"{word};{STORY}\n" for word in WORDS[1:8]), encoding="utf-8"
    )
    day.main.open("import", {})
    page = day.page(ImportPage)
    page.open_file(old)
    day.until(lambda: page.steps.currentIndex() == 1)
    day.until(page.next.isEnabled)
    page.next.click()
    day.until(lambda: page.steps.currentIndex() == 2 and page.take.isEnabled())
    page.take.click()
    day.until(lambda: page.steps.currentIndex() == 0)


def look_around(day: Day, chosen: Path) -> None:
    """A dialog for files stands in a folder of hers; her name is searched for and copied."""
    (chosen / WORDS[9]).mkdir()
    dialog = file_dialog(day.main, "x")
    dialog.setDirectory(str(chosen / WORDS[9]))
    dialog.open()
    dialog.close()
    day.until(lambda: not isValid(dialog))
    day.keys(Qt.Key.Key_K, Ctrl)
    type_text(day.main.search, WORDS[1])
    day.until(lambda: any(WORDS[1] in hit for hit in day.main.search.hits))
    line = QLineEdit(NAME, day.main)
    line.selectAll()
    line.copy()


def test_no_word_lies_on_the_pc_while_one_works_while_it_is_locked_and_after(
    day: Day, pc: Path, tmp_path: Path, qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    """A whole day: received, a matter, files, papers, Word, printing, a report, an import, lock, another colleague, end."""
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    titles = Titles(qapp)
    day.sign_in("aigul", PASSPHRASE)
    receive(day)
    matter = open_her_matter(day)
    add_file(day, chosen)
    make_paper(day, matter, chosen)
    report_and_import(day, chosen)
    look_around(day, chosen)
    assert words_in(pc) == set()
    day.main._place.lock()
    window = day.window(SignIn)
    day.until(window._names.count)
    day.until(lambda: not plain_files(pc))
    assert words_in(pc) == set()
    assert qapp.clipboard().text() == ""
    day.sign_in("bakyt", OTHER_PASSPHRASE)
    drafts: list[list[Draft]] = []
    for name in ("desk", "people", "matters", "papers"):
        day.main.open(name, {})
    day.main._place.drafts(day.main).then(drafts.append).run()
    day.until(lambda: drafts)
    assert drafts == [[]]
    assert not any(word in typed_in(day.main) for word in WORDS)
    day.main.close()
    day.until(lambda: day.shown._window is None and not plain_files(pc))
    day.until((pc / "home" / "config" / "window.json").exists)
    assert words_in(pc) == set()
    assert [name for name in names_of(pc) if any(word in name for word in WORDS)] == []
    assert "Приёмная" in titles.seen or len(titles.seen) > 2
    assert not any(word in title for title in titles.seen for word in (*WORDS, "0700987654"))
    told = capfd.readouterr()
    assert not any(word in told.out + told.err for word in WORDS)
    remembered = json.loads((pc / "home" / "config" / "window.json").read_text(encoding="utf-8"))
    assert {name: type(value) for name, value in remembered.items()}.items() <= REMEMBERED.items()


def plain_files(pc: Path) -> list[str]:
    """What any program could open as a paper."""
    kinds = {".docx", ".pdf", ".txt", ".csv", ".xlsx", ".html", ".png"}
    return [
        path.name
        for path in pc.rglob("*")
        if path.suffix in kinds or (path.name == FOLDER and any(path.iterdir()))
    ]


def names_of(pc: Path) -> list[str]:
    """The names of all files and folders."""
    return [path.name for path in pc.rglob("*")]


def typed_in(window: QWidget) -> str:
    """All that stands in the fields of a window."""
    lines = [one.text() for one in window.findChildren(QLineEdit)]
    return "\n".join([*lines, *(one.toPlainText() for one in window.findChildren(QPlainTextEdit))])
