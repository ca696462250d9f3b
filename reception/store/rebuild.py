"""The journal alone makes the tables: anew where asked, or only to compare them with what stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.apply import Follower, chunks, entries_of, journalled, row_of, show_rows
from reception.store.base import Base
from reception.store.journal import Entry, EntryRow, digest_of, told
from reception.store.reading import PAST_VIEWS

_PORTION = 2000


@dataclass(frozen=True)
class Difference:
    """A row that the table and the journal tell differently; it names no value, so that it may be shown."""

    table: str
    row: Id
    what: Literal["missing", "unknown", "doubled", "other"]
    """missing from the table, unknown to the journal, there twice, or with other values"""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Damage:
    """A line of the journal that is not what it was: another body, other columns, or lines lost before."""

    device: Id
    seq: int
    what: Literal["digest", "unread", "columns", "gap"]


def tables() -> list[sa.Table]:
    """The journalled tables, by name."""
    return [table for table in Base.metadata.sorted_tables if journalled(table.name) is not None]


def rebuild(connection: sa.Connection, followers: Sequence[Follower] = ()) -> int:
    """Empty every journalled table and make it from the journal, then what follows it; the number of rows.

    The connection is one that may write (`Store.whole`); all or nothing is its transaction's promise.
    """
    for entry, line in _journal(connection):
        if (columns := local_columns(entry)) is not None and columns != _columns_of(line):
            connection.execute(sa.update(EntryRow.table()).where(EntryRow.n == line.n).values(columns))
    count = 0
    for table in tables():
        connection.execute(table.delete())
        rows = _rows_told(connection, table)
        show_rows(connection, table.name, rows)
        count += len(rows)
    for follower in followers:
        follower.rebuild(connection)
    return count


def differences(connection: sa.Connection) -> list[Difference]:
    """Where the tables do not hold what the journal shows; nothing is changed."""
    return [found for table in tables() for found in _compare(connection, table)]


def damages(connection: sa.Connection) -> list[Damage]:
    """Lines of the journal whose body is not the one that was hashed, or that follow a gap."""
    found = []
    places: dict[Id, list[int]] = {}
    for entry, line in _journal(connection):
        places.setdefault(entry.device, [0]).append(entry.seq)
        if (what := _damage_of(entry, line)) is not None:
            found.append(Damage(entry.device, entry.seq, what))
    for device, numbers in places.items():
        gaps = (later for earlier, later in pairwise(sorted(numbers)) if later > earlier + 1)
        found += [Damage(device, seq, "gap") for seq in gaps]
    return found


def local_columns(entry: Entry) -> dict[str, Any] | None:
    """What the local columns beside a body repeat of it; None without a body."""
    body = told(entry)
    if body is None:
        return None
    return {"act": body.act, "clock": body.clock, "about": body.table, "row": body.row}


def _columns_of(line: sa.Row[Any]) -> dict[str, Any]:
    return {"act": line.act, "clock": line.clock, "about": line.about, "row": line.row}


def _damage_of(entry: Entry, line: sa.Row[Any]) -> Literal["digest", "unread", "columns"] | None:
    if entry.body is None:
        return None
    if digest_of(entry.device, entry.seq, entry.body) != entry.digest:
        return "digest"
    try:
        columns = local_columns(entry)
    except (ValueError, RecursionError):
        return "unread"
    return None if columns == _columns_of(line) else "columns"


def _journal(connection: sa.Connection) -> Iterator[tuple[Entry, sa.Row[Any]]]:
    last = 0
    asked = sa.select(EntryRow).order_by(EntryRow.n).limit(_PORTION)
    while lines := connection.execute(asked.where(EntryRow.n > last), execution_options=PAST_VIEWS).all():
        for line in lines:
            yield Entry(line.device, line.seq, line.digest, line.body), line
        last = lines[-1].n


def _rows_told(connection: sa.Connection, table: sa.Table) -> list[Id]:
    """The rows of a table that the journal knows, in the order in which they came."""
    first = sa.func.min(EntryRow.n)
    asked = sa.select(EntryRow.row).where(EntryRow.about == table.name, EntryRow.body.is_not(None))
    rows = connection.execute(asked.group_by(EntryRow.row).order_by(first), execution_options=PAST_VIEWS)
    return [line.row for line in rows]


def _compare(connection: sa.Connection, table: sa.Table) -> Iterator[Difference]:
    rows = _rows_told(connection, table)
    for some in chunks(rows):
        standing: dict[Id, list[sa.Row[Any]]] = {row: [] for row in some}
        asked = sa.select(table).where(table.c.id.in_(some))
        for line in connection.execute(asked, execution_options=PAST_VIEWS):
            standing[line.id].append(line)
        for row, entries in entries_of(connection, some, table=table.name).items():
            yield from _compare_row(table, row, entries, standing[row])
    known = set(rows)
    for line in connection.execute(sa.select(table.c.id), execution_options=PAST_VIEWS):
        if line.id not in known:
            yield Difference(table.name, line.id, "unknown")


def _compare_row(
    table: sa.Table, row: Id, entries: list[Entry], lines: list[sa.Row[Any]]
) -> Iterator[Difference]:
    if len(lines) != 1:
        yield Difference(table.name, row, "doubled" if lines else "missing")
        return
    values = row_of(table, entries) or {}
    other = tuple(name for name, value in values.items() if getattr(lines[0], name) != value)
    if other:
        yield Difference(table.name, row, "other", other)
