"""Of the rows of an old register those who may be one person: known here already, or standing in the file twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reception.desk.old_registers.rows import OldRow
from reception.index.keys import keys_of
from reception.people.duplicates import SHOWN, Reason, Traits, compare
from reception.people.finding import Duplicate, possible_duplicates, traits_entered
from reception.store.reading import Reading

SURE = 85
"""From so many points on two are taken for one unless it is decided otherwise: the PIN, or the name with birth or phone."""
_MOST_COMPARED = 60
"""Of the earlier rows that sound alike so many are compared."""
_PARTS = ("surname", "given", "patronymic")


@dataclass(frozen=True)
class RowAlike:
    """An earlier row of the file that may be the same person."""

    place: int
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Alike:
    """Whom one row is like: people known here, and earlier rows of the file; the likest first."""

    place: int
    people: tuple[Duplicate, ...] = ()
    rows: tuple[RowAlike, ...] = ()


def alike_here(reading: Reading, rows: Sequence[OldRow], *, today: date) -> dict[int, tuple[Duplicate, ...]]:
    """Of each of these rows the people known already who may be the same."""
    found = {}
    for row in rows:
        people = possible_duplicates(reading, row.person, today=today, limit=3)
        if people:
            found[row.place] = tuple(people)
    return found


def alike_in_file(rows: Sequence[OldRow], *, today: date) -> dict[int, tuple[RowAlike, ...]]:
    """Of each row the earlier ones that may be the same person."""
    seen: dict[str, list[int]] = defaultdict(list)
    traits: dict[int, Traits] = {}
    found = {}
    for row in rows:
        own = traits[row.place] = traits_entered(row.person, today)
        marks = list(_marks(row, own))
        near = dict.fromkeys(place for mark in marks for place in seen[mark][-_MOST_COMPARED:])
        alike = list(_compared(own, ((place, traits[place]) for place in near)))
        if alike:
            found[row.place] = tuple(sorted(alike, key=lambda one: (-one.points, one.place)))
        for mark in marks:
            seen[mark].append(row.place)
    return found


def together(
    people: dict[int, tuple[Duplicate, ...]], rows: dict[int, tuple[RowAlike, ...]]
) -> tuple[Alike, ...]:
    """Both kinds by their rows, in the order of the file."""
    places = sorted({*people, *rows})
    return tuple(Alike(place, people.get(place, ()), rows.get(place, ())) for place in places)


def _compared(own: Traits, others: Iterable[tuple[int, Traits]]) -> Iterator[RowAlike]:
    for place, other in others:
        likeness = compare(own, other)
        if likeness.points >= SHOWN:
            yield RowAlike(place, likeness.points, likeness.reasons)


def _marks(row: OldRow, traits: Traits) -> Iterator[str]:
    """What two rows must share to be compared: a number, or two parts of the name that sound alike."""
    yield from (f"n{number}" for number in (*traits.phones, *traits.papers, traits.pin) if number)
    parts = [str(row.person[part]) for part in _PARTS if row.person.get(part)]
    sounds = sorted(keys.sound or "" for part in parts[:2] if (keys := keys_of("name", part)))
    if sounds:
        yield f"s{' '.join(sounds)}"
