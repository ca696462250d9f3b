"""Gives each label of a form its own underlined letter, in any of the three languages. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_AWKWARD = frozenset("ңөүъьы")
"""Letters that some keyboards do not have, or that begin no word."""


def assign(labels: Sequence[str], *, taken: str = "") -> list[str]:
    """The labels with `&` before a letter that no other one has; as few as can be go without.

    A label's first letter is preferred, then the first letters of its words, then any. `taken` are used elsewhere.
    """
    wanted = [list(_letters(label, taken.casefold())) for label in labels]
    holders: dict[str, int] = {}
    for number in range(len(labels)):
        _settle(number, wanted, holders, set())
    letters = {number: letter for letter, number in holders.items()}
    return [_marked(label, letters.get(number)) for number, label in enumerate(labels)]


def _settle(number: int, wanted: Sequence[Sequence[str]], holders: dict[str, int], asked: set[str]) -> bool:
    """Find a letter for this label; another one gives way where it has a second choice."""
    for letter in wanted[number]:
        if letter not in holders:
            holders[letter] = number
            return True
    for letter in wanted[number]:
        if letter not in asked:
            asked.add(letter)
            if _settle(holders[letter], wanted, holders, asked):
                holders[letter] = number
                return True
    return False


def _letters(label: str, taken: str) -> Iterator[str]:
    """The letters of a label that may be underlined, those that are seen first before the others."""
    starts = [place for place in range(len(label)) if place == 0 or not label[place - 1].isalnum()]
    seen = set(taken) | _AWKWARD
    for place in (*starts, *range(len(label))):
        letter = label[place].casefold()
        if letter.isalpha() and len(letter) == 1 and letter not in seen:
            seen.add(letter)
            yield letter


def _marked(label: str, letter: str | None) -> str:
    plain = label.replace("&", "&&")
    if letter is None:
        return plain
    places = [place for place in range(len(plain)) if plain[place].casefold() == letter]
    first = next((place for place in places if place == 0 or not plain[place - 1].isalnum()), places[0])
    return f"{plain[:first]}&{plain[first:]}"
