"""What is known of a period of law, and what comes of counting it: frozen values. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reception.deadlines.steps import UNITS, Length, Step
from reception.reference.lists import Item

Basis = Literal["verified", "confirmed", "lawyer"]
"""Who stands for a last day: a public source that was read, a lawyer who read the law, a lawyer who gave the day."""
DAYS_CARRIED = frozenset({"calendar_days", "months", "years"})


@dataclass(frozen=True)
class Confirmation:
    """What a lawyer of this office read in the law itself and signs for."""

    length: int
    unit: str
    source: str
    """Where it was read."""
    who: str
    on: date


@dataclass(frozen=True)
class Rule:
    """A period of law with the items that it names."""

    item: Item
    event: Item
    """What it is counted from."""
    act: Item | None = None
    confirmed: Confirmation | None = None

    @property
    def verified(self) -> bool:
        """Whether a public source was read for it, and the source is certain."""
        return self.item.text("status") == "verified"

    @property
    def is_counted(self) -> bool:
        """Whether a last day may be counted by it: it has a length, and somebody stands for it."""
        return self.length is not None and (self.verified or self.confirmed is not None)

    @property
    def length(self) -> Length | None:
        """The length that counts: the lawyer's own, else the list's; None where it is not known."""
        if self.confirmed is not None:
            return Length(self.confirmed.length, self.confirmed.unit)
        unit = self.item.text("unit")
        return self.listed(0 if unit == "at_once" else self.item.facts.get("length"))

    @property
    def other_lengths(self) -> tuple[Length, Length] | None:
        """The shortest and the longest that are believed or allowed, where there is more than one."""
        facts = [self.item.facts.get(fact) for fact in ("shortest", "length", "longest")]
        known = [self.listed(fact) for fact in facts if fact is not None]
        found = sorted((one for one in known if one), key=lambda one: one.number)
        return (found[0], found[-1]) if len(found) > 1 else None

    @property
    def backwards(self) -> bool:
        """Whether it runs from the event into the past."""
        return self.item.flag("backwards")

    @property
    def carried(self) -> bool:
        """Whether its end moves from a day off, if it is counted in days, months or years."""
        return not self.backwards and self.item.facts.get("carried") is not False

    def listed(self, number: object) -> Length | None:
        """So many of the list's unit; None where that is no length."""
        unit = self.item.text("unit")
        return Length(number, unit) if isinstance(number, int) and unit in UNITS else None


@dataclass(frozen=True)
class Counted:
    """A last day and why it is this one."""

    rule: Rule
    start: date
    last_day: date
    """The last day on which the thing may still be done; of a period that runs backwards, its first one."""
    working: tuple[Step, ...]
    basis: Basis
    safe_day: date
    """Earlier than the last day where that it moved is only believed: whoever must act himself acts by this one."""
    last_minute: datetime | None = None
    """Of a period in hours."""


@dataclass(frozen=True)
class Unverified:
    """No day is told: what is believed of the rule, and that the lawyer has to say."""

    rule: Rule
    believed: tuple[Step, ...]
