"""The panic key: calls off what runs, locks, and seals or removes at once what lies in plain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.dialogs.sign_in import SignIn
from ui.tasks.runner import Outcome, Runner

if TYPE_CHECKING:
    from ui.tasks.watch import Watch
    from ui.tasks.workplace import Workplace


class Host(Protocol):
    """What the application does for the panic key."""

    words: Translator
    folder: Path

    @property
    def window(self) -> QWidget | None:
        """The window that is shown."""

    def lock(self) -> None:
        """Lock the office."""

    def say_fault(self, fault: BaseException) -> None:
        """Say in the window that is shown why it did not work."""


class Clearing(QObject):
    """Knows what runs in the opened office, and clears away."""

    def __init__(self, host: Host, runner: Runner, place: Workplace) -> None:
        """Watch this opened office."""
        super().__init__(place)
        self._host, self._runner = host, runner
        self._running: set[Watch] = set()
        place.began.connect(self._running.add)
        place.ended.connect(self._running.discard)

    def clear_away(self) -> None:
        """Let nothing hold it up, lock, seal or remove what lies in plain, and name what an editor does not let go."""
        from reception.documents.working_copies import WorkingCopies  # noqa: PLC0415 - the store's packages

        for watch in self._running:
            watch.call_off()
        host, copies = self._host, WorkingCopies(self._host.folder)
        host.lock()
        self._runner.submit("write", copies.seal_open, lambda outcome: _tell(host, outcome))


def _tell(host: Host, outcome: Outcome) -> None:
    if outcome.fault is not None:
        host.say_fault(outcome.fault)
    elif outcome.value and isinstance(host.window, SignIn):
        held = host.words(
            _("Sealed, but still open in another program: {numbers}. Close it: the plain copy goes then."),
            numbers=", ".join(outcome.value),
        )
        host.window.show_fault(held)
