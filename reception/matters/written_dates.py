"""Reads the date that a line of a chronology begins with, as people write it in Russian, Kyrgyz and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reception.kernel.dates import AUTUMN, SPRING, SUMMER, WINTER, PartialDate, Point, read_date
from reception.kernel.errors import Refused

_ENDING = r"(?:ь|я|е|ю|а|у|ы|и|[ыиуү]н[\w]{0,5})?"
_MONTHS = (
    *("январ|янв(?!\\w)|january|jan", "феврал|фев(?!\\w)|february|feb", "март|мар(?!\\w)|march|mar"),
    *("апрел|апр(?!\\w)|april|apr", "ма(?=[йяе])[йяе]|may", "июн|june|jun", "июл|july|jul"),
    *(
        "август|авг(?!\\w)|august|aug",
        "сентябр|сент?(?!\\w)|september|sept?",
        "октябр|окт(?!\\w)|october|oct",
    ),
    *("ноябр|ноя(?!\\w)|november|nov", "декабр|дек(?!\\w)|december|dec"),
)
_MONTH_ENDS = rf"{_ENDING}\.?(?:\s+ай(?:ы|ында|ынан|ына)(?!\w))?"
_SEASONS = {
    SPRING: r"весн(?:а|ы|у|ой)|жаз(?:ы|ында|ынан|ына|да)?|spring",
    SUMMER: r"лет(?:о|а|ом)|жай(?:ы|ында|ынан|ына|да)?|summer",
    AUTUMN: r"осен(?:ь|и|ью)|күз(?:ү|үндө|үнөн|үнө|дө)?|autumn|fall",
    WINTER: r"зим(?:а|ы|у|ой)|кыш(?:ы|ында|ынан|ына|та)?|winter",
}
_YEAR_WORD = r"(?:\s*-?\s*(?:год(?:а|у)?|гг?|жыл(?:ы|ында|дын|дан|га)?|ж)(?!\w)\.?)?"
_CLOCK = r"(?P<h>\d{1,2})(?P<m>[:.]\d\d)?"
_HOUR_WORD = r"(?:час(?:а|ов|у|ам)?|ч|hours?|hrs?|h)(?!\w)\.?"
_ABOUT = (
    r"(?:~|около|примерно|приблизительно|ориентировочно|болжол\s+менен|чамасында"
    r"|(?:on\s+or\s+)?about(?!\w)|around(?!\w)|approximately|circa|ca?\.)"
)
_PART_OF_DAY = r"(?:\s+(?P<half>утра|дня|вечера|ночи)(?!\w))?"
_NOON, _LATE = 12, 9
_HOURS = frozenset({"hour", "minute"})


@dataclass
class _Half:
    """What has been read of one end of a date."""

    parts: dict[str, Any] = field(default_factory=dict)
    whole: Point | None = None
    """A date in figures."""

    def take(self, **parts: Any) -> bool:
        """Take these parts; False where one of them is here already."""
        if self.parts.keys() & parts.keys() or (self.whole and parts.keys() - {"hour", "minute", "about"}):
            return False
        self.parts.update(parts)
        return True

    @property
    def is_empty(self) -> bool:
        return not self.whole and not (self.parts.keys() - {"about"})

    def point(self, other: Mapping[str, Any]) -> Point:
        """The date, the year and month that it does not say taken from the other end; ValueError of none."""
        if self.whole is not None:
            known = {name: getattr(self.whole, name) for name in ("year", "month", "day")}
            hour = {"hour": self.whole.hour, "minute": self.whole.minute}
            return Point(**{**known, **hour, "about": self.whole.about, **self.parts})
        parts = dict(self.parts)
        if "day" in parts and "month" not in parts and "month" in other:
            parts["month"] = other["month"]
        if "year" not in parts and parts.keys() & {"month", "season"}:
            parts["year"] = other.get("year")
        if parts.get("year") is None:
            raise ValueError(parts)
        return Point(**parts)


_Found = re.Match[str]


class _Reading:
    """One reading of the beginning of a line: it goes on while words can belong to a date."""

    def __init__(self, line: str, today: date) -> None:
        self.line = line
        self.today = today
        self.halves = [_Half()]
        self.ends_with_until = False
        self.parted = False
        """Whether a dash or a word for "to" stands between the two ends."""
        self.about_both = False
        """Whether "about" was said before "from", and so of both ends."""

    def run(self) -> tuple[PartialDate, int] | None:
        """The longest date that the line begins with, and where it ends."""
        best, place = None, 0
        while (found := _word_at(self.line, place)) is not None:
            kind, match = found
            if not _TAKE[kind](self, match):
                break
            place = match.end()
            with suppress(ValueError):
                if kind not in _NEVER_LAST:
                    best = self._date(), place
        return best

    def _date(self) -> PartialDate:
        first, *rest = self.halves
        if not rest:
            return PartialDate(first.point({}))
        last = rest[0]
        if last.parts.keys() & _HOURS and last.parts.keys() <= {*_HOURS, "about"} and last.whole is None:
            return _with_hour(first.point({}), last.parts, is_range=self.parted)
        if "day" in last.parts and "month" not in last.parts:
            raise ValueError(last)
        own_year = last.whole is not None or "year" in last.parts
        is_short = "day" in first.parts and "month" not in first.parts
        if not (own_year or is_short or self.ends_with_until) or not (self.parted or self.ends_with_until):
            raise ValueError(last)
        if first.is_empty:
            raise ValueError(first)
        if first.parts.get("about") and (self.about_both or self.ends_with_until):
            last.parts["about"] = True
        return PartialDate(first.point(_known(last)), last.point(_known(first)))

    def take(self, **parts: Any) -> bool:
        """Take parts into this end, or else begin the other one with them."""
        if self.halves[-1].take(**parts):
            return True
        return self._next() and self.halves[-1].take(**parts)

    def take_whole(self, found: _Found) -> bool:
        """Take a date in figures."""
        try:
            read = read_date(found[1].replace("/", "."), today=self.today)
        except Refused:
            return False
        half = self.halves[-1]
        if half.whole or half.parts.keys() - {"about", "hour", "minute"}:
            if not self._next():
                return False
            half = self.halves[-1]
        half.whole = read.start
        return read.end is None

    def take_to(self, _found: _Found) -> bool:
        """Go over to the other end of a range."""
        self.parted = True
        return not self.halves[-1].is_empty and self._next()

    def take_noise(self, _found: _Found) -> bool:
        """Pass over a small word; "about from" is said of both ends."""
        self.about_both = self.about_both or (
            len(self.halves) == 1 and self.halves[0].parts == {"about": True}
        )
        return True

    def take_until(self, _found: _Found) -> bool:
        """The Kyrgyz word after both ends."""
        self.ends_with_until = True
        return len(self.halves) > 1

    def take_clock(self, found: _Found) -> bool:
        """Take an hour, with its minute where it is told."""
        hour = _hour_of_day(int(found["h"]), (found.groupdict().get("half") or "").casefold())
        minute = found["m"] and int(re.sub(r"\D", "", found["m"]))
        return self.take(hour=hour, **({} if minute is None else {"minute": minute}))

    def _next(self) -> bool:
        if len(self.halves) > 1:
            return False
        self.halves.append(_Half())
        return True


def _hour_of_day(hour: int, half: str) -> int:
    """The hour of 24 of one that was told with its part of the day: two in the afternoon, eleven at night."""
    if not half or hour > _NOON:
        return hour
    late = half[0] in "pдв" or (half == "ночи" and _LATE <= hour < _NOON)
    return hour % _NOON + (_NOON if late else 0)


def _with_hour(day: Point, hours: Mapping[str, Any], *, is_range: bool) -> PartialDate:
    """A day with the hour told after it; where it has one already, from that hour to this."""
    about = day.about or hours.get("about", False)
    told = replace(day, hour=hours["hour"], minute=hours.get("minute"), about=about)
    if day.hour is None:
        return PartialDate(told)
    if not is_range:
        raise ValueError(hours)
    return PartialDate(day, told)


def _known(half: _Half) -> Mapping[str, Any]:
    if half.whole is None:
        return half.parts
    return {"year": half.whole.year, "month": half.whole.month}


def _take_year(reading: _Reading, found: _Found) -> bool:
    return reading.take(year=int(found[1]))


def _take_day(reading: _Reading, found: _Found) -> bool:
    return reading.take(day=int(found[1]))


def _take_month(reading: _Reading, found: _Found) -> bool:
    return reading.take(month=next(n for n in range(1, 13) if found[f"m{n}"]))


def _take_season(reading: _Reading, found: _Found) -> bool:
    return reading.take(season=next(n for n in _SEASONS if found[f"s{n}"]))


def _take_about(reading: _Reading, _found: _Found) -> bool:
    half = reading.halves[-1]
    half.parts["about"] = True
    return True


def _take_noon(reading: _Reading, found: _Found) -> bool:
    return reading.take(hour=0 if found[1].lower() in {"полночь", "midnight"} else _NOON)


_MONTH_WORD = "|".join(f"(?P<m{n}>{stem})" for n, stem in enumerate(_MONTHS, start=1))
_SEASON_WORD = "|".join(f"(?P<s{n}>{words})" for n, words in _SEASONS.items())
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("whole", r"(\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?~?)(?![\w-])"),
        ("whole", rf"(\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d))(?!\d|[./]\d){_YEAR_WORD}"),
        ("whole", rf"(\d{{1,2}}[./](?:19|20)\d\d)(?!\d|[./]\d){_YEAR_WORD}"),
        ("clock", rf"{_CLOCK}\s*(?P<half>[ap]\.?m\.?)(?!\w)"),
        (
            "clock",
            rf"(?P<h>\d{{1,2}})(?P<m>:\d\d)(?!\d|:\d)(?:\s*{_HOUR_WORD}|-?(?:да|де)(?!\w))?{_PART_OF_DAY}",
        ),
        ("clock", rf"(?P<h>\d{{1,2}})(?P<m>\.\d\d)\s*{_HOUR_WORD}{_PART_OF_DAY}"),
        (
            "clock",
            rf"(?P<h>\d{{1,2}})\s*{_HOUR_WORD}(?P<m>\s*\d{{1,2}}\s*мин(?:ут[аыу]?)?(?!\w)\.?)?{_PART_OF_DAY}",
        ),
        ("clock", rf"\(?\s*саат(?:та)?\s*{_CLOCK}(?!\d)(?:-?(?:да|де|дө)(?!\w))?\s*\)?"),
        ("clock", rf"(?:в|at)\s+{_CLOCK.replace(')?', ')')}(?!\d)"),
        ("noon", r"(?:в\s+)?(полдень|полночь|noon|midnight)(?!\w)"),
        ("year", rf"((?:19|20)\d\d)(?!\d){_YEAR_WORD}"),
        ("day", r"(\d{1,2})(?:-?го|-?е|st|nd|rd|th)?(?![\d:\w])(?!\s*[.)]\s)(?:-(?=[^\W\d]))?"),
        ("month", rf"(?:{_MONTH_WORD}){_MONTH_ENDS}(?!\w)"),
        ("season", rf"(?:{_SEASON_WORD})(?!\w)"),
        ("about", _ABOUT),
        ("until", r"(?:чейин|дейин)(?!\w)"),
        ("to", r"(?:[–—-]|по(?!\w)|до(?!\w)|to(?!\w)|until(?!\w)|till(?!\w))"),
        ("noise", r"(?:со?|в|во|на|from|on|in|at|of|the|between)(?!\w)"),
    )
)
_GAP = re.compile(r"[\s,]*")
_TAKE: Mapping[str, Callable[[_Reading, _Found], bool]] = {
    "whole": _Reading.take_whole,
    "clock": _Reading.take_clock,
    "noon": _take_noon,
    "year": _take_year,
    "day": _take_day,
    "month": _take_month,
    "season": _take_season,
    "about": _take_about,
    "until": _Reading.take_until,
    "to": _Reading.take_to,
    "noise": _Reading.take_noise,
}
_NEVER_LAST = frozenset({"to", "noise", "about"})


def _word_at(line: str, place: int) -> tuple[str, _Found] | None:
    gap = _GAP.match(line, place)
    place = gap.end() if gap else place
    for kind, pattern in _WORDS:
        if found := pattern.match(line, place):
            return kind, found
    return None


def date_before(line: str, *, today: date) -> tuple[PartialDate, int] | None:
    """The date that a line begins with, and where in the line it ends; None where it begins with none. Pure.

    Understood are figures, months in words, seasons, years, an hour, "about" and ranges, as the three languages write
    them: `24.11.2026`, `24 ноября 2026 г., около 14:30`, `2026-ж. 24-ноябрь`, `весна 2024`, `from 1 to 10 March 2026`.
    A date without its year is none: which year was meant, only a person knows.
    """
    return _Reading(line, today).run()
