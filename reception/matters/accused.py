"""Whom the matters of a person accuse: such a one does not agree in her place."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.matters.model import Matter, Party
from reception.people.model import Person
from reception.people.rules import full_name
from reception.store.reading import Reading, live

ACCUSED = "alleged_perpetrator"


def accused_of(reading: Reading, people: Collection[Id]) -> tuple[str, ...]:
    """The names of alleged perpetrators in the matters of a person (all her joined records), each once."""
    name = (Person.surname, Person.given, Person.patronymic, Person.latin)
    statement = (
        sa.select(Party.name, *name)
        .join(Matter, Matter.id == Party.matter_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(Matter.client_id.in_(people), Party.role == ACCUSED, live(Party))
    )
    names = {full_name(row._asdict()) or row.name for row in reading.rows(statement)}
    return tuple(sorted(name for name in names if name))
