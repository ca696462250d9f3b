"""The records behind a number, below the figures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.behind import Behind, BehindLine
from reception.reports.incomplete import Incomplete
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.plain_table import PlainTable

KINDS: Mapping[str, Message] = {
    "person": _("Person"),
    "visit": _("Visit"),
    "service": _("Help given"),
    "matter": _("Matter"),
}


class BehindView(QWidget):
    """A heading in words and the records; Enter opens one."""

    def __init__(self, place: Workplace) -> None:
        """Empty, with what to do said."""
        super().__init__()
        self.place = place
        self._lines: dict[object, BehindLine] = {}
        words = place.words
        self.heading = QLabel(words(_("Choose a number and press Enter: the records behind it stand here.")))
        self.heading.setProperty("role", "hint")
        self.heading.setWordWrap(True)
        columns = (_("Record"), _("Number"), _("Day"), _("Name"))
        self.table = PlainTable(
            [words(text) for text in columns], name=words(_("Records behind the number")), wide=3
        )
        self.table.opened.connect(self.open_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.table)

    def show_behind(self, what: str, behind: Behind) -> None:
        """Show what stands behind a number called so."""
        words = self.place.words
        said = words.count(_("{n} record"), _("{n} records"), len(behind.lines))
        if behind.closed:
            said += "; " + words(_("not open to you or without a record: {count}"), count=behind.closed)
        self.heading.setText(f"{what}. {said}")
        self._lines = {line.row: line for line in behind.lines}
        self.table.show_rows([(line.row, self._row(line)) for line in behind.lines])

    def show_incomplete(self, records: tuple[Incomplete, ...]) -> None:
        """Show the records of a month that lack something, by number."""
        words = self.place.words
        self._lines = {one.row: _to_open(one) for one in records}
        said = words.count(_("{n} record"), _("{n} records"), len(records))
        self.heading.setText(f"{words(_('Incomplete records'))}. {said}")
        self.table.show_rows([(one.row, self._incomplete(one)) for one in records])

    def _incomplete(self, record: Incomplete) -> tuple[str, ...]:
        words = self.place.words
        missing = words(_("missing: {what}"), what=", ".join(words(one) for one in record.missing))
        return words(KINDS[record.kind]), record.number, "", missing

    def clear(self) -> None:
        """Show nothing."""
        self._lines = {}
        self.heading.setText(
            self.place.words(_("Choose a number and press Enter: the records behind it stand here."))
        )
        self.table.show_rows([])

    def _row(self, line: BehindLine) -> tuple[str, ...]:
        return self.place.words(KINDS[line.kind]), line.number, short_day(line.day), line.name

    def open_record(self, key: object) -> None:
        """Open the record of a line: of help given, its visit or its matter."""
        line = self._lines.get(key)
        if line is None:
            return
        if line.kind == "person":
            self.place.open("people", row=line.row)
        elif line.visit is not None:
            self.place.open("desk", visit=line.visit.hex)
        elif line.matter is not None:
            self.place.open("matters", row=line.matter)


def _to_open(record: Incomplete) -> BehindLine:
    """An incomplete record as a line that can be opened."""
    row = record.row
    assert row is not None
    is_matter = record.kind == "matter"
    return BehindLine(
        record.kind,
        row,
        record.number,
        None,
        "",
        None,
        row if is_matter else None,
        None if is_matter else row,
    )
