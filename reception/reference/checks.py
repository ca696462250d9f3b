"""What a value of a reference document must be: a check returns it typed or refuses it, naming its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Language, Message, language_of
from reception.kernel.i18n import mark as _
from reception.reference.lists import Fact

LONGEST_TEXT = 1000
CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
TURNERS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # they make a text read otherwise


@dataclass(frozen=True)
class Place:
    """Where in which file a value stands; a refusal names it. In the head of a document the item is empty."""

    file: str
    item: str
    key: str

    def at(self, key: str) -> Place:
        """The same item, another key."""
        return Place(self.file, self.item, key)

    def refusal(self, message: Message, **values: object) -> Refused:
        """The refusal of what stands here."""
        return Refused(message, file=self.file, place=f"{self.item} {self.key}".strip(), **values)


def text(value: object, place: Place) -> str:
    """A text of 1 to 1000 letters without control characters and without space at its ends."""
    if not isinstance(value, str) or not value.strip():
        raise place.refusal(_("In {file}, {place}: a text that is not empty is wanted."))
    if len(value) > LONGEST_TEXT:
        raise place.refusal(_("In {file}, {place}: this is longer than {limit} letters."), limit=LONGEST_TEXT)
    if any(letter in TURNERS or unicodedata.category(letter) in UNSEEN for letter in value):
        raise place.refusal(_("In {file}, {place}: this contains control characters."))
    if value != value.strip():
        raise place.refusal(_("In {file}, {place}: this begins or ends with a space."))
    return value


def code(value: object, place: Place) -> str:
    """A permanent code: small Latin letters, digits and low lines, a letter first, 60 at most."""
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise place.refusal(_("In {file}, {place}: this must be small Latin letters, digits and low lines."))
    return value


def day(value: object, place: Place) -> date:
    """A calendar day without an hour."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise place.refusal(_("In {file}, {place}: this must be a date such as 2026-11-24."))
    return value


def labels(value: object, place: Place) -> dict[Language, str]:
    """The labels in all three languages."""
    table = value if isinstance(value, dict) else {}
    if missing := [language for language in LANGUAGES if language not in table]:
        raise place.refusal(_("In {file}, {place}: this lacks the language {language}."), language=missing[0])
    _only_languages(table, place)
    return {language: text(table[language], place.at(f"{place.key}.{language}")) for language in LANGUAGES}


def words(value: object, place: Place) -> dict[Language, tuple[str, ...]]:
    """Everyday words by language; a language without words may be left out."""
    if not isinstance(value, dict):
        raise place.refusal(_("In {file}, {place}: this must be lists of words by language."))
    return {
        language: texts(value[language], place.at(f"{place.key}.{language}"))
        for language in _only_languages(value, place)
    }


def texts(value: object, place: Place) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise place.refusal(_("In {file}, {place}: this must be a list of texts."))
    return tuple(text(word, place) for word in value)


def codes(value: object, place: Place) -> tuple[str, ...]:
    """A list of different codes."""
    found = tuple(code(word, place) for word in value) if isinstance(value, list) else ()
    if not found or len(set(found)) < len(found):
        raise place.refusal(_("In {file}, {place}: this must be a list of different codes."))
    return found


def facts(table: Mapping[str, object], place: Place) -> dict[str, Fact]:
    """The list's own facts; one table inside another is allowed and its names are joined by a dot."""
    found: dict[str, Fact] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            for inner, deeper in value.items():
                found[f"{key}.{inner}"] = _fact(deeper, place.at(f"{key}.{inner}"))
        else:
            found[key] = _fact(value, place.at(key))
        text(key, place.at(key[:LONGEST_TEXT]))
    return found


def _fact(value: object, place: Place) -> Fact:
    """One fact: a text, a number, yes or no, a day, or a list of texts."""
    if isinstance(value, list):
        return texts(value, place)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return day(value, place)
    return text(value, place)


def _only_languages(table: Iterable[object], place: Place) -> list[Language]:
    """The languages that are keys of the table; any other key is refused."""
    found = [language_of(str(key)) for key in table]
    if None in found:
        raise place.refusal(_("In {file}, {place}: this may name only ru, ky and en."))
    return [language for language in found if language]
