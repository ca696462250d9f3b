"""Lays tables out on a sheet: heads, lines, what stands apart, charts beside; and notes where each number stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from reception.reports.book import Chart, Look, Row, Sheet, Value
from reception.reports.figures import NOT_STATED, ORGANISATIONS, TOTAL, WITHOUT_NAME, Table
from reception.reports.labels import LINES, Labels
from reception.reports.tables import Family, TableSpec

LABEL_WIDTH, COUNT_WIDTH = 50, 15
_HEAD_ROWS = 4
_ROW_CM = 0.53
_PAGE_ROWS = 36
_SHORTEST, _TALLEST = 6.0, 24.0
_QUIET = frozenset({NOT_STATED, ORGANISATIONS})


@dataclass(frozen=True)
class Spot:
    """Where a line of the figures stands, its numbers from the second column on: for head office to read back."""

    table: str
    code: str
    sheet: str
    row: int
    numbers: tuple[int | None, ...]


@dataclass
class Layout:
    """A sheet in the making."""

    title: str
    rows: list[Row] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    breaks: bool = True
    """Whether a block that does not fit begins a new page."""
    _page_began: int = 0

    def say(self, *cells: Value, look: Look = "row") -> int:
        """Add a row and return its number."""
        self.rows.append(Row(cells, look))
        return len(self.rows)

    def begin_block(self, rows: int) -> None:
        """Let a block of that many rows stand on one printed page where it can."""
        used = len(self.rows) - self._page_began
        if self.breaks and used > _HEAD_ROWS and used + rows > _PAGE_ROWS:
            self.rows.append(Row((), "row", page_break=True))
            self._page_began = len(self.rows)
        elif self.rows:
            self.say()

    def fill_up_to(self, row: int) -> None:
        """Add empty rows until that row, so that a chart does not cover what comes next."""
        while len(self.rows) < row:
            self.say()


def family_sheet(family: Family, tables: Sequence[Table], labels: Labels, subtitle: str) -> Layout:
    """The sheet of a family of tables."""
    words = labels.words
    layout = Layout(words(family.title))
    layout.say(words(family.title), look="title")
    layout.say(subtitle, look="subtitle")
    layout.say(None, *(labels.column(name) for name in family.columns), look="head")
    for spec, table in zip(family.tables, tables, strict=True):
        put_table(layout, spec, table, labels, family.columns)
    return layout


def put_table(layout: Layout, spec: TableSpec, table: Table, labels: Labels, columns: Sequence[str]) -> None:
    """Add one table under columns that may be more than its own."""
    codes = labels.codes(spec, table.rows)
    layout.begin_block(len(codes) + 6)
    start = layout.say(labels.words(spec.title), look="table")
    zero = (0,) * len(table.columns)
    lines = [(code, labels.line(spec, code), table.rows.get(code, zero)) for code in codes]
    first = start + 1
    for code, label, counts in lines:
        _put_line(layout, spec.id, (code, label), dict(zip(table.columns, counts, strict=True)), columns)
    for code, numbers in _own_lines(table):
        known = dict(zip(table.columns, numbers, strict=True))
        if code == ORGANISATIONS:
            known.pop("persons", None)  # an organisation is never counted as a person
        _put_line(layout, spec.id, (code, labels.words(LINES[code])), known, columns)
    if spec.note:
        layout.say(labels.words(spec.note), look="note")
    if spec.chart:
        _put_chart(layout, spec, labels, start=start, rows=(first, first + len(lines)), columns=columns)


def _own_lines(table: Table) -> Iterable[tuple[str, Sequence[int | None]]]:
    """The lines that are no code of a list."""
    return list(table.lines())[len(table.rows) :]


def _put_line(
    layout: Layout,
    table: str,
    name: tuple[str, str],
    counts: Mapping[str, int | None],
    columns: Sequence[str],
) -> None:
    code, label = name
    look: Look = "row"
    if code in _QUIET:
        look = "quiet"
    elif code == TOTAL:
        look = "total"
    elif code == WITHOUT_NAME:
        look = "apart"
    numbers = tuple(counts.get(column) for column in columns)
    row = layout.say(label, *numbers, look=look)
    layout.spots.append(Spot(table, code, layout.title, row, numbers))


def _put_chart(
    layout: Layout,
    spec: TableSpec,
    labels: Labels,
    *,
    start: int,
    rows: tuple[int, int],
    columns: Sequence[str],
) -> None:
    """A chart of the lines and of what is not stated, beside the table that begins at `start`."""
    assert spec.chart is not None
    kind, column = spec.chart
    first, last = rows
    wanted = 2.2 + 0.55 * (last - first + 1) if kind == "bar" else _SHORTEST
    height = min(max(wanted, _SHORTEST), _TALLEST)
    title = f"{labels.words(spec.title)}: {labels.column(column)}"
    layout.charts.append(Chart(kind, title, columns.index(column) + 2, first, last, start, height))
    layout.fill_up_to(start + ceil(height / _ROW_CM))


def finished(layout: Layout, columns: int, *, tables: int) -> Sheet:
    """The sheet of one or several tables; one with its chart is printed on one page."""
    widths = [LABEL_WIDTH, *[COUNT_WIDTH] * columns]
    return Sheet(
        layout.title,
        tuple(layout.rows),
        tuple(widths),
        tuple(layout.charts),
        frozen=3,
        landscape=bool(layout.charts),
        one_page=tables == 1 and bool(layout.charts),
    )
