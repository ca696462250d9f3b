"""The one path that writes the tables: entries into the journal, and of each row what its entries show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.store.act import AccessLog
from reception.store.base import Base, Journalled
from reception.store.journal import Entry, EntryRow, FieldState, field_states, shown, told
from reception.store.reading import PAST_VIEWS
from reception.store.types import Encode, Level, decoder

_CHUNK = 400
_Named = TypeVar("_Named")
Rows = Mapping[str, Collection[Id]]


class Follower(Protocol):
    """Keeps something that can be made anew from the tables, such as the index."""

    def applied(self, connection: sa.Connection, rows: Rows) -> None:
        """Bring it up to date after these rows of these tables were written."""

    def rebuild(self, connection: sa.Connection) -> None:
        """Make it anew from the tables."""


@cache
def journalled(table: str) -> sa.Table | None:
    """The journalled table of this name, or None: an entry of a newer program's table is kept and not shown."""
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Journalled) and mapper.local_table.name == table:  # type: ignore[attr-defined]
            assert isinstance(mapper.local_table, sa.Table)
            return mapper.local_table
    return None


@cache
def _decoders(table: sa.Table) -> Mapping[str, Encode]:
    return {column.name: decoder(column) for column in table.columns if column.name not in {"n", "id"}}


@cache
def narrowing(table: sa.Table) -> frozenset[str]:
    """The fields of which, of several heads, the narrowest holds."""
    return frozenset(column.name for column in table.columns if isinstance(column.type, Level))


@contextmanager
def writing(connection: sa.Connection) -> Iterator[sa.Connection]:
    """Let this connection write for a moment, past the reader's views; everywhere else it refuses to."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA query_only = OFF")  # by the driver itself: twice for every row that is written
    try:
        yield connection.execution_options(schema_translate_map={None: "main"})
    finally:
        connection.execution_options(schema_translate_map=None)
        driver.execute("PRAGMA query_only = ON")


def write_log(connection: sa.Connection, lines: Sequence[Mapping[str, Any]]) -> None:
    """Write lines of the access log."""
    if lines:
        with writing(connection) as open_:
            open_.execute(sa.insert(AccessLog.table()), list(lines))


def chunks(rows: Collection[_Named]) -> Iterator[Sequence[_Named]]:
    """The rows, or numbers, in portions that a statement can name."""
    listed = list(rows)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def entries_of(
    connection: sa.Connection, rows: Collection[Id], *, table: str | None = None
) -> dict[Id, list[Entry]]:
    """All entries of these rows, by row; only those about one table, where it is named."""
    found: dict[Id, list[Entry]] = {row: [] for row in rows}
    for some in chunks(rows):
        columns = sa.select(EntryRow.device, EntryRow.seq, EntryRow.digest, EntryRow.body, EntryRow.row)
        asked = columns.where(EntryRow.row.in_(some)).order_by(EntryRow.n)
        if table is not None:
            asked = asked.where(EntryRow.about == table)
        for line in connection.execute(asked, execution_options=PAST_VIEWS):
            found[line.row].append(Entry(line.device, line.seq, line.digest, line.body))
    return found


def states_of(connection: sa.Connection, row: Id) -> dict[str, FieldState]:
    """What the entries of one row amount to, field by field."""
    return field_states(entries_of(connection, [row])[row])


def values_of(table: sa.Table, said: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of a row as values of its columns; a field that this program does not know is left out."""
    decode = _decoders(table)
    try:
        return {
            name: None if (value := said.get(name)) is None else read(value) for name, read in decode.items()
        }
    except (ValueError, TypeError, AttributeError) as fault:
        raise Unable(_("An entry of the journal for “{table}” cannot be read."), table=table.name) from fault


def write_journal(connection: sa.Connection, entries: Sequence[Entry]) -> None:
    """Put entries into the journal as they lie."""
    lines = []
    for entry in entries:
        body = told(entry)
        lines.append(
            {
                "device": entry.device,
                "seq": entry.seq,
                "digest": entry.digest,
                "body": entry.body,
                "act": body and body.act,
                "clock": body and body.clock,
                "about": body and body.table,
                "row": body and body.row,
            },
        )
    connection.execute(sa.insert(EntryRow.table()), lines)


def show_rows(connection: sa.Connection, table: str, rows: Collection[Id]) -> None:
    """Write of each row what all its entries show; a row whose every entry is erased goes from the table."""
    target = journalled(table)
    if target is None:
        return
    for some in chunks(rows):
        numbers = sa.select(target.c.n, target.c.id).where(target.c.id.in_(some))
        known = {line.id: line.n for line in connection.execute(numbers)}
        _rewrite(connection, target, entries_of(connection, some, table=table), known)


def row_of(target: sa.Table, entries: Iterable[Entry]) -> dict[str, Any] | None:
    """What the entries of one row show, as values of its columns; None where no body is left."""
    states = field_states(entries)
    return values_of(target, shown(states, narrowing=narrowing(target))) if states else None


def _rewrite(
    connection: sa.Connection, target: sa.Table, found: Mapping[Id, list[Entry]], known: Mapping[Id, int]
) -> None:
    new, changed = [], []
    for row, entries in found.items():
        values = row_of(target, entries)
        if values is None:
            connection.execute(target.delete().where(target.c.id == row))
        elif row in known:
            changed.append({**values, "b_n": known[row]})
        else:
            new.append({"id": row, **values})
    if new:
        connection.execute(target.insert(), new)
    if changed:
        names: dict[str, Any] = {
            column.name: sa.bindparam(column.name)
            for column in target.columns
            if column.name not in {"n", "id"}
        }
        connection.execute(target.update().where(target.c.n == sa.bindparam("b_n")).values(names), changed)


def apply_new(connection: sa.Connection, entries: Sequence[Entry]) -> None:
    """Apply entries that each make a new row, as `Work` writes them in bulk."""
    write_journal(connection, entries)
    by_table: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        body = entry.told
        assert body is not None
        target = journalled(body.table)
        assert target is not None
        said = {name: value[0] for name, value in body.fields.items()}
        by_table.setdefault(body.table, []).append({"id": body.row, **values_of(target, said)})
    for table, rows in by_table.items():
        target = journalled(table)
        assert target is not None
        connection.execute(target.insert(), rows)
