"""What the desk asks of one who comes while it is still being typed: who is it, and was she here before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.dates import PartialDate, read_date
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.language.folding import digits, fold
from reception.matters.conflicts import Conflict, Newcomer, standing_against
from reception.matters.queries import Before, was_here_before
from reception.people.duplicates import CHILD_OF
from reception.people.finding import Duplicate, possible_duplicates
from reception.people.model import Person, Phone
from reception.people.queries import PersonLine, find_people, group_of, groups_of, lines_of
from reception.people.rules import full_name
from reception.store.reading import Reading, live

LEAST = 3
"""Letters or digits typed before anything of other people is shown."""
SHOWN = 8
_PHONE_DIGITS = 5
"""A word of so many digits, with what stands around it, is a phone; a shorter one may be a house or a year."""
_NAME_PARTS = ("surname", "given", "patronymic")


@dataclass(frozen=True)
class Typed:
    """What has been said so far of one who comes: the line typed, the data entered, or a record chosen."""

    words: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    """As the form has them: JSON values, some of them half typed."""
    person: Id | None = None


@dataclass(frozen=True)
class Found:
    """A person as the desk shows her, with how she may be reached."""

    line: PersonLine
    safe_contact: str | None


@dataclass(frozen=True)
class Met:
    """The answer: people found by the line, those who may be the same, and of a chosen record whether it was here."""

    found: tuple[Found, ...] = ()
    alike: tuple[Duplicate, ...] = ()
    chosen: Found | None = None
    before: Before | None = None


@dataclass(frozen=True)
class Look:
    """All that the desk asks at once while a name is being typed."""

    met: Met
    against: tuple[Conflict, ...]
    """Shown only after `matters.conflicts.note_asked`."""


def told_by(words: str) -> dict[str, Any]:
    """The name and phone in one typed line, as the values of a person. Pure.

    `Асан уулу Бакыт` has the surname of two words; what follows the given name is the patronymic.
    """
    said = words.split()
    numbers = [word for word in said if any(letter.isdigit() for letter in word) or set(word) <= set("+()-")]
    names = [word for word in said if word not in numbers]
    values: dict[str, Any] = {}
    if len(digits(" ".join(numbers))) >= _PHONE_DIGITS:
        values["phones"] = [{"number": " ".join(numbers)}]
    first = 2 if len(names) > 1 and fold(names[1]) in CHILD_OF else 1
    parts = [" ".join(names[:first]), " ".join(names[first : first + 1]), " ".join(names[first + 1 :])]
    return values | {name: part for name, part in zip(_NAME_PARTS, parts, strict=True) if part}


def look(reading: Reading, typed: Typed, *, today: date) -> Look:
    """Who this may be, and past access in which matter she stands on the other side: by number and lawyer alone."""
    against = standing_against(reading, newcomer_of(reading, typed)) if is_enough(typed) else []
    return Look(meet(reading, typed, today=today), tuple(against))


def meet(reading: Reading, typed: Typed, *, today: date) -> Met:
    """Who this may be, as far as the reader may know; nothing before three letters or digits are typed."""
    if typed.person is not None:
        group = group_of(reading, typed.person)
        chosen = _found(reading, lines_of(reading, [typed.person]))
        before = was_here_before(reading, group) if chosen else None
        return Met(chosen=chosen[0] if chosen else None, before=before)
    if not is_enough(typed):
        return Met()
    values = _comparable(typed, today)
    alike = possible_duplicates(reading, values, limit=SHOWN, today=today)
    lines = find_people(reading, typed.words, limit=SHOWN) if _is_long(typed.words) else []
    return Met(_found(reading, lines), tuple(alike))


def newcomer_of(reading: Reading, typed: Typed) -> Newcomer:
    """The same one as `matters.conflicts` asks of her: her records, her name, her phones."""
    if typed.person is None:
        values = typed.values or told_by(typed.words)
        phones = tuple(str(row["number"]) for row in values.get("phones") or () if row.get("number"))
        return Newcomer(name=full_name(values), phones=phones)
    people = tuple(group_of(reading, typed.person))
    row = reading.first(sa.select(Person).where(Person.id == typed.person))
    phones_of = sa.select(Phone.number).where(Phone.person_id.in_(people), live(Phone))
    name = full_name(row._asdict()) if row else ""
    return Newcomer(people, name, tuple(line.number for line in reading.rows(phones_of)))


def is_enough(typed: Typed) -> bool:
    """Whether so much was typed that something may be shown; a record chosen is enough. Pure."""
    entered = full_name(typed.values)
    numbers = [str(row.get("number") or "") for row in typed.values.get("phones") or ()]
    return typed.person is not None or any(
        _is_long(text) for text in (typed.words, entered, *numbers, str(typed.values.get("pin") or ""))
    )


def _is_long(text: str) -> bool:
    return len(fold(text).replace(" ", "")) >= LEAST


def _comparable(typed: Typed, today: date) -> dict[str, Any]:
    """The values as they can be compared: a date that is half typed is none yet."""
    values = dict(typed.values or told_by(typed.words))
    born: PartialDate | None = None
    with suppress(Refused):
        born = read_date(str(values["born"]), today=today) if values.get("born") else None
    return values | {"born": born, "age_on": None}


def _found(reading: Reading, lines: Sequence[PersonLine]) -> tuple[Found, ...]:
    notes = _safe_contacts(reading, [line.id for line in lines])
    return tuple(Found(line, notes.get(line.id)) for line in lines)


def _safe_contacts(reading: Reading, people: Collection[Id]) -> dict[Id, str]:
    """Of each person how she may be reached: what all her joined records say."""
    groups = groups_of(reading, people)
    everyone = {record for group in groups.values() for record in group}
    asked = sa.select(Person.id, Person.safe_contact).where(Person.id.in_(everyone), live(Person))
    said = {row.id: row.safe_contact for row in reading.rows(asked) if row.safe_contact}
    return {
        person: "; ".join(dict.fromkeys(said[record] for record in group if record in said))
        for person, group in groups.items()
        if any(record in said for record in group)
    }
