"""Answers about visits: the list by day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.model import Person
from reception.people.rules import full_name
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit

_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class VisitLine:
    """A visit as the register lists it."""

    id: Id
    number: str
    day: date | None
    hour: str | None
    who: str
    name: str
    """Of the person helped, or of the organisation; empty for one who gave no name."""
    for_other: bool
    category: str | None
    channel: str | None


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month written YYYY-MM."""
    found = _MONTH.fullmatch(month)
    if found is None:
        raise Refused(_("Write the month as 2026-11."))
    year, number = int(found[1]), int(found[2])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def list_visits(
    reading: Reading, *, month: str | None = None, day: date | None = None, limit: int = 1_000
) -> list[VisitLine]:
    """Visits that the reader may know, of a month, of a day or of all time, the latest first."""
    name = (Person.surname, Person.given, Person.patronymic, Person.latin)
    counted = (Tally.day, Tally.who, Tally.for_other, Tally.category, Tally.channel)
    statement = (
        sa.select(Visit.id, Visit.number, Visit.hour, Visit.organisation, *counted, *name)
        .join(Tally, Tally.id == Visit.tally_id)
        .outerjoin(Person, Person.id == sa.func.coalesce(Visit.for_id, Visit.person_id))
        .where(live(Visit))
        .order_by(Tally.day.desc(), Visit.number.desc())
        .limit(limit)
    )
    if month is not None:
        statement = statement.where(Tally.day.between(*days_of(month)))
    if day is not None:
        statement = statement.where(Tally.day == day)
    return [_line(row) for row in reading.rows(statement)]


def _line(row: Any) -> VisitLine:
    name = row.organisation or full_name(row._asdict())
    return VisitLine(
        row.id, row.number, row.day, row.hour, row.who, name, bool(row.for_other), row.category, row.channel
    )
