"""Answers about matters: the list, the number, who was here before, and whom helping would set against whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.matters.model import Matter, Party
from reception.people.model import Person
from reception.people.rules import full_name
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit


@dataclass(frozen=True)
class MatterLine:
    """A matter as the register lists it."""

    id: Id
    number: str
    client: str
    category: str | None
    stage: str | None
    opened_on: date | None
    closed_on: date | None
    lawyer_id: Id | None


def list_matters(reading: Reading, *, open_only: bool = False, limit: int = 1_000) -> list[MatterLine]:
    """Matters that the reader may know, by number."""
    columns = (
        Matter.id,
        Matter.number,
        Matter.stage,
        Person.surname,
        Person.given,
        Person.patronymic,
        Person.latin,
    )
    counted = (Tally.category, Tally.day, Tally.closed_on, Tally.lawyer_id)
    statement = (
        sa.select(*columns, *counted)
        .join(Tally, Tally.id == Matter.tally_id)
        .join(Person, Person.id == Matter.client_id)
        .where(live(Matter))
        .order_by(Matter.number)
        .limit(limit)
    )
    if open_only:
        statement = statement.where(Tally.closed_on.is_(None))
    return [_line(row) for row in reading.rows(statement)]


def _line(row: Any) -> MatterLine:
    client = full_name(row._asdict())
    return MatterLine(
        row.id, row.number, client, row.category, row.stage, row.day, row.closed_on, row.lawyer_id
    )


def matter_numbered(reading: Reading, number: str) -> Id | None:
    """The matter of this number or id that the reader may know, or None."""
    found: Id | None = reading.value(
        sa.select(Matter.id).where(sa.func.upper(Matter.number) == number.strip().upper())
    )
    return found


@dataclass(frozen=True)
class Before:
    """That a person was here before: visits, the last day, and her roles in matters that the reader may know."""

    visits: int
    last: date | None
    roles: tuple[tuple[str, str], ...]
    """Matter number and role."""


def was_here_before(reading: Reading, people: list[Id]) -> Before:
    """What is known of a person (all her joined records) from visits and matters."""
    came = (
        sa.select(sa.func.count().label("visits"), sa.func.max(Tally.day).label("last"))
        .select_from(Visit)
        .join(Tally, Tally.id == Visit.tally_id)
    )
    row = reading.first(came.where(live(Visit), Visit.person_id.in_(people) | Visit.for_id.in_(people)))
    as_client = sa.select(Matter.number, sa.literal("client").label("role")).where(
        Matter.client_id.in_(people), live(Matter)
    )
    as_party = (
        sa.select(Matter.number, Party.role)
        .join(Party, Party.matter_id == Matter.id)
        .where(Party.person_id.in_(people), live(Party), live(Matter))
    )
    roles = [*reading.rows(as_client), *reading.rows(as_party)]
    visits, last = (row.visits, row.last) if row else (0, None)
    return Before(visits, last, tuple(sorted({(row.number, row.role) for row in roles})))
