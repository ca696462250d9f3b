"""A line in which one types to find: choices appear below it, and the keyboard never leaves the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.style import icon

_KEY = Qt.ItemDataRole.UserRole
_ROWS_SEEN = 12
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS_SEEN - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS_SEEN,
}


@dataclass(frozen=True)
class Choice:
    """One thing that may be chosen."""

    key: str
    label: str
    beside: str = ""
    """What tells it from others of the same label; shown in the list alone."""


class SuggestLine(QLineEdit):
    """Shows what `offer` brings for the text that `asked` tells of; one choice is taken, or none."""

    asked = Signal(str)
    """What was typed; an empty text asks for the whole list."""
    chose = Signal()
    """Another choice was taken, or none."""

    def __init__(self, *, nothing: str, parent: QWidget | None = None) -> None:
        """An empty line; `nothing` is what the list says where it has nothing to offer."""
        super().__init__(parent)
        self._nothing = nothing
        self._choice: Choice | None = None
        self._offered: list[Choice] = []
        self._made: QListWidget | None = None
        self._is_asking = False
        self._open = self.addAction(self._arrow(), QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self._open_or_close)
        self.textEdited.connect(self._edited)

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None where nothing is, or something was typed that is in no list."""
        return self._choice

    def choose(self, choice: Choice | None) -> None:
        """Show this choice as taken; nobody is told."""
        self._choice = choice
        self.setText("" if choice is None else choice.label)
        self.setCursorPosition(0)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Bring the choices for what was asked, the best first."""
        self._offered = list(choices)
        if not self._is_asking or not self.hasFocus():
            return
        self._popup.clear()
        for choice in self._offered:
            item = QListWidgetItem(f"{choice.label}  ·  {choice.beside}" if choice.beside else choice.label)
            item.setData(_KEY, choice.key)
            self._popup.addItem(item)
        if not self._offered:
            item = QListWidgetItem(self._nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._popup.addItem(item)
        # What was typed takes the best hit along when the line is left; a list merely looked at takes nothing.
        self._popup.setCurrentRow(0 if self.text().strip() and self._offered and self._choice is None else -1)
        self._show_popup()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._made is not None and self._made.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the list, Enter takes, Escape closes; with a closed list they are the form's."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F4 or (key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not self.is_open()):
            self._open_or_close()
        elif self.is_open() and key in _MOVES:
            self._move(_MOVES[key])
        elif self.is_open() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._popup.currentRow())
        elif self.is_open() and key == Qt.Key.Key_Escape:
            self._close()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is lit in the list is taken, and the list closed: Tab goes on at once."""
        if self.is_open() and event.reason() != Qt.FocusReason.PopupFocusReason:
            row = self._popup.currentRow()
            if 0 <= row < len(self._offered) and self._choice is None:
                self._take(row)
        self._close()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into an empty line shows the whole list."""
        super().mousePressEvent(event)
        if not self.text() and not self.is_open():
            self._open_or_close()

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with its line."""
        self._close()
        super().hideEvent(event)

    @property
    def _popup(self) -> QListWidget:
        """The list, made when it is first shown: most lines of a form are never asked."""
        if self._made is None:
            self._made = _popup(self)
            self._made.itemClicked.connect(lambda item: self._take(self._popup.row(item)))
        return self._made

    def _arrow(self) -> QIcon:
        # A picture made once: a line paints its icon with a painter that Python code must not be handed.
        return QIcon(icon("chevron-down", self).pixmap(QSize(16, 16), self.devicePixelRatio()))

    def _edited(self, text: str) -> None:
        had = self._choice
        self._choice = None
        self._is_asking = bool(text.strip())
        if self._is_asking:
            self.asked.emit(text)
        else:
            self._close()
        if had is not None or not text:
            self.chose.emit()

    def _open_or_close(self) -> None:
        if self.is_open():
            self._close()
            return
        self.setFocus()
        self._is_asking = True
        self.asked.emit("" if self._choice is not None else self.text())

    def _close(self) -> None:
        self._is_asking = False
        if self._made is not None:
            self._made.hide()

    def _move(self, rows: int) -> None:
        last = len(self._offered) - 1
        if last >= 0:
            self._popup.setCurrentRow(min(max(self._popup.currentRow() + rows, 0), last))

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._offered):
            return
        self.choose(self._offered[row])
        self._close()
        self.chose.emit()

    def _show_popup(self) -> None:
        rows = min(self._popup.count(), _ROWS_SEEN)
        height = rows * max(self._popup.sizeHintForRow(0), 28) + 2 * self._popup.frameWidth() + 4
        width = max(self.width(), min(self._popup.sizeHintForColumn(0) + 40, 2 * self.width()))
        below = self.mapToGlobal(QPoint(0, self.height() + 1))
        place = QRect(below.x(), below.y(), width, height)
        screen = self.screen().availableGeometry()
        if place.bottom() > screen.bottom():
            place.moveBottom(self.mapToGlobal(QPoint(0, -1)).y())
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - width)))
        self._popup.setGeometry(place)
        self._popup.show()
        self._popup.raise_()


def _popup(line: QLineEdit) -> QListWidget:
    """A list in a window of its own that never takes the keyboard."""
    popup = QListWidget(line)
    popup.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
    popup.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    popup.setFrameShape(QFrame.Shape.StyledPanel)
    popup.setUniformItemSizes(True)
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    popup.hide()
    return popup
