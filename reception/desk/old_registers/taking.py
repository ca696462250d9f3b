"""Takes the rows of an old register in: one act, and so one undo takes all of them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.desk.old_registers.deciding import NEW, Decision, demand_fit, merged
from reception.desk.old_registers.rows import OldRow
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress, Silent
from reception.people.actions import join_people
from reception.people.many import add_people
from reception.people.model import Person
from reception.people.queries import group_of
from reception.people.rules import age_on
from reception.store.reading import live
from reception.store.work import Work, act
from reception.tally.model import Tally
from reception.visits.many import PastVisit, add_past_visits

Values = Mapping[str, Any]
_PORTION = 500
_WRITES = _("take in the register")


@dataclass(frozen=True)
class TakenIn:
    """What came of it."""

    people: int
    """New records."""
    joined: int
    """Of them joined with somebody known here or standing in the file before."""
    visits: int
    left_out: int


@dataclass
class _Record:
    """A person's record in the making: of one row or of several that say the same."""

    values: dict[str, Any]
    rows: list[OldRow]
    joins: Id | None = None
    """Somebody known here who is the same."""
    follows: int | None = None
    """The record of an earlier row that is the same person but says other things."""


@act("person.import")
def take_in(
    work: Work,
    *,
    rows: Sequence[OldRow],
    decisions: Mapping[int, Decision],
    progress: Progress | None = None,
) -> TakenIn:
    """Register everyone in these rows as was decided, new where nothing was, with the visits; all, or nothing."""
    told = progress or Silent()
    demand_fit(rows, decisions)
    records, left_out = _records(rows, decisions)
    if not records:
        raise Refused(_("No row of the file is to be taken in."))
    made: list[tuple[Id, str]] = []
    for begun in range(0, len(records), _PORTION):
        told.step(_WRITES, begun, len(records))
        made += add_people(work, people=[record.values for record in records[begun : begun + _PORTION]])
    joined = 0
    for number, record in enumerate(records):
        other = record.joins if record.follows is None else made[record.follows][0]
        if other is not None:
            join_people(work, one=other, other=made[number][0])
            joined += 1
    visits = sorted(_visits(work, records, made), key=lambda visit: visit.day)
    for begun in range(0, len(visits), _PORTION):
        told.step(_WRITES, begun, len(visits))
        add_past_visits(work, visits=visits[begun : begun + _PORTION])
    return TakenIn(len(records), joined, len(visits), left_out)


def _records(rows: Sequence[OldRow], decisions: Mapping[int, Decision]) -> tuple[list[_Record], int]:
    """The records to make: rows that are one person and say nothing different share one."""
    records: list[_Record] = []
    record_of: dict[int, int] = {}
    left_out = 0
    for row in rows:
        decision = decisions.get(row.place, NEW)
        if decision.do == "skip":
            left_out += 1
            continue
        before = None if decision.row is None else record_of[decision.row]
        if before is not None:
            both = merged(records[before].values, row.person)
            if both is not None:
                records[before].values = both
                records[before].rows.append(row)
                record_of[row.place] = before
                continue
        record_of[row.place] = len(records)
        records.append(_Record(dict(row.person), [row], decision.person, before))
    return records, left_out


def _visits(work: Work, records: Sequence[_Record], made: Sequence[tuple[Id, str]]) -> Iterator[PastVisit]:
    """The visits of all records; the earliest of a person is her first, unless she was here before."""
    first_day: dict[int, date] = {}
    roots = [_root(records, number) for number in range(len(records))]
    for root, record in zip(roots, records, strict=True):
        days = [row.visit["day"] for row in record.rows if row.visit]
        if days:
            first_day[root] = min([*days, *([first_day[root]] if root in first_day else [])])
    came = {number for number, record in enumerate(records) if record.joins and _was_here(work, record.joins)}
    begun: set[int] = set()
    for number, record in enumerate(records):
        for row in record.rows:
            if row.visit is None:
                continue
            root, day = roots[number], row.visit["day"]
            is_first = root not in came and root not in begun and day == first_day[root]
            begun |= {root} if is_first else set()
            yield PastVisit(
                person=made[number][0],
                day=day,
                facts=_facts(record.values, made[number][1], day),
                first_time=is_first,
                about=row.visit.get("about"),
                counted={name: row.visit[name] for name in ("category", "channel") if row.visit.get(name)},
            )


def _root(records: Sequence[_Record], number: int) -> int:
    """The first record of the file that is this person."""
    before = records[number].follows
    while before is not None:
        number, before = before, records[before].follows
    return number


def _facts(values: Values, code: str, day: date) -> dict[str, Any]:
    age, about = age_on(
        day, born=values.get("born"), stated=values.get("age"), stated_on=values.get("age_on")
    )
    return {
        "sex": values.get("sex"),
        "age": age,
        "age_about": about if age is not None else None,
        "place": values.get("place"),
        "groups": values.get("groups") or (),
        "code": code,
    }


def _was_here(work: Work, person: Id) -> bool:
    codes = sa.select(Person.code).where(Person.id.in_(group_of(work.reading, person)))
    earlier = sa.select(Tally.id).where(Tally.what == "visit", Tally.code.in_(codes), live(Tally))
    return work.reading.first(earlier) is not None
