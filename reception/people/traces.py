"""What a text can name a person by: words of her names in any spelling or case ending, her numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reception.language.folding import APOSTROPHES, digits, fold
from reception.language.transliteration import latin

_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{APOSTROPHES}])*")
_NUMBER = re.compile(r"\d(?:[\s()+./–-]{0,3}\d){5,}")
_ENDING = re.compile(r"[aeiou]+$")
_SHORTEST_STEM = 3
_PHONE_DIGITS = 9
_SHORTEST_NUMBER = 6
_AROUND = 60
NAME_FIELDS = ("surname", "given", "patronymic")


def stem(word: str) -> str:
    """A word without its last vowels, in the Latin key: what stays the same in every case of Russian and Kyrgyz."""
    key = latin(word)
    cut = _ENDING.sub("", key)
    return cut if len(cut) >= _SHORTEST_STEM else key


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text)) - {""}


def _is_of(word: str, known: str) -> bool:
    return word.startswith(known) if len(known) >= _SHORTEST_STEM else word == known


@dataclass(frozen=True)
class Traces:
    """What a person is known by; each of `names` is found where a text has all its words."""

    names: frozenset[frozenset[str]]
    whole: frozenset[str]
    """Surname and given name together, which tell a namesake from one of the same family."""
    numbers: frozenset[str]
    codes: frozenset[str]
    """Numbers with letters in them, folded and without spaces."""

    def found_in(self, text: str) -> tuple[int, int] | None:
        """Where a text first names the person, or None."""
        words = [(latin(match[0]), match.span()) for match in _WORD.finditer(text)]
        spots = [spot for name in self.names for spot in _spots(words, name)]
        spots += [
            match.span()
            for match in _NUMBER.finditer(text)
            if any(number in digits(match[0]) for number in self.numbers)
        ]
        joined = fold(text).replace(" ", "")
        if not spots and any(code in joined for code in self.codes):
            spots.append((0, 0))
        return min(spots, default=None)

    def is_namesake(self, name: str) -> bool:
        """Whether a name has both the surname and the given name."""
        words = [(latin(word), (0, 0)) for word in _WORD.findall(name)]
        return any(_spots(words, self.whole))


def _spots(words: list[tuple[str, tuple[int, int]]], name: Collection[str]) -> Iterator[tuple[int, int]]:
    spots = [next((spot for word, spot in words if _is_of(word, known)), None) for known in name]
    found = [spot for spot in spots if spot is not None]
    if found and len(found) == len(spots):
        yield min(found)


def traces_of(
    people: Collection[Mapping[str, Any]],
    *,
    aliases: Collection[str] = (),
    phones: Collection[str] = (),
    papers: Collection[str] = (),
) -> Traces:
    """The traces of one person from all her records: surnames (else whatever name there is), other names, numbers."""
    names = {_stems(alias) for alias in aliases}
    whole: frozenset[str] = frozenset()
    for person in people:
        held = [str(person[field]) for field in NAME_FIELDS if person.get(field)]
        names |= {_stems(held[0])} if held else set()
        names |= {_stems(str(person["latin"]))} if person.get("latin") else set()
        whole = whole or (_stems(" ".join(held[:2])) if len(held) > 1 else frozenset())
    numbers = {digits(phone)[-_PHONE_DIGITS:] for phone in phones}
    numbers |= {digits(str(person["pin"])) for person in people if person.get("pin")}
    codes = {fold(paper).replace(" ", "") for paper in papers}
    return Traces(
        frozenset(names - {frozenset()}),
        whole,
        frozenset(number for number in numbers if len(number) >= _SHORTEST_NUMBER),
        frozenset(code for code in codes if len(code) >= _SHORTEST_NUMBER and digits(code)),
    )


def excerpt(text: str, spot: tuple[int, int]) -> str:
    """The place of a text with some words around it, in one line."""
    start, end = max(0, spot[0] - _AROUND), spot[1] + _AROUND
    inside = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{inside}{'…' if end < len(text) else ''}"
