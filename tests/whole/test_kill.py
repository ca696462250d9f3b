"""A writer that is killed at any moment loses nothing that it was told is safe, and leaves nothing half written."""

from __future__ import annotations

import multiprocessing
import random
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from reception.people.model import Person, PersonName, Phone
from reception.store.act import Act
from reception.store.journal import EntryRow
from reception.store.rebuild import damages, differences
from reception.store.store import Store
from tests.reception.store.world import KEY, make_template
from tests.whole.writer import write_acts

LONGEST_SECONDS = 0.25
MOST_BEFORE_THE_KILL = 12


@pytest.fixture(scope="module")
def starter() -> BaseContext:
    """Starts writers quickly: a server that has imported the program already, where the system can fork."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.whole.writer"])
    return context


def kill_one(starter: BaseContext, path: Path, chance: random.Random) -> list[UUID]:
    """Start a writer, kill it at a random moment of its work, and return the rows that it called safe."""
    here, there = starter.Pipe(duplex=False)
    writer = starter.Process(target=write_acts, args=(path, chance.getrandbits(32), there), daemon=True)  # type: ignore[attr-defined]
    writer.start()
    there.close()
    safe = [UUID(bytes=here.recv_bytes()) for _act in range(chance.randint(1, MOST_BEFORE_THE_KILL))]
    time.sleep(chance.random() * LONGEST_SECONDS / 10)
    writer.kill()
    writer.join()
    return safe + rest_of(here)


def rest_of(here: Connection) -> list[UUID]:
    """What the writer had still said before it died; a word cut short was no word."""
    said = []
    try:
        while here.poll():
            said.append(UUID(bytes=here.recv_bytes()))
    except (EOFError, OSError, ValueError):
        pass
    here.close()
    return said


def check(path: Path, safe: set[UUID]) -> None:
    """Everything safe is there, every act is whole, and the file is sound."""
    store = Store(path, KEY, ())
    with store.whole() as connection:
        people = {line.id: line.age for line in connection.execute(sa.select(Person.id, Person.age))}
        assert safe <= people.keys()
        names = sa.select(PersonName.person_id, sa.func.count()).group_by(PersonName.person_id)
        assert {line[0]: line[1] for line in connection.execute(names)} == people
        phones = connection.execute(sa.select(Phone.person_id, Phone.number)).all()
        assert len(phones) == len(people) == len({line[0] for line in phones} & people.keys())
        assert {line[1] for line in phones} <= {"+996555222222"}
        acts = connection.execute(sa.select(sa.func.count()).select_from(Act)).scalar_one()
        last = connection.execute(sa.select(sa.func.max(EntryRow.seq))).scalar_one()
        lines = connection.execute(sa.select(sa.func.count()).select_from(EntryRow)).scalar_one()
        assert (acts, last) == (len(people), lines)
    assert store.faults() == []
    store.close()


def kill_many(starter: BaseContext, folder: Path, *, times: int, seed: int) -> int:
    path, chance = make_template(folder), random.Random(seed)
    safe: set[UUID] = set()
    for number in range(times):
        safe |= set(kill_one(starter, path, chance))
        if number % 5 == 0:
            check(path, safe)
    check(path, safe)
    store = Store(path, KEY, ())
    with store.whole() as connection:
        assert (differences(connection), damages(connection)) == ([], [])
    store.close()
    return len(safe)


def test_thirty_kills_lose_nothing_acknowledged(starter: BaseContext, tmp_path: Path) -> None:
    assert kill_many(starter, tmp_path, times=30, seed=1) >= 30


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_acknowledged(starter: BaseContext, tmp_path: Path) -> None:
    assert kill_many(starter, tmp_path, times=200, seed=random.SystemRandom().getrandbits(32)) >= 200


def test_a_loss_would_be_noticed(starter: BaseContext, tmp_path: Path) -> None:
    path = make_template(tmp_path)
    safe = set(kill_one(starter, path, random.Random(3)))
    store = Store(path, KEY, ())
    with store.whole() as connection:
        connection.execute(sa.delete(PersonName.table()).where(PersonName.person_id == min(safe)))
    store.close()
    with pytest.raises(AssertionError):
        check(path, safe)
