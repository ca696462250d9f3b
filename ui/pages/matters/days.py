"""Hearings and tasks of a matter by day: a task is done with one key, and undone with another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from reception.matters.whole import Ahead
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words, short_day

ROW = Qt.ItemDataRole.UserRole
_SEEN = 6


def ahead_words(place: Workplace, one: Ahead) -> str:
    """What comes next, in a line; a day that has passed says so in words."""
    words = place.words
    if one.kind == "hearing":
        return words(_("Hearing {day}: {what}"), day=edtf_words(words, one.at), what=one.what or "—")
    if one.on < place.today:
        return words(_("Missed {day}: {what}"), day=short_day(one.on), what=one.what)
    return words(_("By {day}: {what}"), day=short_day(one.on), what=one.what)


class AheadList(QListWidget):
    """What comes next; Space does a task."""

    done_wanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do the task that is marked."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            one: Ahead = self.currentItem().data(ROW)
            if one.kind == "task":
                self.done_wanted.emit(one.id.hex)
        else:
            super().keyPressEvent(event)


class Days(QWidget):
    """The list of what comes next, above the forms of hearings and tasks."""

    def __init__(self, place: Workplace, *, done: Callable[[str, date], object]) -> None:
        """An empty list; `done` writes that a task is done today."""
        super().__init__()
        self._place = place
        words = place.words
        self.list = AheadList()
        self.list.setWordWrap(True)
        self.list.done_wanted.connect(lambda row: done(row, place.today))
        self.list.itemDoubleClicked.connect(
            lambda item: done(item.data(ROW).id.hex, place.today) if item.data(ROW).kind == "task" else None
        )
        self._label = QLabel(words(_("Ne&xt: Space marks a task as done")))
        self._label.setBuddy(self.list)
        self._empty = QLabel(words(_("No hearing to come and nothing left to do.")))
        self._empty.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for widget in (self._label, self._empty, self.list):
            column.addWidget(widget)

    def show_ahead(self, ahead: tuple[Ahead, ...]) -> None:
        """Show what comes next."""
        current = max(self.list.currentRow(), 0)
        self.list.clear()
        for one in ahead:
            item = QListWidgetItem(ahead_words(self._place, one))
            item.setData(ROW, one)
            if one.kind == "task" and one.on < self._place.today:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, len(ahead) - 1))
        self.list.setVisible(bool(ahead))
        self._label.setVisible(bool(ahead))
        self._empty.setVisible(not ahead)
        self.list.setFixedHeight(34 * min(max(len(ahead), 1), _SEEN) + 6)
