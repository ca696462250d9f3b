"""Seeded ways in which one name comes to be written otherwise: letters of another alphabet, slips, endings, order."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Values = dict[str, Any]
Misspell = Callable[[Values, random.Random], Values]
PARTS = ("surname", "given", "patronymic")
_RUSSIAN = str.maketrans("ёүөңЁҮӨҢ", "еуонЕУОН")
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшыэюяөүңъь",
            (*"abvgdeejziiklmnoprstufh", "ts", "ch", "sh", "y", "e", "yu", "ya", "o", "u", "n", "", ""),
            strict=True,
        )
    )
)
_OTHER_ENDING = {"ова": "ов", "ева": "ев", "ов": "ев", "ев": "ов"}


def latin_of(text: str) -> str:
    """The text in Latin letters, as one types a passport's."""
    return text.lower().translate(_LATIN).title()


def _russian(values: Values, _chance: random.Random) -> Values:
    return {part: values[part].translate(_RUSSIAN) for part in PARTS}


def _vowels(values: Values, _chance: random.Random) -> Values:
    swapped = str.maketrans("өүоеэ", "еюөэе")
    return {"surname": values["surname"].translate(swapped), "given": values["given"].translate(swapped)}


def _latin(values: Values, _chance: random.Random) -> Values:
    return {part: latin_of(values[part]) for part in PARTS}


def _swapped(values: Values, _chance: random.Random) -> Values:
    return {"surname": values["given"], "given": values["surname"]}


def _dropped(values: Values, chance: random.Random) -> Values:
    place = chance.randrange(1, len(values["surname"]))
    return {"surname": values["surname"][:place] + values["surname"][place + 1 :]}


def _doubled(values: Values, chance: random.Random) -> Values:
    place = chance.randrange(1, len(values["surname"]))
    return {"surname": values["surname"][:place] + values["surname"][place - 1 :]}


def _other_ending(values: Values, _chance: random.Random) -> Values:
    for ending, other in _OTHER_ENDING.items():
        if values["surname"].endswith(ending):
            return {"surname": values["surname"].removesuffix(ending) + other}
    return {"surname": values["surname"] + "ов"}


def _no_patronymic(values: Values, chance: random.Random) -> Values:
    return {**_dropped(values, chance), "patronymic": ""}


MISTAKES: dict[str, Misspell] = {
    "as it is": lambda _values, _chance: {},
    "ё ү ө ң as е у о н": _russian,
    "о/ө, е/э, ү/ю mixed up": _vowels,
    "in Latin letters": _latin,
    "surname and given name swapped": _swapped,
    "a letter dropped": _dropped,
    "a letter doubled": _doubled,
    "another ending (-ов, -ова, -ев)": _other_ending,
    "a letter dropped, no patronymic": _no_patronymic,
}
