"""A date as it is known: a day, its hour, a month, a season, a year, a range, or "about" one of these."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _

Precision = Literal["minute", "hour", "day", "month", "season", "year"]
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

# Winter "of 2026" is said of January as well as of December: its bounds are the year's, never too narrow.
_SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (1, 12)}
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2}))?)?)?)?(~)?", re.ASCII)
_LAST_HOUR, _LAST_MINUTE = 23, 59


@dataclass(frozen=True, kw_only=True)
class Point:
    """One end of a date: what is known of it, the hour as Asia/Bishkek has it; ValueError of no such date."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    hour: int | None = None
    minute: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse what the calendar does not have and parts without the part above them."""
        above = ((self.minute, self.hour), (self.hour, self.day), (self.day, self.month))
        if any(part is not None and whole is None for part, whole in above):
            raise ValueError(self)
        if self.season is not None and (self.month is not None or self.season not in _SEASON_MONTHS):
            raise ValueError(self)
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        if not 0 <= (self.hour or 0) <= _LAST_HOUR or not 0 <= (self.minute or 0) <= _LAST_MINUTE:
            raise ValueError(self)

    @classmethod
    def parse(cls, text: str) -> Point:
        """Read one EDTF date, season or local hour; ValueError where it is none."""
        found = _POINT.fullmatch(text)
        if not found:
            raise ValueError(text)
        year, month, day, hour, minute = (None if part is None else int(part) for part in found.groups()[:5])
        about = found[6] is not None
        if year is None or (month in _SEASON_MONTHS and day is None):
            return cls(year=year or 0, season=month, about=about)
        return cls(year=year, month=month, day=day, hour=hour, minute=minute, about=about)

    def __str__(self) -> str:
        """The EDTF text."""
        below = self.month if self.season is None else self.season
        parts = [f"{self.year:04}"]
        parts += [f"-{part:02}" for part in (below, self.day) if part is not None]
        if self.hour is not None:
            parts.append(f"T{self.hour:02}")
        if self.minute is not None:
            parts.append(f":{self.minute:02}")
        return "".join(parts) + ("~" if self.about else "")

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        known: tuple[tuple[int | None, Precision], ...] = (
            (self.minute, "minute"),
            (self.hour, "hour"),
            (self.day, "day"),
            (self.month, "month"),
            (self.season, "season"),
        )
        return next((name for part, name in known if part is not None), "year")

    def first(self) -> date:
        """The first day that it may mean."""
        months = _SEASON_MONTHS[self.season] if self.season else (self.month or 1, 12)
        return date(self.year, months[0], self.day or 1)

    def last(self) -> date:
        """The last day that it may mean."""
        month = _SEASON_MONTHS[self.season][1] if self.season else self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def begins(self) -> str:
        """The first minute that it may mean, as text that sorts."""
        return f"{self.first().isoformat()}T{self.hour or 0:02}:{self.minute or 0:02}"

    def ends(self) -> str:
        """The last minute that it may mean, as text that sorts."""
        hour = _LAST_HOUR if self.hour is None else self.hour
        minute = _LAST_MINUTE if self.minute is None else self.minute
        return f"{self.last().isoformat()}T{hour:02}:{minute:02}"


@dataclass(frozen=True)
class PartialDate:
    """A date or a range; its text is EDTF (ISO 8601-2) level 1, with the local hour of Asia/Bishkek."""

    start: Point
    end: Point | None = None

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        end = self.end or self.start
        if self.start.begins() > end.begins() or self.start.ends() > end.ends():
            raise ValueError(self)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the EDTF text; ValueError where it is none, no such day exists or the range runs backwards."""
        start, slash, end = text.partition("/")
        return cls(Point.parse(start), Point.parse(end) if slash else None)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A day that is fully known."""
        return cls(Point(year=day.year, month=day.month, day=day.day))

    def __str__(self) -> str:
        """The EDTF text, which `parse` reads back."""
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    @property
    def certain(self) -> bool:
        """Whether nothing in it is "about"."""
        return not (self.start.about or (self.end is not None and self.end.about))

    @property
    def whole_day(self) -> date | None:
        """The day where exactly one is known, its hour or not; None of months, ranges and "about"."""
        known = self.end is None and self.certain and self.start.day is not None
        return self.start.first() if known else None

    def first(self) -> date:
        """The first day that it may mean; "about" does not widen it."""
        return self.start.first()

    def last(self) -> date:
        """The last day that it may mean; "about" does not widen it."""
        return (self.end or self.start).last()

    def sort_key(self) -> tuple[str, str]:
        """Sorts by the first minute; of two that begin together the longer is first, as a heading is."""
        ends = (self.end or self.start).ends()
        return self.start.begins(), ends.translate(_NINES)


_NINES = str.maketrans("0123456789", "9876543210")
_DAY_WORDS = {
    **dict.fromkeys(("позавчера", "мурдагы күнү"), -2),
    **dict.fromkeys(("вчера", "кечээ", "yesterday"), -1),
    **dict.fromkeys(("сегодня", "бүгүн", "бугун", "today"), 0),
    **dict.fromkeys(("завтра", "эртең", "эртен", "tomorrow"), 1),
    **dict.fromkeys(("послезавтра", "бүрсүгүнү", "бурсугуну"), 2),
}
_DAYS_AWAY = re.compile(r"([+-])(\d{1,4})", re.ASCII)
_TYPED = re.compile(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4}|\d{2})", re.ASCII)
_DAY_OF_THIS_YEAR = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?", re.ASCII)
_WITH_HOUR = re.compile(r"(.+?)[ T,]+(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)
_RANGE = re.compile(r"\s+[-–—]\s+|[–—]|(?<=\d{4})-(?=\d{1,2}[./])", re.ASCII)
_CENTURY, _AHEAD = 100, 10


def read_date(text: str, *, today: date) -> PartialDate:
    """Read a date as people type it; Refused where it cannot be read.

    Understood are `24.11.2026`, `24.11.26`, `24.11` (this year), `11.2026`, `2026`, an hour after a day
    (`24.11.2026 14:30`, `вчера 23:00`), days from today (`+3`, `-2`), yesterday to tomorrow in three
    languages, two of these with a dash between, `~` for "about", and EDTF itself.
    """
    wanted = " ".join(text.casefold().replace("−", "-").split())
    try:
        return _read_whole(wanted, today)
    except (ValueError, OverflowError):
        raise Refused(_("“{text}” is not a date. Write it like 24.11.2026."), text=text.strip()) from None


def _read_whole(text: str, today: date) -> PartialDate:
    try:
        return PartialDate.parse(text.upper())
    except ValueError:
        parts = _RANGE.split(text)
    if len(parts) > 2:  # noqa: PLR2004 - a range has two ends
        raise ValueError(text)
    start, *rest = (_read_point(part.strip(), today) for part in parts)
    return PartialDate(start, rest[0] if rest else None)


def _read_point(text: str, today: date) -> Point:
    bare = text.strip("~ ")
    point = _read_bare(bare, today)
    if point is None:
        with_hour = _WITH_HOUR.fullmatch(bare)
        day = _read_bare(with_hour[1], today) if with_hour else None
        if with_hour is None or day is None:
            point = Point.parse(bare.upper())
        else:
            minute = None if with_hour[3] is None else int(with_hour[3])
            point = replace(day, hour=int(with_hour[2]), minute=minute)
    return replace(point, about=point.about or bare != text)


def _read_bare(text: str, today: date) -> Point | None:
    if text in _DAY_WORDS:
        return _point_of(today + timedelta(days=_DAY_WORDS[text]))
    if away := _DAYS_AWAY.fullmatch(text):
        days = timedelta(days=int(away[2]))
        return _point_of(today + days if away[1] == "+" else today - days)
    # Two short numbers are a day and a month; a month of a year wants the year's four digits.
    if this_year := _DAY_OF_THIS_YEAR.fullmatch(text):
        return Point(year=today.year, month=int(this_year[2]), day=int(this_year[1]))
    if typed := _TYPED.fullmatch(text):
        day = None if typed[1] is None else int(typed[1])
        return Point(year=_full_year(typed[3], today), month=int(typed[2]), day=day)
    try:
        return Point.parse(text.upper())
    except ValueError:
        return None


def _full_year(digits: str, today: date) -> int:
    """A year of two digits is the last one that lies no more than ten years ahead: 26 is 2026, 85 is 1985."""
    if len(digits) > 2:  # noqa: PLR2004 - two digits leave the century out
        return int(digits)
    century = today.year - today.year % _CENTURY
    year = century + int(digits)
    return year if year <= today.year + _AHEAD else year - _CENTURY


def _point_of(day: date) -> Point:
    return Point(year=day.year, month=day.month, day=day.day)
