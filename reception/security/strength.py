"""How hard a passphrase is to guess, said while it is typed: by its length and words, as nothing else here knows more."""

from __future__ import annotations

import unicodedata
from typing import Literal

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.security.keys import SHORTEST_PASSPHRASE

Strength = Literal["short", "fair", "strong"]
STRONG_LETTERS = 20
STRONG_WORDS = 4
FEWEST_DIFFERENT = 6
HINTS: dict[Strength, Message] = {
    "short": _("Too easy to guess: take four or more words that have nothing to do with you or each other."),
    "fair": _("It will do. One or two words more would make it much harder to guess."),
    "strong": _("Hard to guess. Write it down nowhere near this PC."),
}


def strength_of(passphrase: str) -> Strength:
    """How hard it is to guess."""
    plain = unicodedata.normalize("NFKC", passphrase).strip()
    letters = plain.replace(" ", "")
    if len(plain) < SHORTEST_PASSPHRASE or len(set(letters.casefold())) < FEWEST_DIFFERENT:
        return "short"
    words = {word.casefold() for word in plain.split()}
    return "strong" if len(words) >= STRONG_WORDS or len(letters) >= STRONG_LETTERS else "fair"
