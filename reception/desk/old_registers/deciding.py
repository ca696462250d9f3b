"""What becomes of each row of an old register: a new person, one with somebody known or an earlier row, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reception.desk.old_registers.alike import SURE, Alike
from reception.desk.old_registers.rows import OldRow
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id

Choice = Literal["new", "join", "skip"]
Values = Mapping[str, Any]
_LISTS = ("phones", "papers", "names", "groups")
_DERIVED = frozenset({"age_on"})


@dataclass(frozen=True)
class Decision:
    """What becomes of a row: `join` names a person known here or an earlier row of the file."""

    do: Choice
    person: Id | None = None
    row: int | None = None


NEW, SKIP = Decision("new"), Decision("skip")


def proposed(alike: Iterable[Alike]) -> dict[int, Decision]:
    """Of each row that is like somebody: one with the likest where that is as good as sure, else a new person."""
    found = {}
    for one in alike:
        decision = NEW
        if one.rows and one.rows[0].points >= SURE:
            decision = Decision("join", row=one.rows[0].place)
        if one.people and one.people[0].points >= SURE:
            decision = Decision("join", person=one.people[0].id)
        found[one.place] = decision
    return found


def decided(alike: Iterable[Alike], choice: Choice) -> dict[int, Decision]:
    """One choice for all: `join` is with the likest, a person known here before a row of the file."""
    found = {}
    for one in alike:
        joined = (
            Decision("join", person=one.people[0].id)
            if one.people
            else Decision("join", row=one.rows[0].place)
        )
        found[one.place] = joined if choice == "join" else Decision(choice)
    return found


def demand_fit(rows: Iterable[OldRow], decisions: Mapping[int, Decision]) -> None:
    """`Refused` where a decision is of no row, joins with a later row or with one that is left out."""
    places = {row.place for row in rows}
    for place, decision in decisions.items():
        other = decision.row
        joins_none = decision.do == "join" and decision.person is None and other is None
        is_left_out = other is not None and decisions.get(other, NEW).do == "skip"
        if place not in places or joins_none or is_left_out or (other is not None and not 0 <= other < place):
            raise Refused(_("A decision does not fit the rows of the file."))


def merged(first: Values, other: Values) -> dict[str, Any] | None:
    """Both rows' values as one person's; None where they say different things of her."""
    together = dict(first)
    for name, value in other.items():
        if name in _LISTS:
            known = list(first.get(name) or ())
            together[name] = known + [one for one in value or () if one not in known]
        elif first.get(name) is None:
            together[name] = value
        elif first[name] != value and name not in _DERIVED:
            return None
    return together
