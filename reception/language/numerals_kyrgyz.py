"""Kyrgyz numbers in words: cardinals and ordinals, whose endings follow the last vowel."""

from __future__ import annotations

LARGEST = 10**12 - 1
_ONES = ("", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз")
_TENS = ("", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон")
_SCALES = ("миң", "миллион", "миллиард")
_VOWELS = "аоуыеөүиэ"
_HIGH = {
    **dict.fromkeys("аы", "ы"),
    **dict.fromkeys("оу", "у"),
    **dict.fromkeys("еиэ", "и"),
    "ө": "ү",
    "ү": "ү",
}
_THOUSAND, _HUNDRED, _TEN = 1000, 100, 10


def cardinal(number: int) -> str:
    """The number in words: `жыйырма беш`, `бир миң беш жүз`; in figures where it is beyond `LARGEST`."""
    if abs(number) > LARGEST:
        return str(number)
    if number < 0:
        return f"минус {cardinal(-number)}"
    if number == 0:
        return "нөл"
    words = [_group(number % _THOUSAND)]
    rest = number // _THOUSAND
    for scale in _SCALES:
        group, rest = rest % _THOUSAND, rest // _THOUSAND
        if group:
            words.insert(0, f"{_group(group)} {scale}")
    return " ".join(filter(None, words))


def ordinal(number: int) -> str:
    """The number as an ordinal: `биринчи`, `үчүнчү`, `эки миң жыйырма алтынчы`; in figures beyond `LARGEST`.

    A bare hundred or thousand goes without «бир».
    """
    words = cardinal(number)
    last = words[-1]
    if not last.isalpha():
        return f"{words}-"
    if words in {"бир жүз", "бир миң"}:
        words = words.removeprefix("бир ")
    high = next(_HIGH[letter] for letter in reversed(words) if letter in _HIGH)
    return f"{words}{'' if last in _VOWELS else high}нч{high}"


def _group(number: int) -> str:
    """A number below a thousand."""
    hundreds, rest = divmod(number, _HUNDRED)
    words = [_ONES[hundreds], "жүз"] if hundreds else []
    return " ".join(filter(None, [*words, _TENS[rest // _TEN], _ONES[rest % _TEN]]))
