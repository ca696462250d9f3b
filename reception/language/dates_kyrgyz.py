"""The Kyrgyz words of a date."""

from __future__ import annotations

from reception.kernel.dates import AUTUMN, SPRING, SUMMER, WINTER, Point
from reception.language import numerals_kyrgyz
from reception.language.cases import KyrgyzCase
from reception.language.kyrgyz_possessive import decline_possessed

# The month with its possessive as the State's acts date themselves (cbd.minjust.gov.kg), and plain.
_MONTHS = (
    ("январы", "январь"),
    ("февралы", "февраль"),
    ("марты", "март"),
    ("апрели", "апрель"),
    ("майы", "май"),
    ("июну", "июнь"),
    ("июлу", "июль"),
    ("августу", "август"),
    ("сентябры", "сентябрь"),
    ("октябры", "октябрь"),
    ("ноябры", "ноябрь"),
    ("декабры", "декабрь"),
)
_SEASONS = {SPRING: "жазы", SUMMER: "жайы", AUTUMN: "күзү", WINTER: "кышы"}
_YEARS: dict[KyrgyzCase, str] = {
    "nominative": "жыл",
    "genitive": "жылдын",
    "dative": "жылга",
    "accusative": "жылды",
    "locative": "жылы",
    "ablative": "жылдан",
}
_ABOUT = "болжол менен "


def official_day(point: Point, *, case: KyrgyzCase = "nominative") -> str:
    """`2026-жылдын 24-ноябры`, or that in a case: `…24-ноябрында`; the point has a day."""
    day = f"{point.year}-жылдын {point.day}-{_MONTHS[(point.month or 1) - 1][0]}"
    return decline_possessed(day, case=case)


def in_case(value: Point, case: KyrgyzCase) -> str:
    """A date in a case: `2026-жылдын 24-ноябрынан`, `2026-жылдын ноябрь айына`."""
    return (_ABOUT if value.about else "") + _bare(value, case)


def of_a_day(value: Point) -> str:
    """What is dated so, as the State's acts say it: `2026-жылдын 24-ноябрындагы` (токтом)."""
    day = official_day(value, case="locative")
    return f"{day}г{'ы' if day.endswith('а') else 'и' if day.endswith('е') else 'у' if day.endswith('о') else 'ү'}"


def spelled(value: Point, case: KyrgyzCase) -> str:
    """A day wholly in words: `эки миң жыйырма алтынчы жылдын жыйырма төртүнчү ноябры`."""
    day, year = numerals_kyrgyz.ordinal(value.day or 1), numerals_kyrgyz.ordinal(value.year)
    return decline_possessed(f"{year} жылдын {day} {_MONTHS[(value.month or 1) - 1][0]}", case=case)


def point(value: Point, *, when: bool) -> str:
    """One date, as named or as a sentence says when it was."""
    return (_ABOUT if value.about else "") + _bare(value, "locative" if when else "nominative")


def _bare(value: Point, case: KyrgyzCase) -> str:
    if value.day is not None:
        return official_day(value, case=case) + (f", {hour}" if (hour := _hour(value)) else "")
    return _longer(value, case)


def _longer(value: Point, case: KyrgyzCase) -> str:
    """A month, a season or a year in a case; "in the year" is жылы, by usage."""
    if value.month is not None:
        return decline_possessed(f"{value.year}-жылдын {_MONTHS[value.month - 1][1]} айы", case=case)
    if value.season is not None:
        return decline_possessed(f"{value.year}-жылдын {_SEASONS[value.season]}", case=case)
    return f"{value.year}-{_YEARS[case]}"


def _hour(value: Point) -> str:
    if value.hour is None:
        return ""
    return f"саат {value.hour}" if value.minute is None else f"саат {value.hour:02}:{value.minute:02}"


def span(start: Point, end: Point) -> str:
    """A range: `2026-жылдын 1-мартынан 10-мартына чейин`; the year that both ends share is said once."""
    first, last = _bounded(start, "ablative"), _bounded(end, "dative")
    if start.year == end.year:
        last = last.removeprefix(f"{end.year}-жылдын ")
    # Said before the whole it holds for both ends.
    about = (_ABOUT if start.about else "", _ABOUT if end.about and not start.about else "")
    return f"{about[0]}{first} {about[1]}{last} чейин"


def _bounded(value: Point, case: KyrgyzCase) -> str:
    """One end of a range; its hour in brackets, since figures take no ending that all would read alike."""
    if value.day is None:
        return _longer(value, case)
    return official_day(value, case=case) + (f" ({hour})" if (hour := _hour(value)) else "")
