"""A part of a matter that asks for itself: it is built when its tab is first seen, for the matter shown then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.kernel.ids import Id


class Hanging(QWidget):
    """Holds one widget, made for a matter."""

    def __init__(self, make: Callable[[Id], QWidget]) -> None:
        """Empty; `make` builds what is shown of a matter."""
        super().__init__()
        self._make = make
        self._wanted: Id | None = None
        self._shown: Id | None = None
        self.inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)

    def show_row(self, row: Id) -> None:
        """Turn to this matter, at once where the tab is seen."""
        self._wanted = row
        if self.isVisible():
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what is not built yet."""
        super().showEvent(event)
        self._build()

    def _build(self) -> None:
        if self._wanted is None or self._wanted == self._shown:
            return
        if self.inside is not None:
            self._column.removeWidget(self.inside)
            self.inside.hide()
            self.inside.deleteLater()
        self._shown = self._wanted
        self.inside = self._make(self._wanted)
        self._column.addWidget(self.inside)
