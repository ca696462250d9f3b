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
    """The acts that wrote a row which the reader may know, in the order of the hybrid clock; empty where he may not."""
    visible = sa.select(EntryRow.act).where(EntryRow.row == row, EntryRow.body.is_not(None)).distinct()
    acts = {line.id: line for line in reading.rows(sa.select(Act).where(Act.id.in_(visible)))}
    if not acts:
        return []
    lines: dict[Id, Line] = {}
    entries = entries_of(reading.connection, [row])[row]
    bodies = [body for entry in entries if (body := told(entry)) is not None and body.act in acts]
    for body in sorted(bodies, key=lambda body: body.clock):
        changes = []
        for name, said in body.fields.items():
            seen = said[1] if len(said) > 1 else {}
            changes.append(Change(name, before(entries, field=name, seen=seen), said[0]))
        act = acts[body.act]
        earlier = lines[body.act].changes if body.act in lines else ()
        lines[body.act] = Line(
            act.id, act.verb, act.at, act.actor, act.second, act.reason, body.table, row, (*earlier, *changes)
        )
    return list(lines.values())
