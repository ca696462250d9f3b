"""The facts of a person as they were on a day: what her counting rows keep."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.people.model import Person, PersonGroup
from reception.people.rules import age_on
from reception.store.reading import Reading, live

COUNTED = ("sex", "age", "age_about", "place", "groups")
"""Facts of the person helped that stay with a visit, a service and a matter."""


def facts_of(reading: Reading, person: Id, *, on: date) -> dict[str, Any]:
    """Sex, age, place, groups and counting code of a person on a day; empty where the reader may not know her."""
    row = reading.first(sa.select(Person).where(Person.id == person))
    if row is None:
        return {}
    age, about = age_on(on, born=row.born, stated=row.age, stated_on=row.age_on)
    groups = sa.select(PersonGroup.code).where(PersonGroup.person_id == person, live(PersonGroup))
    return {
        "sex": row.sex,
        "age": age,
        "age_about": about if age is not None else None,
        "place": row.place,
        "groups": [line.code for line in reading.rows(groups.order_by(PersonGroup.n))],
        "code": row.code,
    }
