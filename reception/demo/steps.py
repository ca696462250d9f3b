"""What happens in the invented year, as data: who does what to which record when; records are named by keys of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from reception.kernel.clock import BISHKEK

Given = Mapping[str, Any]
Verb = Literal["receive", "open", "change", "close", "serve", "agree", "withdraw", "correct", "join", "paper"]
SATURDAY = 5


@dataclass(frozen=True)
class Ref:
    """The id of a record, known once the step that makes it has been done."""

    key: str


@dataclass(frozen=True)
class Row:
    """The id of a row of a matter's list: the one in which this field holds this value."""

    matter: str
    part: str
    field: str
    value: Any


@dataclass(frozen=True)
class Step:
    """One act at one moment; `given` is JSON as the command line takes it, with `Ref` and `Row` in place of ids."""

    at: datetime
    verb: Verb
    key: str
    """The record that is made or changed."""
    given: Given
    made: tuple[tuple[str, str], ...] = ()
    """Of a visit: which people come with it, as pairs of column and key."""


def moment(day: date, at: time) -> datetime:
    """An instant by the clock on the wall of the office."""
    return datetime.combine(day, at, tzinfo=BISHKEK)


def working_day(day: date) -> date:
    """The day itself, or the next Monday of a Saturday or Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def filled(given: Any, find: Callable[[Ref | Row], str]) -> Any:
    """JSON with each `Ref` and `Row` replaced by the id found for it."""
    if isinstance(given, Ref | Row):
        return find(given)
    if isinstance(given, Mapping):
        return {name: filled(value, find) for name, value in given.items()}
    if isinstance(given, list | tuple):
        return [filled(value, find) for value in given]
    return given
