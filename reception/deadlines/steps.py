"""The working of a count: sentences with their values, worded in the language of whoever reads them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from reception.deadlines.calendar import DayOff
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.dates import short_date, word_date
from reception.reference.lists import Item

_LENGTHS: Mapping[str, Callable[[Translator, int], str]] = {
    "hours": lambda words, n: words.count(_("{n} hour"), _("{n} hours"), n),
    "calendar_days": lambda words, n: words.count(_("{n} calendar day"), _("{n} calendar days"), n),
    "working_days": lambda words, n: words.count(_("{n} working day"), _("{n} working days"), n),
    "months": lambda words, n: words.count(_("{n} month"), _("{n} months"), n),
    "years": lambda words, n: words.count(_("{n} year"), _("{n} years"), n),
    "at_once": lambda words, _n: words(_("at once")),
}
UNITS = frozenset(_LENGTHS)
"""The units of time that can be counted."""


@dataclass(frozen=True)
class Length:
    """So many of a unit of time."""

    number: int
    unit: str

    def say(self, words: Translator) -> str:
        """The number with its unit."""
        return _LENGTHS[self.unit](words, self.number)


@dataclass(frozen=True)
class Told:
    """What a list says of an item in each language, such as a note or an article."""

    item: Item
    fact: str


@dataclass(frozen=True)
class Step:
    """One sentence of a working."""

    message: Message
    values: Mapping[str, object] = field(default_factory=dict)
    caution: bool = False
    """It says what is believed, estimated or left to check, and is shown apart."""

    def say(self, words: Translator) -> str:
        """The sentence in the translator's language, with days in figures and items by their labels."""
        return words(self.message, **{name: _said(value, words) for name, value in self.values.items()})


def fact_of(item: Item, fact: str, words: Translator) -> str | None:
    """What the item says in that language, else what it says for all; None where it says nothing."""
    return item.text(f"{fact}.{words.language}") or item.text(fact)


def _said(value: object, words: Translator) -> object:
    for kind, say in _WORDED:
        if isinstance(value, kind):
            return say(value, words)
    return value


def _off(value: DayOff, words: Translator) -> str:
    return f"{short_date(value.day)} ({value.names[words.language]})"


# A moment is a day too, so it stands before it.
_WORDED: tuple[tuple[type, Callable[..., object]], ...] = (
    (datetime, lambda value, _words: f"{value:%d.%m.%Y %H:%M}"),
    (date, lambda value, _words: short_date(value)),
    (PartialDate, lambda value, words: word_date(value, words.language)),
    (DayOff, _off),
    (Item, lambda value, words: value.label(words.language)),
    (Told, lambda value, words: fact_of(value.item, value.fact, words)),
    (Length, Length.say),
    (tuple, lambda value, words: ", ".join(str(_said(one, words)) for one in value)),
)
