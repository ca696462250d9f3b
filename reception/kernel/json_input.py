"""Reads JSON text strictly: what it must not hold is told by its place, before anything is made of it."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Fault, Faulty
from reception.kernel.values import plain

LONGEST_NUMBER = 15
"""Digits of a whole number: what JSON programs agree on exactly."""


HALF = "\\ud"
"""How an escape begins that may be one half of a letter without the other."""
HALVED = _("the text has half a letter in it, which can be neither kept nor printed")


class _Twice(dict[str, Any]):
    """An object in which a name stands more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        """Keep the last value of each name, and which names came again."""
        super().__init__(pairs)
        self.again = [name for name, times in Counter(name for name, _value in pairs).items() if times > 1]


class _NoNumber:
    """Stands for a number that no field can hold."""


class _Reader:
    """One reading; it remembers whether anything in the text is amiss, so that a good one is not searched for it."""

    def __init__(self) -> None:
        """Begin with nothing amiss."""
        self.amiss = False

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object, marked where a name stands in it twice."""
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        self.amiss = True
        return _Twice(pairs)

    def whole(self, digits: str) -> int | _NoNumber:
        """A whole number of a size that can be meant."""
        return int(digits) if len(digits) <= LONGEST_NUMBER else self.no_number(digits)

    def real(self, digits: str) -> float | _NoNumber:
        """A number with a fraction, where it is finite."""
        read = float(digits)
        return read if math.isfinite(read) else self.no_number(digits)

    def no_number(self, _digits: str) -> _NoNumber:
        """What JSON does not know as a number (NaN, Infinity), or nobody means as one."""
        self.amiss = True
        return _NoNumber()


def read_json(text: str) -> Any:
    """The value of a JSON text.

    `Refused` says the line where it is broken; `Faulty` names the place of every name that stands twice in one object,
    of NaN and Infinity, of numbers of more than fifteen digits, and of letters of which one half is missing.
    """
    reader = _Reader()
    try:
        read = json.loads(
            text,
            object_pairs_hook=reader.object,
            parse_int=reader.whole,
            parse_float=reader.real,
            parse_constant=reader.no_number,
        )
    except json.JSONDecodeError as fault:
        raise Refused(_("The input is not JSON: line {line}."), line=fault.lineno) from fault
    except RecursionError as fault:
        raise Refused(_("The input is not a record: its lists and objects are nested too deeply.")) from fault
    if (reader.amiss or HALF in text.lower()) and (faults := list(_faults(read))):
        raise Faulty(faults)
    return read


def _faults(read: Any) -> Iterator[Fault]:
    waiting: list[tuple[str, Any]] = [("", read)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Twice):
            for name in value.again:
                yield Fault(_inside(path, name), _("this name stands twice in one object"), {})
        if isinstance(value, str) and not _is_whole(value):
            yield Fault(path or "$", HALVED, {})
        if isinstance(value, dict):
            yield from (Fault(_inside(path, name), HALVED, {}) for name in value if not _is_whole(name))
        if isinstance(value, _NoNumber):
            yield Fault(path or "$", _("this is not a number that a record can hold"), {})
        elif isinstance(value, dict):
            waiting += [(_inside(path, name), one) for name, one in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(f"{path}[{number}]", one) for number, one in reversed(list(enumerate(value)))]


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _inside(path: str, name: str) -> str:
    """The place of a name inside another place."""
    return f"{path}.{plain(name)}" if path else plain(name)
