"""What a person reads of a row's past: who changed what, when and why, with the value before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.act import Act
from reception.store.apply import entries_of
from reception.store.journal import EntryRow, before, told
from reception.store.reading import Reading


@dataclass(frozen=True)
class Change:
    """One field as one act wrote it; `before` is None in a new row."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Line:
    """One act on one row, oldest first in a history."""

    act: Id
    verb: str
    at: datetime
    actor: Id | None
    second: Id | None
    reason: str | None
    table: str
    row: Id
    changes: tuple[Change, ...]


def history_of(reading: Reading, row: Id) -> list[Line]:
    """The acts that wrote a row or were about it, as far as the reader may know them, in the order of the hybrid clock.

    An act about a row that wrote only other rows (a paper made in a matter, a case file written out) has no changes.
    """
    wrote = sa.select(EntryRow.act).where(EntryRow.row == row, EntryRow.body.is_not(None))
    begun = sa.select(Act, EntryRow.clock).join(EntryRow, EntryRow.row == Act.id)
    acts = reading.rows(
        begun.where(sa.or_(Act.id.in_(wrote), Act.about_row == row), EntryRow.about == Act.__tablename__)
    )
    written = _written(reading, row)
    return [
        Line(act.id, act.verb, act.at, act.actor, act.second, act.reason, table, row, changes)
        for act in sorted(acts, key=lambda act: act.clock)
        for table, changes in [written.get(act.id, (act.about_table, ()))]
    ]


def _written(reading: Reading, row: Id) -> dict[Id, tuple[str, tuple[Change, ...]]]:
    """The table of the row, and what each act changed in it."""
    entries = entries_of(reading.connection, [row])[row]
    found: dict[Id, tuple[str, tuple[Change, ...]]] = {}
    for body in sorted(filter(None, map(told, entries)), key=lambda body: body.clock):
        changes = []
        for name, said in body.fields.items():
            seen = said[1] if len(said) > 1 else {}
            changes.append(Change(name, before(entries, field=name, seen=seen), said[0]))
        earlier = found.get(body.act, (body.table, ()))[1]
        found[body.act] = (body.table, (*earlier, *changes))
    return found
