"""A workbook as plain values: sheets of rows with a look, charts beside them; painted by `workbook`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = str | int | float | date | None
Look = Literal[
    "title",
    "subtitle",
    "head",
    "table",
    "row",
    "quiet",
    "total",
    "apart",
    "note",
    "warning",
    "key",
    "figure",
    "plain",
]
"""What a row is; how that looks is the painter's affair."""


@dataclass(frozen=True)
class Row:
    """One row: its cells from the first column on."""

    cells: tuple[Value, ...] = ()
    look: Look = "row"
    page_break: bool = False
    """Whether printing begins a new page with this row."""


@dataclass(frozen=True)
class Chart:
    """A native chart of one column; rows and columns are counted from 1, names stand in the first column."""

    kind: Literal["bar", "pie"]
    title: str
    column: int
    first: int
    last: int
    at: int
    """The row beside which it begins."""
    height: float
    """Centimetres."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows from the first on, and how they are shown and printed."""

    title: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """Columns in letters of the usual width."""
    charts: tuple[Chart, ...] = ()
    texts: int = 1
    """How many columns hold texts; of the others the heads stand to the right, above numbers."""
    frozen: int = 0
    """Rows that stay when one scrolls, and that every printed page repeats."""
    landscape: bool = False
    one_page: bool = False
    """Whether it is printed on one page, smaller if need be."""
    hidden: bool = False
    filtered: bool = False
    """Whether the last frozen row carries arrows that filter the rows below."""


@dataclass(frozen=True)
class Book:
    """A whole workbook."""

    title: str
    footer: str
    """What every printed page says at its foot, beside its number."""
    sheets: tuple[Sheet, ...]
    made_on: date
