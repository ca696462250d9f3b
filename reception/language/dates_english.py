"""The English words of a date."""

from __future__ import annotations

from reception.kernel.dates import AUTUMN, SPRING, SUMMER, WINTER, Point

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {SPRING: "spring", SUMMER: "summer", AUTUMN: "autumn", WINTER: "winter"}
_NOON = 12


def official_day(point: Point) -> str:
    """`24 November 2026`; the point has a day."""
    return f"{point.day} {_MONTHS[(point.month or 1) - 1]} {point.year}"


def point(value: Point, *, when: bool) -> str:
    """One date, as named or as a sentence says when it was."""
    hour = _hour(value)
    timed = (f" at {hour}" if when else f", {hour}") if hour else ""
    if not when:
        return ("about " if value.about else "") + _bare(value) + timed
    if value.day is not None:
        return ("on or about " if value.about else "on ") + _bare(value) + timed
    return ("in about " if value.about else "in ") + _bare(value)


def _bare(value: Point) -> str:
    if value.day is not None:
        return official_day(value)
    if value.month is not None:
        return f"{_MONTHS[value.month - 1]} {value.year}"
    return f"{_SEASONS[value.season]} {value.year}" if value.season is not None else str(value.year)


def _hour(value: Point) -> str:
    """A known minute on the clock of 24 hours; a known hour alone without minutes that nobody said."""
    if value.hour is None:
        return ""
    if value.minute is not None:
        return f"{value.hour:02}:{value.minute:02}"
    if value.hour % _NOON == 0:
        return "noon" if value.hour else "midnight"
    return f"{value.hour % _NOON} {'a.m.' if value.hour < _NOON else 'p.m.'}"


def span(start: Point, end: Point) -> str:
    """A range: `from 1 to 10 March 2026`; what both ends share is said once."""
    first = _timed(start)
    if start.precision == end.precision and start.year == end.year and start.hour is None:
        first = first.removesuffix(f" {start.year}")
        if start.day is not None and start.month == end.month:
            first = str(start.day)
    about = ("about " if start.about else "", "about " if end.about else "")
    return f"from {about[0]}{first} to {about[1]}{_timed(end)}"


def _timed(value: Point) -> str:
    hour = _hour(value)
    return f"{hour} on {_bare(value)}" if hour else _bare(value)
