"""The outgoing and the incoming journal, each read when its tab is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.letters.letters_list import LettersList

if TYPE_CHECKING:
    from reception.letters.letter import Direction

JOURNALS: tuple[tuple[Direction, Message], ...] = (
    ("out", _("Outgoing letters")),
    ("in", _("Incoming letters")),
)


class Journal(QWidget):
    """Holds the list of one journal."""

    def __init__(self, place: Workplace, direction: Direction) -> None:
        """Empty until it is seen."""
        super().__init__()
        self._place, self._direction = place, direction
        self.letters: LettersList | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the list where it is not built yet."""
        super().showEvent(event)
        if self.letters is None:
            self.letters = LettersList(self._place, direction=self._direction)
            self._column.addWidget(self.letters)
