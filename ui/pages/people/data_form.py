"""The data of a person as a form: kept as a draft while one types, written when one says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reception.desk.person import typed_values
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.intake import Faulty, Values, read_record
from reception.kernel.values import Known
from reception.people.actions import add_person, edit_person
from reception.people.finding import Duplicate, possible_duplicates
from reception.people.register import PERSON
from reception.people.rules import warnings
from reception.store.work import Work
from ui.pages.people.parts import Card, scrolling, verb
from ui.tasks.workplace import Workplace
from ui.widgets.command import shortcut
from ui.widgets.drafting import Drafting
from ui.widgets.flow import FlowLayout
from ui.widgets.form import RecordForm

NEW = "new"
DRAFT = "person"
COMPARED = frozenset(
    {"surname", "given", "patronymic", "latin", "born", "pin", "phones", "papers", "names", "age"}
)
_WAIT_MS = 400


class DataForm(QWidget):
    """Enters a new person or changes one; of a new one it says who may be known already."""

    saved = Signal(object)
    """The id of the person written."""
    left = Signal()
    """A new one was given up."""

    def __init__(self, place: Workplace) -> None:
        """An empty form."""
        super().__init__()
        self._place = place
        self._row: Id | None = None
        self._record: Mapping[str, Any] = {}
        self._key = ""
        inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside), 1)
        self.form = RecordForm(place, PERSON, parent=inside)
        self._drafts = Drafting(place, DRAFT, self.form.changes, self)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.compare)
        words = place.words
        self.save_button = verb(words(_("Save")), self.save, role="primary")
        self.leave_button = verb(words(_("Leave as it was")), self.give_up)
        self._bar = QFrame()
        flow = FlowLayout(self._bar, gap=8)
        for button in (self.save_button, self.leave_button):
            flow.addWidget(button)
        self._alike = QVBoxLayout()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 8, 8)
        column.addLayout(self._alike)
        column.addWidget(self.form)
        column.addStretch()
        whole.addWidget(self._bar)
        self._bar.hide()
        self.form.changed.connect(self._changed)
        shortcut(self, "Ctrl+Return", self.save)
        shortcut(self, "Ctrl+S", self.save)

    @property
    def is_new(self) -> bool:
        """Whether it is a person not yet written."""
        return self._key == NEW

    def begin(self) -> None:
        """Enter somebody new; what was begun before and not written is there again."""
        self._turn_to(NEW, None, {})

    def show_person(self, row: Id, record: Mapping[str, Any]) -> None:
        """Show this person's data; what is typed about the same person and not written stays."""
        if self._row == row and self.form.dirty():
            return
        self._turn_to(row.hex, row, record)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def save(self) -> None:
        """Write what was typed, where it is right; faults are said beside their fields."""
        values = self._read()
        if values is None:
            return
        row, draft = self._row, self._drafts.at
        if row is None:
            writing = self._place.act(self, lambda work: add_person(work, values=values), draft=draft)
        else:
            writing = self._place.act(self, partial(_edit, person=row, values=values), draft=draft)
        self._bar.setEnabled(False)
        done = writing.then(lambda written: self._written(written, values))
        done.refused(self.form.show_trouble).always(lambda: self._bar.setEnabled(True)).run()

    def give_up(self) -> None:
        """Show what was there before; what was typed is forgotten."""
        self._drafts.forget()
        was_new = self.is_new
        self._key = ""
        self._turn_to(NEW if was_new else (self._row.hex if self._row else ""), self._row, self._record)
        self._bar.setVisible(self.is_new)
        if was_new:
            self.left.emit()

    def compare(self) -> None:
        """Ask who may be the one entered, where it is somebody new."""
        self._timer.stop()
        if not self.is_new:
            return
        said = {name: value for name, value in self.form.values().items() if name in COMPARED}
        values, today = typed_values(said), self._place.today
        asked = self._place.search(
            self, lambda reading: possible_duplicates(reading, values, today=today, limit=4), name="alike"
        )
        asked.then(self._show_alike).run()

    def _turn_to(self, key: str, row: Id | None, record: Mapping[str, Any]) -> None:
        if self._key and self._key != key:
            self._drafts.keep()
        is_same = key == self._key
        self._key, self._row, self._record = key, row, record
        self.form.show_record(record)
        self._show_alike([])
        self._bar.setVisible(self.is_new)
        if not is_same and key:
            self._drafts.begin(key, self._take_draft)

    def _take_draft(self, values: Mapping[str, Any]) -> None:
        self.form.show_draft(values)
        self._bar.show()

    def _changed(self) -> None:
        if not self._key:
            return
        self._bar.setVisible(self.is_new or self.form.dirty())
        self._drafts.touch()
        if self.is_new:
            self._timer.start()

    def _read(self) -> Values | None:
        said = self.form.values() if self.is_new else self.form.changes()
        known = Known(self._place.today, self._place.catalogue.has, self._place.words.language)
        try:
            return read_record(PERSON, said, known, partial=not self.is_new)
        except Faulty as faulty:
            self.form.show_trouble(faulty)
            return None

    def _written(self, row: Id, values: Values) -> None:
        was_new = self.is_new
        self._drafts.forget()
        # Nothing that was written may be kept as a draft again: the form is empty until the person is shown anew.
        self._key, self._row = "", None
        self.form.show_record({})
        self._bar.hide()
        self._place.say(_("The person is entered.") if was_new else _("The data are changed."), undo=True)
        for one in warnings(values, today=self._place.today):
            self._place.warn(one.message, **one.values)
        self.saved.emit(row)

    def _show_alike(self, found: Sequence[Duplicate]) -> None:
        while (item := self._alike.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not found:
            return
        words = self._place.words
        card = Card(words(_("Known already?")))
        for one in found:
            reasons = " ".join(words(reason.message, **reason.values) for reason in one.reasons)
            show = verb(words(_("Show")), partial(self._place.open, "people", row=one.id.hex), about=one.name)
            card.line(f"{one.name}\n{reasons}", show)
        self._alike.addWidget(card)


def _edit(work: Work, *, person: Id, values: Values) -> Id:
    edit_person(work, person_id=person, values=values)
    return person


def row_of(where: Mapping[str, Any]) -> Id | None:
    """The person that a place names."""
    return read_id(str(where.get("row") or ""))
