"""When things happen in the invented year: twelve whole months and the days of this one, office hours, calls at night."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reception.demo.chance import Chance
from reception.demo.steps import SATURDAY, moment, working_day

MONTHS = 12
USUAL_PEOPLE = 120
OPENS, HOURS, STEP = 9, 8, 5
NIGHT_CALLS = 0.03
CITIZENS = (28, 31)
MORE_CALLS = (2, 5)
"""By how many the calls of organisations exceed the visits of citizens in a month."""


@dataclass(frozen=True)
class Month:
    """A month of the year as far as it has passed: its first day, and how many come."""

    first: date
    days: tuple[date, ...]
    citizens: int
    calls: int


@dataclass(frozen=True)
class Slot:
    """When someone came, and when that was written down."""

    day: date
    hour: time
    at: datetime
    night: bool = False


def year_before(today: date, *, people: int, chance: Chance) -> list[Month]:
    """Twelve whole months before the month of `today`, and that month up to yesterday."""
    found = []
    for back in range(MONTHS, -1, -1):
        number = today.year * 12 + today.month - 1 - back
        first = date(number // 12, number % 12 + 1, 1)
        length = monthrange(first.year, first.month)[1]
        days = [first + timedelta(days=day) for day in range(length)]
        passed = tuple(day for day in days if day < today and day.weekday() < SATURDAY)
        citizens = chance.randint(*CITIZENS)
        calls = citizens + chance.randint(*MORE_CALLS)
        share = people / USUAL_PEOPLE * len(passed) / len([day for day in days if day.weekday() < SATURDAY])
        if passed:
            come = max(1, round(citizens * share))
            found.append(Month(first, passed, come, max(come + 1, round(calls * share))))
    return found


def slots(month: Month, number: int, *, until: date, chance: Chance, nights: bool) -> list[Slot]:
    """So many moments in the office hours of a month, some in the night before; in their order."""
    found = []
    for _one in range(number):
        day = chance.choice(month.days)
        minutes = STEP * chance.randrange(HOURS * 60 // STEP)
        hour = time(OPENS + minutes // 60, minutes % 60)
        next_day = working_day(day + timedelta(days=1))
        if nights and next_day < until and chance.happens(NIGHT_CALLS):
            late = time(chance.choice((21, 22, 23)), chance.choice((0, 10, 30, 45)))
            found.append(Slot(day, late, moment(next_day, time(OPENS, chance.randrange(10))), night=True))
        else:
            found.append(Slot(day, hour, moment(day, hour)))
    return sorted(found, key=lambda slot: slot.at)
