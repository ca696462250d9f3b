"""English names, in the letters of the passport."""

from __future__ import annotations

import re

_UNITS = frozenset({"uulu", "kyzy", "ogly", "kizi", "ugli"})
_LATIN = re.compile(r"[A-Za-zÀ-ɏʻ‘’' -]*")


def passport_name(*, surname: str, given: str) -> str | None:
    """Given name, then surname, as English has them; the passport's capitals become ordinary letters.

    None where there is neither or a letter is not Latin: the spelling is the passport's, never made up.
    """
    words = f"{given} {surname}".split()
    if not words or not _LATIN.fullmatch(" ".join(words)):
        return None
    return " ".join(map(_cased, words))


def _cased(word: str) -> str:
    if word.casefold() in _UNITS:
        return word.casefold()
    return "-".join(part[:1] + part[1:].lower() if part.isupper() else part for part in word.split("-"))
