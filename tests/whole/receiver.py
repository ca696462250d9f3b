"""A window of its own process that receives one visitor after another, and says of each when it is saved; it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import PASSPHRASE, around
from tests.ui.pages.desk.keys import Keyboard
from ui.application import Application
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.pages.desk.page import DeskPage
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner
from ui.tasks.workplace import Notice

LETTERS = "абвгдежзиклмнопрстуф"


def register(window: MainWindow, name: str) -> None:
    """Type a visitor of this name at the desk, keep the draft, and save the visit."""
    window.open("desk", {})
    page = window.page
    assert isinstance(page, DeskPage)
    Keyboard(page).type(name)
    page.form.what.editor("category").show_value("alimony")
    page.form.what.editor("about").show_value("Отец ребёнка не платит. " * 40)
    page.keep()
    page.save_button.click()


def main(folder: Path, number: int) -> None:
    """Receive visitors named by this number and the letters of the alphabet, each first as a draft and then as a visit."""
    app = QApplication([])
    runner = ThreadRunner()
    shown = Application(
        app,
        folder,
        memory=Memory(folder / "window.json"),
        runner=runner,
        around=lambda: around(1000 + number),
    )
    shown.start()
    names: list[str] = []

    def look() -> None:
        window = shown.window
        if isinstance(window, SignIn) and window.login and window.passphrase.isEnabled():
            window.set_busy(busy=True)
            shown.sign_in(window.login, PASSPHRASE)
        elif isinstance(window, MainWindow):
            timer.stop()
            window._place.said.connect(heard)
            receive(window)

    def heard(notice: Notice) -> None:
        window = shown.window
        if notice.undo and isinstance(window, MainWindow):
            sys.stdout.write(f"{names[-1]}\n")
            sys.stdout.flush()
            receive(window)

    def receive(window: MainWindow) -> None:
        names.append(f"{LETTERS[number]}мүралиев{LETTERS[len(names) % len(LETTERS)] * 3}")
        register(window, names[-1])

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
