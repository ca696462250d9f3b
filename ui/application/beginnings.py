"""How an office comes to be on this PC: begun, invented, restored from a backup; and a passphrase by the recovery code."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.application.prefilled import Prefilled
from ui.dialogs.first_run import Beginning, FirstRun
from ui.dialogs.recovery import RecoveryDialog, RestoreDialog
from ui.tasks.opening import Around, begun, given_new_passphrase, invented, restored
from ui.tasks.runner import Outcome, Runner
from ui.tasks.watch import Watch
from ui.widgets.message_bar import ProgressLine

DEMONSTRATION = "demonstration"


class Host(Protocol):
    """What the application does for a beginning."""

    words: Translator
    folder: Path
    around: Around

    @property
    def window(self) -> QWidget | None:
        """The window that is shown."""

    def put(self, window: QWidget) -> None:
        """Show a window in place of the one before."""

    def speak(self, code: str) -> None:
        """Go on in this language."""

    def move_to(self, folder: Path, prefilled: Prefilled | None = None) -> None:
        """Go on with the office of another folder."""

    def sign_in(self, login: str, passphrase: str) -> None:
        """Open the office for this person."""

    def worded(self, fault: BaseException) -> str:
        """A fault as a sentence."""

    def say_fault(self, fault: BaseException) -> None:
        """Say in the window that is shown why it did not work."""


class Beginnings(QObject):
    """Does what the windows of the first start ask for, off the main thread."""

    def __init__(self, host: Host, runner: Runner) -> None:
        """Work for this application."""
        super().__init__()
        self._host = host
        self._runner = runner

    def show(self, step: int = 0) -> None:
        """Show the first start at this step."""
        host = self._host
        window = FirstRun(host.words, step=step)
        window.language_chosen.connect(self._in_language)
        window.demonstration_requested.connect(lambda: self._look(window))
        window.restore_requested.connect(self._ask_backup)
        window.asked.connect(lambda asked: self._begin(window, asked))
        host.put(window)

    def _in_language(self, code: str) -> None:
        self._host.speak(code)
        self.show(1)

    def _begin(self, window: FirstRun, asked: Beginning) -> None:
        host = self._host

        def told(outcome: Outcome) -> None:
            if outcome.fault is not None:
                host.say_fault(outcome.fault)
                return
            window.finished.connect(lambda: host.sign_in(asked.login, asked.passphrase))
            window.show_code(outcome.value)

        self._runner.submit("write", lambda: begun(host.folder, host.around, **asdict(asked)), told)

    def _look(self, window: FirstRun) -> None:
        """Invent an office beside the real one, and go there."""
        watch = Watch(_("An office is being invented…"))
        line = ProgressLine(self._host.words, window)
        window.show_below(line)
        line.begin(watch)
        home = self._host.folder.parent / DEMONSTRATION

        def told(outcome: Outcome) -> None:
            line.end(watch)
            if outcome.fault is not None:
                self._host.say_fault(outcome.fault)
                return
            folder, login, passphrase = outcome.value
            self._host.move_to(folder, Prefilled(login, passphrase))

        self._runner.submit("make", lambda: invented(home, self._host.around, watch), told)

    def _ask_backup(self) -> None:
        window = self._host.window
        assert window is not None
        dialog = RestoreDialog(self._host.words, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(lambda source, code: self._restore(dialog, Path(source), code))
        dialog.open()

    def _restore(self, dialog: RestoreDialog, source: Path, code: str) -> None:
        host = self._host

        def told(outcome: Outcome) -> None:
            if outcome.fault is not None:
                dialog.show_fault(host.worded(outcome.fault))
                return
            dialog.accept()
            host.move_to(host.folder)

        self._runner.submit("write", lambda: restored(source, host.folder, host.around, code=code), told)

    def recover(self, login: str) -> None:
        """Ask for the recovery code and a new passphrase."""
        window = self._host.window
        assert window is not None
        dialog = RecoveryDialog(self._host.words, login, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.asked.connect(lambda *asked: self._give(dialog, *asked))
        dialog.open()

    def _give(self, dialog: RecoveryDialog, login: str, code: str, passphrase: str) -> None:
        host = self._host

        def told(outcome: Outcome) -> None:
            if outcome.fault is not None:
                dialog.show_fault(host.worded(outcome.fault))
                return
            dialog.accept()
            host.sign_in(login, passphrase)

        self._runner.submit(
            "write",
            lambda: given_new_passphrase(
                host.folder, host.around, login=login, code=code, passphrase=passphrase
            ),
            told,
        )
