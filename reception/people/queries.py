"""Answers about people: who is found by what was typed, who is joined with whom, which phones may be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.index.finding import find_rows
from reception.kernel.ids import Id
from reception.people.model import Person, PersonName, Phone, SamePerson
from reception.people.rules import full_name
from reception.store.apply import chunks
from reception.store.reading import Question, Reading, live

THROUGH = ("matter",)
"""Tables whose numbers find a person too."""
_NAME = (Person.surname, Person.given, Person.patronymic, Person.latin)
_SHOWN = (Person.id, *_NAME, Person.born, Person.age, Person.age_on, Person.place, Person.speaks)


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
    rows = {
        row.id: row for row in rows_of(reading, sa.select(*_SHOWN).where(live(Person)), Person.id, everyone)
    }
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
    if not people:
        return {}
    pairs = sa.union_all(
        sa.select(SamePerson.one.label("one"), SamePerson.other.label("other")).where(live(SamePerson)),
        sa.select(SamePerson.other, SamePerson.one).where(live(SamePerson)),
    ).subquery("pairs")
    reached = (
        sa.select(pairs.c.one.label("start"), pairs.c.other.label("record"))
        .where(pairs.c.one.in_(people))
        .cte("reached", recursive=True)
    )
    reached = reached.union(
        sa.select(reached.c.start, pairs.c.other).join(pairs, pairs.c.one == reached.c.record)
    )
    groups = {person: {person} for person in people}
    for row in reading.rows(sa.select(reached.c.start, reached.c.record)):
        groups[row.start].add(row.record)
    return {person: sorted(group) for person, group in groups.items()}


def phones_to_show(reading: Reading, groups: Collection[Sequence[Id]]) -> dict[Id, tuple[str, ...]]:
    """Of each group of joined records, by its first id, the phones that may stand in a list or a paper.

    A number that is unsafe in one record of a person is left out wherever else it stands.
    """
    owners = {record: group[0] for group in groups for record in group}
    asked = sa.select(Phone.person_id, Phone.number, Phone.unsafe).where(live(Phone)).order_by(Phone.n)
    safe: dict[Id, dict[str, None]] = {first: {} for first in owners.values()}
    unsafe: set[tuple[Id, str]] = set()
    for row in rows_of(reading, asked, Phone.person_id, owners):
        if row.unsafe:
            unsafe.add((owners[row.person_id], row.number))
        elif row.number:
            safe[owners[row.person_id]].setdefault(row.number)
    return {
        first: tuple(number for number in numbers if (first, number) not in unsafe)
        for first, numbers in safe.items()
    }


def other_names(reading: Reading, people: Collection[Id]) -> dict[Id, list[str]]:
    """The other names of each of these records, as they were entered."""
    asked = sa.select(PersonName.person_id, PersonName.text).where(live(PersonName)).order_by(PersonName.n)
    found: dict[Id, list[str]] = {person: [] for person in people}
    for row in rows_of(reading, asked, PersonName.person_id, people):
        if row.text:
            found[row.person_id].append(row.text)
    return found


def rows_of(reading: Reading, asked: Question, column: Any, ids: Collection[Id]) -> Iterator[sa.Row[Any]]:
    """The rows of a statement whose column is among these ids, in portions that a statement can name."""
    for some in chunks(ids):
        yield from reading.rows(asked.where(column.in_(some)))


def _line(
    rows: Sequence[sa.Row[Any]], names: Mapping[Id, Sequence[str]], phones: tuple[str, ...]
) -> PersonLine:
    called = [name for row in rows if (name := full_name(dict(row._mapping)))]  # noqa: SLF001 - SQLAlchemy's public name
    called += [name for row in rows for name in names[row.id]]
    called += [row.latin for row in rows if row.latin]
    known, *others = dict.fromkeys(called or [""])
    born, age, age_on, place, speaks = (
        next((value for row in rows if (value := getattr(row, name)) is not None), None)
        for name in ("born", "age", "age_on", "place", "speaks")
    )
    return PersonLine(
        id=rows[0].id,
        name=known,
        also_known=tuple(others),
        born=born and str(born),
        age=None if born else age,
        age_on=None if born or age_on is None else age_on.isoformat(),
        place=place,
        speaks=speaks,
        phones=phones,
        records=len(rows),
    )
