"""The Kyrgyz plural: адвокаттар, тергөөчүлөр, мыйзамдар, and that of what is somebody's: кызматкерлери."""

from __future__ import annotations

from reception.language.cases import Declined
from reception.language.kyrgyz_possessive import LONGEST_SHORTENED, is_possessed, lengthened

_LOW = {
    **dict.fromkeys("аыуюя", "а"),
    **dict.fromkeys("оё", "о"),
    **dict.fromkeys("еиэ", "е"),
    **dict.fromkeys("өү", "ө"),
}
_AFTER_L = "аоуыеөүиэюяёйр"
_AFTER_D = "лмнңбвгджз"
# л after a vowel, й and р; д after the other voiced consonants; т after the voiceless ones.
_IRREGULAR = {"бала": "балдар"}


def pluralise(word: str) -> Declined:
    """The plural of a noun, or of the last word of a phrase; not certain where no vowel tells or it is somebody's.

    After a number stands no plural: `беш күн`.
    """
    before, _blank, last = word.rpartition(" ")
    stem = lengthened(last).removesuffix("ь")
    low = next((_LOW[letter] for letter in reversed(stem.casefold()) if letter in _LOW), None)
    if low is None or not stem[-1].isalpha() or is_possessed(word):
        return Declined(word, certain=False)
    ending = f"{_first(stem[-1].casefold())}{low}р"
    plural = _IRREGULAR.get(
        stem, stem + (ending.upper() if stem.isupper() and len(stem) > LONGEST_SHORTENED else ending)
    )
    return Declined(f"{before} {plural}" if before else plural)


def _first(letter: str) -> str:
    if letter in _AFTER_L:
        return "л"
    return "д" if letter in _AFTER_D else "т"
