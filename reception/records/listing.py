"""Lists a register as a table wants it: first the numbers of all its rows in their order, then a page of lines at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.index.model import IndexOrder
from reception.kernel.fields import Column
from reception.kernel.ids import Id
from reception.store.access_log import log_access
from reception.store.apply import chunks
from reception.store.base import Journalled
from reception.store.reading import Question, Reading, live
from reception.store.work import Work

Element = sa.SQLColumnExpression[Any]
Joins = Callable[[Question], Question]
Keep = Callable[[Any], sa.ColumnElement[bool]]
MOST_FOUND = 1_000
"""So many rows at most does a typed text find."""


@dataclass(frozen=True)
class Sort:
    """By which column, and whether the greatest comes first."""

    column: str
    down: bool = False


@dataclass(frozen=True)
class Listing:
    """A register as a list: its columns, where their values stand, and by what it may be narrowed."""

    model: type[Journalled]
    columns: tuple[Column, ...]
    values: Mapping[str, Element]
    """Of each column the value that is shown."""
    joins: Joins
    """Joins what the columns are taken from to a statement about the register's own table."""
    orders: Mapping[str, Element] = field(default_factory=dict)
    """Of the columns by which the list may be sorted, what is compared."""
    filters: Mapping[str, Keep] = field(default_factory=dict)
    through: tuple[str, ...] = ()
    """Tables whose numbers find a row too."""
    after: Mapping[str, Callable[[Reading, Sequence[Id]], Mapping[Id, Any]]] = field(default_factory=dict)
    """Of columns that have many values a row: who answers for a page of rows."""
    begins: Sort = field(kw_only=True)
    """The order before anyone chooses."""
    indexed: str = ""
    """The column whose order the index keeps."""
    others: Callable[[Reading, str], Collection[Id]] | None = None
    """Further rows that a typed text finds: the matters of a client."""

    @property
    def table(self) -> str:
        """The name of the register's table."""
        return str(self.model.__tablename__)

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Row:
    """One line of a list; its values stand in the order of the listing's columns, typed."""

    n: int
    id: Id
    values: tuple[Any, ...]


def numbers(
    reading: Reading,
    listing: Listing,
    *,
    sort: Sort | None = None,
    filters: Mapping[str, Any] | None = None,
    typed: str = "",
) -> array[int]:
    """The numbers of all rows of a register that the reader may know, in order; `n` is a row's number on this PC.

    `typed` narrows them to what it finds, in the order of the hits where no `sort` is asked. A filter that is None
    is left out.
    """
    kept = [listing.filters[name](value) for name, value in (filters or {}).items() if value is not None]
    if not typed.strip():
        return _ordered(reading, listing, sort, kept)
    found = find_rows(reading, listing.model, typed, limit=MOST_FOUND, through=listing.through)
    if listing.others is not None:
        found = list(dict.fromkeys([*found, *listing.others(reading, typed)]))[:MOST_FOUND]
    if sort is None:
        places = {row: place for place, row in enumerate(found)}
        rows = [row for some in chunks(found) for row in _of_these(reading, listing, some, kept)]
        return array("q", [row.n for row in sorted(rows, key=lambda row: places[row.id])])
    return _ordered(reading, listing, sort, [*kept, listing.model.id.in_(found)])


def lines(reading: Reading, listing: Listing, wanted: Collection[int]) -> list[Row]:
    """The lines of these rows; those that are not there for this reader any more are left out."""
    shown: list[sa.ColumnElement[Any]] = [
        listing.values.get(column.name, sa.null()).label(column.name) for column in listing.columns
    ]
    asked = listing.joins(sa.select(listing.model.n, listing.model.id, *shown))
    found = [
        row
        for some in chunks(wanted)
        for row in reading.rows(asked.where(listing.model.n.in_(some), live(listing.model)))
    ]
    more = {
        name: answer(reading, [row.id for row in found]) for name, answer in listing.after.items() if found
    }
    return [
        Row(row.n, row.id, _values(listing, row, {name: many.get(row.id) for name, many in more.items()}))
        for row in found
    ]


def note_all_shown(work: Work, *, table: str) -> None:
    """Note in the access log that a register was shown whole."""
    log_access(work, what="show_all", about=table)


def note_opened(work: Work, *, table: str, row: Id) -> None:
    """Note in the access log that a record was opened."""
    log_access(work, what="open", about=table, row=row)


def _values(listing: Listing, row: sa.Row[Any], more: Mapping[str, Any]) -> tuple[Any, ...]:
    held = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return tuple(more.get(column.name, held[column.name]) for column in listing.columns)


def _ordered(
    reading: Reading, listing: Listing, sort: Sort | None, kept: Sequence[sa.ColumnElement[bool]]
) -> array[int]:
    sort = sort or listing.begins
    asked: Question = sa.select(listing.model.n).where(live(listing.model), *kept)
    by_index = sort.column == listing.indexed
    if kept or not by_index:
        asked = listing.joins(asked)
    if by_index:
        on = sa.and_(IndexOrder.row == listing.model.id, IndexOrder.target == listing.table)
        asked = asked.join(IndexOrder, on)
    key: Element = IndexOrder.key if by_index else listing.orders[sort.column]
    turned = key.desc() if sort.down else key.asc()
    # What is empty stands last, whichever way the list is turned.
    order = [turned] if by_index else [key.is_(None).asc(), turned]
    tie = listing.model.n.desc() if sort.down else listing.model.n.asc()
    return array("q", reading.connection.execute(asked.order_by(*order, tie)).scalars())


def _of_these(
    reading: Reading, listing: Listing, some: Collection[Id], kept: Sequence[sa.ColumnElement[bool]]
) -> Sequence[sa.Row[Any]]:
    asked = listing.joins(sa.select(listing.model.n, listing.model.id))
    return reading.rows(asked.where(listing.model.id.in_(some), live(listing.model), *kept))
