"""The key by which a text is found whatever letters it was typed with."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'`´‘’ʻʼʹʾʿ‛′"
_SAME = dict(zip("ёүөңйқғҳўұәіһҷӣӯı", "еуоникгхууаихчиуi", strict=True))
_TABLE = str.maketrans(_SAME | dict.fromkeys("ьъ" + APOSTROPHES, "") | {"№": " "})
_PLAIN = re.compile(r"[0-9a-zа-я ]*")
_APART = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text for finding: ё/е, ү/у, ө/о, ң/н, й/и, қ ғ ҳ ў as к г х у, one space between words.

    ь, ъ and apostrophes are left out, hyphens and the like part words; Latin letters lose their marks and
    stay Latin. Folding twice changes nothing.
    """
    folded = text.casefold().translate(_TABLE)
    if not _PLAIN.fullmatch(folded):
        folded = _APART.sub(" ", _without_marks(folded))
    return " ".join(folded.split())


def _without_marks(text: str) -> str:
    """Compatibility letters made plain; a second pass catches what the first one brings up."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).translate(_TABLE)
    return (
        "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().translate(_TABLE)
    )


def digits(text: str) -> str:
    """Only the digits, as 0 to 9: of a phone, a PIN, a number."""
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())
