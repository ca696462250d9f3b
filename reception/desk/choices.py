"""Records to refer to: found by what was typed, and named, for a field that holds the id of another record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.language.dates import short_date
from reception.language.folding import fold
from reception.matters.model import Matter
from reception.people.model import Person
from reception.people.queries import PersonLine, find_people, lines_of
from reception.people.rules import full_name
from reception.security.users import users
from reception.store.apply import chunks
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit

MOST = 20


@dataclass(frozen=True)
class NamedRecord:
    """A record by its name or number, and what tells it from others of that name."""

    id: Id
    name: str
    beside: str


def records_found(reading: Reading, table: str, typed: str, *, limit: int = MOST) -> list[NamedRecord]:
    """Records of a table (person, matter, visit, colleague) that the typed text finds, the plainest hits first.

    Of colleagues all are found by an empty text; of records that hold a client's data none.
    """
    if table == "colleague":
        return _colleagues(reading, typed)[:limit]
    if not typed.strip():
        return []
    if table == "person":
        return [_person(line) for line in find_people(reading, typed, limit=limit)]
    if table == "visit":
        return _visits(reading, find_rows(reading, Visit, typed, limit=limit))
    found = find_rows(reading, Matter, typed, limit=limit)
    if len(found) < limit:
        clients = find_rows(reading, Person, typed, limit=limit)
        found += [row for row in _of_clients(reading, clients) if row not in found]
    return _matters(reading, found[:limit])


def records_named(reading: Reading, table: str, rows: Collection[Id]) -> list[NamedRecord]:
    """These records by name, as far as the reader may know them."""
    if table == "colleague":
        return [one for one in _colleagues(reading, "") if one.id in rows]
    if table == "person":
        return [_person(line) for row in rows for line in lines_of(reading, [row])]
    return _visits(reading, rows) if table == "visit" else _matters(reading, rows)


def _colleagues(reading: Reading, typed: str) -> list[NamedRecord]:
    wanted = fold(typed).split()
    named = [(user, fold(user.name).split()) for user in users(reading) if user.removed_on is None]
    return [
        NamedRecord(user.id, user.name, user.office)
        for user, words in named
        if all(any(word.startswith(want) for word in words) for want in wanted)
    ]


def _person(line: PersonLine) -> NamedRecord:
    born = short_date(PartialDate.parse(line.born)) if line.born else ""
    return NamedRecord(line.id, line.name, born or ", ".join(line.also_known[:1]))


def _of_clients(reading: Reading, clients: Collection[Id]) -> list[Id]:
    asked = [
        sa.select(Matter.id).where(Matter.client_id.in_(some), live(Matter)).order_by(Matter.number)
        for some in chunks(clients)
    ]
    return [row.id for question in asked for row in reading.rows(question)]


def _matters(reading: Reading, rows: Collection[Id]) -> list[NamedRecord]:
    found: dict[Id, NamedRecord] = {}
    columns = (Matter.id, Matter.number, Person.surname, Person.given, Person.patronymic, Person.latin)
    for some in chunks(rows):
        asked = sa.select(*columns).outerjoin(Person, Person.id == Matter.client_id)
        for row in reading.rows(asked.where(Matter.id.in_(some))):
            found[row.id] = NamedRecord(row.id, row.number or "", full_name(row._asdict()))
    return [found[row] for row in rows if row in found]


def _visits(reading: Reading, rows: Collection[Id]) -> list[NamedRecord]:
    found: dict[Id, NamedRecord] = {}
    for some in chunks(rows):
        asked = sa.select(Visit.id, Visit.number, Tally.day).outerjoin(Tally, Tally.id == Visit.tally_id)
        for row in reading.rows(asked.where(Visit.id.in_(some))):
            found[row.id] = NamedRecord(row.id, row.number or "", short_date(row.day) if row.day else "")
    return [found[row] for row in rows if row in found]
