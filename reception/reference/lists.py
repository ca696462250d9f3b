"""A code list and its items as frozen values: a permanent code, three labels, the days on which it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reception.kernel.i18n import Language

Fact = str | int | float | bool | date | tuple[str, ...]
Origin = Literal["shipped", "office", "head_office"]
"""Who made a document: it came with the program, this office wrote it, or head office sent it."""


@dataclass(frozen=True)
class EarlierName:
    """What an item was called up to and including a day; the code stays the same through a renaming."""

    until: date
    labels: Mapping[Language, str]


@dataclass(frozen=True)
class Item:
    """One line of a code list; what only some lists have stands in `facts`, nested names joined by a dot."""

    code: str
    labels: Mapping[Language, str]
    parents: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    words: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    earlier: tuple[EarlierName, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def label(self, language: Language, *, on: date | None = None) -> str:
        """Its name in that language, as it was on that day; without a day, its name now."""
        past = [name for name in self.earlier if on is not None and on <= name.until]
        return min(past, key=lambda name: name.until).labels[language] if past else self.labels[language]

    def valid(self, on: date) -> bool:
        """Whether it may be chosen on that day; both end days are inside."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def text(self, fact: str) -> str | None:
        """A fact that is text, such as `soate`, `ky.dative` or `post.ru_dative`; None where it has none."""
        value = self.facts.get(fact)
        return value if isinstance(value, str) else None

    def flag(self, fact: str) -> bool:
        """Whether a fact such as `sensitive` is stated and true."""
        return self.facts.get(fact) is True


@dataclass(frozen=True)
class CodeList:
    """A whole reference document; it is replaced whole, by a later version of itself."""

    id: str
    version: int
    checked_on: date
    source: str
    verified: bool
    origin: Origin
    items: tuple[Item, ...]

    def codes(self) -> frozenset[str]:
        """The codes of all its items, those that hold no longer among them."""
        return frozenset(item.code for item in self.items)

    def children(self, code: str) -> tuple[Item, ...]:
        """The items that name this one as a parent, in the list's order."""
        return tuple(item for item in self.items if code in item.parents)
