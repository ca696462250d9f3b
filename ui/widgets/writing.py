"""A place to write in: as high as what stands in it, and Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MARGINS = 14


class Writing(QPlainTextEdit):
    """A text of one line or several; it grows while one writes, up to some lines, then it scrolls."""

    changed = Signal()

    def __init__(self, *, least: int = 1, most: int = 8, parent: QWidget | None = None) -> None:
        """An empty text that shows from `least` to `most` lines."""
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.changed)
        self._grow()

    def value(self) -> str | None:
        """The text."""
        return self.toPlainText().strip() or None

    def show_value(self, value: str | None) -> None:
        """Show this text."""
        if self.toPlainText() != (value or ""):
            self.setPlainText(value or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere when it is narrower."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def sizeHint(self) -> QSize:
        """As high as it is now."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, and is never lower."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self._height())

    def _height(self) -> int:
        lines = int(self.document().size().height())
        shown = min(max(lines, self._least), self._most)
        return max(self.fontMetrics().lineSpacing() * shown + _MARGINS, 30)

    def _grow(self) -> None:
        full = self.document().size().height() > self._most
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()
