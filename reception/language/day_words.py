"""Days as people say and type them in three languages: a word, a weekday, a month's name, a few figures. Pure.

Of a day without its year, and of a weekday, the one nearest to today is meant: `24.12` said in January is last
December's, and `пн` said on a Tuesday is yesterday. Of two that are equally near the earlier is taken, for what is
written down has mostly happened already. Everything else is read as `kernel.dates` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from reception.kernel.dates import AUTUMN, SPRING, SUMMER, WINTER, PartialDate, Point, read_date
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _

_WEEK = 7
_MORE_DAYS = {
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "мурунку күнү": -2,
}
_WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("пн", "понедельник", "дш", "дүйшөмбү", "дуйшомбу", "mon", "monday"),
    ("вт", "вторник", "шш", "шейшемби", "tue", "tuesday"),
    ("ср", "среда", "среду", "шр", "шаршемби", "wed", "wednesday"),
    ("чт", "четверг", "бш", "бейшемби", "thu", "thursday"),
    ("пт", "пятница", "пятницу", "жм", "жума", "fri", "friday"),
    ("сб", "суббота", "субботу", "иш", "ишемби", "sat", "saturday"),
    ("вс", "воскресенье", "жк", "жекшемби", "sun", "sunday"),
)
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("янв", "бештин айы", "jan"),
    ("фев", "feb"),
    ("мар", "mar"),
    ("апр", "apr"),
    ("май", "мая", "may"),
    ("июн", "jun"),
    ("июл", "jul"),
    ("авг", "aug"),
    ("сен", "sep"),
    ("окт", "oct"),
    ("ноя", "nov"),
    ("дек", "dec"),
)
_SEASONS: Mapping[int, tuple[str, ...]] = {
    SPRING: ("весна", "весной", "весны", "жаз", "жазы", "жазында", "spring"),
    SUMMER: ("лето", "летом", "лета", "жай", "жайы", "жайында", "summer"),
    AUTUMN: ("осень", "осенью", "осени", "күз", "куз", "күзү", "күзүндө", "autumn", "fall"),
    WINTER: ("зима", "зимой", "зимы", "кыш", "кышы", "кышында", "winter"),
}
_ABOUT = re.compile(r"(?:около|примерно|где-то|болжол менен|чамасында|about|around|circa)\s+(.+)")
_ABOUT_AFTER = re.compile(r"(.+?)\s+(?:чамасында|чамасы)")
_YEAR = r"(\d{4})(?:\s*(?:г\.?|год|года|году|-?\s*ж\.?|-?\s*жыл\w*))?"
_MONTH_YEAR = re.compile(rf"([^\W\d_]{{3,}})\.?\s+{_YEAR}")
_YEAR_MONTH = re.compile(rf"{_YEAR},?\s+([^\W\d_]{{3,}})")
_DAY_MONTH_YEAR = re.compile(rf"(\d{{1,2}})\s*-?\s*([^\W\d_]{{3,}})\.?(?:\s+{_YEAR})?")
_DAY_MONTH = re.compile(r"(\d{1,2})[./](\d{1,2})[./]?", re.ASCII)
_BARE_DAY = re.compile(r"(?<![./:\d])(\d{1,2}[./]\d{1,2})(?![./:\d])", re.ASCII)
_WITH_HOUR = re.compile(r"(.*?[^\s–—-])[ ,]+((?:в\s+|at\s+|саат\s+)?\d{1,2}[:.]\d{2})")
_HOUR = re.compile(r"(?:в\s+|at\s+|саат\s+)?(\d{1,2})(?:[:.\s]?(\d{2}))?", re.ASCII)


def read_day(text: str, *, today: date) -> date:
    """The day that was typed; `Refused` where it is none or less than a whole day is known."""
    read = read_partial(text, today=today)
    if read.whole_day is None or read.start.hour is not None:
        raise _no_date(text)
    return read.whole_day


def read_partial(text: str, *, today: date) -> PartialDate:
    """The date that was typed, as precise as it was said; `Refused` where it cannot be read."""
    said = " ".join(text.casefold().split())
    try:
        about = _ABOUT.fullmatch(said) or _ABOUT_AFTER.fullmatch(said)
        if about is not None:
            return read_date(f"{_figures(about[1], today)}~", today=today)
        return read_date(_figures(said, today), today=today)
    except (Refused, ValueError, OverflowError):
        raise _no_date(text) from None


def read_hour(text: str) -> time:
    """The hour that was typed: `14:30`, `14.30`, `1430`, `9`; `Refused` where it is none."""
    found = _HOUR.fullmatch(" ".join(text.casefold().split()))
    if found is not None:
        try:
            return time(int(found[1]), int(found[2] or 0))
        except ValueError:
            pass
    raise Refused(_("“{text}” is not an hour. Write it like 14:30."), text=text.strip())


def nearest(day: int, month: int, *, today: date) -> date:
    """The day of that name nearest to today, of two equally near the earlier; ValueError where no year has it."""
    found = []
    for year in _years_around(today):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return _nearest_of(found, today)


def nearest_weekday(weekday: int, *, today: date) -> date:
    """The day of that name (0 is Monday) at most three days away."""
    first = today - timedelta(days=_WEEK // 2)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK)


def _years_around(today: date) -> range:
    # 29 February is at most four years away, save around 1900 and 2100.
    return range(max(today.year - 8, date.min.year), min(today.year + 8, date.max.year) + 1)


def _nearest_of(days: Iterable[date], today: date) -> date:
    return min(days, key=lambda one: (abs(one - today), one))


def _figures(said: str, today: date) -> str:
    """What was said, in the figures that `kernel.dates` reads; as it was where no word of ours is in it."""
    with_hour = _WITH_HOUR.fullmatch(said)
    if with_hour is not None:
        hour = read_hour(with_hour[2])
        return f"{_figures(with_hour[1], today)} {hour:%H:%M}"
    if said in _MORE_DAYS:
        return f"{_MORE_DAYS[said]:+d}"
    for number, names in enumerate(_WEEKDAYS):
        if said.rstrip(".") in names:
            return nearest_weekday(number, today=today).isoformat()
    if plain := _DAY_MONTH.fullmatch(said):
        return nearest(int(plain[1]), int(plain[2]), today=today).isoformat()
    return _named(said, today) or _BARE_DAY.sub(lambda found: _nearest_text(found[1], today), said)


def _nearest_text(text: str, today: date) -> str:
    day, month = text.replace("/", ".").split(".")
    return nearest(int(day), int(month), today=today).strftime("%d.%m.%Y")


def _named(said: str, today: date) -> str | None:
    """A date with a month or a season by its name, in EDTF; None where there is none."""
    if found := _DAY_MONTH_YEAR.fullmatch(said):
        month = _month(found[2])
        if month is None:
            return None
        if found[3] is None:
            return nearest(int(found[1]), month, today=today).isoformat()
        return str(Point(year=int(found[3]), month=month, day=int(found[1])))
    found = _MONTH_YEAR.fullmatch(said)
    word, year = (found[1], found[2]) if found else (None, None)
    if found is None and (turned := _YEAR_MONTH.fullmatch(said)):
        word, year = turned[2], turned[1]
    if word is None or year is None:
        return None
    month, season = _month(word), _season(word)
    if month is None and season is None:
        return None
    return str(Point(year=int(year), month=month, season=season if month is None else None))


def _month(word: str) -> int | None:
    return next((number for number, names in enumerate(_MONTHS, 1) if word.startswith(names)), None)


def _season(word: str) -> int | None:
    return next((season for season, names in _SEASONS.items() if word in names), None)


def _no_date(text: str) -> Refused:
    return Refused(_("“{text}” is not a date. Write it like 24.11.2026."), text=text.strip())
