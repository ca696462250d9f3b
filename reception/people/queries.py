"""Answers about people: who is found by what was typed, who is joined with whom, which phones may be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.index.keys import keys_of
from reception.kernel.ids import Id
from reception.people.model import Person, PersonName, Phone, SamePerson
from reception.people.rules import NAME_CASES, full_name
from reception.store.apply import chunks
from reception.store.reading import Question, Reading, live

THROUGH = ("matter",)
"""Tables whose numbers find a person too."""
_ASKED: sa.BindParameter[Any] = sa.bindparam("people", expanding=True)
# Statements made once: a keystroke has no time to build them. The date of birth is wanted as text, and read as such.
_PEOPLE: Question = sa.select(
    Person.id,
    Person.surname,
    Person.given,
    Person.patronymic,
    Person.latin,
    sa.type_coerce(Person.born, sa.Text).label("born"),
    Person.age,
    Person.age_on,
    Person.place,
    Person.speaks,
).where(live(Person), Person.id.in_(_ASKED))
# A name in a case is for papers; nobody is called so.
_NO_CASE = sa.or_(PersonName.kind.is_(None), PersonName.kind.not_in(list(NAME_CASES)))
_NAMES: Question = (
    sa.select(PersonName.person_id, PersonName.text)
    .where(live(PersonName), PersonName.person_id.in_(_ASKED), _NO_CASE)
    .order_by(PersonName.n)
)
_PHONES: Question = (
    sa.select(Phone.person_id, Phone.number, Phone.unsafe)
    .where(live(Phone), Phone.person_id.in_(_ASKED))
    .order_by(Phone.n)
)


def _joined() -> Question:
    pairs = sa.union_all(
        sa.select(SamePerson.one.label("one"), SamePerson.other.label("other")).where(live(SamePerson)),
        sa.select(SamePerson.other, SamePerson.one).where(live(SamePerson)),
    ).subquery("pairs")
    reached = (
        sa.select(pairs.c.one.label("start"), pairs.c.other.label("record"))
        .where(pairs.c.one.in_(_ASKED))
        .cte("reached", recursive=True)
    )
    reached = reached.union(
        sa.select(reached.c.start, pairs.c.other).join(pairs, pairs.c.one == reached.c.record)
    )
    return sa.select(reached.c.start, reached.c.record)


_JOINED = _joined()


@dataclass(frozen=True)
class PersonLine:
    """A person as a list shows her: everything of the records that were joined, under the least id."""

    id: Id
    name: str
    also_known: tuple[str, ...]
    """Other names, and the names of joined records where they differ."""
    born: str | None
    """EDTF."""
    age: int | None
    """Whole years as stated on `age_on`, where the birth date is not known."""
    age_on: str | None
    place: str | None
    speaks: str | None
    phones: tuple[str, ...]
    """None that is unsafe in any of the records."""
    records: int
    """Of how many records."""


def find_people(reading: Reading, typed: str, *, limit: int = 50) -> list[PersonLine]:
    """People that the typed text finds: part of a name in any spelling, a phone, a PIN, a paper's or a matter's number."""
    return lines_of(reading, find_rows(reading, Person, typed, limit=limit, through=THROUGH))


def lines_of(reading: Reading, people: Sequence[Id]) -> list[PersonLine]:
    """A line for each person among these records, in their order; joined records make one line."""
    groups = groups_of(reading, people)
    everyone = {record for group in groups.values() for record in group}
    rows = {row.id: row for row in rows_of(reading, _PEOPLE, everyone)}
    names = other_names(reading, everyone)
    phones = phones_to_show(reading, groups.values())
    shown: dict[Id, PersonLine] = {}
    for person in people:
        group = [record for record in groups[person] if record in rows]
        if group and group[0] not in shown:
            shown[group[0]] = _line([rows[record] for record in group], names, phones[groups[person][0]])
    return list(shown.values())


def group_of(reading: Reading, person: Id) -> list[Id]:
    """The records that are this person, hers among them, the least id first."""
    return groups_of(reading, [person])[person]


def groups_of(reading: Reading, people: Collection[Id]) -> dict[Id, list[Id]]:
    """Of each record the records that are the same person as far as the reader may know, the least id first."""
    groups = {person: {person} for person in people}
    for row in rows_of(reading, _JOINED, people):
        groups[row.start].add(row.record)
    return {person: sorted(group) for person, group in groups.items()}


def phones_to_show(reading: Reading, groups: Collection[Sequence[Id]]) -> dict[Id, tuple[str, ...]]:
    """Of each group of joined records, by its first id, the phones that may stand in a list or a paper.

    A number that is unsafe in one record of a person is left out wherever else it stands.
    """
    owners = {record: group[0] for group in groups for record in group}
    safe: dict[Id, dict[str, None]] = {first: {} for first in owners.values()}
    unsafe: set[tuple[Id, str]] = set()
    for row in rows_of(reading, _PHONES, owners):
        if row.unsafe:
            unsafe.add((owners[row.person_id], _digits(row.number)))
        elif row.number:
            safe[owners[row.person_id]].setdefault(row.number)
    return {
        first: tuple(number for number in numbers if not unsafe or (first, _digits(number)) not in unsafe)
        for first, numbers in safe.items()
    }


def _digits(number: str | None) -> str:
    """A phone as the index compares it, however it was written."""
    keys = keys_of("digits", number or "")
    return keys.text if keys else ""


def other_names(reading: Reading, people: Collection[Id]) -> dict[Id, list[str]]:
    """The other names of each of these records, as they were entered; none that is only in a case."""
    found: dict[Id, list[str]] = {person: [] for person in people}
    for row in rows_of(reading, _NAMES, people):
        if row.text:
            found[row.person_id].append(row.text)
    return found


def rows_of(reading: Reading, asked: Question, people: Collection[Id]) -> Iterator[sa.Row[Any]]:
    """The rows of a statement about `people`, in portions that a statement can name."""
    for some in chunks(people):
        yield from reading.connection.execute(asked, {"people": some}).all()


def _line(
    rows: Sequence[sa.Row[Any]], names: Mapping[Id, Sequence[str]], phones: tuple[str, ...]
) -> PersonLine:
    called = [name for row in rows if (name := _name(row))]
    called += [name for row in rows for name in names[row.id]]
    called += [row.latin for row in rows if row.latin]
    known, *others = dict.fromkeys(called or [""])
    first = rows[0]
    born, age, age_on, place, speaks = first.born, first.age, first.age_on, first.place, first.speaks
    for row in rows[1:]:
        born, place, speaks = born or row.born, place or row.place, speaks or row.speaks
        age, age_on = (row.age, row.age_on) if age is None else (age, age_on)
    return PersonLine(
        id=first.id,
        name=known,
        also_known=tuple(others),
        born=born,
        age=None if born else age,
        age_on=None if born or age_on is None else age_on.isoformat(),
        place=place,
        speaks=speaks,
        phones=phones,
        records=len(rows),
    )


def _name(row: sa.Row[Any]) -> str:
    return full_name({"surname": row.surname, "given": row.given, "patronymic": row.patronymic})
