"""The page of people: found on the left, shown whole on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.listing import PEOPLE
from ui.pages.people.data_form import DataForm, row_of
from ui.pages.people.overview import NO_ONE
from ui.pages.people.parts import text
from ui.pages.people.person_view import DATA, OVERVIEW, PersonView
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command, shortcut
from ui.widgets.filter_bar import Filter
from ui.widgets.page import Page
from ui.widgets.register_view import RegisterView

_SIZES = "people.sizes"
_NOBODY, _PERSON, _NEW = range(3)
FILTERS = (
    Filter("place", "code", _("Town or district"), codes="divisions"),
    Filter("group", "code", _("Group"), codes="groups"),
    Filter("speaks", "code", _("Language"), codes="languages"),
)
WATCHED = ("person_name", "phone", "person_group", "same_person")


class PeoplePage(Page):
    """People: found, shown, entered, joined."""

    def __init__(self, place: Workplace) -> None:
        """Show the register, and nobody yet."""
        super().__init__(place)
        words = place.words
        self.register = RegisterView(
            place, PEOPLE, find=_("Name, phone, PIN or number"), filters=FILTERS, watch=WATCHED
        )
        self.view = PersonView(place)
        self.new_button = QPushButton(icon("user-plus", self), words(_("New person")))
        self.new_button.clicked.connect(self.begin)
        if not place.me.permits("person.add"):
            self.new_button.hide()
        nobody = text(words(NO_ONE), role="hint")
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._left())
        self._right = QStackedWidget(self._splitter)
        for part in (nobody, self.view):
            self._right.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([int(size) for size in place.memory.get(_SIZES, [520, 700])])
        self._splitter.splitterMoved.connect(
            lambda *_moved: place.memory.keep(_SIZES, self._splitter.sizes())
        )
        column = QVBoxLayout(self)
        column.addWidget(self._splitter)
        self.register.chosen.connect(self._choose)
        self.register.opened.connect(self._enter)
        self.view.gone.connect(lambda: self._right.setCurrentIndex(_NOBODY))
        self.view.data.saved.connect(lambda _row: self.view.show_tab(OVERVIEW))
        shortcut(self, "Ctrl+F", self._find, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @cached_property
    def entering(self) -> DataForm:
        """The form for somebody new, made when the first is entered."""
        form = DataForm(self.place)
        form.saved.connect(self._entered)
        form.left.connect(self._leave)
        right = QWidget(self._right)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(text(self.place.words(_("A new person")), role="title"))
        column.addWidget(form, 1)
        self._right.addWidget(right)
        return form

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show a person (`row`), or enter one (`new`); `typed` is what the line that finds says."""
        if where.get("typed") or where.get("whole"):
            self.register.show_state(where)
        row = row_of(where)
        if row is not None:
            self._show(row)
            self.register.choose(row)
        if where.get("new"):
            self.begin()

    def where(self) -> dict[str, Any]:
        """The person shown, or that one is being entered, with what was typed to find."""
        row = self.view.row
        # `person` is what the slip of the window is made for.
        shown = {} if row is None else {"row": row.hex, "person": row.hex}
        is_new = {"new": True} if self._is_entering() else {}
        return {**self.register.state(), **shown, **is_new}

    def keep(self) -> None:
        """Keep what is typed as drafts."""
        self.view.keep()
        self._keep_new()

    def commands(self) -> Sequence[Command]:
        """What can be done with people, and with the one shown."""
        new = (Command(_("Enter a new person"), self.begin, "Ctrl+N", "user-plus"),)
        return (*(new if self.place.me.permits("person.add") else ()), *self.view.commands())

    def first_field(self) -> QWidget:
        """The keyboard goes to the line that finds."""
        return self.entering.form.first_field() if self._is_entering() else self.register.line

    def begin(self) -> None:
        """Enter somebody new; a draft that was begun is there again."""
        if not self._is_entering():
            self.entering.begin()
            self._right.setCurrentIndex(_NEW)
        self.entering.form.first_field().setFocus()

    def _is_entering(self) -> bool:
        return self._right.currentIndex() == _NEW

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.new_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.register, 1)
        return left

    def _find(self) -> None:
        self.register.line.setFocus()
        self.register.line.selectAll()

    def _choose(self, row: Id | None) -> None:
        if row is not None and (row != self.view.row or self._is_entering()):
            self._show(row)

    def _enter(self, row: Id) -> None:
        """Enter on a person takes the keyboard to her data."""
        self._choose(row)
        self.view.show_tab(DATA)

    def _keep_new(self) -> None:
        if self._right.count() > _NEW:
            self.entering.keep()

    def _show(self, row: Id) -> None:
        self._keep_new()
        self._right.setCurrentIndex(_PERSON)
        self.view.show_row(row)

    def _entered(self, row: Id) -> None:
        self._show(row)
        self.register.choose(row)

    def _leave(self) -> None:
        self._right.setCurrentIndex(_NOBODY if self.view.row is None else _PERSON)
        self.register.line.setFocus()
