"""What the one search box of the window shows, the plainest hits first: people, then matters, then papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from reception.documents.model import Paper
from reception.index.finding import find_rows
from reception.kernel.ids import Id
from reception.letters.queries import records_numbered
from reception.matters.model import Matter
from reception.people.model import Person
from reception.people.queries import find_people
from reception.people.rules import full_name
from reception.store.reading import Reading, live
from reception.tally.model import Tally

LEAST_LETTERS = 3
"""Nothing of a client shows before so many letters or digits were typed."""

HitKind = Literal["person", "matter", "paper"]


@dataclass(frozen=True)
class Hit:
    """One line under the search box."""

    kind: HitKind
    id: Id
    name: str
    """The person's name, or the number of the matter or paper."""
    code: str | None = None
    """The matter's category or the paper's kind, to be worded by its list."""
    client: str = ""
    born: str | None = None
    """EDTF."""
    owner: tuple[str, Id] | None = None
    """The table and row that a paper hangs on."""


def find_everywhere(reading: Reading, typed: str, *, each: int = 6) -> list[Hit]:
    """At most `each` people, matters and papers found by part of a name in any spelling, a phone or a number."""
    if sum(letter.isalnum() for letter in typed) < LEAST_LETTERS:
        return []
    people = find_people(reading, typed, limit=each)
    found = [Hit("person", line.id, line.name, born=line.born) for line in people]
    matters = find_rows(reading, Matter, typed, limit=each)
    # A journal's number, written as in «исх. 14», finds the matter of the letter.
    matters += [row for table, row in records_numbered(reading, typed)[:each] if table == "matter"]
    return [
        *found,
        *_matters(reading, matters, [line.id for line in people], each),
        *_papers(reading, typed, each),
    ]


def _matters(reading: Reading, found: Sequence[Id], clients: Sequence[Id], most: int) -> list[Hit]:
    """Matters found by their number, then those of the people found."""
    asked = (
        sa.select(
            Matter.id,
            Matter.number,
            Tally.category,
            Person.surname,
            Person.given,
            Person.patronymic,
            Person.latin,
        )
        .join(Tally, Tally.id == Matter.tally_id)
        .join(Person, Person.id == Matter.client_id)
        .where(live(Matter), sa.or_(Matter.id.in_(found), Matter.client_id.in_(clients)))
        .order_by(Matter.number.desc())
        .limit(most * 2)
    )
    hits = [
        Hit("matter", row.id, str(row.number), row.category, full_name(row._asdict()))
        for row in reading.rows(asked)
    ]
    return sorted(hits, key=lambda hit: hit.id not in found)[:most]


def _papers(reading: Reading, typed: str, most: int) -> list[Hit]:
    """Papers whose number holds what was typed, where it has a digit."""
    if not any(letter.isdigit() for letter in typed):
        return []
    asked = (
        sa.select(Paper.id, Paper.number, Paper.kind, Paper.owner_table, Paper.owner_row)
        .where(live(Paper), Paper.number.contains(typed.strip().upper(), autoescape=True))
        .order_by(Paper.n.desc())
        .limit(most)
    )
    return [
        Hit("paper", row.id, str(row.number), row.kind, owner=(str(row.owner_table), row.owner_row))
        for row in reading.rows(asked)
    ]
