"""One Latin key for a name however it was spelled, in Cyrillic or in Latin; for finding, never printed."""

from __future__ import annotations

import re

from reception.language.folding import APOSTROPHES, fold

_CYRILLIC = str.maketrans(
    dict(zip("абвгдежзиклмнопрстуфхыэ", "abvgdejziklmnoprstufhie", strict=True))
    | {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"}
)
# Passports, Views of the Committees and Uzbek Latin write one sound in several ways.
_SPELLINGS = {
    **dict.fromkeys(("dzh", "dj", "zh"), "j"),
    **dict.fromkeys(("shch", "sch"), "sh"),
    **dict.fromkeys(("kh", "x"), "h"),
    **dict.fromkeys(("tz", "c"), "ts"),
    **dict.fromkeys(("q", "ck"), "k"),
    "ph": "f",
    "w": "v",
    "gh": "g",
    "ng": "n",
    "y": "i",
    "ch": "ch",
    "sh": "sh",
}
_SPELLING = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
_UZBEK_O = re.compile(f"[oO][{APOSTROPHES}]")
_DOUBLED = re.compile(r"([a-z])\1+")
# Russian writes ө as е or о and ү as у or ю, Latin writes e, ye, ie, yo, io: Үсөн is Усен, Гүл is Гюль.
_ONE_SOUND = ((re.compile("i*[eo]+"), "o"), (re.compile(r"(?<=[bcdfghjklmnpqrstvz])iu"), "u"))


def latin(text: str) -> str:
    """One key for all spellings of a name: `Усенов`, `Үсөнов`, `Usenov`; `Джапаров`, `Zhaparov`."""
    spelled = fold(_UZBEK_O.sub("u", text)).translate(_CYRILLIC)
    alike = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], _DOUBLED.sub(r"\1", spelled))
    for sounds, sign in _ONE_SOUND:
        alike = sounds.sub(sign, alike)
    return _DOUBLED.sub(r"\1", alike)
