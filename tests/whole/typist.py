"""A window of its own process: signs in, begins a visit, and says so once the draft is kept; it is killed by its parent."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reception.drafts.keeping import Draft
from tests.ui.conftest import PASSPHRASE, around
from tests.ui.typing import type_text
from ui.application import Application
from ui.dialogs.sign_in import SignIn
from ui.main_window import MainWindow
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner


def main(folder: Path, typed: str) -> None:
    """Type into the field that has the keyboard at the desk, and go on living."""
    app = QApplication([])
    runner = ThreadRunner()
    shown = Application(app, folder, memory=Memory(folder / "window.json"), runner=runner, around=around)
    shown.start()

    def look() -> None:
        if isinstance(shown.window, SignIn) and shown.window.login and shown.window.passphrase.isEnabled():
            shown.sign_in(shown.window.login, PASSPHRASE)
            shown.window.set_busy(busy=True)
        elif isinstance(shown.window, MainWindow):
            timer.stop()
            begin(shown.window)

    def begin(window: MainWindow) -> None:
        window.open("desk", {})
        type_text(window.page.first_field(), typed)
        asking.timeout.connect(lambda: window._place.drafts(window).then(tell).run())
        asking.start()

    def tell(drafts: list[Draft]) -> None:
        if drafts:
            asking.stop()
            sys.stdout.write("kept\n")
            sys.stdout.flush()

    asking = QTimer(interval=100)
    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
