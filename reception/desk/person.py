"""Everything that a page says of one person, answered at once: her data, her visits and matters, who she may be too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.desk.choices import NamedRecord, records_named
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.matters.model import Matter, Party
from reception.people.consents import ConsentLine, consents_of
from reception.people.finding import Duplicate, possible_duplicates
from reception.people.forms import PERSON
from reception.people.listing import names_of
from reception.people.queries import group_of
from reception.records.reading import Record, show_record
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit

CLIENT = "client"
"""The role of the one whose matter it is, which no party has."""


@dataclass(frozen=True)
class PersonsVisit:
    """A visit at which she came, or that was for her."""

    id: Id
    number: str
    day: date | None
    category: str | None
    channel: str | None


@dataclass(frozen=True)
class PersonsMatter:
    """A matter in which she is the client or a party."""

    id: Id
    number: str
    role: str
    category: str | None
    stage: str | None
    closed_on: date | None


@dataclass(frozen=True)
class PersonWhole:
    """What is known of a person, as far as the reader may know it; of joined records together."""

    id: Id
    name: str
    record: Record
    """As `records.reading.show_record` gives it, of this record alone."""
    together: tuple[NamedRecord, ...]
    """The other records that are this person."""
    consents: tuple[ConsentLine, ...]
    visits: tuple[PersonsVisit, ...]
    matters: tuple[PersonsMatter, ...]
    alike: tuple[Duplicate, ...]
    """People who may be the same, with reasons."""


def person_whole(reading: Reading, person: Id, *, today: date) -> PersonWhole | None:
    """A person's page, or None where she is not here or not open to the reader."""
    record = show_record(reading, PERSON, person)
    if record is None or record.get("retired"):
        return None
    group = group_of(reading, person)
    others = [one for one in group if one != person]
    return PersonWhole(
        person,
        names_of(reading, [person]).get(person, ""),
        record,
        tuple(one for other in others for one in _plainly(reading, other)),
        tuple(consents_of(reading, person)),
        tuple(_visits(reading, group)),
        tuple(_matters(reading, group)),
        tuple(possible_duplicates(reading, typed_values(record), today=today, besides=group)),
    )


def typed_values(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as JSON has it, with the dates that a comparison of people wants as dates."""
    values = dict(record)
    for name, read in (("born", PartialDate.parse), ("age_on", date.fromisoformat)):
        if isinstance(values.get(name), str):
            try:
                values[name] = read(values[name])
            except ValueError:
                values[name] = None
    if not isinstance(values.get("age"), int):
        values["age"] = None
    return values


def _plainly(reading: Reading, person: Id) -> Sequence[NamedRecord]:
    """A joined record under its own name: as one person they would all be called alike."""
    name = names_of(reading, [person]).get(person, "")
    return [NamedRecord(person, name, one.beside) for one in records_named(reading, "person", [person])]


def _visits(reading: Reading, people: Sequence[Id]) -> list[PersonsVisit]:
    asked = (
        sa.select(Visit.id, Visit.number, Tally.day, Tally.category, Tally.channel)
        .outerjoin(Tally, Tally.id == Visit.tally_id)
        .where(Visit.person_id.in_(people) | Visit.for_id.in_(people), live(Visit))
        .order_by(Tally.day.desc(), Visit.n.desc())
    )
    return [PersonsVisit(**row._asdict()) for row in reading.rows(asked)]


def _matters(reading: Reading, people: Sequence[Id]) -> list[PersonsMatter]:
    said = (Matter.id, Matter.number, Tally.category, Matter.stage, Tally.closed_on)
    as_client = (
        sa.select(sa.literal(CLIENT).label("role"), *said)
        .outerjoin(Tally, Tally.id == Matter.tally_id)
        .where(Matter.client_id.in_(people), live(Matter))
    )
    as_party = (
        sa.select(Party.role, *said)
        .join(Party, Party.matter_id == Matter.id)
        .outerjoin(Tally, Tally.id == Matter.tally_id)
        .where(Party.person_id.in_(people), live(Party), live(Matter))
    )
    rows = [*reading.rows(as_client), *reading.rows(as_party)]
    found = [PersonsMatter(**row._asdict()) for row in rows]
    return sorted(found, key=lambda one: (one.closed_on is not None, one.number), reverse=False)
