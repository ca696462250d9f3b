"""Filters for dates, numbers and sums, and for words that go with them, in the language of the paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from reception.documents.cases import NAMED_CASES
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Language, language_of
from reception.language.cases import RUSSIAN_CASES, RussianCase
from reception.language.counting import counted, spell
from reception.language.dates import date_in_case, dated, spell_date, word_date
from reception.language.money import read_sum, word_sum
from reception.language.numerals_kyrgyz import ordinal as kyrgyz_ordinal
from reception.language.numerals_russian import ordinal as russian_ordinal
from reception.language.russian_heads import Gender

if TYPE_CHECKING:
    from jinja2.runtime import Context

GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("masculine", "мужской"), "masculine"),
    **dict.fromkeys(("feminine", "женский"), "feminine"),
    **dict.fromkeys(("neuter", "средний"), "neuter"),
}
_WHOLE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12}", re.ASCII)
_BLANK = re.compile(r"_+")
_ENGLISH = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def paper_language(context: Context) -> Language:
    """The language that the paper is made in."""
    paper: Any = context.get("paper", {})
    return language_of(str(paper.get("language", ""))) or "ru"


def plain(value: object) -> str:
    """What a value says: a text, a number, a date or choice by its words; empty where it has none."""
    if isinstance(value, Mapping):
        return str(value.get("said", value.get("nominative", "")))
    return str(value)


@pass_context
def in_words(context: Context, value: object, case: str = "nominative") -> str:
    """A date as papers write it, `24 ноября 2026 года`, in a case; a number in words; any other text as it is."""
    language = paper_language(context)
    day, number = _date_of(value), whole_number(value)
    if day is not None:
        return date_in_case(day, language, case=NAMED_CASES.get(case, case))
    return plain(value) if number is None else spell(number, language=language)


@pass_context
def spelled(context: Context, value: object, case: str = "nominative") -> str:
    """A date without any figure, `двадцать четвёртого ноября …`, in a case; a number in words; a text as it is."""
    day = _date_of(value)
    if day is None:
        return in_words(context, value)
    return spell_date(day, paper_language(context), case=NAMED_CASES.get(case, case))


@pass_context
def when(context: Context, value: object) -> str:
    """A date as a sentence says when: «в ноябре 2026 года», «24-ноябрында», “in November 2026”."""
    day = _date_of(value)
    return plain(value) if day is None else word_date(day, paper_language(context), form="when")


@pass_context
def of_date(context: Context, value: object) -> str:
    """What bears that date: «от 24 ноября 2026 года», «2026-жылдын 24-ноябрындагы», “of 24 November 2026”."""
    day = _date_of(value)
    return plain(value) if day is None else dated(day, paper_language(context))


@pass_context
def count(context: Context, value: object, *forms: str) -> str:
    """A number, or how many rows, with its noun: `5 листов`, `5 барак`, `5 sheets`; a line to be filled, too."""
    number, language = whole_number(value), paper_language(context)
    if number is not None:
        return counted(number, forms, language=language)
    text = plain(value)
    if forms and _BLANK.fullmatch(text):
        return f"{text} {forms[0] if language == 'ky' else forms[-1]}"
    return text


@pass_context
def money(context: Context, value: object) -> str:
    """A sum in figures and words: `25 000 (двадцать пять тысяч) сомов`; what is no plain sum as it is."""
    text, language = plain(value), paper_language(context)
    tyiyn = read_sum(text)
    if tyiyn is not None:
        return word_sum(tyiyn, language)
    return f"{text} {word_sum(0, language).split()[-1]}" if _BLANK.fullmatch(text) else text


@pass_context
def ordinal(context: Context, value: object, gender: str = "masculine", case: str = "nominative") -> str:
    """A number as an ordinal: `второй`, `экинчи`, `2nd`; Russian by gender and case; a text as it is."""
    number, language = whole_number(value), paper_language(context)
    if number is None:
        return plain(value)
    match language:
        case "ru":
            known = NAMED_CASES.get(case, case)
            told: RussianCase = known if known in RUSSIAN_CASES else "nominative"
            return russian_ordinal(number, gender=GENDERS.get(gender, "masculine"), case=told)
        case "ky":
            return kyrgyz_ordinal(number)
    ending = "th" if number % 100 in _TEENS else _ENGLISH.get(number % 10, "th")
    return f"{number}{ending}"


def one_or_many(value: object, one: str, many: str) -> str:
    """`прошу` of one, `просим` of several: by a number or by the rows of a list; of anything else the first."""
    number = whole_number(value)
    return many if number is not None and number > 1 else one


def whole_number(value: object) -> int | None:
    """A number, one that was typed, or the rows of a list; None where there is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        return len(value)
    text = plain(value).strip()
    return int(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else None


def _date_of(value: object) -> PartialDate | None:
    return PartialDate.parse(value["date"]) if isinstance(value, Mapping) and "date" in value else None


FIGURES: Mapping[str, Callable[..., str]] = {
    **dict.fromkeys(("words", "словами", "сөз_менен"), in_words),
    **dict.fromkeys(("spelled", "прописью", "толук_сөз_менен"), spelled),
    **dict.fromkeys(("when", "когда", "качан"), when),
    **dict.fromkeys(("of_date", "от_даты", "күнүндөгү"), of_date),
    **dict.fromkeys(("count", "сколько", "канча"), count),
    **dict.fromkeys(("money", "сумма", "акча"), money),
    **dict.fromkeys(("ordinal", "порядковый", "иреттик"), ordinal),
    **dict.fromkeys(("one_or_many", "один_или_много", "бир_же_көп"), one_or_many),
}
