"""Working days of Kyrgyzstan: Monday to Friday without holidays, and with the days that the Cabinet moved. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.reference.lists import CodeList

FIRST_YEAR, LAST_YEAR = 1992, 2100
"""The years whose holidays are known: from independence to where the calendar of the Islamic year ends."""
SATURDAY = 5
_BESIDE = timedelta(days=10)
_LIBRARY_LANGUAGES: Mapping[Language, str] = {"ru": "ru_KG", "ky": "ky", "en": "en_US"}
_AMERICAN_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
AITS: Mapping[str, Mapping[Language, str]] = {
    "orozo_ait": {"ru": "Орозо айт", "ky": "Орозо айт", "en": "Orozo ait"},
    "kurman_ait": {"ru": "Курман айт", "ky": "Курман айт", "en": "Kurman ait"},
}
"""The feasts whose day the Muslim board names each year, with their names; in Kyrgyz the package says the same."""


@dataclass(frozen=True)
class MovedDay:
    """A day of which somebody decided that it is worked, or that it is free."""

    day: date
    is_working: bool
    names: Mapping[Language, str]
    ait: str | None = None
    """Which feast is kept on this day: the estimated day of that year is then an ordinary one."""


@dataclass(frozen=True)
class DayOff:
    """A day that is free for a reason of its own, be it on a Saturday or on a Tuesday."""

    day: date
    names: Mapping[Language, str]
    estimated: bool = False
    """The day of the feast was reckoned by the moon and not yet named by anybody."""


class Calendar:
    """Says of a day whether offices work on it; a year is looked up when it is first asked for."""

    def __init__(self, moved: Iterable[MovedDay] = ()) -> None:
        """Keep the moved days, which stand above what the package of holidays knows; of one day the last holds."""
        self._moved = {one.day: one for one in moved}
        self._years: dict[int, _Year] = {}

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day; `Refused` of a year whose holidays are not known."""
        if day in self._moved:
            return self._moved[day].is_working
        year = self._year(day.year)
        return day in year.worked or (day.weekday() < SATURDAY and day not in year.off)

    def is_worked_weekend(self, day: date) -> bool:
        """Whether it is a Saturday or a Sunday on which offices work."""
        return day.weekday() >= SATURDAY and self.is_working(day)

    def day_off(self, day: date) -> DayOff | None:
        """The holiday, or the moved day of rest; None of a working day and of a plain Saturday or Sunday."""
        if self.is_working(day):
            return None
        moved = self._moved.get(day)
        return DayOff(day, moved.names) if moved else self._year(day.year).off.get(day)

    def days_off(self, first: date, last: date) -> tuple[DayOff, ...]:
        """The holidays and moved days of rest from the first day to the last, both inside."""
        return tuple(off for day in days(first, last) if (off := self.day_off(day)) is not None)

    def estimated(self, first: date, last: date) -> tuple[DayOff, ...]:
        """The feasts between these days whose own day is still to be confirmed."""
        return tuple(off for off in self.days_off(first, last) if off.estimated)

    def next_working(self, day: date) -> date:
        """This day where it is worked, else the next one that is."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def last_working(self, day: date) -> date:
        """This day where it is worked, else the last one before it that was."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def _year(self, year: int) -> _Year:
        if year not in self._years:
            demand_known_year(year)
            self._years[year] = _read_year(year, aits=[one for one in self._moved.values() if one.ait])
        return self._years[year]


@dataclass(frozen=True)
class _Year:
    off: Mapping[date, DayOff]
    worked: frozenset[date]
    """Saturdays and Sundays that were worked in place of another day."""


def demand_known_year(year: int) -> None:
    """`Refused` of a year whose holidays are not known: nothing is counted there."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(_("The holidays of the year {year} are not known."), year=year)


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both inside."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def moved_days(document: CodeList) -> tuple[MovedDay, ...]:
    """The moved days of the list `moved_days`; also those that an end day withdrew, as a later version keeps all codes.

    A day that was entered by mistake is mended by its `is_working`. `Refused` where an item has no date.
    """
    found = []
    for item in document.items:
        day, ait = item.facts.get("date"), item.text("ait")
        if not isinstance(day, date) or not isinstance(item.facts.get("is_working"), bool):
            raise Refused(
                _("The moved day {code} needs `date` and `is_working` (true or false)."), code=item.code
            )
        if ait is not None and ait not in AITS:
            raise Refused(
                _("The moved day {code} names a feast that is not known: {ait}."), code=item.code, ait=ait
            )
        found.append(MovedDay(day, item.flag("is_working"), item.labels, ait))
    return tuple(found)


def _read_year(year: int, *, aits: Sequence[MovedDay]) -> _Year:
    import holidays

    plain = {
        language: holidays.country_holidays(
            "KG", years=year, language=library_language, islamic_show_estimated=False
        )
        for language, library_language in _LIBRARY_LANGUAGES.items()
    }
    marked = holidays.country_holidays("KG", years=year, language="ky")
    feasts = {feast["ky"] for feast in AITS.values()}
    off = {}
    for day, name in plain["ky"].items():
        named = any(_is_of(one, day, name) for one in aits)
        if not (named and name in feasts):  # an ordinary day once the feast was named for another
            names = {language: _day_first(known[day]) for language, known in plain.items()}
            off[day] = DayOff(day, names, estimated=not named and marked[day] != name)
    return _Year(off, frozenset(marked.weekend_workdays))


def _is_of(named: MovedDay, day: date, name: str) -> bool:
    """Whether a feast was named for a day beside this reckoned one; some years have the same feast twice."""
    return AITS[named.ait or ""]["ky"] in name and abs(named.day - day) <= _BESIDE


def _day_first(name: str) -> str:
    """A moved day names the other one; the English of the package has the month before the day."""
    return _AMERICAN_DAY.sub(r"\2.\1.\3", name)
