"""The register of visits as a list: day, who came, about what, who received them."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.kernel.fields import Column
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.listing import names_of
from reception.people.model import Person
from reception.records.listing import Listing, Sort
from reception.security.model import Colleague
from reception.store.apply import chunks
from reception.store.reading import Question, Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit

COLUMNS = (
    Column("day", "day", _("Day"), wide=12),
    Column("number", "text", _("Number"), wide=14),
    Column("name", "text", _("Full name"), wide=28),
    Column("category", "code", _("Problem"), codes="problem_categories", wide=26),
    Column("channel", "code", _("How they came to us"), codes="channels", wide=16),
    Column("lawyer", "text", _("Received by"), wide=20),
    Column("project", "code", _("Project"), codes="projects", wide=18, is_shown=False),
    Column("place", "code", _("Town or district"), codes="divisions", wide=18, is_shown=False),
)
_VALUES = {
    "day": Tally.day,
    "number": Visit.number,
    "category": Tally.category,
    "channel": Tally.channel,
    "lawyer": Colleague.name,
    "project": Tally.project,
    "place": Tally.place,
}
_PEOPLE = 200


def _joined(asked: Question) -> Question:
    counted = asked.outerjoin(Tally, Tally.id == Visit.tally_id)
    return counted.outerjoin(Colleague, Colleague.id == Tally.lawyer_id)


def _names(reading: Reading, visits: Collection[Id]) -> dict[Id, str]:
    """Whom each of these visits was for: the organisation, or the person as far as the reader may know her."""
    found: dict[Id, str] = {}
    held: dict[Id, Id] = {}
    whom = sa.func.coalesce(Visit.for_id, Visit.person_id, type_=Visit.for_id.type).label("whom")
    for some in chunks(visits):
        for row in reading.rows(sa.select(Visit.id, Visit.organisation, whom).where(Visit.id.in_(some))):
            found[row.id] = row.organisation or ""
            held |= {row.id: row.whom} if row.whom is not None and not row.organisation else {}
    names = names_of(reading, list(dict.fromkeys(held.values())))
    return found | {visit: names.get(person, "") for visit, person in held.items()}


def of_people(reading: Reading, typed: str) -> list[Id]:
    """The visits of people whom the typed text finds, the latest first."""
    people = find_rows(reading, Person, typed, limit=_PEOPLE)
    asked = sa.select(Visit.id).where(Visit.person_id.in_(people) | Visit.for_id.in_(people), live(Visit))
    return [row.id for row in reading.rows(asked.order_by(Visit.number.desc()))]


VISITS = Listing(
    model=Visit,
    columns=COLUMNS,
    values=_VALUES,
    joins=_joined,
    orders=_VALUES,
    filters={
        "lawyer": lambda colleague: Tally.lawyer_id == colleague,
        "category": Tally.category.in_,
        "channel": Tally.channel.in_,
        "project": Tally.project.in_,
        "since": lambda day: Tally.day >= day,
        "until": lambda day: Tally.day <= day,
    },
    after={"name": _names},
    begins=Sort("day", down=True),
    others=of_people,
)
