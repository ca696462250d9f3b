"""Looks into a store with its key, past the program: what a promise says of its tables is read there."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reception.app import Surroundings, followers, open_office
from reception.kernel.clock import SetClock
from reception.kernel.ids import IdMaker
from reception.store.arrivals import apply_foreign
from reception.store.journal import Entry, EntryRow
from reception.store.rebuild import tables
from reception.store.store import Device, Store, create_store
from tests.command_line import CHEAP, NOON, CommandLine
from tests.reception.index.office import Dump, dump

Rows = dict[str, list[tuple[Any, ...]]]


@contextmanager
def inside(line: CommandLine) -> Iterator[sa.Connection]:
    """A connection to the whole store of an office."""
    around = Surroundings(SetClock(NOON), cost=CHEAP)
    with open_office(line.store, login=line.login, passphrase=line.passphrase, around=around) as office:
        store = Store(office.store.path, office.store.key, followers())
        with store.whole() as connection:
            yield connection
        store.close()


def rows_of(connection: sa.Connection) -> Rows:
    """Every journalled table, without the numbers that are this PC's own."""
    found = {}
    for table in tables():
        columns = [column for column in table.columns if column.name != "n"]
        lines = [tuple(line) for line in connection.execute(sa.select(*columns).order_by(table.c.id))]
        found[table.name] = lines
    return found


def journal_of(connection: sa.Connection) -> list[Entry]:
    """The whole journal."""
    columns = (EntryRow.device, EntryRow.seq, EntryRow.digest, EntryRow.body)
    return [Entry(*line) for line in connection.execute(sa.select(*columns))]


def made_from(entries: list[Entry], folder: Path, chance: random.Random) -> tuple[Rows, Dump]:
    """What another PC shows that gets these entries doubled, in any order and in several portions."""
    arrivals = [*entries, *entries]
    chance.shuffle(arrivals)
    path = folder / f"other-{chance.random()}.db"
    ids = IdMaker(lambda: 0, chance.getrandbits)
    create_store(path, bytes(range(32)), Device(ids.new(), "JAL", "A"))
    store = Store(path, bytes(range(32)), followers())
    with store.whole() as connection:
        for start in range(0, len(arrivals), 7):
            portion = arrivals[start : start + 7]
            apply_foreign(connection, portion, clock=SetClock(NOON), followers=followers())
    with store.whole() as connection:
        made = rows_of(connection), dump(connection)
    store.close()
    return made


def values_in(connection: sa.Connection) -> str:
    """Everything that stands in any table of the store, one after another, as text."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    found: list[str] = []
    for name in names:
        for line in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):  # noqa: S608 - the store's own name
            texts = [
                one.decode("utf-8", errors="replace") if isinstance(one, bytes) else str(one) for one in line
            ]
            found += texts
            found += [str(json.loads(text)) for text in texts if text.startswith('{"')]
    return "\n".join(found)


def is_as_before(line: CommandLine, before: dict[str, bytes], folder: Path) -> bool:
    """Whether an office holds what it held; that somebody looked may have been added to its log."""
    if line.state() == before:
        return True
    for name, data in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    earlier = CommandLine(folder, login=line.login, passphrase=line.passphrase)
    with inside(earlier) as then, inside(line) as now:
        is_same = (rows_of(then), journal_of(then)) == (rows_of(now), journal_of(now))
    return is_same and line.state().keys() == before.keys()
