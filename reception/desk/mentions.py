"""Other texts that name a person: free texts, notes, names of parties, answers of papers, reasons of acts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from reception.desk.belonging import Belonging, belonging_of
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.model import IdentityPaper, Person, PersonName, Phone
from reception.people.queries import group_of
from reception.people.rules import full_name
from reception.people.traces import NAME_FIELDS, Traces, excerpt, traces_of
from reception.store.act import Act
from reception.store.below import journalled_models, out_of_sight, whole_rows
from reception.store.personal import PersonalText, personal_texts
from reception.store.reading import Reading

Place = tuple[Id, str]
"""A row and a field of it."""
_OWN_NAMES = {(Person.__tablename__, name) for name in (*NAME_FIELDS, "latin")} | {
    (PersonName.__tablename__, "text")
}
"""Where the names of other people stand: they name themselves, and not her of the same family."""


@dataclass(frozen=True)
class Mention:
    """One field of one row that names the person."""

    table: str
    row: Id
    field: str
    excerpt: str
    text: str | None
    """The whole text as it stands today."""
    past: bool
    """Whether only an earlier wording named her: rewriting the text as it stands takes that out of the journal."""

    @property
    def place(self) -> Place:
        """The row and the field."""
        return self.row, self.field


def what_names(reading: Reading, *, person: Id) -> list[Mention]:
    """Texts that name a person outside her own rows, as far as the reader may know them; each field once."""
    _people, found = owned_by(reading, person)
    return list(mentions(reading, traces(reading, person), found).values())


def owned_by(reading: Reading, person: Id) -> tuple[list[Id], Belonging]:
    """All joined records of a person and what belongs to them; `Refused` where the reader may not know her."""
    if not reading.sees(Person, person):
        raise Refused(_("There is no such record here, or it is not open to you."))
    people = group_of(reading, person)
    return people, belonging_of(reading, people)


def hidden(reading: Reading, found: Belonging) -> int:
    """How many of the rows that are hers or lose her the reader may not know."""
    rows: dict[str, set[Id]] = {table: set(ids) for table, ids in found.gone.items()}
    for model, row in found.spared:
        rows.setdefault(model.__tablename__, set()).add(row)
    return out_of_sight(reading.connection, rows)


def traces(reading: Reading, person: Id) -> Traces:
    """What texts can name a person by, from all her joined records."""
    people = group_of(reading, person)
    records = reading.rows(sa.select(Person).where(Person.id.in_(people)))

    def texts(column: sa.ColumnElement[str | None], owner: sa.ColumnElement[Id | None]) -> list[str]:
        return [line[0] for line in reading.rows(sa.select(column).where(owner.in_(people))) if line[0]]

    return traces_of(
        [record._asdict() for record in records],
        aliases=texts(PersonName.__table__.c.text, PersonName.__table__.c.person_id),
        phones=texts(Phone.__table__.c.number, Phone.__table__.c.person_id),
        papers=texts(IdentityPaper.__table__.c.number, IdentityPaper.__table__.c.person_id),
    )


def mentions(
    reading: Reading, known: Traces, found: Belonging, *, past_access: bool = False
) -> dict[Place, Mention]:
    """Texts outside a person's own rows that name her; an earlier wording counts where the present one does not."""
    named: dict[Place, Mention] = {}
    own_acts = set(reasons_of(reading, found))
    for told in personal_texts(reading.connection, past_access=past_access):
        place = (told.row, told.field)
        if place in named or found.has(told.table, told.row) or told.row in own_acts:
            continue
        spot = None if (told.table, told.field) in _OWN_NAMES else known.found_in(told.text)
        if spot is not None and not _loses(found, told):
            text = _standing(reading, told) if told.past else told.text
            named[place] = Mention(
                told.table, told.row, told.field, excerpt(told.text, spot), text, told.past
            )
    for row, name in _namesakes(reading, known, found):
        named[row, "surname"] = Mention(Person.__tablename__, row, "surname", name, name, past=False)
    return named


def _standing(reading: Reading, told: PersonalText) -> str | None:
    rows = whole_rows(reading.connection, journalled_models()[told.table], [told.row])
    return getattr(rows[0], told.field) if rows else None


def _loses(found: Belonging, told: PersonalText) -> bool:
    """Whether the field is emptied anyway, in a row that stays without her."""
    return any(row == told.row and told.field in values for (_model, row), values in found.spared.items())


def _namesakes(reading: Reading, known: Traces, found: Belonging) -> Iterator[tuple[Id, str]]:
    """Other records with her surname and given name: hers too, perhaps, and not joined yet."""
    columns = (Person.id, Person.surname, Person.given, Person.patronymic, Person.latin)
    for line in reading.rows(sa.select(*columns)):
        name = full_name(line._asdict())
        if name and not found.has(Person.__tablename__, line.id) and known.is_namesake(name):
            yield line.id, name


def reasons_of(reading: Reading, found: Belonging) -> Collection[Id]:
    """The acts about her own rows: their reasons are hers and go with them."""
    about = {row for ids in found.gone.values() for row in ids}
    acts = sa.select(Act.id, Act.about_row).where(Act.reason.is_not(None))
    return [line.id for line in reading.rows(acts) if line.about_row in about]
