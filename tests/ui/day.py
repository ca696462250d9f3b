"""The program as a person has it before her: real windows, real threads; a test waits as she would."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, press_through, type_text
from ui.application import Application
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.pages.matters.new_matter import NewMatter
from ui.pages.matters.page import MattersPage
from ui.pages.people.page import PeoplePage

Kind = TypeVar("Kind", bound=QWidget)
Ctrl = Qt.KeyboardModifier.ControlModifier


class Day:
    """The program as a person has it before her."""

    def __init__(self, shown: Application, bot: QtBot) -> None:
        """Wait with this bot for this program."""
        self.shown, self.bot = shown, bot

    def window(self, kind: type[Kind]) -> Kind:
        """Wait until this window is shown."""
        self.bot.waitUntil(lambda: isinstance(self.shown.window, kind), timeout=20_000)
        assert isinstance(self.shown.window, kind)
        return self.shown.window

    def sign_in(self, login: str, passphrase: str) -> MainWindow:
        """Sign in by keys."""
        window = self.window(SignIn)
        self.until(window._names.count)
        logins = [
            str(window._names.item(n).data(Qt.ItemDataRole.UserRole)) for n in range(window._names.count())
        ]
        window._names.setCurrentRow(logins.index(login))
        type_text(window.passphrase, passphrase)
        press(window.passphrase, Qt.Key.Key_Return)
        return self.main

    @property
    def main(self) -> MainWindow:
        """The main window."""
        return self.window(MainWindow)

    def page(self, kind: type[Kind]) -> Kind:
        """The page that is shown."""
        page = self.main.page
        assert isinstance(page, kind)
        return page

    def until(self, happens: Callable[[], object]) -> None:
        """Wait for what the threads do."""
        self.bot.waitUntil(lambda: bool(happens()), timeout=20_000)

    def dialog(self, kind: type[Kind]) -> Kind:
        """Wait until this dialog is shown."""
        self.until(lambda: dialogs(kind))
        return dialogs(kind)[0]

    def keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys; the offscreen system activates nothing when a dialog or a popup has closed."""
        if QApplication.activeWindow() is None:
            self.main.activateWindow()
            self.until(QApplication.activeWindow)
        press_through(self.main, key, modifiers)

    def found(self, typed: str) -> None:
        """Find by Ctrl+K and open what is found first."""
        self.keys(Qt.Key.Key_K, Ctrl)
        type_text(self.main.search, typed)
        self.until(lambda: any(typed.casefold() in hit.casefold() for hit in self.main.search.hits))
        press(self.main.search, Qt.Key.Key_Return)


def dialogs(kind: type[Kind]) -> list[Kind]:
    """The dialogs of this kind that are shown."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def open_matter(day: Day, *, surname: str, line: str) -> MattersPage:
    """Find her, open a matter for her, and write the first line of its chronology: of yesterday."""
    day.found(surname)
    people = day.page(PeoplePage)
    day.until(lambda: people.where().get("row"))
    day.main.open("matters", {"new": True, "client_id": people.where()["row"]})
    dialog = day.dialog(NewMatter)
    dialog.form.editor("category").show_value("alimony")
    dialog.verb.click()
    page = day.page(MattersPage)
    day.until(lambda: page.view.whole is not None)
    entry = page.view.chronology.entry
    entry.at.line.setFocus()
    type_text(entry.at.line, "вчера")
    press(entry.at.line, Qt.Key.Key_Tab)
    type_text(entry.text, line)
    press(entry.text, Qt.Key.Key_Return)
    day.until(lambda: page.view.chronology.list.count() == 1)
    return page
