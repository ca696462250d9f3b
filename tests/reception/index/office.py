"""An office for the tests of the index and of finding people: made once, copied as a folder, opened without Argon2."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from reception.app import PROGRAM, followers
from reception.index.model import IndexLine, IndexOrder
from reception.kernel.clock import SetClock, milliseconds
from reception.kernel.ids import Id, IdMaker
from reception.people.actions import add_person
from reception.security.access import Standing
from reception.store.reading import Reading
from reception.store.store import Device, Store, create_store
from reception.store.work import Circumstances, Work

KEY = bytes(range(32))
STORE = "store.db"
OFFICE = "OSH"
FULL_TEXT = ("index_word", "index_gram")
Dump = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]


class Place:
    """One store with its followers, and two lawyers of one office who may ask it."""

    def __init__(self, folder: Path, *, seed: int = 1) -> None:
        """Open the store in the folder."""
        self.clock = SetClock(datetime(2026, 11, 24, 6, tzinfo=UTC))
        self.ids = IdMaker(lambda: milliseconds(self.clock.now()), Random(seed).getrandbits)
        self.store = Store(folder / STORE, KEY, followers())
        self.lawyer, self.other = (
            Standing(self.ids.new(), OFFICE, frozenset({"lawyer"}), name) for name in ("Айгүл", "Бакыт")
        )

    @contextmanager
    def work(self, verb: str = "person.edit") -> Iterator[Work]:
        """One act of the first lawyer."""
        with (
            self.store.work(Circumstances(self.lawyer, self.clock, self.ids, PROGRAM)) as work,
            work.under(verb),
        ):
            yield work

    @contextmanager
    def reading(self, who: Standing | None = None) -> Iterator[Reading]:
        """Questions of a lawyer, the first one where nobody is named."""
        with self.store.reading(who or self.lawyer) as reading:
            yield reading

    def add(self, **values: Any) -> Id:
        """Register a person."""
        with self.work("person.add") as work:
            return add_person(work, values=values)


def make_template(folder: Path) -> Path:
    """A folder with an empty store."""
    ids = IdMaker(lambda: 1_790_000_000_000, Random(0).getrandbits)
    create_store(folder / STORE, KEY, Device(ids.new(), OFFICE, "A"))
    return folder


def copied(template: Path, target: Path) -> Place:
    """A place of its own."""
    shutil.copytree(template, target, dirs_exist_ok=True)
    return Place(target)


def dump(connection: sa.Connection) -> Dump:
    """What the index holds, whatever the order in which it came; each full-text table agrees with its lines."""
    for name in FULL_TEXT:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    lines = [tuple(row)[1:] for row in connection.execute(sa.select(IndexLine.table()))]
    keys = [tuple(row)[1:] for row in connection.execute(sa.select(IndexOrder.table()))]
    return sorted(lines, key=repr), sorted(keys, key=repr)


def lines_of(place: Place) -> list[tuple[str, str]]:
    """Kind and text of each line, as the index holds them now."""
    with place.store.whole() as connection:
        found = connection.execute(sa.select(IndexLine.kind, IndexLine.text)).all()
        dump(connection)
    return sorted((row.kind, row.text) for row in found)


def words_in_full_text(connection: sa.Connection) -> set[str]:
    """Every word and every three letters that the full-text tables still know."""
    found: set[str] = set()
    for name in FULL_TEXT:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.v_{name} USING fts5vocab(main, {name}, row)"
        )
        found |= set(connection.exec_driver_sql(f"SELECT term FROM temp.v_{name}").scalars())  # noqa: S608
    return found
