"""Registers many visits of the past at once, as an old register tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reception.kernel.ids import Id
from reception.records.numbering import next_number
from reception.store.work import Work, act
from reception.tally.model import Tally, TallyGroup
from reception.texts.model import FreeText
from reception.visits.model import Visit


@dataclass(frozen=True)
class PastVisit:
    """A visit of a person on a day of the past: what was said, and her facts as they were that day."""

    person: Id
    day: date
    facts: Mapping[str, Any]
    """sex, age, age_about, place, groups, code"""
    first_time: bool
    about: Mapping[str, Any] | None = None
    counted: Mapping[str, Any] = field(default_factory=dict)
    """category and channel, where they are known."""


@act("visit.add")
def add_past_visits(work: Work, *, visits: Sequence[PastVisit]) -> list[Id]:
    """Register these visits, each with its counting row; who received the person is not known and stays so."""
    tallies = work.add_many(Tally, [_tally(work, visit) for visit in visits])
    rows = work.add_many(
        Visit,
        [
            {
                "number": next_number(work, f"V-{work.access.office}-{visit.day.year}"),
                "tally_id": tally,
                "person_id": visit.person,
                "access": "office",
                "office": work.access.office,
            }
            for visit, tally in zip(visits, tallies, strict=True)
        ],
    )
    groups = zip(tallies, visits, strict=True)
    work.add_many(
        TallyGroup,
        [
            {"tally_id": tally, "code": code}
            for tally, one in groups
            for code in one.facts.get("groups") or ()
        ],
    )
    texts = zip(rows, visits, strict=True)
    work.add_many(FreeText, [_text(work, row, one.about) for row, one in texts if one.about])
    return rows


def _tally(work: Work, visit: PastVisit) -> dict[str, Any]:
    facts = {name: value for name, value in visit.facts.items() if name != "groups"}
    return {
        **facts,
        **visit.counted,
        "what": "visit",
        "day": visit.day,
        "office": work.access.office,
        "who": "person",
        "for_other": False,
        "first_time": visit.first_time,
    }


def _text(work: Work, row: Id, about: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "owner_table": Visit.__tablename__,
        "owner_row": row,
        "field": "about",
        "language": about["language"],
        "body": about["text"],
        "written_by": work.access.user,
    }
