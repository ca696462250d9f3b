"""Rules made for a test, the shipped ones, and what the law's calendar says without the package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from reception.deadlines.calendar import Calendar, moved_days
from reception.deadlines.periods import Confirmation, Counted, Rule, Unverified
from reception.deadlines.queries import Deadlines
from reception.deadlines.rules import count
from reception.deadlines.steps import Step
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Translator
from reception.reference.lists import Fact, Item
from reception.reference.reading import shipped

CATALOGUE = shipped()
CALENDAR = Calendar(moved_days(CATALOGUE.list("moved_days")))
SHIPPED = Deadlines(CATALOGUE, CALENDAR, {})
ENGLISH = Translator("en")
RECEIPT = CATALOGUE.item("start_events", "receipt")
SIGNED = Confirmation(10, "working_days", "Law 67, article 8", "Aigul", date(2026, 11, 20))


def rule(length: int | None = None, unit: str | None = None, **facts: Fact) -> Rule:
    """A verified rule of this length."""
    given: dict[str, Fact] = {"status": "verified", "confidence": "C", "source": "a page", **facts}
    if length is not None:
        given["length"] = length
    if unit is not None:
        given["unit"] = unit
    return Rule(Item("made", {"ru": "Срок", "ky": "Мөөнөт", "en": "A period"}, facts=given), RECEIPT)


def counted(asked: Rule, start: PartialDate | date, calendar: Calendar = CALENDAR) -> Counted:
    """What counting gives, where it gives a day."""
    found = count(asked, start, calendar=calendar)
    assert isinstance(found, Counted)
    return found


def believed(found: Counted | Unverified) -> list[str]:
    """What is said instead of a day."""
    assert isinstance(found, Unverified)
    return said(found.believed)


def said(steps: tuple[Step, ...]) -> list[str]:
    """The sentences in English."""
    return [step.say(ENGLISH) for step in steps]


def _span(first: date, last: date) -> set[date]:
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


OFF = {
    *_span(date(2025, 1, 1), date(2025, 1, 3)),
    date(2025, 1, 6),
    date(2025, 1, 7),
    date(2025, 3, 8),
    date(2025, 3, 21),
    date(2025, 3, 30),
    *_span(date(2025, 5, 1), date(2025, 5, 9)),
    date(2025, 6, 6),
    date(2025, 8, 31),
    *_span(date(2026, 1, 1), date(2026, 1, 7)),
    date(2026, 3, 8),
    date(2026, 3, 20),
    date(2026, 3, 21),
    *_span(date(2026, 5, 1), date(2026, 5, 9)),
    date(2026, 5, 27),
    date(2026, 8, 31),
    *_span(date(2027, 1, 1), date(2027, 1, 7)),
    date(2027, 3, 8),
    date(2027, 3, 9),
    date(2027, 3, 21),
    *_span(date(2027, 5, 1), date(2027, 5, 9)),
    date(2027, 5, 16),
    date(2027, 8, 31),
}
"""The days off of three years, copied by hand from the law and the decisions of the Cabinet."""
WORKED = {date(2025, 1, 11)}
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
"""Starts from which a short period ends within these years."""


def is_worked(day: date) -> bool:
    """Whether offices work, by the list copied by hand."""
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def step_by_step(start: date, number: int, counts: Callable[[date], bool]) -> date:
    """The day reached by walking day after day until so many were counted."""
    day = start
    while number:
        day += timedelta(days=1)
        number -= counts(day)
    return day
