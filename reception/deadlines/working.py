"""The working of a count, sentence by sentence, and what is only believed of a rule. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from reception.deadlines.calendar import SATURDAY, Calendar, days
from reception.deadlines.ends import Ends
from reception.deadlines.periods import Confirmation, Rule
from reception.deadlines.steps import Length, Step, Told
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

_DAY = timedelta(days=1)
_NEAR = 2 * _DAY
"""So far from its reckoned day a feast may be named."""
_CONFIDENCE: dict[str, Message] = {
    "C": _("Read in a public source, not in the law itself: {source}."),
    "M": _("From memory: nobody has read it."),
    "U": _("Not certain."),
}


def tell_days(rule: Rule, length: Length, day: date, ends: Ends, calendar: Calendar) -> Iterator[Step]:
    """How the last day was found."""
    yield _beginning(rule, length, day)
    yield _length(rule, length)
    if length.unit == "working_days":
        yield from _left_out(day, ends.last, calendar)
    if length.unit in {"months", "years"} and ends.plain.day != day.day:
        yield Step(_("The month has no day {number}: its last one holds."), {"number": day.day})
    if ends.plain != ends.last:
        yield Step(
            _(
                "It would end on {end}, a day off: the end moves to the next working day. That it moves is believed, "
                "not read in the law: whoever must act himself acts by {safe}."
            ),
            {"end": calendar.day_off(ends.plain) or ends.plain, "safe": ends.safe},
            caution=True,
        )
    if rule.backwards:
        yield Step(_("The period reaches back to {day}."), {"day": ends.last})
    else:
        yield Step(_("Last day: {day}."), {"day": ends.last})
    yield from tell_law(rule)
    yield from _to_be_confirmed(length, day, ends, calendar)


def tell_hours(rule: Rule, length: Length, begun: datetime, end: datetime) -> Iterator[Step]:
    """How the last minute was found."""
    yield Step(_("Starts: {event}, {moment}."), {"event": rule.event, "moment": begun})
    yield _length(rule, length)
    yield Step(_("Hours run through nights and days off."))
    yield Step(_("Ends: {moment}."), {"moment": end})
    yield from tell_law(rule)


def tell_law(rule: Rule) -> Iterator[Step]:
    """Where the rule stands, who read it and what is said of it."""
    article = Told(rule.item, "article") if _has(rule, "article") else None
    if rule.act and article:
        yield Step(_("Legal basis: {act}, {article}."), {"act": rule.act, "article": article})
    elif rule.act or article:
        yield Step(_("Legal basis: {act}."), {"act": rule.act or article})
    if rule.confirmed is not None:
        yield _confirmed(rule.confirmed)
    else:
        confidence = rule.item.text("confidence") or "U"
        values = {"source": rule.item.text("source") or "–"} if confidence == "C" else {}
        yield Step(_CONFIDENCE[confidence], values, caution=confidence != "C")
    if _has(rule, "note"):
        yield Step(_("Note: {note}"), {"note": Told(rule.item, "note")}, caution=True)


def tell_believed(rule: Rule) -> Iterator[Step]:
    """What is believed of a rule that nobody has read, without a day."""
    length = rule.length
    if length is None:
        yield Step(_("The length is not known. Counted from: {event}."), {"event": rule.event})
    elif rule.item.flag("at_most"):
        named = {"length": length, "event": rule.event}
        yield Step(_("Believed: at most {length}. Counted from: {event}."), named)
    else:
        yield Step(_("Believed: {length}. Counted from: {event}."), {"length": length, "event": rule.event})
    if (other := rule.other_lengths) is not None:
        named = {"shortest": other[0], "longest": other[1]}
        yield Step(_("It may be from {shortest} to {longest}."), named)
    yield from tell_law(rule)
    yield Step(
        _(
            "The law itself was not read, so no day is counted: ask the lawyer for the day and how it was counted."
        ),
        caution=True,
    )


def _has(rule: Rule, fact: str) -> bool:
    return rule.item.text(fact) is not None or rule.item.text(f"{fact}.ru") is not None


def _confirmed(confirmed: Confirmation) -> Step:
    named = {"who": confirmed.who, "day": confirmed.on, "source": confirmed.source}
    return Step(_("Confirmed by {who} on {day}. Read in: {source}"), named)


def _beginning(rule: Rule, length: Length, day: date) -> Step:
    named = {"event": rule.event, "day": day}
    if rule.backwards:
        return Step(_("Counted back from: {event}, {day}."), named)
    if length.unit == "at_once":
        return Step(_("Starts: {event}, {day}."), named)
    return Step(_("Starts: {event}, {day}; this day is believed not to be counted."), named)


def _length(rule: Rule, length: Length) -> Step:
    if rule.item.flag("at_most"):
        return Step(_("Length: at most {length}."), {"length": length})
    return Step(_("Length: {length}."), {"length": length})


def _left_out(day: date, last: date, calendar: Calendar) -> Iterator[Step]:
    """Which days between are not counted."""
    between = (day + _DAY, last) if day <= last else (last, day - _DAY)
    yield Step(_("Saturdays and Sundays are not counted."))
    off = tuple(one for one in calendar.days_off(*between) if one.day.weekday() < SATURDAY)
    if off:
        yield Step(_("Holidays and days of rest, not counted either: {days}."), {"days": off})
    worked = tuple(one for one in days(*between) if calendar.is_worked_weekend(one))
    if worked:
        yield Step(_("Saturdays and Sundays that were made working days, counted: {days}."), {"days": worked})


def _to_be_confirmed(length: Length, day: date, ends: Ends, calendar: Calendar) -> Iterator[Step]:
    """The feasts whose day may still change the count."""
    first, last = (day, ends.last) if length.unit == "working_days" else (ends.plain, ends.last)
    first, last = min(first, last) - _NEAR, max(first, last) + _NEAR
    for feast in calendar.estimated(first, last):
        yield Step(
            _("{day} is reckoned by the moon and to be confirmed: when the day is named, count again."),
            {"day": feast},
            caution=True,
        )
