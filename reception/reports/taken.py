"""A month's workbook read back at head office: whose it is and its figures, held against what its sheets show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.book import Value
from reception.reports.cover import cover_totals
from reception.reports.figures import (
    LAYOUT,
    NOT_STATED,
    ORGANISATIONS,
    OWN,
    TOTAL,
    WITHOUT_NAME,
    Counts,
    Month,
    Table,
)
from reception.reports.incoming import read_workbook
from reception.reports.labels import TOTALS
from reception.reports.month import DATA, DATA_COLUMNS, MARK
from reception.reports.period import read_period
from reception.reports.sheets import Spot
from reception.reports.tables import FAMILIES, TABLES, TableSpec

Cells = Mapping[str, Sequence[tuple[Value, ...]]]
_HEADS = 6
_MOST = 10_000_000
_LONGEST = 300
_NOT_OURS = _("The file {name} is not a month's report of this program.")
_BY_HAND = _("In {name}, sheet {sheet}, row {row}, a number was changed by hand.")
_NO_SUM = _("In {name} the totals do not agree; ask the office for a new file.")


@dataclass(frozen=True)
class Taken:
    """What one office sent."""

    name: str
    """The file's name."""
    office: str
    office_name: str
    edition: int
    final: bool
    figures: Month
    labels: Mapping[tuple[str, str], str]
    """What its lines are called, by table and code, in the language of the file."""


def take_month_book(data: bytes, *, name: str) -> Taken:
    """Read an office's workbook; `Refused` where it is foreign, damaged, of another layout, or was changed."""
    return understand(read_workbook(data, name=name), name=name)


def understand(cells: Cells, *, name: str) -> Taken:
    """The figures that the cells of a workbook hold; refused as `take_month_book` says."""
    rows = [_whole(row) for row in cells.get(DATA, ())]
    if len(rows) < _HEADS or rows[0][0] != MARK:
        raise Refused(_NOT_OURS, name=name)
    if rows[0][1] != LAYOUT:
        raise Refused(_("The file {name} has another layout than this program."), name=name)
    spots = [_spot(row, name) for row in rows[_HEADS:] if row[1] != ""]
    shown = {(spot.table, spot.code): _shown(spot, cells, name) for spot in spots}
    if len(shown) < len(spots):
        raise Refused(_NOT_OURS, name=name)
    head = rows[1 : _HEADS - 1]
    if [row[0] for row in head] != ["office", "month", "edition", "language"]:
        raise Refused(_NOT_OURS, name=name)
    office, office_name, month, edition, state = head[0][1], head[0][2], head[1][1], head[2][1], head[2][2]
    if not (isinstance(office, str) and office and isinstance(month, str)):
        raise Refused(_NOT_OURS, name=name)
    period = read_period(month)
    figures = _figures(spots, office, str(period), name)
    labels = {place: label for place, label in shown.items() if not place[1].startswith(OWN)}
    number = edition if isinstance(edition, int) else 0
    return Taken(
        name, office, str(office_name or office)[:_LONGEST], number, state == "final", figures, labels
    )


def _whole(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """A row of the hidden sheet in all its columns; an empty cell and an empty text are the same."""
    cells = (*row, *[None] * DATA_COLUMNS)[:DATA_COLUMNS]
    return tuple("" if value is None else value for value in cells)


def _spot(row: tuple[Value, ...], name: str) -> Spot:
    """One line of the hidden sheet; Excel writes whole numbers as they are and so reads them back."""
    texts, number, counts = row[:3], row[3], tuple(None if value == "" else value for value in row[4:])
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts) or not _is_count(number):
        raise Refused(_NOT_OURS, name=name)
    if not all(count is None or _is_count(count) for count in counts):
        raise Refused(_NOT_OURS, name=name)
    table, code, sheet = map(str, texts)
    return Spot(table, code, sheet, cast("int", number), cast("tuple[int | None, ...]", counts))


def _is_count(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST


def _shown(spot: Spot, cells: Cells, name: str) -> str:
    """The name of a line as a reader sees it; the numbers that he sees must be those that are counted."""
    rows = cells.get(spot.sheet, ())
    row = rows[spot.row - 1] if 0 < spot.row <= len(rows) else ()
    seen = (*row, *[None] * DATA_COLUMNS)[: len(spot.numbers) + 1]
    if tuple(seen[1:]) != spot.numbers:
        raise Refused(_BY_HAND, name=name, sheet=spot.sheet, row=spot.row)
    return str(seen[0])[:_LONGEST]


def _figures(spots: Sequence[Spot], office: str, month: str, name: str) -> Month:
    found: dict[str, dict[str, tuple[int | None, ...]]] = defaultdict(dict)
    for spot in spots:
        found[spot.table][spot.code] = spot.numbers
    totals = {code: numbers[0] or 0 for code, numbers in found.pop("", {}).items()}
    if set(totals) != set(TOTALS) or set(found) != {spec.id for spec in TABLES}:
        raise Refused(_NOT_OURS, name=name)
    try:
        tables = tuple(
            _table(spec, family.columns, found[spec.id]) for family in FAMILIES for spec in family.tables
        )
    except KeyError as fault:
        raise Refused(_NOT_OURS, name=name) from fault
    expected = cover_totals(totals)
    for table in tables:
        told = dict(zip(table.columns, table.total, strict=True))
        own = not table.id.startswith("organisation_")
        if not table.agrees() or (own and any(told[column] != expected[column] for column in told)):
            raise Refused(_NO_SUM, name=name)
    return Month(office, month, {code: totals[code] for code in TOTALS}, tables)


def _table(spec: TableSpec, columns: Sequence[str], lines: Mapping[str, tuple[int | None, ...]]) -> Table:
    """The table of these lines under the columns of its sheet; KeyError where a line of its own lacks."""
    places = [columns.index(column) for column in spec.columns]

    def counts(code: str) -> Counts:
        return tuple(lines[code][at] or 0 for at in places)

    rows = {code: counts(code) for code in lines if not code.startswith(OWN)}
    return Table(
        id=spec.id,
        columns=spec.columns,
        rows={code: line for code, line in rows.items() if any(line)},
        not_stated=counts(NOT_STATED),
        organisation=counts(ORGANISATIONS) if spec.units == "people" else None,
        total=counts(TOTAL),
        unnamed=lines[WITHOUT_NAME][0] or 0 if "persons" in spec.columns else None,
        many=spec.many,
    )


def refuse_mixture(taken: Sequence[Taken]) -> None:
    """`Refused` where workbooks are of several months, or two of one office."""
    first = taken[0]
    seen: dict[str, Taken] = {}
    for one in taken:
        if one.figures.month != first.figures.month:
            message: Message = _("The file {name} is of {month}, but {other} is of {first}.")
            months = {"month": one.figures.month, "first": first.figures.month}
            raise Refused(message, name=one.name, other=first.name, **months)
        key = one.office.casefold()
        if key in seen:
            message = _("The files {name} and {other} are both of {office}: leave one out.")
            raise Refused(message, name=one.name, other=seen[key].name, office=one.office_name)
        seen[key] = one
