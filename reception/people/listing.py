"""The register of people as a list: its columns and filters, every value under the access of the record it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from reception.kernel.fields import Column
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.forms import PERSON
from reception.people.model import Person, PersonGroup
from reception.people.queries import THROUGH, groups_of, other_names, phones_to_show
from reception.people.rules import full_name
from reception.records.listing import Listing, Sort
from reception.records.reading import codes_of
from reception.store.apply import chunks
from reception.store.reading import Reading, live

COLUMNS = (
    Column("name", "text", _("Full name"), wide=27),
    Column("born", "partial", _("Date of birth"), wide=12),
    Column("place", "code", _("Town or district"), codes="divisions", wide=20),
    Column("phones", "texts", _("Phones that are safe"), wide=18),
    Column("groups", "codes", _("Groups"), codes="groups", wide=26, is_shown=False),
    Column("speaks", "code", _("Language"), codes="languages", wide=14, is_shown=False),
    Column("sex", "code", _("Sex"), codes="sexes", wide=10, is_shown=False),
)


def names_of(reading: Reading, people: Sequence[Id]) -> Mapping[Id, str]:
    """Of each of these people the name that a list shows: the full one, else the Latin one, else another name."""
    columns = (Person.id, Person.surname, Person.given, Person.patronymic, Person.latin)
    others = other_names(reading, people)
    found: dict[Id, str] = {}
    for some in chunks(people):
        for row in reading.rows(sa.select(*columns).where(Person.id.in_(some))):
            found[row.id] = full_name(row._asdict()) or next(iter(others[row.id]), "")
    return found


def _phones(reading: Reading, people: Sequence[Id]) -> Mapping[Id, Sequence[str]]:
    groups = groups_of(reading, people)
    safe = phones_to_show(reading, groups.values())
    return {person: safe.get(groups[person][0], ()) for person in people}


def _groups(reading: Reading, people: Sequence[Id]) -> Mapping[Id, Sequence[str]]:
    return codes_of(reading, PERSON.codes["groups"], people)


PEOPLE = Listing(
    model=Person,
    columns=COLUMNS,
    values={"born": Person.born, "place": Person.place, "speaks": Person.speaks, "sex": Person.sex},
    joins=lambda asked: asked,
    orders={"born": Person.born, "place": Person.place, "speaks": Person.speaks, "sex": Person.sex},
    filters={
        "place": Person.place.in_,
        "group": lambda codes: Person.id.in_(
            sa.select(PersonGroup.person_id).where(PersonGroup.code.in_(codes), live(PersonGroup))
        ),
        "speaks": Person.speaks.in_,
    },
    through=THROUGH,
    after={"name": names_of, "phones": _phones, "groups": _groups},
    begins=Sort("name"),
    indexed="name",
)
