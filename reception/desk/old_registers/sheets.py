"""Finds in each sheet of an old register the row of headings and what its columns hold. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reception.desk.old_registers.headings import BY_NAME, NAMES, recognise
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.i18n import worded
from reception.language.folding import fold
from reception.reports.rows_in import Cell, Formula, Page

_HEAD_ROWS = 20
_SAMPLES = 3
_LONGEST_SAMPLE = 60
LEFT_OUT = ""
"""What a column that is not taken in holds."""


@dataclass(frozen=True)
class Column:
    """One column: its place, heading, what it holds, and some of its values as they stand."""

    place: int
    heading: str
    holds: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class OldSheet:
    """One sheet of a register: its columns, and the rows below the headings with the number of the first."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first: int

    def cell(self, row: int, place: int) -> str:
        """The name of a cell as Excel has it, such as `D17`; `row` is counted from 0 below the headings."""
        return f"{column_letters(place)}{row + self.first}"

    def where(self, row: int, place: int) -> str:
        """The place of a cell as a fault tells it: the sheet where there are several, and the cell."""
        return f"{self.title}, {self.cell(row, place)}" if self.title else self.cell(row, place)


def column_letters(place: int) -> str:
    """The letters of a column counted from 0: A to Z, then AA and on."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def find_sheets(pages: Sequence[Page], chosen: Mapping[str, str] | None = None) -> list[OldSheet]:
    """The sheets in which headings with a name are recognised, or were chosen; `Refused` where there is none."""
    wanted = {fold(heading): holds for heading, holds in (chosen or {}).items()}
    found = [sheet for page in pages if (sheet := _sheet(page, wanted)) is not None]
    if not found:
        raise Refused(
            _(
                "No row of headings with a name was found. Write “ФИО”, “Аты-жөнү” or “Surname” above the names."
            )
        )
    return found


def with_columns(sheets: Sequence[OldSheet], chosen: Mapping[str, str]) -> list[OldSheet]:
    """The sheets with what these columns hold, by their headings as they stand; `Refused` of what is not known here."""
    wanted = {fold(heading): holds for heading, holds in chosen.items()}
    for holds in wanted.values():
        if holds != LEFT_OUT and holds not in BY_NAME:
            raise Refused(
                _("A column cannot hold “{name}”. It may hold: {known}."),
                name=holds[:40],
                known=", ".join(BY_NAME),
            )
    known = {fold(column.heading) for sheet in sheets for column in sheet.columns}
    for heading in chosen:
        if fold(heading) not in known:
            raise Refused(_("There is no column with the heading “{heading}”."), heading=heading[:40])
    changed = [
        replace(
            sheet,
            columns=tuple(
                replace(column, holds=wanted.get(fold(column.heading), column.holds))
                for column in sheet.columns
            ),
        )
        for sheet in sheets
    ]
    for sheet in changed:
        _demand_sense(sheet)
    return changed


def _demand_sense(sheet: OldSheet) -> None:
    held = [column.holds for column in sheet.columns if column.holds != LEFT_OUT]
    if not NAMES & set(held):
        raise Refused(_("One of the columns must hold a name."))
    for name in held:
        if held.count(name) > 1 and not BY_NAME[name].several:
            raise Refused(_("Two columns hold the same: {what}."), what=worded(BY_NAME[name].label))


def _sheet(page: Page, chosen: Mapping[str, str]) -> OldSheet | None:
    """The best row of headings among the first rows: the one of which most is recognised."""
    best: tuple[tuple[int, int], int, list[str | None]] | None = None
    for number, row in enumerate(page.rows[:_HEAD_ROWS]):
        heads = [_text(cell) if isinstance(cell, str) else "" for cell in row]
        holds = [chosen.get(fold(head), found) for head, found in zip(heads, recognise(heads), strict=True)]
        known = [name for name in holds if name]
        rank = len(known), len([head for head in heads if head])
        if NAMES & set(known) and (best is None or rank > best[0]):
            best = rank, number, holds
    if best is None:
        return None
    _rank, at, holds = best
    rows = page.rows[at + 1 :]
    heads = [_text(cell) for cell in page.rows[at]]
    columns = tuple(
        Column(place, heading, holds[place] or LEFT_OUT, _samples(rows, place))
        for place, heading in enumerate(heads)
        if heading
    )
    return OldSheet(page.title, columns, rows, at + 2)


def _samples(rows: Sequence[Sequence[Cell]], place: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rows:
        text = _text(row[place]) if place < len(row) else ""
        if text:
            found.setdefault(text[:_LONGEST_SAMPLE])
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Formula):
        return "="
    if hasattr(cell, "strftime"):
        return f"{cell:%d.%m.%Y}"
    return " ".join(str(cell).split())
