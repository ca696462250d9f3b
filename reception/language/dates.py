"""Dates in words, as papers in Russian, Kyrgyz and English write them: every precision, never a blank."""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol

from reception.kernel.dates import PartialDate, Point
from reception.kernel.i18n import Language
from reception.language import dates_english, dates_kyrgyz, dates_russian
from reception.language.cases import KYRGYZ_CASES, RUSSIAN_CASES

Form = Literal["named", "when"]
"""As a heading or a cell names it («ноябрь 2026 года»), or as a sentence says when («в ноябре 2026 года»)."""


class _Wording(Protocol):
    """What one language says of a date."""

    def point(self, value: Point, *, when: bool) -> str:
        """One date."""

    def span(self, start: Point, end: Point) -> str:
        """A range."""


_WORDINGS: dict[Language, _Wording] = {"ru": dates_russian, "ky": dates_kyrgyz, "en": dates_english}


def word_date(value: PartialDate | date, language: Language, *, form: Form = "named") -> str:
    """The date in words: `24 ноября 2026 года`, `2026-жылдын 24-ноябры`, `24 November 2026`.

    A month, a season, a year, a range, an hour (of Asia/Bishkek) and "about" are each worded.
    """
    whole = value if isinstance(value, PartialDate) else PartialDate.of(value)
    wording = _WORDINGS[language]
    if whole.end is None:
        return wording.point(whole.start, when=form == "when")
    return wording.span(whole.start, whole.end)


def date_in_case(value: PartialDate, language: Language, *, case: str) -> str:
    """The date in a case of that language; a range and English stay as they are worded."""
    if value.end is None:
        if language == "ru" and case in RUSSIAN_CASES:
            return dates_russian.in_case(value.start, case)
        if language == "ky" and case in KYRGYZ_CASES:
            return dates_kyrgyz.in_case(value.start, case)
    return word_date(value, language)


def spell_date(value: PartialDate, language: Language, *, case: str = "nominative") -> str:
    """A day wholly in words, in a case; what is no plain day, and English, as `word_date` has it."""
    if (
        value.whole_day is not None
        and value.end is None
        and not value.start.about
        and value.start.hour is None
    ):
        if language == "ru" and case in RUSSIAN_CASES:
            return dates_russian.spelled(value.start, case)
        if language == "ky" and case in KYRGYZ_CASES:
            return dates_kyrgyz.spelled(value.start, case)
    return word_date(value, language)


def dated(value: PartialDate, language: Language) -> str:
    """As it stands before or behind what bears that date: `от 24 ноября …`, `…24-ноябрындагы`, `of 24 November …`."""
    day = word_date(value, language)
    if value.whole_day is None or value.start.hour is not None:
        return day
    return {"ru": f"от {day}", "ky": dates_kyrgyz.of_a_day(value.start), "en": f"of {day}"}[language]


def short_date(value: PartialDate | date) -> str:
    """Figures for tables, the same in all three languages: `24.11.2026`, `11.2026`, `2026`; about as `~`.

    A season stays in its EDTF form: it has no figures that a reader would know.
    """
    whole = value if isinstance(value, PartialDate) else PartialDate.of(value)
    ends = [whole.start] if whole.end is None else [whole.start, whole.end]
    return " – ".join(map(_figures, ends))


def _figures(point: Point) -> str:
    if point.season is not None:
        return str(point)
    day = ".".join(f"{part:02}" for part in (point.day, point.month) if part is not None)
    text = f"{day}.{point.year}" if day else str(point.year)
    if point.hour is not None:
        text += f" {point.hour:02}" + (" h" if point.minute is None else f":{point.minute:02}")
    return ("~" if point.about else "") + text
