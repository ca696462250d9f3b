"""The Russian words of a date."""

from __future__ import annotations

from reception.kernel.dates import AUTUMN, SPRING, SUMMER, WINTER, Point
from reception.language import numerals_russian
from reception.language.cases import RUSSIAN_CASES, RussianCase
from reception.language.numerals import plural_ru

# Of (24 ноября), named (ноябрь), in (в ноябре).
_MONTHS = tuple(
    line.split()
    for line in (
        "января январь январе",
        "февраля февраль феврале",
        "марта март марте",
        "апреля апрель апреле",
        "мая май мае",
        "июня июнь июне",
        "июля июль июле",
        "августа август августе",
        "сентября сентябрь сентябре",
        "октября октябрь октябре",
        "ноября ноябрь ноябре",
        "декабря декабрь декабре",
    )
)
# The ending bears the stress: январём, февралём, сентябрём … декабрём.
_STRESSED = ("января", "февраля", "сентября", "октября", "ноября", "декабря")
# From (с весны), named and to (весна, по весну), when (весной).
_SEASONS = {
    SPRING: ("весны", "весна", "весну", "весной"),
    SUMMER: ("лета", "лето", "лето", "летом"),
    AUTUMN: ("осени", "осень", "осень", "осенью"),
    WINTER: ("зимы", "зима", "зиму", "зимой"),
}


def _cases(forms: str) -> dict[RussianCase, str]:
    return dict(zip(RUSSIAN_CASES, forms.split(), strict=True))


_YEAR = _cases("год года году год годом годе")
_SEASON_CASES = {
    SPRING: _cases("весна весны весне весну весной весне"),
    SUMMER: _cases("лето лета лету лето летом лете"),
    AUTUMN: _cases("осень осени осени осень осенью осени"),
    WINTER: _cases("зима зимы зиме зиму зимой зиме"),
}


def official_day(point: Point) -> str:
    """`24 ноября 2026 года`; the point has a day."""
    return f"{point.day} {_MONTHS[(point.month or 1) - 1][0]} {point.year} года"


def in_case(value: Point, case: RussianCase) -> str:
    """A date in a case. A day stays: «от», «к» and «с» all go with `24 ноября 2026 года`."""
    return ("примерно " if value.about else "") + _declined(value, case)


def _declined(value: Point, case: RussianCase) -> str:
    if value.day is not None:
        return _bare(value, when=False)
    if value.month is not None:
        of, named, within = _MONTHS[value.month - 1]
        soft = named.endswith(("ь", "й"))
        forms: dict[RussianCase, str] = {
            "genitive": of,
            "dative": of[:-1] + ("ю" if soft else "у"),
            "instrumental": of[:-1] + ("ём" if of in _STRESSED else "ем" if soft else "ом"),
            "prepositional": within,
        }
        return f"{forms.get(case, named)} {value.year} года"
    if value.season is not None:
        return f"{_SEASON_CASES[value.season][case]} {value.year} года"
    return f"{value.year} {_YEAR[case]}"


def spelled(value: Point, case: RussianCase) -> str:
    """A day wholly in words: `двадцать четвёртое ноября две тысячи двадцать шестого года`."""
    day = numerals_russian.ordinal(value.day or 1, gender="neuter", case=case)
    year = numerals_russian.ordinal(value.year, case="genitive")
    return f"{day} {_MONTHS[(value.month or 1) - 1][0]} {year} года"


def point(value: Point, *, when: bool) -> str:
    """One date, as named or as a sentence says when it was."""
    return ("примерно " if value.about else "") + _bare(value, when=when)


def _bare(value: Point, *, when: bool) -> str:
    if value.day is not None:
        return official_day(value) + _hour(value, when=when)
    if value.month is not None:
        _of, named, within = _MONTHS[value.month - 1]
        return f"в {within} {value.year} года" if when else f"{named} {value.year} года"
    if value.season is not None:
        _from, named, _to, during = _SEASONS[value.season]
        return f"{during if when else named} {value.year} года"
    return f"в {value.year} году" if when else f"{value.year} год"


def _hour(value: Point, *, when: bool) -> str:
    if value.hour is None:
        return ""
    text = (" в " if when else ", ") + f"{value.hour} {plural_ru(value.hour, 'час', 'часа', 'часов')}"
    if value.minute is None:
        return text
    one = "минуту" if when else "минута"
    return f"{text} {value.minute:02} {plural_ru(value.minute, one, 'минуты', 'минут')}"


def span(start: Point, end: Point) -> str:
    """A range: `с 1 по 10 марта 2026 года`; what both ends share is said once."""
    first, last = _from(start), _to(end)
    if start.precision == end.precision and start.hour is None:
        if start.precision == "year":
            first = first.removesuffix(" года")
        elif start.year == end.year:
            first = first.removesuffix(f" {start.year} года")
        if start.day is not None and (start.year, start.month) == (end.year, end.month):
            first = str(start.day)
    # Said before the whole it holds for both ends.
    about = ("примерно " if start.about else "", "примерно " if end.about and not start.about else "")
    return f"{about[0]}с {first} {about[1]}{last}"


def _from(value: Point) -> str:
    """What follows «с»."""
    if value.day is not None:
        return _since_hour(value) + official_day(value)
    if value.month is not None:
        return f"{_MONTHS[value.month - 1][0]} {value.year} года"
    if value.season is not None:
        return f"{_SEASONS[value.season][0]} {value.year} года"
    return f"{value.year} года"


def _to(value: Point) -> str:
    """The end with its preposition: «по» a day is with that day, «до» an hour is until it."""
    if value.hour is not None:
        return "до " + _since_hour(value) + official_day(value)
    if value.season is not None:
        return f"по {_SEASONS[value.season][2]} {value.year} года"
    return "по " + _bare(value, when=False)


def _since_hour(value: Point) -> str:
    """The hour in the genitive, before its day."""
    if value.hour is None:
        return ""
    text = f"{value.hour} {plural_ru(value.hour, 'часа', 'часов', 'часов')} "
    if value.minute is None:
        return text
    return f"{text}{value.minute:02} {plural_ru(value.minute, 'минуты', 'минут', 'минут')} "
