"""Answers about papers: which were made, for a record or of late, and what a slip is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.documents.keeping import Owner
from reception.documents.model import Paper
from reception.kernel.ids import Id
from reception.matters.casefile import PaperLine
from reception.store.reading import Reading, live
from reception.visits.model import Visit


def papers_of(reading: Reading, owners: Collection[Id]) -> list[PaperLine]:
    """The papers kept in these records, as a case file names them, in the order in which they were made."""
    asked = sa.select(Paper.kind, Paper.number, Paper.made_on).where(Paper.owner_row.in_(owners), live(Paper))
    return [PaperLine(row.kind, row.number, row.made_on) for row in reading.rows(asked.order_by(Paper.n))]


@dataclass(frozen=True)
class PaperShown:
    """A paper as a list shows it."""

    id: Id
    number: str
    kind: str
    language: str
    made_on: date | None
    unfinished: bool
    owner: Owner
    row: Id
    """What it hangs on."""


def papers_shown(reading: Reading, *, owner: Id | None = None, most: int = 500) -> list[PaperShown]:
    """The papers of a record, or of all, unfinished ones first and then the latest; at most so many."""
    asked = sa.select(Paper).where(live(Paper))
    if owner is not None:
        asked = asked.where(Paper.owner_row == owner)
    rows = reading.rows(asked.order_by(Paper.unfinished.desc(), Paper.n.desc()).limit(most))
    return [_shown(row) for row in rows]


def paper_shown(reading: Reading, paper: Id) -> PaperShown | None:
    """The paper as it stands now: of one edited since, its newest version; None where it is not open."""
    row = reading.first(sa.select(Paper).where(Paper.id == paper))
    if row is None:
        return None
    same = (Paper.number == row.number, Paper.owner_row == row.owner_row, live(Paper))
    return _shown(reading.first(sa.select(Paper).where(*same).order_by(Paper.n.desc())) or row)


def last_visit(reading: Reading, *, owner: Owner, row: Id) -> Id | None:
    """The latest visit of a person, who came or for whom, or in a matter; a visit is its own."""
    if owner == "visit":
        return row if reading.sees(Visit, row) else None
    about = (
        sa.or_(Visit.person_id == row, Visit.for_id == row) if owner == "person" else Visit.matter_id == row
    )
    found: Id | None = reading.value(sa.select(Visit.id).where(about, live(Visit)).order_by(Visit.n.desc()))
    return found


def _shown(row: sa.Row[Any]) -> PaperShown:
    owner: Owner = row.owner_table
    return PaperShown(
        row.id, row.number, row.kind, row.language, row.made_on, bool(row.unfinished), owner, row.owner_row
    )
