"""Reads the rows of an old register: a person each, with a visit where a day or a problem stands; faults by their cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reception.desk.old_registers.cells import Lists, read_cell
from reception.desk.old_registers.headings import NAMES, VISIT
from reception.desk.old_registers.sheets import LEFT_OUT, OldSheet
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Fault
from reception.kernel.progress import Progress
from reception.kernel.values import Wrong
from reception.people.rules import full_name, has_name, proposals
from reception.reports.rows_in import Cell

Values = Mapping[str, Any]
_PORTION = 200
_READS = _("read the rows")
_JOINED_TEXTS = frozenset({"address"})
_LISTS = frozenset({"phones", "papers"})


@dataclass(frozen=True)
class OldRow:
    """One row as it would be taken in."""

    place: int
    """Its place among all rows that say something, from 0 on."""
    where: str
    """The sheet and row, as a person finds them in the file."""
    person: Values
    visit: Values | None = None

    @property
    def name(self) -> str:
        """The name as lists show it."""
        return full_name(self.person)


@dataclass(frozen=True)
class OldRegister:
    """What was read of a file."""

    rows: tuple[OldRow, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def read_rows(sheets: Sequence[OldSheet], lists: Lists, *, progress: Progress) -> OldRegister:
    """Every row that says something, and everything that is wrong, by its cell; empty rows are passed over."""
    total = sum(len(sheet.rows) for sheet in sheets)
    rows: list[OldRow] = []
    faults: list[Fault] = []
    done = 0
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows):
            done += 1
            if done % _PORTION == 0:
                progress.step(_READS, done, total)
            said, wrong = _row(sheet, number, cells, lists)
            faults += wrong
            if said and not wrong:
                at = f"{sheet.title}, {number + sheet.first}" if sheet.title else str(number + sheet.first)
                rows.append(_old_row(len(rows), at, said, lists))
    return OldRegister(tuple(rows), tuple(faults))


def _row(
    sheet: OldSheet, number: int, cells: Sequence[Cell], lists: Lists
) -> tuple[dict[str, Any], list[Fault]]:
    said: dict[str, Any] = {}
    faults = []
    for column in sheet.columns:
        if column.holds == LEFT_OUT or column.place >= len(cells):
            continue
        try:
            _gather(said, read_cell(column.holds, cells[column.place], lists))
        except Wrong as wrong:
            faults.append(Fault(sheet.where(number, column.place), wrong.message, wrong.values))
    kept = {name: value for name, value in said.items() if value not in (None, [], "")}
    if kept and not faults and not has_name(kept):
        place = next(column.place for column in sheet.columns if column.holds in NAMES)
        faults.append(Fault(sheet.where(number, place), _("no part of a name stands here"), {}))
    days = [column.place for column in sheet.columns if column.holds == "day"]
    if days and not faults and kept.keys() & VISIT and "day" not in kept:
        faults.append(Fault(sheet.where(number, days[0]), _("the day of the visit is missing"), {}))
    return kept, faults


def _gather(said: dict[str, Any], more: Values) -> None:
    """Put what a cell says to what the cells before it said."""
    for name, value in more.items():
        if name in _LISTS:
            said[name] = [*said.get(name, ()), *value]
        elif name == "about" and said.get(name):
            text = f"{said[name]['text']}\n{value['text']}"
            said[name] = {**said[name], "text": text}
        elif name in _JOINED_TEXTS and said.get(name):
            said[name] = f"{said[name]}, {value}"
        elif said.get(name) is None:
            said[name] = value


def _old_row(place: int, where: str, said: Values, lists: Lists) -> OldRow:
    person = {name: value for name, value in said.items() if name not in VISIT}
    visit = {name: value for name, value in said.items() if name in VISIT}
    if person.get("age") is not None:
        person["age_on"] = visit.get("day") or lists.known.today
    filled = {**person, **proposals(person)}
    return OldRow(place, where, filled, visit if visit.get("day") is not None else None)
