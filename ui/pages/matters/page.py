"""The page of matters: the register on the left, the matter chosen on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.records.listing import note_opened
from ui.pages.matters.new_matter import NewMatter, known_of
from ui.pages.matters.register import MatterRegister
from ui.pages.matters.view import MatterView
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command
from ui.widgets.page import Page

_SIZES = "matters.sizes"
_REGISTER, _MATTER = 44, 110
"""How many letters wide the two sides are at first."""


class MattersPage(Page):
    """Matters: found, opened, run and closed."""

    def __init__(self, place: Workplace) -> None:
        """Show the register, and no matter yet."""
        super().__init__(place)
        self._row: Id | None = None
        self.register = MatterRegister(place)
        self.view = MatterView(place)
        words = place.words
        self.new_button = QPushButton(icon("plus", self), words(_("New matter…")))
        self.new_button.clicked.connect(self._begin)
        if not place.me.permits("matter.open"):
            self.new_button.hide()
        nothing = QLabel(words(_("Choose a matter on the left, or open a new one.")))
        nothing.setProperty("role", "hint")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.register.column.insertWidget(0, self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._splitter.addWidget(self.register)
        self._right = QStackedWidget(self._splitter)
        self._right.addWidget(nothing)
        self._right.addWidget(self.view)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        letter = self.fontMetrics().averageCharWidth()
        sizes = place.memory.get(_SIZES, [letter * _REGISTER, letter * _MATTER])
        self._splitter.setSizes([int(size) for size in sizes])
        self._splitter.splitterMoved.connect(
            lambda _place, _index: place.memory.keep(_SIZES, self._splitter.sizes())
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.register.chose.connect(self._choose)
        self.register.opened.connect(self._enter)
        place.changed.connect(self._heed)

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show a matter (`row`, and its `tab`), or begin one (`new`, of `client_id`, `category`)."""
        row = read_id(str(where.get("row") or ""))
        if row is not None:
            self._show(row, tab=str(where.get("tab") or ""))
            self.register.mark(row)
        if where.get("new"):
            self.begin(where)

    def where(self) -> dict[str, Any]:
        """The matter shown, and its tab."""
        return {} if self._row is None else {"row": self._row.hex, "tab": self.view.tab()}

    def keep(self) -> None:
        """Keep what is typed anywhere in the matter."""
        self.view.keep()

    def commands(self) -> Sequence[Command]:
        """What can be done with matters, and with the one shown."""
        new = (Command(_("Open a new matter"), self._begin, "Ctrl+N", "plus"),)
        return (*(new if self.place.me.permits("matter.open") else ()), *self.view.commands())

    def first_field(self) -> QWidget:
        """The keyboard goes to the filter; where a matter is shown, to the line of its chronology."""
        return self.register.view.line if self._row is None else self.view.chronology.entry.at.line

    def begin(self, where: Mapping[str, Any] | None = None) -> NewMatter:
        """Ask for a new matter, and show it once it is open."""
        dialog = NewMatter(self.place, self, known=known_of(where or {}), then=self._opened)
        dialog.open()
        return dialog

    def _begin(self) -> None:
        self.begin()

    def _opened(self, row: Id) -> None:
        self._show(row, tab="chronology")
        self.register.mark(row)
        self.place.say(_("The matter is open. Write what happened."), undo=True)
        self.view.chronology.entry.at.line.setFocus()

    def _choose(self, row: Id) -> None:
        if row != self._row:
            self._show(row)

    def _enter(self, row: Id) -> None:
        """Enter on a matter takes the keyboard into it."""
        self._choose(row)
        self.view.parts.part().setFocus()

    def _show(self, row: Id, *, tab: str = "") -> None:
        if self._row is not None and row != self._row:
            self.view.keep()
        if row != self._row:
            self.place.act(self, lambda work: note_opened(work, table="matter", row=row)).run()
        self._row = row
        self._right.setCurrentWidget(self.view)
        self.view.show_row(row, tab=tab)

    def _heed(self, changes: Changes, _initiator: object) -> None:
        self.view.told(changes)
