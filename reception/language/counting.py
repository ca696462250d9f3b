"""Numbers with what is counted, and in words, in each language."""

from __future__ import annotations

from reception.kernel.i18n import Language
from reception.language import numerals_kyrgyz, numerals_russian
from reception.language.numerals import plural_ru


def counted(number: int, forms: tuple[str, ...], *, language: Language) -> str:
    """The number with its noun: `5 листов`, `5 барак`, `5 sheets`.

    Russian wants three forms, English two; Kyrgyz one, since no plural follows a number. Where fewer stand the
    last one is used, where none the number alone.
    """
    if not forms:
        return str(number)
    if language == "ru":
        one, few, many = (*forms, forms[-1], forms[-1])[:3]
        return f"{number} {plural_ru(number, one, few, many)}"
    if language == "en":
        return f"{number} {forms[0] if abs(number) == 1 else forms[-1]}"
    return f"{number} {forms[0]}"


def spell(number: int, *, language: Language) -> str:
    """The number in words, `двадцать пять`, `жыйырма беш`; in English, and beyond billions, in figures."""
    if language == "ru":
        return numerals_russian.cardinal(number)
    return numerals_kyrgyz.cardinal(number) if language == "ky" else str(number)
