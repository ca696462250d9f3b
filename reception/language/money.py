"""Sums in som and tyiyn: read as they were typed, and written in figures and words as claims have them."""

from __future__ import annotations

import re

from reception.kernel.i18n import Language
from reception.language import numerals_kyrgyz, numerals_russian
from reception.language.numerals import plural_ru

TYIYN = 100
_SUM = re.compile(
    r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](\d{1,2}))?"
    r"(?:\s*(?:сом(?:а|ов)?|с\.|som|soms|kgs)\.?)?(?:\s*(\d{1,2})\s*(?:тыйын(?:а|ов)?|тый\.?|tyiyn))?",
    re.IGNORECASE,
)


def read_sum(text: str) -> int | None:
    """The sum in tyiyn: `25 000`, `25000,50`, `25 000 сом 50 тыйын`; None where it is not plainly one."""
    found = _SUM.fullmatch(text.strip())
    if found is None or (found[2] and found[3]):
        return None
    small = (found[2] or "").ljust(2, "0") if found[2] else found[3] or "0"
    return int(re.sub(r"\D", "", found[1])) * TYIYN + int(small)


def word_sum(tyiyn: int, language: Language) -> str:
    """`25 000 (двадцать пять тысяч) сомов 50 тыйынов`, `25 000 (жыйырма беш миң) сом`, `25,000 soms`.

    Tyiyn stand where there are some. ValueError for a sum below nothing.
    """
    if tyiyn < 0:
        raise ValueError(tyiyn)
    som, rest = divmod(tyiyn, TYIYN)
    match language:
        case "ru":
            words = (
                f"{_grouped(som)} ({numerals_russian.cardinal(som)}) {plural_ru(som, 'сом', 'сома', 'сомов')}"
            )
            return words + (f" {rest} {plural_ru(rest, 'тыйын', 'тыйына', 'тыйынов')}" if rest else "")
        case "ky":
            return f"{_grouped(som)} ({numerals_kyrgyz.cardinal(som)}) сом" + (
                f" {rest} тыйын" if rest else ""
            )
        case _:
            return f"{som:,} som{'' if som == 1 else 's'}" + (f" {rest} tyiyn" if rest else "")


def _grouped(som: int) -> str:
    """With blanks that do not break."""
    return f"{som:,}".replace(",", "\u00a0")
