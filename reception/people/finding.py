"""People who may be the newcomer herself: taken from the index by sound and numbers, then compared one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import sqlalchemy as sa

from reception.index.alike import rows_numbered, rows_sounding
from reception.index.keys import keys_of
from reception.kernel.fields import Found
from reception.kernel.ids import Id
from reception.people.duplicates import SHOWN, Name, Reason, Traits, closest, compare
from reception.people.model import IdentityPaper, Person, Phone
from reception.people.queries import groups_of, other_names, rows_of
from reception.store.reading import Question, Reading, live

Values = Mapping[str, Any]
_COMPARED = 15
"""Of those that sound alike, so many whose names are likest are compared whole."""
_PARTS = ("surname", "given", "patronymic")
_ASKED: sa.BindParameter[Any] = sa.bindparam("people", expanding=True)
_PEOPLE: Question = sa.select(
    Person.id,
    Person.surname,
    Person.given,
    Person.patronymic,
    Person.latin,
    Person.sex,
    Person.born,
    Person.age,
    Person.age_on,
    Person.pin,
).where(live(Person), Person.id.in_(_ASKED))
_PHONES: Question = sa.select(Phone.person_id, Phone.number).where(live(Phone), Phone.person_id.in_(_ASKED))
_PAPERS: Question = sa.select(IdentityPaper.person_id, IdentityPaper.number).where(
    live(IdentityPaper), IdentityPaper.person_id.in_(_ASKED)
)


@dataclass(frozen=True)
class Duplicate:
    """A person who may be the newcomer, with the reasons in the order of their weight."""

    id: Id
    name: str
    points: int
    reasons: tuple[Reason, ...]


def possible_duplicates(
    reading: Reading,
    values: Values,
    *,
    limit: int = 10,
    today: date | None = None,
    besides: Collection[Id] = (),
) -> list[Duplicate]:
    """People known already who may be the one entered in these values, the likest first; `besides` are not asked about.

    Joined records count once. `today` is the day of an age in `values` that says none; without it such an age is
    not compared.
    """
    newcomer = traits_entered(values, today)
    candidates = _candidates(reading, values, newcomer)
    for row in besides:
        candidates.pop(row, None)
    shown = list(_compared(reading, newcomer, candidates))
    groups = groups_of(reading, [one.id for one in shown])
    found: dict[Id, Duplicate] = {}
    for one in shown:
        first = groups[one.id][0]
        if first not in found or one.points > found[first].points:
            found[first] = replace(one, id=first)
    return sorted(found.values(), key=lambda one: (-one.points, one.id))[:limit]


def _candidates(reading: Reading, values: Values, newcomer: Traits) -> dict[Id, list[Name]]:
    """Rows worth comparing, with the names by which they were found."""
    found: dict[Id, list[Name]] = {}
    asked: tuple[tuple[Found, Collection[str]], ...] = (
        ("digits", [newcomer.pin] if newcomer.pin else []),
        ("digits", newcomer.phones),
        ("number", newcomer.papers),
    )
    for kind, numbers in asked:
        found |= {row: [] for row in rows_numbered(reading, Person, kind, sorted(numbers))}
    for name, parts in _names_entered(values):
        if (keys := keys_of("name", name)) is not None:
            likest = partial(closest, keys.latin or "", limit=_COMPARED)
            for row, latin in rows_sounding(reading, Person, parts, likest=likest).items():
                found.setdefault(row, []).append(Name(latin, latin))
    return found


def _names_entered(values: Values) -> list[tuple[str, Sequence[str]]]:
    """Each name entered, and its parts."""
    parts = [str(values[part]) for part in _PARTS if values.get(part)]
    others = [
        str(values.get("latin") or ""),
        *(str(row.get("text") or "") for row in values.get("names") or ()),
    ]
    names = [(" ".join(parts), parts), *((other, other.split()) for other in others)]
    return [(name, heard) for name, heard in names if heard]


def traits_entered(values: Values, today: date | None) -> Traits:
    """What the values entered tell of a person, as others are compared with her."""
    stated_on = values.get("age_on") or today
    age = values.get("age")
    return Traits(
        names=_names(name for name, _parts in _names_entered(values)),
        sex=values.get("sex"),
        born=values.get("born"),
        year=stated_on.year - age if age is not None and stated_on is not None else None,
        pin=_number("digits", values.get("pin")),
        phones=_numbers("digits", (row.get("number") for row in values.get("phones") or ())),
        papers=_numbers("number", (row.get("number") for row in values.get("papers") or ())),
    )


def _compared(
    reading: Reading, newcomer: Traits, candidates: Mapping[Id, Sequence[Name]]
) -> Iterator[Duplicate]:
    """Each of these that the reader may know, compared; what the newcomer does not have is not asked for."""
    phones = _numbers_of(reading, _PHONES, candidates if newcomer.phones else ())
    papers = _numbers_of(reading, _PAPERS, candidates if newcomer.papers else ())
    for row in rows_of(reading, _PEOPLE, candidates):
        parts = " ".join(part for part in (row.surname, row.given, row.patronymic) if part)
        own = _names((parts, row.latin or ""))
        others = [name for name in candidates[row.id] if name.latin not in {one.latin for one in own}]
        known = Traits(
            names=(*own, *others),
            sex=row.sex,
            born=row.born,
            year=row.age_on.year - row.age if row.age is not None and row.age_on is not None else None,
            pin=_number("digits", row.pin) if newcomer.pin else "",
            phones=_numbers("digits", phones.get(row.id, ())),
            papers=_numbers("number", papers.get(row.id, ())),
        )
        likeness = compare(newcomer, known)
        if likeness.points >= SHOWN:
            name = parts or row.latin or next(iter(other_names(reading, [row.id])[row.id]), "")
            yield Duplicate(row.id, name, likeness.points, likeness.reasons)


def _numbers_of(reading: Reading, asked: Question, people: Collection[Id]) -> dict[Id, list[str]]:
    found: dict[Id, list[str]] = {person: [] for person in people}
    for row in rows_of(reading, asked, people):
        if row.number:
            found[row.person_id].append(row.number)
    return found


def _names(said: Iterable[str]) -> tuple[Name, ...]:
    keys = (keys_of("name", name) for name in said)
    return tuple(Name(one.text, one.latin or "") for one in keys if one is not None)


def _number(kind: Found, said: str | None) -> str:
    """A number as the index compares it: a phone without its code, a paper's signs without gaps."""
    keys = keys_of(kind, said or "")
    return "" if keys is None else keys.latin or keys.text


def _numbers(kind: Found, said: Iterable[str | None]) -> frozenset[str]:
    return frozenset(number for one in said if (number := _number(kind, one)))
