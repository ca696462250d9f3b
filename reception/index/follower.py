"""Keeps the index: of each row written, the lines that find it and the key by which it is listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from reception.index.keys import keys_of
from reception.index.model import IndexLine, IndexOrder
from reception.kernel.fields import Order, Source
from reception.kernel.ids import Id
from reception.language.order import order_key
from reception.store.apply import Rows, chunks, journalled, narrowing
from reception.store.reading import PAST_VIEWS

NAMELESS = "\uf8ff"
"""The key of a row without any of its columns: behind all letters."""
_FULL_TEXT = ("index_word", "index_gram")
_PORTION = 2_000
_LINES_A_STATEMENT = 1_000


class Line(NamedTuple):
    """A line as it lies in `index_line`, without its number."""

    target: str
    row: Id
    source_row: Id
    kind: str
    text: str
    latin: str | None
    sound: str | None


class Key(NamedTuple):
    """A line as it lies in `index_order`, without its number."""

    target: str
    row: Id
    key: str


def kind_of(source: Source) -> str:
    """The kind that a source's lines bear.

    Rows with an access of their own that find a row of another table bear their name before it (`matter number`):
    such a line finds only for a reader who may know both.
    """
    table = journalled(source.table)
    assert table is not None
    is_closed = source.table != source.target and bool(narrowing(table))
    return f"{source.table} {source.kind}" if is_closed else source.kind


class Index:
    """A follower of the store, told by the registers whose words find what."""

    def __init__(self, sources: Iterable[Source], orders: Iterable[Order]) -> None:
        """Take what finds rows, and by what they are listed."""
        self._sources: dict[str, list[tuple[Source, str]]] = {}
        for source in sources:
            self._sources.setdefault(source.table, []).append((source, kind_of(source)))
        self._orders = {order.table: order.columns for order in orders}

    def applied(self, connection: sa.Connection, rows: Rows) -> None:
        """Bring the lines of these rows up to what the tables now hold: a retired or vanished row has none."""
        ours = [table for table in rows if table in self._sources or table in self._orders]
        for table in ours:
            for some in _portions(rows[table]):
                self._renew(connection, table, some)
        if ours:
            # What they hold back they would write at the commit, when the connection refuses to write again.
            _tell_full_text(connection, "flush")

    def rebuild(self, connection: sa.Connection) -> None:
        """Make the index anew from the tables; the full-text tables are made from its lines, whatever they held."""
        _tell_full_text(connection, "rebuild")
        self._forget_strangers(connection)
        for name in self._sources.keys() | self._orders.keys():
            table = _table(name)
            ids = connection.execute(sa.select(table.c.id), execution_options=PAST_VIEWS).scalars().all()
            self.applied(connection, {name: ids})
        _tell_full_text(connection, "rebuild")
        _tell_full_text(connection, "flush")

    def _forget_strangers(self, connection: sa.Connection) -> None:
        """Take out lines of rows that no table has."""
        lines, keys = IndexLine.table(), IndexOrder.table()
        for table, owner, known in (
            (lines, lines.c.source_row, self._sources.keys()),
            (keys, keys.c.row, self._orders.keys()),
        ):
            absent = [~sa.exists().where(_table(name).c.id == owner) for name in sorted(known)]
            connection.execute(table.delete().where(*absent))

    def _renew(self, connection: sa.Connection, name: str, ids: Sequence[Id]) -> None:
        lines: list[Line] = []
        keys: list[Key] = []
        sources, order = self._sources.get(name, ()), self._orders.get(name)
        for row in _rows(connection, _table(name), ids):
            for source, kind in sources:
                line = _line(source, kind, row)
                if line is not None:
                    lines.append(line)
            if order is not None:
                said = " ".join(str(row[column]) for column in order if row[column])
                keys.append(Key(name, row["id"], order_key(said) or NAMELESS))
        _exchange(connection, IndexLine.table(), "source_row", ids, lines) if sources else None
        _exchange(connection, IndexOrder.table(), "row", ids, keys) if order else None


def _table(name: str) -> sa.Table:
    table = journalled(name)
    assert table is not None
    return table


def _portions(ids: Collection[Id]) -> Iterable[Sequence[Id]]:
    listed = list(ids)
    return (listed[start : start + _PORTION] for start in range(0, len(listed), _PORTION))


def _rows(connection: sa.Connection, table: sa.Table, ids: Collection[Id]) -> Iterable[Any]:
    for some in chunks(ids):
        asked = sa.select(table).where(table.c.id.in_(some), table.c.retired_on.is_(None))
        yield from connection.execute(asked, execution_options=PAST_VIEWS).mappings()


def _line(source: Source, kind: str, row: Any) -> Line | None:
    owner = row[source.owner or "id"]
    said = " ".join(str(row[column]) for column in source.columns if row[column])
    keys = keys_of(source.kind, said) if owner is not None else None
    if keys is None:
        return None
    return Line(source.target, owner, row["id"], kind, keys.text, keys.latin, keys.sound)


def _exchange(
    connection: sa.Connection, table: sa.Table, owner: str, ids: Collection[Id], wanted: Sequence[Line | Key]
) -> None:
    """Let the table hold just these lines of these rows; a line that stands already is left alone."""
    missing: dict[tuple[Any, ...], None] = dict.fromkeys(wanted)
    stale: list[int] = []
    for some in chunks(ids):
        for n, *held in connection.execute(sa.select(table).where(table.c[owner].in_(some))):
            if tuple(held) in missing:
                del missing[tuple(held)]
            else:
                stale.append(n)
    for numbers in chunks(stale):
        connection.execute(table.delete().where(table.c.n.in_(numbers)))
    _insert(connection, table, list(missing))


def _insert(connection: sa.Connection, table: sa.Table, lines: Sequence[tuple[Any, ...]]) -> None:
    """Many lines a statement: the full-text tables write themselves out once a statement, and not once a line."""
    names = [column.name for column in table.columns if column.name != "n"]
    places = f"({', '.join('?' * len(names))})"
    for start in range(0, len(lines), _LINES_A_STATEMENT):
        some = lines[start : start + _LINES_A_STATEMENT]
        sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {', '.join([places] * len(some))}"  # noqa: S608
        values = tuple(value.bytes if isinstance(value, UUID) else value for line in some for value in line)
        connection.exec_driver_sql(sql, values)


def _tell_full_text(connection: sa.Connection, command: str) -> None:
    for name in _FULL_TEXT:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('{command}')")  # noqa: S608 - all ours
