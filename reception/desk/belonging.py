"""Which rows are a person's own, and which only name her: what erasing empties, and what it leaves without her."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.model import Matter, Party
from reception.people.model import Person
from reception.store.base import Journalled
from reception.store.below import Found, hanging_on, whole_rows
from reception.store.reading import Reading, live
from reception.visits.model import Service, Visit

CLIENT = "client"
_APART = frozenset({Person.__tablename__, Matter.__tablename__, Visit.__tablename__})


@dataclass
class Belonging:
    """The rows that are a person's own, by table, and of rows that stay the fields that lose her."""

    gone: Found = field(default_factory=dict)
    spared: dict[tuple[type[Journalled], Id], dict[str, Any]] = field(default_factory=dict)

    def has(self, table: str, row: Id | None) -> bool:
        """Whether a row goes."""
        return row in self.gone.get(table, set())

    def take(self, table: str, rows: Collection[Id]) -> set[Id]:
        """Let these rows go; those that were not going already."""
        new = set(rows) - self.gone.get(table, set())
        if new:
            self.gone.setdefault(table, set()).update(new)
        return new

    def spare(self, model: type[Journalled], row: Id, **values: Any) -> None:
        """Let a row stay with these fields changed."""
        self.spared.setdefault((model, row), {}).update(values)


def belonging_of(reading: Reading, people: Collection[Id]) -> Belonging:
    """What belongs to a person (all her joined records): past the reader's access, so that nothing of her is left behind.

    Hers are her record with its parts, the visits at which she was helped, the matters in which she is the only
    client, and all that hangs on these. A row that is also another person's stays without her. `Refused` where
    another client of her matter has no record that could take it over.
    """
    connection = reading.connection
    found = Belonging()
    found.take(Person.__tablename__, people)
    hung = hanging_on(connection, {Person.__tablename__: people}, past_access=True)
    for row in whole_rows(connection, Matter, hung.get(Matter.__tablename__, ())):
        _matter(reading, found, row)
    matters = found.gone.get(Matter.__tablename__, set())
    more = hanging_on(connection, {Matter.__tablename__: matters}, past_access=True)
    visits = hung.get(Visit.__tablename__, set()) | more.get(Visit.__tablename__, set())
    for row in whole_rows(connection, Visit, visits):
        _visit(found, row)
    layer = dict(found.gone)
    while layer:
        below = hanging_on(connection, layer, past_access=True)
        layer = {}
        for table, rows in below.items():
            own = rows if table not in _APART else set()
            if new := found.take(table, own - _spared(reading, found, table, own)):
                layer[table] = new
    return found


def _matter(reading: Reading, found: Belonging, row: sa.Row[Any]) -> None:
    others = sa.select(Party.person_id).where(Party.matter_id == row.id, Party.role == CLIENT, live(Party))
    clients = [
        line.person_id for line in reading.rows(others) if not found.has(Person.__tablename__, line.person_id)
    ]
    if not clients:
        found.take(Matter.__tablename__, [row.id])
        return
    heir = next((client for client in clients if client is not None), None)
    if heir is None:
        raise Refused(
            _("Matter {matter} has another client without a record. Register that person as a client first."),
            matter=row.number,
        )
    found.spare(Matter, row.id, client_id=heir)


def _visit(found: Belonging, row: sa.Row[Any]) -> None:
    """A visit is of the person helped; who only came for another leaves it, and it leaves a matter that goes."""
    helped = row.for_id or row.person_id
    if helped is None or found.has(Person.__tablename__, helped):
        found.take(Visit.__tablename__, [row.id])
        return
    if found.has(Person.__tablename__, row.person_id):
        found.spare(Visit, row.id, person_id=None, relation=None)
    if found.has(Matter.__tablename__, row.matter_id):
        found.spare(Visit, row.id, matter_id=None)


def _spared(reading: Reading, found: Belonging, table: str, rows: Collection[Id]) -> set[Id]:
    """Of these rows those that stay: a party of another's matter, help given to another person."""
    spared = set()
    if table == Party.__tablename__:
        for row in whole_rows(reading.connection, Party, rows):
            if not found.has(Matter.__tablename__, row.matter_id):
                found.spare(Party, row.id, person_id=None, name=None, post=None, note=None)
                spared.add(row.id)
    if table == Service.__tablename__:
        for row in whole_rows(reading.connection, Service, rows):
            if row.person_id is not None and not found.has(Person.__tablename__, row.person_id):
                for name, owner in (("visit_id", Visit), ("matter_id", Matter)):
                    if found.has(owner.__tablename__, getattr(row, name)):
                        found.spare(Service, row.id, **{name: None})
                spared.add(row.id)
    return spared
