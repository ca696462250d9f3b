"""Where a period ends: days, working days, months, years and hours counted on a calendar. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta

from reception.deadlines.calendar import Calendar, demand_known_year
from reception.deadlines.periods import DAYS_CARRIED, Rule
from reception.deadlines.steps import Length
from reception.kernel.clock import BISHKEK
from reception.kernel.dates import Point

_YEAR = 12


@dataclass(frozen=True)
class Ends:
    """The ends of one period, from the cautious to the one that holds."""

    safe: date
    plain: date
    """As the length alone has it."""
    last: date


def find_ends(rule: Rule, length: Length, day: date, calendar: Calendar) -> Ends:
    """The ends of a period that began on this day; `Refused` of years whose holidays are not known."""
    demand_known_year(day.year)
    if rule.backwards:
        back = _plain_end(day, Length(-length.number, length.unit), calendar)
        return Ends(back, back, back)
    plain = _plain_end(day, length, calendar)
    if not (rule.carried and length.unit in DAYS_CARRIED):
        return Ends(plain, plain, plain)
    return Ends(max(day, calendar.last_working(plain)), plain, calendar.next_working(plain))


def later_by_months(day: date, months: int) -> date:
    """The same day so many months on, or back; the last one of a month that is too short for it.

    It stops where the calendar of the machine does, in the year 1 and the year 9999.
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later_by_hours(moment: datetime, hours: int) -> datetime:
    """So many hours on, as they pass: a clock that was changed meanwhile takes none away."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(BISHKEK)


def earliest_moment(point: Point) -> datetime:
    """The first minute that it may mean, in Asia/Bishkek."""
    return datetime.fromisoformat(point.begins()).replace(tzinfo=BISHKEK)


def latest_moment(point: Point) -> datetime:
    """The last minute that it may mean, in Asia/Bishkek."""
    return datetime.fromisoformat(point.ends()).replace(tzinfo=BISHKEK)


def _plain_end(day: date, length: Length, calendar: Calendar) -> date:
    match length.unit:
        case "working_days":
            return _later_by_working_days(day, length.number, calendar)
        case "calendar_days":
            return day + timedelta(days=length.number)
        case "months":
            return later_by_months(day, length.number)
        case "years":
            return later_by_months(day, length.number * _YEAR)
    return day  # at once


def _later_by_working_days(day: date, number: int, calendar: Calendar) -> date:
    step = timedelta(days=1 if number > 0 else -1)
    left = abs(number)
    while left:
        day += step
        left -= calendar.is_working(day)
    return day
