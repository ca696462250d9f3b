"""Visits put aside for the next caller: kept as drafts, listed by hour and name, taken back with Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reception.drafts.keeping import Draft
from reception.kernel.clock import BISHKEK
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _

DRAFT = "visit"


@dataclass(frozen=True)
class Begun:
    """A visit that was begun and is kept as a draft."""

    key: str
    body: Mapping[str, Any]
    saved_at: datetime


def begun(drafts: Sequence[Draft]) -> list[Begun]:
    """The visits among drafts, the latest first."""
    return [Begun(draft.key, draft.body, draft.saved_at) for draft in drafts if draft.kind == DRAFT]


def called(body: Mapping[str, Any]) -> str:
    """The name in a draft as far as it was typed: for the screen alone."""
    who, values = body.get("who", {}), body.get("who", {}).get("values", {})
    entered = " ".join(str(values[part]) for part in ("surname", "given") if values.get(part))
    return str(body.get("organisation") or who.get("called") or entered or who.get("words") or "")


class Aside(QWidget):
    """The list of visits put aside; hidden where there is none."""

    taken = Signal(str)

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._words = words
        title = QLabel(words(_("Visits put aside")), self)
        title.setProperty("role", "subtitle")
        self.list = _List(self)
        title.setBuddy(self.list)
        self.list.taken.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.list)
        self.show_begun(())

    def show_begun(self, visits: Sequence[Begun]) -> None:
        """Show these, the latest first."""
        self.list.clear()
        for one in visits:
            name = called(one.body) or self._words(_("gave no name"))
            item = QListWidgetItem(f"{one.saved_at.astimezone(BISHKEK):%H:%M}   {name}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height())
        self.list.setFixedHeight(row * min(max(len(visits), 1), 5) + 2 * self.list.frameWidth() + 4)
        self.setVisible(bool(visits))


class _List(QListWidget):
    taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.itemActivated.connect(lambda item: self.taken.emit(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.currentRow() >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit(self.currentItem().data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)
