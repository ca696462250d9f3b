"""A part of a matter as a form: it saves what was changed, and keeps it as a draft until then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reception.kernel.errors import Trouble
from reception.kernel.i18n import mark as _
from reception.matters.register import MATTER
from ui.tasks.workplace import Workplace
from ui.widgets.drafting import Drafting
from ui.widgets.form import RecordForm

Save = Callable[[Mapping[str, Any], Callable[[], object], Callable[[Trouble], object]], object]
"""Takes values as JSON, what to do then, what to do with trouble."""


class Section(QWidget):
    """Some fields or lists of the matter shown."""

    def __init__(self, place: Workplace, only: Collection[str], save: Save) -> None:
        """An empty form of these."""
        super().__init__()
        self._place, self._save = place, save
        self._matter = ""
        self._record: Mapping[str, Any] = {}
        self._latest: Mapping[str, Any] = {}
        self._is_saved = False
        inside = QWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(_scrolling(inside), 1)
        self.form = RecordForm(place, MATTER, only=only, parent=inside)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 8, 0)
        within.addWidget(self.form)
        within.addStretch(1)
        self.form.setEnabled(place.me.permits("matter.edit"))
        self._drafts = Drafting(place, f"matter.{min(only)}", self.form.changes, self)
        words = place.words
        self.save_button = QPushButton(words(_("Save changes")))
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(self.save)
        self._leave = QPushButton(words(_("Leave as it was")))
        self._leave.setProperty("role", "quiet")
        self._leave.clicked.connect(self.give_up)
        self._bar = QFrame()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.save_button)
        row.addWidget(self._leave)
        row.addStretch()
        self._bar.hide()
        self.column.addWidget(self._bar)
        self.form.changed.connect(self._changed)

    def show_matter(self, matter: str, record: Mapping[str, Any]) -> None:
        """Show these parts of a matter; what is typed in the same matter and not saved stays."""
        is_same = matter == self._matter
        self._latest = record
        if is_same and self.form.dirty() and not self._is_saved:
            return
        self._is_saved = False
        self._matter, self._record = matter, record
        self.form.show_record(record)
        self._bar.hide()
        if not is_same:
            self._drafts.begin(matter, self._take_draft)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def save(self) -> None:
        """Write what was changed."""
        changes = self.form.changes()
        if changes:
            self._save(changes, self._saved, self.form.show_trouble)

    def give_up(self) -> None:
        """Show what was there before."""
        self.form.show_record(self._record)
        self._drafts.forget()
        self._bar.hide()

    def _saved(self) -> None:
        """What is typed stands in the store now: the matter as it is then takes its place, come already or not."""
        self._drafts.forget()
        self._is_saved = True
        self._bar.hide()
        if self._latest is not self._record:
            self.show_matter(self._matter, self._latest)

    def _changed(self) -> None:
        self._bar.setVisible(self.form.dirty())
        self._drafts.touch()

    def _take_draft(self, values: Mapping[str, Any]) -> None:
        self.form.show_draft(values)
        self._bar.show()


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area
