"""Days, moments, numbers and sizes as the screen shows them: the same figures in every language."""

from __future__ import annotations

from datetime import date, datetime

from reception.kernel.clock import BISHKEK
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.dates import Form, short_date, word_date

NO_BREAK = "\N{NO-BREAK SPACE}"
_STEP = 1024
_WHOLE_FROM = 10
_UNITS: tuple[Message, ...] = (_("{number} KB"), _("{number} MB"), _("{number} GB"))


def short_day(day: date | None) -> str:
    """`24.11.2026`; nothing of no day."""
    return "" if day is None else day.strftime("%d.%m.%Y")


def short_moment(moment: datetime | None) -> str:
    """`24.11.2026 14:02` as the clocks of the office show it; nothing of no moment."""
    return "" if moment is None else moment.astimezone(BISHKEK).strftime("%d.%m.%Y %H:%M")


def number(value: int) -> str:
    """`1 234 567`: groups of three that no line break parts."""
    return f"{value:,}".replace(",", NO_BREAK)


def file_size(words: Translator, size: int) -> str:
    """How large a file is, as a person says it: `740 bytes`, `1,5 MB`, `12 MB`."""
    if size < _STEP:
        return words.count(_("{n} byte"), _("{n} bytes"), size)
    amount, unit = size / _STEP, _UNITS[0]
    for larger in _UNITS[1:]:
        if round(amount) < _STEP:
            break
        amount, unit = amount / _STEP, larger
    figures = f"{amount:.0f}" if amount >= _WHOLE_FROM else f"{amount:.1f}".removesuffix(".0")
    if words.language != "en":
        figures = figures.replace(".", ",")
    return words(unit, number=figures).replace(" ", NO_BREAK)


def date_words(words: Translator, value: PartialDate | date, *, form: Form = "named") -> str:
    """A date in words, of whatever precision: `24 November 2026`, `autumn 2024`, `about March 2025`."""
    return word_date(value, words.language, form=form)


def edtf_words(words: Translator, value: PartialDate | date | None) -> str:
    """A date as a list shows it: figures where figures say it all, words where they do not; nothing of no date."""
    if value is None:
        return ""
    if isinstance(value, PartialDate) and (not value.certain or _has_season(value)):
        return word_date(value, words.language)
    return short_date(value)


def _has_season(value: PartialDate) -> bool:
    return any(point is not None and point.season is not None for point in (value.start, value.end))


def age_words(words: Translator, then: date, *, today: date) -> str:
    """How long ago a day is: `today`, `yesterday`, `3 days ago`."""
    days = (today - then).days
    if days <= 0:
        return words(_("today"))
    if days == 1:
        return words(_("yesterday"))
    return words.count(_("{n} day ago"), _("{n} days ago"), days)
