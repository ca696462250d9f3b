"""The key by which lists are sorted: the Kyrgyz alphabet, with Uzbek and Tajik letters in their places."""

from __future__ import annotations

import re
import unicodedata

from reception.language.folding import APOSTROPHES

ALPHABET = "абвгғдеёжзиӣйкқлмнңоөпрстуӯүўфхҳцчҷшщъыьэюя"
"""The order of the letters; ё, ң, ө, ү stand behind е, н, о, у as letters of their own."""

# Plain letters stand in order already; each further one is written as its neighbour and this, the last letter
# of the block, so that it sorts behind all that begins with the neighbour.
_BEHIND = "ӿ"
_PLAIN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_APART = re.compile(r"[\W_]+")


def _places() -> dict[str, str]:
    places, last = {}, ""
    for letter in ALPHABET:
        last = letter if letter in _PLAIN else last + _BEHIND
        places[letter] = last
    return places


_PLACES = _places()
_DROPPED = str.maketrans(dict.fromkeys(APOSTROPHES, ""))


def order_key(text: str) -> str:
    """A text whose plain comparison, letter by letter or byte by byte, sorts as the alphabet does.

    Capitals and hyphens make no difference; digits come first, then Latin, then Cyrillic.
    """
    whole = unicodedata.normalize("NFC", text.casefold().translate(_DROPPED))
    return " ".join(_APART.sub(" ", "".join(map(_place, whole))).split())


def _place(letter: str) -> str:
    place = _PLACES.get(letter)
    if place is not None or letter.isascii():
        return place or letter
    plain = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(_PLACES.get(part, part) for part in plain if not unicodedata.combining(part))
