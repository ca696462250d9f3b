"""What a text is found by: its folded words, their Latin spelling and their sound; a number without its marks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reception.kernel.fields import Found
from reception.language.folding import digits, fold
from reception.language.phonetic import phonetic
from reception.language.transliteration import latin

COUNTRY_CODE = "996"
NATIONAL_DIGITS = 9
_INNER_VOWELS = re.compile(r"(?<=\w)a")
_DOUBLED = re.compile(r"([a-z])\1+")
_WORDS_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one text, each a line of words."""

    text: str
    latin: str | None = None
    """Of a name its one Latin spelling; of a number its signs without a gap."""
    sound: str | None = None
    """Of a name the consonants of each word, with a first vowel."""


def keys_of(kind: Found, said: str) -> Keys | None:
    """The keys of a text of this kind; None where nothing is left that one could find it by."""
    if kind == "digits":
        number = national(digits(said))
        return Keys(number) if number else None
    if kind == "number":
        text = fold(said)
        return Keys(text, text.replace(" ", "")) if text else None
    words = [keys for keys in map(_word, said.split()) if keys.text]
    if not words:
        return None
    return Keys(
        " ".join(keys.text for keys in words),
        " ".join(keys.latin or "" for keys in words),
        " ".join(keys.sound or "" for keys in words),
    )


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _word(said: str) -> Keys:
    sound = _DOUBLED.sub(r"\1", _INNER_VOWELS.sub("", phonetic(said)))
    return Keys(fold(said), latin(said), sound)


def national(number: str) -> str:
    """The digits of a whole phone number without Kyrgyzstan's code or the zero before an area; others as they are."""
    for before in (COUNTRY_CODE, "0"):
        if len(number) == len(before) + NATIONAL_DIGITS and number.startswith(before):
            return number.removeprefix(before)
    return number


def beginnings(number: str) -> list[str]:
    """What the digits typed so far may begin: a PIN, a number of abroad, or a phone with its code or zero before it."""
    found = [number]
    for before in (COUNTRY_CODE, "0", "00" + COUNTRY_CODE):
        rest = number.removeprefix(before)
        if rest and rest != number:
            found.append(rest)
    return found
