"""Counts the last day of a period of law; only what was read is computed, the rest stays with the lawyer. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from reception.deadlines.calendar import Calendar, demand_known_year
from reception.deadlines.ends import earliest_moment, find_ends, later_by_hours
from reception.deadlines.periods import Counted, Rule, Unverified
from reception.deadlines.steps import Length, Step
from reception.deadlines.working import tell_believed, tell_days, tell_hours
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.language.dates import short_date

MOST_YEARS = 100
MOST = {"years": MOST_YEARS, "months": 12 * MOST_YEARS}
MOST_OF_OTHERS = 365 * MOST_YEARS
"""No period of law is longer: a larger number is a slip of the pen."""


def count(rule: Rule, start: PartialDate | date, *, calendar: Calendar) -> Counted | Unverified:
    """The last day of the period that began on `start`, with its working; of a rule that nobody has read, no day.

    `Refused` where the beginning is not known exactly, or the rule did not hold then or has no length.
    """
    if rule.item.facts.get("applies") is False:
        raise Refused(_("This period does not apply: the State has not accepted the procedure."))
    if not rule.verified and rule.confirmed is None:
        return Unverified(rule, tuple(tell_believed(rule)))
    length = _demand_length(rule)
    if length.unit == "hours":
        return _count_hours(rule, length, start)
    day = _demand_day(rule, length, start, calendar)
    _demand_in_force(rule, day)
    ends = find_ends(rule, length, day, calendar)
    working = tuple(tell_days(rule, length, day, ends, calendar))
    return Counted(rule, day, ends.last, working, _basis(rule), ends.safe)


def extend(first: Counted, extension: Rule, *, calendar: Calendar) -> Counted | Unverified:
    """The last day when the period was extended: counted from the end of the first, after its working."""
    counted = count(extension, first.last_day, calendar=calendar)
    if isinstance(counted, Unverified):
        return counted
    return replace(counted, working=(*first.working, *counted.working))


def take_from_lawyer(rule: Rule, *, start: date, last_day: date, why: str, who: str, on: date) -> Counted:
    """The last day that a lawyer gives, kept as his; `Refused` without reasons, or where it lies before the start."""
    if not why.strip():
        raise Refused(_("Write how the last day was counted: it is kept with the date."))
    if last_day < start:
        raise Refused(_("The last day lies before the day on which the period begins."))
    named = {"who": who, "day": last_day, "on": on, "why": why.strip()}
    step = Step(_("{who} gave {day} as the last day on {on}: {why}"), named)
    return Counted(rule, start, last_day, (step,), "lawyer", last_day)


def is_countable(length: Length) -> bool:
    """Whether a period of law may be so long."""
    return 1 <= length.number <= MOST.get(length.unit, MOST_OF_OTHERS)


def _basis(rule: Rule) -> Literal["verified", "confirmed"]:
    return "verified" if rule.confirmed is None else "confirmed"


def _count_hours(rule: Rule, length: Length, start: PartialDate | date) -> Counted:
    """Hours run from the minute: no other beginning will do."""
    whole = start if isinstance(start, PartialDate) else PartialDate.of(start)
    if whole.whole_day is None or whole.start.precision != "minute":
        raise Refused(
            _(
                "This period is counted in hours: the day, the hour and the minute of its beginning are needed."
            )
        )
    demand_known_year(whole.start.year)
    begun = earliest_moment(whole.start)
    _demand_in_force(rule, begun.date())
    end = later_by_hours(begun, length.number)
    working = tuple(tell_hours(rule, length, begun, end))
    return Counted(rule, begun.date(), end.date(), working, _basis(rule), end.date(), end)


def _demand_length(rule: Rule) -> Length:
    length = rule.length
    if length is None or not (length.unit == "at_once" or is_countable(length)):
        raise Refused(_("This rule has no length that could be counted."))
    return length


def _demand_day(rule: Rule, length: Length, start: PartialDate | date, calendar: Calendar) -> date:
    """The exact day; `Refused` says between which days the end lies where only more or less is known."""
    if not isinstance(start, PartialDate):
        return start
    if start.whole_day is not None:
        return start.whole_day
    if not start.certain:
        raise Refused(
            _(
                "To count the last day, the exact day of the beginning is needed: as yet it is known as “about”."
            )
        )
    earliest, latest = (find_ends(rule, length, day, calendar).last for day in (start.first(), start.last()))
    raise Refused(
        _(
            "To count the last day, the exact day of the beginning is needed. "
            "As it is known now, the last day lies between {earliest} and {latest}."
        ),
        earliest=short_date(earliest),
        latest=short_date(latest),
    )


def _demand_in_force(rule: Rule, day: date) -> None:
    if not (rule.item.valid(day) and (rule.act is None or rule.act.valid(day))):
        raise Refused(_("This rule did not hold on {day}."), day=short_date(day))
