"""What a month is counted from: counting rows of visits, services and matters, and pairs of codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.reports.period import Period
from reception.security.model import Colleague
from reception.store.reading import Reading, live
from reception.tally.model import SameCode, Tally, TallyGroup

VISIT, SERVICE, MATTER = "visit", "service", "matter"
PERSON, UNNAMED, ORGANISATION = "person", "unnamed", "organisation"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A visit, a service or a matter as it counts; or a person, merged from all that she had in the month."""

    id: Id
    day: date
    who: str = PERSON
    code: str | None = None
    lawyer: str | None = None
    project: str | None = None
    channel: str | None = None
    for_other: bool | None = None
    sex: str | None = None
    age: int | None = None
    place: str | None = None
    category: str | None = None
    helps: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    minutes: int | None = None
    first_time: bool | None = None
    low_income: bool | None = None
    heard_from: str | None = None
    closed_on: date | None = None
    outcome: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Facts:
    """All that is counted for a month; matters are those that were in work on any day of it."""

    visits: tuple[Fact, ...] = ()
    services: tuple[Fact, ...] = ()
    matters: tuple[Fact, ...] = ()
    same: tuple[tuple[str, str], ...] = ()


def facts_of_month(reading: Reading, period: Period, *, office: str | None) -> Facts:
    """The counting rows of an office for a month, or of all offices; retired rows do not count."""
    rows = reading.rows(_rows(period, office))
    groups = _groups(reading, period, office)
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        found[row.what].append(_fact(row, groups.get(row.id, ())))
    pairs = reading.rows(sa.select(SameCode.one, SameCode.other).where(live(SameCode)))
    return Facts(
        tuple(found[VISIT]),
        tuple(found[SERVICE]),
        tuple(found[MATTER]),
        tuple(sorted((pair.one, pair.other) for pair in pairs if pair.one and pair.other)),
    )


def colleagues(reading: Reading) -> dict[str, str]:
    """The names of all colleagues by the code under which tables count them."""
    rows = reading.rows(sa.select(Colleague.id, Colleague.name))
    return {row.id.hex: str(row.name or row.id.hex) for row in rows}


def in_month(period: Period, office: str | None) -> sa.ColumnElement[bool]:
    """The condition that a counting row belongs to the month; of a matter, that it was in work in it."""
    begun = Tally.day <= period.last
    given = (Tally.what != MATTER) & (Tally.day >= period.first)
    worked = (Tally.what == MATTER) & (Tally.closed_on.is_(None) | (Tally.closed_on >= period.first))
    here = sa.true() if office is None else Tally.office == office
    return sa.and_(live(Tally), begun, given | worked, here)


def _rows(period: Period, office: str | None) -> sa.Select[*tuple[Any, ...]]:
    # An id tells when its row was made: of one day's rows the last written counts, on every PC alike.
    return sa.select(Tally).where(in_month(period, office)).order_by(Tally.day, Tally.id)


def _groups(reading: Reading, period: Period, office: str | None) -> Mapping[Id, list[str]]:
    joined = sa.select(TallyGroup.tally_id, TallyGroup.code).join(Tally, Tally.id == TallyGroup.tally_id)
    found: dict[Id, list[str]] = defaultdict(list)
    for row in reading.rows(joined.where(live(TallyGroup), in_month(period, office))):
        found[row.tally_id].append(row.code)
    return found


def _fact(row: Any, groups: Iterable[str]) -> Fact:
    return Fact(
        id=row.id,
        day=row.day,
        who=_who(row),
        code=row.code if row.who != ORGANISATION else None,
        lawyer=row.lawyer_id.hex if row.lawyer_id else None,
        project=row.project,
        channel=row.channel,
        for_other=row.for_other,
        sex=row.sex,
        age=row.age,
        place=row.place,
        category=row.category,
        helps=frozenset({row.help} if row.help else ()),
        groups=frozenset(groups),
        minutes=row.minutes,
        first_time=row.first_time,
        low_income=row.low_income,
        heard_from=row.heard_from,
        closed_on=row.closed_on,
        outcome=row.outcome,
        level=row.level,
    )


def _who(row: Any) -> str:
    """Whom a row counts: without a code nobody can be told apart, so she counts as one who gave no name."""
    if row.who == ORGANISATION:
        return ORGANISATION
    return PERSON if row.code else UNNAMED
