"""Warns that a complaint to the Human Rights Committee may be called late: five years, or three after others. Pure."""

from __future__ import annotations

from datetime import date

from reception.deadlines.ends import later_by_months
from reception.deadlines.periods import Rule
from reception.deadlines.steps import Step
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import mark as _

MONTHS_AHEAD = 6
"""So long before the end the warning begins."""
_YEAR = 12


def un_age_warning(rule: Rule, since: PartialDate | date, *, today: date) -> Step | None:
    """What to say when the years of the rule have passed since that date, may have, or will within six months.

    The rule is `hrc_submission` with the day remedies were exhausted, or `hrc_after_other` with the day on which
    another procedure ended. None where there is time, or the rule is not counted in years.
    """
    length = rule.length
    if length is None or length.unit != "years":
        return None
    whole = since if isinstance(since, PartialDate) else PartialDate.of(since)
    first, last = (later_by_months(day, length.number * _YEAR) for day in (whole.first(), whole.last()))
    named = {"length": length, "event": rule.event, "when": whole, "day": first}
    if last < today and whole.certain:
        message = _(
            "More than {length} have passed. Counted from: {event}, {when}. The Committee may call the complaint late "
            "(rule 99 (c), as believed): say in it why it comes only now."
        )
    elif first < today:
        message = _(
            "More than {length} may have passed. Counted from: {event}, {when}. Find the exact day. The Committee may "
            "call the complaint late (rule 99 (c), as believed): say in it why it comes only now."
        )
    elif first <= later_by_months(today, MONTHS_AHEAD):
        message = _(
            "{length} end on {day}. Counted from: {event}, {when}. After that day the Committee may call the complaint "
            "late (rule 99 (c), as believed)."
        )
    else:
        return None
    return Step(message, named, caution=True)
