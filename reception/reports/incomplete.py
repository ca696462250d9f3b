"""Records of a month that lack what the tables count by: by number, as far as they are open to whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.model import Matter
from reception.reports.facts import ORGANISATION, in_month
from reception.reports.period import Period
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.visits.model import Service, Visit

_OF_VISIT: Mapping[str, Message] = {
    "category": _("Problem"),
    "channel": _("How they came to us"),
}
_OF_PERSON: Mapping[str, Message] = {
    "sex": _("Sex"),
    "age": _("Age"),
    "place": _("Town or district"),
}
_OF_CLOSED: Mapping[str, Message] = {
    "outcome": _("Outcome"),
    "level": _("Highest level of help"),
}
_HELP = _("Kind of help")


@dataclass(frozen=True)
class Incomplete:
    """One record and what it lacks."""

    kind: str
    """visit or matter"""
    number: str
    missing: tuple[Message, ...]
    row: Id | None = field(default=None, compare=False)
    """The record itself, for a window to open."""


def incomplete_records(reading: Reading, period: Period, *, office: str | None) -> list[Incomplete]:
    """Visits of the month and matters opened or closed in it that lack something, by number."""
    found = [*_visits(reading, period, office), *_matters(reading, period, office)]
    return sorted(
        (record for record in found if record.missing), key=lambda record: (record.kind, record.number)
    )


def _visits(reading: Reading, period: Period, office: str | None) -> list[Incomplete]:
    counted = (Tally.who, Tally.category, Tally.channel, Tally.sex, Tally.age, Tally.place)
    visits = sa.select(Visit.id, Visit.number, *counted).join(Tally, Tally.id == Visit.tally_id)
    rows = reading.rows(visits.where(live(Visit), in_month(period, office)))
    given = sa.select(Service.visit_id).join(Tally, Tally.id == Service.tally_id)
    helped = {row.visit_id for row in reading.rows(given.where(live(Service), in_month(period, office)))}
    return [
        Incomplete("visit", str(row.number), _missing_of_visit(row, helped=row.id in helped), row.id)
        for row in rows
    ]


def _missing_of_visit(row: Any, *, helped: bool) -> tuple[Message, ...]:
    wanted = _OF_VISIT if row.who == ORGANISATION else {**_OF_VISIT, **_OF_PERSON}
    return (*_empty(row, wanted), *(() if helped else (_HELP,)))


def _matters(reading: Reading, period: Period, office: str | None) -> list[Incomplete]:
    counted = (Tally.day, Tally.closed_on, Tally.category, Tally.outcome, Tally.level)
    matters = sa.select(Matter.id, Matter.number, *counted).join(Tally, Tally.id == Matter.tally_id)
    rows = reading.rows(matters.where(live(Matter), in_month(period, office)))
    found = []
    for row in rows:
        closed = row.closed_on is not None and row.closed_on <= period.last
        if closed or row.day >= period.first:
            wanted = {"category": _OF_VISIT["category"], **(_OF_CLOSED if closed else {})}
            found.append(Incomplete("matter", str(row.number), _empty(row, wanted), row.id))
    return found


def _empty(row: Any, wanted: Mapping[str, Message]) -> tuple[Message, ...]:
    return tuple(words for name, words in wanted.items() if getattr(row, name) is None)
