"""What a person reads of a row's past: who changed what, when and why, with the value before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.act import Act
from reception.store.apply import chunks, entries_of
from reception.store.journal import EntryRow, before, told
from reception.store.reading import PAST_VIEWS, Reading


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
    wrote = reading.rows(sa.select(EntryRow.act).where(EntryRow.row == row, EntryRow.body.is_not(None)))
    about = reading.rows(sa.select(Act.id).where(Act.about_row == row))
    ids = {line[0] for line in (*wrote, *about)}
    acts = [line for some in chunks(ids) for line in reading.rows(sa.select(Act).where(Act.id.in_(some)))]
    clocks = _clocks(reading, [act.id for act in acts])
    written = _written(reading, row)
    return [
        Line(act.id, act.verb, act.at, act.actor, act.second, act.reason, table, row, changes)
        for act in sorted(acts, key=lambda act: clocks[act.id])
        for table, changes in [written.get(act.id, (act.about_table, ()))]
    ]


def _clocks(reading: Reading, acts: Collection[Id]) -> dict[Id, int]:
    """When each of these acts, which the reader may know, began, by the hybrid clock."""
    first = sa.select(EntryRow.row, sa.func.min(EntryRow.clock).label("clock")).group_by(EntryRow.row)
    found: dict[Id, int] = {}
    for some in chunks(acts):
        asked = first.where(EntryRow.row.in_(some))
        lines = reading.connection.execute(asked, execution_options=PAST_VIEWS)
        found |= {line.row: line.clock for line in lines}
    return found


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
