"""A month's workbook read back at head office: whose it is and its figures, held against what its sheets show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.book import Value
from reception.reports.cover import cover_totals
from reception.reports.figures import (
    LAYOUT,
    NOT_STATED,
    ORGANISATIONS,
    TOTAL,
    WITHOUT_NAME,
    Counts,
    Month,
    Table,
)
from reception.reports.incoming import read_workbook
from reception.reports.labels import TOTALS
from reception.reports.month import DATA, DATA_HEAD, MARK
from reception.reports.period import read_period
from reception.reports.sheets import OWN, Spot
from reception.reports.tables import TABLES, TableSpec

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
    cells = read_workbook(data, name=name)
    rows = [tuple(_bare(value) for value in row[: len(DATA_HEAD)]) for row in cells.get(DATA, ())]
    if len(rows) < _HEADS or rows[0][0] != MARK:
        raise Refused(_NOT_OURS, name=name)
    if rows[0][1] != LAYOUT:
        raise Refused(_("The file {name} has another layout than this program."), name=name)
    spots = [_spot(row, name) for row in rows[_HEADS:] if row[0] != "" or row[1] != ""]
    for spot in spots:
        _check_shown(spot, cells, name)
    head = rows[1 : _HEADS - 1]
    if [row[0] for row in head] != ["office", "month", "edition", "language"]:
        raise Refused(_NOT_OURS, name=name)
    office, office_name, month, edition, state = head[0][1], head[0][2], head[1][1], head[2][1], head[2][2]
    if not (isinstance(office, str) and office and isinstance(month, str)):
        raise Refused(_NOT_OURS, name=name)
    period = read_period(month)
    figures = _figures(spots, office, str(period), name)
    labels = {(spot.table, spot.code): spot.label for spot in spots if not spot.code.startswith(OWN)}
    number = edition if isinstance(edition, int) else 0
    return Taken(
        name, office, str(office_name or office)[:_LONGEST], number, state == "final", figures, labels
    )


def _bare(value: Value) -> Value:
    """An empty cell and an empty text are the same."""
    return "" if value is None else value


def _spot(row: tuple[Value, ...], name: str) -> Spot:
    """One line of the hidden sheet; Excel writes whole numbers as they are and so reads them back."""
    if len(row) < len(DATA_HEAD):
        raise Refused(_NOT_OURS, name=name)
    texts, numbers = (row[0], row[1], row[2], row[4], row[5]), (row[3], row[6], row[7])
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts):
        raise Refused(_NOT_OURS, name=name)
    whole = [number for number in numbers if isinstance(number, int) and not isinstance(number, bool)]
    if len(whole) < len(numbers) or not all(0 <= number <= _MOST for number in whole):
        raise Refused(_NOT_OURS, name=name)
    table, code, column, label, sheet = map(str, texts)
    return Spot(table, code, column, whole[0], label, sheet, whole[1], whole[2])


def _check_shown(spot: Spot, cells: Cells, name: str) -> None:
    """The number that a reader sees is the number that is counted."""
    rows = cells.get(spot.sheet, ())
    row = rows[spot.row - 1] if 0 < spot.row <= len(rows) else ()
    shown = row[spot.at - 1] if 0 < spot.at <= len(row) else None
    if shown != spot.number:
        raise Refused(_BY_HAND, name=name, sheet=spot.sheet, row=spot.row)


def _figures(spots: Sequence[Spot], office: str, month: str, name: str) -> Month:
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for spot in spots:
        if spot.column in found[spot.table][spot.code]:
            raise Refused(_NOT_OURS, name=name)
        found[spot.table][spot.code][spot.column] = spot.number
    totals = {code: columns.get("", 0) for code, columns in found.pop("", {}).items()}
    if set(totals) != set(TOTALS) or set(found) != {spec.id for spec in TABLES}:
        raise Refused(_NOT_OURS, name=name)
    try:
        tables = tuple(_table(spec, found[spec.id]) for spec in TABLES)
    except KeyError as fault:
        raise Refused(_NOT_OURS, name=name) from fault
    expected = cover_totals(totals)
    for table in tables:
        told = dict(zip(table.columns, table.total, strict=True))
        own = not table.id.startswith("organisation_")
        if not table.agrees() or (own and any(told[column] != expected[column] for column in told)):
            raise Refused(_NO_SUM, name=name)
    return Month(office, month, {code: totals[code] for code in TOTALS}, tables)


def _table(spec: TableSpec, lines: Mapping[str, Mapping[str, int]]) -> Table:
    """The table of these lines; KeyError where one lacks a column."""

    def counts(code: str) -> Counts:
        return tuple(lines[code][column] for column in spec.columns)

    def own_with_zero(code: str) -> Counts:
        return tuple(lines[code].get(column, 0) for column in spec.columns)

    rows = {code: counts(code) for code in lines if not code.startswith(OWN)}
    people = spec.units == "people"
    return Table(
        id=spec.id,
        columns=spec.columns,
        rows={code: line for code, line in rows.items() if any(line)},
        not_stated=counts(OWN + NOT_STATED),
        organisation=own_with_zero(OWN + ORGANISATIONS) if people else None,
        total=counts(OWN + TOTAL),
        unnamed=lines[OWN + WITHOUT_NAME]["persons"] if "persons" in spec.columns else None,
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
