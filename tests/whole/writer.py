"""A process that writes acts into a store and says of each when it is safe; it is meant to be killed."""

from __future__ import annotations

import random
from multiprocessing.connection import Connection
from pathlib import Path

from reception.kernel.clock import SystemClock, milliseconds
from reception.kernel.ids import IdMaker
from reception.people.model import Person, PersonName, Phone
from reception.store.store import Store
from reception.store.work import Circumstances, Work
from tests.reception.store.world import KEY, Everything, numbered


def write_acts(path: Path, seed: int, told: Connection) -> None:
    """Write until killed: acts of a few rows and some of many, each told by its first row once it is committed."""
    chance, clock = random.Random(seed), SystemClock()
    ids = IdMaker(lambda: milliseconds(clock.now()), chance.getrandbits)
    store = Store(path, KEY, ())
    around = Circumstances(Everything(numbered(1)), clock, ids, "test")
    while True:
        with store.work(around) as work, work.under("person.add"):
            row = write_one(work, chance)
        told.send_bytes(row)


def write_one(work: Work, chance: random.Random) -> bytes:
    """One act: a person, and as many names and phones as its first name says."""
    count = chance.choice([1, 3, 10, 200])
    person = work.add(
        Person, surname="сөз" * chance.randint(1, 400), age=count, access="office", office="OSH"
    )
    work.add_many(PersonName, [{"person_id": person, "text": "ат" * 20} for _number in range(count)])
    phone = work.add(Phone, person_id=person, number="+996700111111")
    work.change(Phone, phone, number="+996555222222")
    return person.bytes
