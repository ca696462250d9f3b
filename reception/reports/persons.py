"""Persons from visits and services: one a code, joined codes are one, with what was stated last. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reception.reports.facts import PERSON, Fact

_V = TypeVar("_V")


def persons(rows: Iterable[Fact], same: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """One fact a named person, in the order of their first rows.

    Each fact of her is the last that was stated in the period; helps are all that she was given; she is new
    where any of these visits was her first.
    """
    find = joined(same)
    of_person: dict[str, list[Fact]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.day, row.id)):
        if row.who == PERSON and row.code is not None:
            of_person[find(row.code)].append(row)
    return tuple(_merged(found) for found in of_person.values())


def joined(pairs: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """A function from a code to the least code that pairs connect it with."""
    above: dict[str, str] = {}

    def find(code: str) -> str:
        path = []
        while code in above:
            path.append(code)
            code = above[code]
        for passed in path:
            above[passed] = code
        return code

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        if low != high:
            above[high] = low
    return find


def _merged(rows: Sequence[Fact]) -> Fact:
    firsts = [row.first_time for row in rows if row.first_time is not None]
    return Fact(
        id=rows[-1].id,
        day=rows[-1].day,
        code=rows[0].code,
        lawyer=_last([row.lawyer for row in rows]),
        project=_last([row.project for row in rows]),
        channel=_last([row.channel for row in rows]),
        for_other=_last([row.for_other for row in rows]),
        sex=_last([row.sex for row in rows]),
        age=_last([row.age for row in rows]),
        place=_last([row.place for row in rows]),
        category=_last([row.category for row in rows]),
        helps=frozenset().union(*(row.helps for row in rows)),
        groups=_last([row.groups or None for row in rows]) or frozenset(),
        first_time=any(firsts) if firsts else None,
        low_income=_last([row.low_income for row in rows]),
        heard_from=_last([row.heard_from for row in rows]),
    )


def _last(stated: Sequence[_V | None]) -> _V | None:
    return next((value for value in reversed(stated) if value is not None), None)
