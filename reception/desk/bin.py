"""The recycle bin: what was taken out of the registers, by whom and when, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reception.desk.titles import LABELS, RECORDS, Titles
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.records.form import BESIDE
from reception.reference.catalogue import Catalogue
from reception.store.act import Act
from reception.store.apply import chunks
from reception.store.below import journalled_models
from reception.store.journal import RETIRED, EntryRow, read_body
from reception.store.reading import Reading
from reception.store.work import Work, act

MOST = 500
"""So many lines are shown, the latest."""
_QUIET = frozenset({"tally", "tally_group", "same_code", "person_group", "same_person", "access_grant"})
"""Rows that come and go with others, and that nobody would look for."""


@dataclass(frozen=True)
class Binned:
    """One thing that was taken out; what went with it comes back with it."""

    table: str
    row: Id
    label: Message
    title: str
    """What it is, in a few words; empty where its table has none."""
    of: str
    """The name or number of the record that it belonged to; empty of a record itself."""
    owner: tuple[str, Id] | None
    """The record that it belonged to, or is."""
    at: datetime
    by: Id | None
    along: int
    """How many rows went with it."""


@dataclass(frozen=True)
class _Row:
    """A retired row and the act that retired it."""

    table: str
    values: Mapping[str, Any]
    act: Id

    @property
    def id(self) -> Id:
        row: Id = self.values["id"]
        return row


def binned(reading: Reading, *, catalogue: Catalogue, language: Language) -> list[Binned]:
    """What the reader may know of what was taken out and not brought back, the latest first."""
    rows = _retired(reading)
    above = _above(rows)
    tops = [row for row in rows.values() if above[row.id] is None and row.table not in _QUIET]
    along = dict.fromkeys(rows, 0)
    for one in rows:
        top = _top(one, above)
        along[top] += top != one
    acts = _acts(reading, {row.act for row in tops})
    titles = Titles(reading, catalogue, language)
    found = []
    for row in tops:
        if (done := acts.get(row.act)) is not None:
            owner = _owner(row)
            found.append(
                Binned(
                    row.table,
                    row.id,
                    LABELS.get(row.table, _("Record")),
                    titles.title(row.table, row.values),
                    "" if owner is None or owner[1] == row.id else titles.of(*owner),
                    owner,
                    done.at,
                    done.actor,
                    along[row.id],
                )
            )
    return sorted(found, key=lambda line: (line.at, line.row), reverse=True)[:MOST]


@act("bin.restore")
def bring_back(work: Work, *, row: Id) -> None:
    """Bring back what was taken out, with all that the same act took out along with it.

    `Refused` where it is not in the bin, or where the record that it belonged to is there still.
    """
    rows = _retired(work.reading)
    top = rows.get(row)
    if top is None:
        raise Refused(_("This is not in the recycle bin any more."))
    if any(parent in rows and rows[parent].act != top.act for parent in _parents(top)):
        raise Refused(_("Bring back first the record that this belonged to."))
    models = journalled_models()
    above = _above(rows)
    work.is_about(models[top.table], row)
    for one in rows.values():
        if _top(one.id, above) == row:
            work.restore(models[one.table], one.id)


def _retired(reading: Reading) -> dict[Id, _Row]:
    """The retired rows that the reader may know, each with the act that retired it."""
    found: dict[Id, tuple[str, Mapping[str, Any]]] = {}
    for name, model in journalled_models().items():
        if name == Act.__tablename__:
            continue
        asked = sa.select(model.table()).where(model.retired_on.is_not(None)).order_by(model.n)
        for line in reading.rows(asked):
            found[line.id] = (name, line._asdict())
    acts = _retiring_acts(reading, found)
    return {row: _Row(name, values, acts[row]) for row, (name, values) in found.items() if row in acts}


def _retiring_acts(reading: Reading, rows: Iterable[Id]) -> dict[Id, Id]:
    """Of each row the latest act that wrote its day of retiring, by the hybrid clock."""
    found: dict[Id, Id] = {}
    for some in chunks(list(rows)):
        asked = sa.select(EntryRow.row, EntryRow.act, EntryRow.body).where(
            EntryRow.row.in_(some), EntryRow.body.is_not(None)
        )
        for line in reading.rows(asked.order_by(EntryRow.clock)):
            if RETIRED in read_body(line.body).fields:
                found[line.row] = line.act
    return found


def _acts(reading: Reading, ids: Iterable[Id]) -> dict[Id, Any]:
    asked = sa.select(Act.id, Act.at, Act.actor)
    return {
        line.id: line for some in chunks(list(ids)) for line in reading.rows(asked.where(Act.id.in_(some)))
    }


def _parents(row: _Row) -> list[Id]:
    """The rows that this one hangs on."""
    columns = journalled_models()[row.table].table().columns
    names = [column.name for column in columns if "parent" in column.info or column.name == "owner_row"]
    return [parent for name in names if (parent := row.values[name]) is not None]


def _above(rows: Mapping[Id, _Row]) -> dict[Id, Id | None]:
    """Of each row the one that went in the same act and that it hangs on, or that is counted by it."""
    counted = {row.values[BESIDE]: row.id for row in rows.values() if row.values.get(BESIDE) is not None}
    found: dict[Id, Id | None] = {}
    for row in rows.values():
        near = [*_parents(row), counted.get(row.id)]
        same = (one for one in near if one is not None and one in rows and rows[one].act == row.act)
        found[row.id] = next(same, None)
    return found


def _top(row: Id, above: Mapping[Id, Id | None]) -> Id:
    seen = {row}
    while (higher := above[row]) is not None and higher not in seen:
        seen.add(higher)
        row = higher
    return row


def _owner(row: _Row) -> tuple[str, Id] | None:
    """The record that a row is, or hangs on."""
    if row.table in RECORDS:
        return row.table, row.id
    if row.values.get("owner_row") is not None:
        table, owner = str(row.values["owner_table"]), row.values["owner_row"]
        return (table, owner) if table in RECORDS else None
    for table in reversed(RECORDS):
        if row.values.get(f"{table}_id") is not None:
            return table, row.values[f"{table}_id"]
    return None
