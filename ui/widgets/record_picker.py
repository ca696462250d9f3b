"""Picks another record, a person, a matter, a visit or a colleague, by typing part of its name or number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.desk.choices import NamedRecord, records_found, records_named
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FaultLine
from ui.widgets.suggest_line import Choice, SuggestLine


class RecordPicker(QWidget):
    """The id of one record of a table, shown by its name."""

    changed = Signal()

    def __init__(self, place: Workplace, table: str, parent: QWidget | None = None) -> None:
        """An empty picker."""
        super().__init__(parent)
        self._place, self._table = place, table
        self.line = SuggestLine(nothing=place.words(_("Nothing found")), parent=self)
        self.setFocusProxy(self.line)
        self._fault = FaultLine(self.line, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addWidget(self._fault)
        self.line.asked.connect(self._search)
        self.line.chose.connect(self._take)
        self.line.editingFinished.connect(self._leave)

    def value(self) -> str | None:
        """The id as JSON has it; what was typed where it is no record; None of nothing."""
        return self.line.text().strip() or None if self.line.choice is None else self.line.choice.key

    def show_value(self, value: str | None) -> None:
        """Show the record of this id by its name."""
        self._fault.say("")
        row = read_id(value) if value else None
        if row is None:
            self.line.choose(None)
            self.line.setText(value or "")
            return
        self.line.choose(Choice(row.hex, "…"))
        table = self._table
        self._place.ask(self, lambda reading: records_named(reading, table, [row])).then(self._name).run()

    def _name(self, named: Sequence[NamedRecord]) -> None:
        known = {one.id.hex: one.name for one in named}
        if self.line.choice is not None:
            name = known.get(self.line.choice.key, self._place.words(_("not open to you")))
            self.line.choose(Choice(self.line.choice.key, name))

    def _search(self, typed: str) -> None:
        table = self._table
        found = self._place.search(self, lambda reading: records_found(reading, table, typed), name="records")
        found.then(self._offer).run()

    def _offer(self, found: Sequence[NamedRecord]) -> None:
        self.line.offer([Choice(one.id.hex, one.name, one.beside) for one in found])

    def _take(self) -> None:
        self._fault.say("")
        self.changed.emit()

    def _leave(self) -> None:
        left = self.line.text().strip() if self.line.choice is None else ""
        words = self._place.words
        self._fault.say(
            words(_("“{text}” is no record; choose one from the list."), text=left) if left else ""
        )
        self.changed.emit()
