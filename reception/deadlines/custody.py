"""The clocks of police custody: when the hours without a judge end, from what is known of the arrest. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.deadlines.calendar import demand_known_year
from reception.deadlines.ends import earliest_moment, later_by_hours, latest_moment
from reception.deadlines.periods import Rule
from reception.deadlines.steps import Length, Step
from reception.deadlines.working import tell_law
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _


@dataclass(frozen=True)
class CustodyEnd:
    """When the hours end; of an arrest whose minute is not known, the earliest and the latest moment."""

    hours: int
    earliest: datetime
    latest: datetime

    def left(self, now: datetime) -> timedelta:
        """What is left until the earliest end; below zero when it has passed."""
        return self.earliest - now


@dataclass(frozen=True)
class Custody:
    """Both clocks and how they were set: nobody's age is taken for granted."""

    adult: CustodyEnd
    minor: CustodyEnd
    working: tuple[Step, ...]


def set_custody_clocks(rule: Rule, arrest: PartialDate) -> Custody:
    """The ends for a grown person and for one under 18, as believed, from the actual arrest.

    `Refused` where not even the day of the arrest is known, or the rule has no hours.
    """
    if arrest.end is not None or arrest.start.day is None:
        raise Refused(
            _("For the hours in custody, the day of the actual arrest is needed, best with hour and minute.")
        )
    demand_known_year(arrest.start.year)
    hours, minor_hours = (rule.item.facts.get(fact) for fact in ("length", "length_minor"))
    if not isinstance(hours, int) or not isinstance(minor_hours, int):
        raise Refused(_("This rule has no length that could be counted."))
    adult, minor = (_end(arrest, number) for number in (hours, minor_hours))
    return Custody(adult, minor, (*_tell(rule, arrest, adult, minor), *tell_law(rule)))


def _end(arrest: PartialDate, hours: int) -> CustodyEnd:
    first, last = earliest_moment(arrest.start), latest_moment(arrest.start)
    return CustodyEnd(hours, later_by_hours(first, hours), later_by_hours(last, hours))


def _tell(rule: Rule, arrest: PartialDate, adult: CustodyEnd, minor: CustodyEnd) -> list[Step]:
    steps = [
        Step(
            _("Starts: {event}, {moment}. It is believed that this counts, not the record."),
            {"event": rule.event, "moment": arrest},
            caution=True,
        )
    ]
    if arrest.start.minute is None or not arrest.certain:
        steps.append(
            Step(
                _("The minute of the arrest is not known: the earliest end is told. Ask for it."),
                caution=True,
            )
        )
    steps += [
        Step(_("Without a judge at most {length}: until {moment}."), _named(adult)),
        Step(_("Under 18 years at most {length}: until {moment}."), _named(minor)),
    ]
    return steps


def _named(end: CustodyEnd) -> dict[str, object]:
    return {"length": Length(end.hours, "hours"), "moment": end.earliest}
