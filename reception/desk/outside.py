"""What lies outside the store: where records of a person already went, and which backups were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.matters.model import Matter
from reception.people.queries import group_of
from reception.store.act import Act
from reception.store.reading import Reading
from reception.visits.model import Visit

OUTWARD = ("access.widen", "matter.export", "paper.make", "file.export")
"""Acts by which something of a record left it, or came before more eyes."""
BACKUP = "backup.make"


@dataclass(frozen=True)
class WentOut:
    """An act by which something of a person left, or came before more eyes."""

    act: Id
    verb: str
    at: datetime
    actor: Id | None
    table: str
    row: Id
    reason: str | None


def where_it_went(reading: Reading, *, person: Id) -> list[WentOut]:
    """Where records of a person already went: what a withdrawal cannot bring back, oldest first."""
    people = group_of(reading, person)
    came = sa.or_(Visit.person_id.in_(people), Visit.for_id.in_(people))
    rows = {
        *people,
        *(line.id for line in reading.rows(sa.select(Visit.id).where(came))),
        *(line.id for line in reading.rows(sa.select(Matter.id).where(Matter.client_id.in_(people)))),
    }
    acts = sa.select(Act).where(Act.verb.in_(OUTWARD)).order_by(Act.n)
    return [
        WentOut(line.id, line.verb, line.at, line.actor, line.about_table, line.about_row, line.reason)
        for line in reading.rows(acts)
        if line.about_row in rows
    ]


def backups_made(reading: Reading) -> list[datetime]:
    """When backups were made here: what was erased, or whoever was removed, is still in them."""
    return [line.at for line in reading.rows(sa.select(Act.at).where(Act.verb == BACKUP).order_by(Act.n))]
