"""The records behind a number of a month's report, as far as they are open to whoever asks; the rest is only counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.matters.model import Matter
from reception.people.model import Person
from reception.people.rules import full_name
from reception.reference.catalogue import Catalogue
from reception.reports.counting import Figure, units_at
from reception.reports.facts import Fact, Facts, facts_of_month
from reception.reports.period import Period
from reception.reports.persons import joined
from reception.store.apply import chunks
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Service, Visit

_OF_PERSONS = frozenset({"persons", "new_persons"})
_NAME = (Person.surname, Person.given, Person.patronymic, Person.latin)


@dataclass(frozen=True)
class BehindLine:
    """One record behind a number."""

    kind: str
    """person, visit, service or matter"""
    row: Id
    number: str
    """Of the visit or matter; empty where the record has none."""
    day: date | None
    name: str
    """Of the person or organisation; empty where none was given, or she is not open to the reader."""
    person: Id | None
    matter: Id | None
    visit: Id | None


@dataclass(frozen=True)
class Behind:
    """What stands behind a number."""

    lines: tuple[BehindLine, ...]
    closed: int
    """How many are counted but not open to the reader, or have no record here."""


def records_behind(
    reading: Reading, period: Period, *, office: str | None, figure: Figure, catalogue: Catalogue
) -> Behind:
    """The records that a number counts; a person stands once, however many records of her were joined."""
    facts = facts_of_month(reading, period, office=office)
    units = units_at(facts, period, figure=figure, catalogue=catalogue)
    if figure.column == "persons" or figure.code in _OF_PERSONS:
        lines = [
            *_people(reading, facts, units),
            *_visits(reading, [unit.id for unit in units if not unit.code]),
        ]
    else:
        rows = [unit.id for unit in units]
        lines = [*_visits(reading, rows), *_services(reading, rows), *_matters(reading, rows)]
    lines.sort(key=lambda line: (line.day or date.min, line.number, line.row))
    return Behind(tuple(lines), max(len(units) - len(lines), 0))


def _people(reading: Reading, facts: Facts, units: Sequence[Fact]) -> Iterator[BehindLine]:
    """One line a person: of joined records the first that the reader may know."""
    find = joined(facts.same)
    days = {find(unit.code): unit.day for unit in units if unit.code}
    told = {row.code for row in (*facts.visits, *facts.services) if row.code}
    codes = {code for code in (*told, *(one for pair in facts.same for one in pair)) if find(code) in days}
    rows = [
        row
        for some in chunks(codes)
        for row in reading.rows(
            sa.select(Person.id, Person.n, Person.code, *_NAME).where(live(Person), Person.code.in_(some))
        )
    ]
    shown: set[str] = set()
    for row in sorted(rows, key=lambda row: row.n):
        if find(row.code) not in shown:
            shown.add(find(row.code))
            yield BehindLine("person", row.id, "", days[find(row.code)], _named(row), row.id, None, None)


def _visits(reading: Reading, tallies: Collection[Id]) -> Iterator[BehindLine]:
    person = sa.func.coalesce(Visit.for_id, Visit.person_id)
    asked = (
        sa.select(
            Visit.id,
            Visit.number,
            Visit.organisation,
            Visit.matter_id,
            Person.id.label("person"),
            Tally.day,
            *_NAME,
        )
        .join(Tally, Tally.id == Visit.tally_id)
        .outerjoin(Person, Person.id == person)
        .where(live(Visit))
    )
    for some in chunks(tallies):
        for row in reading.rows(asked.where(Visit.tally_id.in_(some))):
            name = row.organisation or _named(row)
            yield BehindLine(
                "visit", row.id, row.number or "", row.day, name, row.person, row.matter_id, row.id
            )


def _services(reading: Reading, tallies: Collection[Id]) -> Iterator[BehindLine]:
    number = sa.func.coalesce(Visit.number, Matter.number).label("number")
    asked = (
        sa.select(
            Service.id,
            number,
            Service.organisation,
            Service.matter_id,
            Service.visit_id,
            Person.id.label("person"),
            Tally.day,
            *_NAME,
        )
        .join(Tally, Tally.id == Service.tally_id)
        .outerjoin(Visit, Visit.id == Service.visit_id)
        .outerjoin(Matter, Matter.id == Service.matter_id)
        .outerjoin(Person, Person.id == Service.person_id)
        .where(live(Service))
    )
    for some in chunks(tallies):
        for row in reading.rows(asked.where(Service.tally_id.in_(some))):
            name = row.organisation or _named(row)
            yield BehindLine(
                "service", row.id, row.number or "", row.day, name, row.person, row.matter_id, row.visit_id
            )


def _matters(reading: Reading, tallies: Collection[Id]) -> Iterator[BehindLine]:
    asked = (
        sa.select(Matter.id, Matter.number, Person.id.label("person"), Tally.day, *_NAME)
        .join(Tally, Tally.id == Matter.tally_id)
        .outerjoin(Person, Person.id == Matter.client_id)
        .where(live(Matter))
    )
    for some in chunks(tallies):
        for row in reading.rows(asked.where(Matter.tally_id.in_(some))):
            yield BehindLine(
                "matter", row.id, row.number or "", row.day, _named(row), row.person, row.id, None
            )


def _named(row: Any) -> str:
    return full_name(row._asdict())
