"""Reads one value of a field from JSON: pure, one function a kind of field; what is wrong is raised with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from reception.kernel.dates import PartialDate, read_date
from reception.kernel.errors import Refused
from reception.kernel.fields import Field
from reception.kernel.i18n import LANGUAGES, Message, worded
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id

LONGEST_TEXT = 200_000
LONGEST_NUMBER_TEXT = 60
FIRST_YEAR, LAST_YEAR = 1_000, 9_999
"""A number may stand for a date where it is a year."""
SAID_AGAIN = 40
"""How many letters of a wrong value its fault repeats."""
_LARGEST_SAID = 10**12
_FORBIDDEN = frozenset({"Cc", "Cs", "Co"})


@dataclass(frozen=True)
class Known:
    """What the reader must know of the world: the day, and which codes a list has."""

    today: date
    has_code: Callable[[str, str], bool]
    text_language: str = LANGUAGES[0]
    """The language of a free text that came without one."""


class Wrong(Exception):  # noqa: N818 - a fault of the input, caught where the place is known
    """What is wrong with a value, and where inside it."""

    def __init__(self, message: Message, place: str = "", **values: object) -> None:
        """Keep the message, the place inside the value and the message's values."""
        super().__init__(message)
        self.message, self.place, self.values = message, place, values


def read_value(field: Field, given: object, known: Known) -> Any:
    """The typed value of a field; `Wrong` where what is given is not one."""
    return _READERS[field.kind](field, given, known)


def read_text(given: object, *, longest: int, place: str = "") -> str | None:
    """A text in NFC without control characters (line breaks and tabs may stay); None where only blanks are in it."""
    if not isinstance(given, str):
        raise Wrong(_("a text is expected here"), place)
    if len(given) > longest:
        raise Wrong(
            _("the text is too long: {length} characters, at most {longest}"),
            place,
            length=len(given),
            longest=longest,
        )
    if any(unicodedata.category(letter) in _FORBIDDEN and letter not in "\n\t" for letter in given):
        raise Wrong(_("the text has control characters in it"), place)
    return unicodedata.normalize("NFC", given).strip() or None


def _text(field: Field, given: object, known: Known) -> str | None:  # noqa: ARG001 - all readers have one shape
    return read_text(given, longest=field.longest)


def _number_text(field: Field, given: object, known: Known) -> str | None:  # noqa: ARG001
    return read_text(given, longest=LONGEST_NUMBER_TEXT)


def _texts(field: Field, given: object, known: Known) -> dict[str, Any] | None:  # noqa: ARG001
    if isinstance(given, str):
        given = {"language": known.text_language, "text": given}
    if not isinstance(given, dict):
        raise Wrong(_("a text with its language is expected here"))
    listed = [] if given.get("translations") is None else given["translations"]
    if not isinstance(listed, list):
        raise Wrong(_("a list of translations is expected here"), ".translations")
    original = _one_text(given, known, "", allowed={"language", "text", "translations"})
    languages, translations = {original["language"]}, []
    for number, one in enumerate(listed):
        place = f".translations[{number}]"
        read = _one_text(one, known, place, allowed={"language", "text", "stale"})
        if read["language"] in languages:
            raise Wrong(_("there is a text in this language already"), f"{place}.language")
        if read["text"] is None or original["text"] is None:
            raise Wrong(_("a translation and its original are texts, not blanks"), place)
        languages.add(read["language"])
        translations.append({**read, "stale": one.get("stale") is True})
    return None if original["text"] is None else {**original, "translations": translations}


def _one_text(given: object, known: Known, place: str, *, allowed: set[str]) -> dict[str, Any]:
    if not isinstance(given, dict) or set(given) - allowed or not isinstance(given.get("stale", False), bool):
        raise Wrong(_("a text with its language is expected here"), place)
    language = given.get("language")
    if not isinstance(language, str) or not known.has_code("languages", language):
        raise Wrong(_("the language of the text is not one of the list"), f"{place}.language")
    return {
        "language": language,
        "text": read_text(given.get("text"), longest=LONGEST_TEXT, place=f"{place}.text"),
    }


def _code(field: Field, given: object, known: Known) -> str:
    if isinstance(given, str) and known.has_code(field.codes, given):
        return given
    raise Wrong(_("“{code}” is not in the list {list}"), code=plain(given), list=worded(field.label))


def _codes(field: Field, given: object, known: Known) -> list[str]:
    if not isinstance(given, list):
        raise Wrong(_("a list of codes is expected here"))
    return list(dict.fromkeys(_code(field, one, known) for one in given))


def _partial(field: Field, given: object, known: Known) -> PartialDate:  # noqa: ARG001
    is_year = isinstance(given, int) and FIRST_YEAR <= given <= LAST_YEAR
    if not isinstance(given, str) and not is_year:
        raise Wrong(_("a date is expected here"))
    text = str(given)
    if len(text) > LONGEST_NUMBER_TEXT:
        raise Wrong(_("“{text}” is not a date. Write it like 24.11.2026."), text=plain(text))
    try:
        return read_date(text, today=known.today)
    except Refused as fault:
        raise Wrong(fault.message, text=plain(text)) from fault


def _day(field: Field, given: object, known: Known) -> date:
    read = _partial(field, given, known) if isinstance(given, str) else None
    if read is None or read.first() != read.last():
        raise Wrong(_("a whole day is expected here"))
    return read.first()


def _whole(field: Field, given: object, known: Known) -> int:  # noqa: ARG001
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= field.longest:
        raise Wrong(_("a whole number from 0 to {most} is expected here"), most=field.longest)
    return given


def _flag(field: Field, given: object, known: Known) -> bool:  # noqa: ARG001
    if not isinstance(given, bool):
        raise Wrong(_("true or false is expected here"))
    return given


def _id(field: Field, given: object, known: Known) -> Id:  # noqa: ARG001
    found = read_id(given) if isinstance(given, str) else None
    if found is None:
        raise Wrong(_("this is not the id of a record"))
    return found


def plain(given: object) -> str:
    """What was given, fit to be said again: short, without letters that no screen shows, of lists and objects only …."""
    if not isinstance(given, str | int | float) or (isinstance(given, int) and abs(given) > _LARGEST_SAID):
        return "…"
    return "".join(letter if letter.isprintable() else "·" for letter in str(given)[:SAID_AGAIN])


_READERS: dict[str, Callable[[Field, object, Known], Any]] = {
    "text": _text,
    "texts": _texts,
    "code": _code,
    "codes": _codes,
    "day": _day,
    "partial": _partial,
    "whole": _whole,
    "flag": _flag,
    "id": _id,
    "phone": _number_text,
    "pin": _number_text,
}
