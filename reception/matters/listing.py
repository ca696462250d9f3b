"""The register of matters as a list: number, client, problem, stage, lawyer, and what is due."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.index.model import IndexOrder
from reception.kernel.fields import Column
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.model import Matter, Task
from reception.people.listing import names_of
from reception.people.model import Person
from reception.records.listing import Listing, Sort
from reception.security.model import Colleague
from reception.store.apply import chunks
from reception.store.reading import Question, Reading, live
from reception.tally.model import Tally

COLUMNS = (
    Column("number", "text", _("Our number"), wide=13),
    Column("client", "text", _("Client"), wide=28),
    Column("category", "code", _("Problem"), codes="problem_categories", wide=26),
    Column("stage", "code", _("Stage"), codes="stages", wide=16),
    Column("lawyer", "text", _("Lawyer"), wide=20),
    Column("due", "day", _("Nearest term"), wide=12),
    Column("opened", "day", _("Opened on"), wide=12, is_shown=False),
    Column("closed", "day", _("Closed on"), wide=12, is_shown=False),
    Column("project", "code", _("Project"), codes="projects", wide=18, is_shown=False),
    Column("outcome", "code", _("Outcome"), codes="outcomes", wide=18, is_shown=False),
)
_CLIENTS = 200
_DUE = (
    sa.select(sa.func.min(Task.due))
    .where(Task.matter_id == Matter.id, Task.done_on.is_(None), live(Task))
    .scalar_subquery()
)
_VALUES = {
    "category": Tally.category,
    "stage": Matter.stage,
    "lawyer": Colleague.name,
    "due": _DUE,
    "opened": Tally.day,
    "closed": Tally.closed_on,
    "project": Tally.project,
}
_CLIENT_KEY = (
    sa.select(IndexOrder.key)
    .where(IndexOrder.row == Matter.client_id, IndexOrder.target == Person.__tablename__)
    .scalar_subquery()
)


def _joined(asked: Question) -> Question:
    counted = asked.outerjoin(Tally, Tally.id == Matter.tally_id)
    return counted.outerjoin(Colleague, Colleague.id == Tally.lawyer_id)


def _clients(reading: Reading, matters: Collection[Id]) -> dict[Id, str]:
    """Of each of these matters the client's name, where the reader may know the client."""
    held: dict[Id, Id] = {}
    for some in chunks(matters):
        asked = sa.select(Matter.id, Matter.client_id).where(Matter.id.in_(some))
        held |= {row.id: row.client_id for row in reading.rows(asked) if row.client_id is not None}
    names = names_of(reading, list(dict.fromkeys(held.values())))
    return {matter: names.get(client, "") for matter, client in held.items()}


def of_clients(reading: Reading, typed: str) -> list[Id]:
    """The matters of clients whom the typed text finds."""
    clients = find_rows(reading, Person, typed, limit=_CLIENTS)
    asked = sa.select(Matter.id).where(Matter.client_id.in_(clients), live(Matter)).order_by(Matter.number)
    return [row.id for row in reading.rows(asked)]


def _is_open(wanted: Any) -> sa.ColumnElement[bool]:
    return Tally.closed_on.is_(None) if wanted else Tally.closed_on.is_not(None)


MATTERS = Listing(
    model=Matter,
    columns=COLUMNS,
    values={"number": Matter.number, **_VALUES, "outcome": Tally.outcome},
    joins=_joined,
    orders={"client": _CLIENT_KEY, **_VALUES},
    filters={
        "lawyer": lambda colleague: Tally.lawyer_id == colleague,
        "stage": Matter.stage.in_,
        "open": _is_open,
        "category": Tally.category.in_,
        "project": Tally.project.in_,
        "due": lambda day: day >= _DUE,
    },
    after={"client": _clients},
    begins=Sort("number", down=True),
    indexed="number",
    others=of_clients,
)
