"""Ids are UUIDv7, made by us before a row is saved, from a clock and a source of random bits handed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NewType
from uuid import UUID

Id = NewType("Id", UUID)
RandomBits = Callable[[int], int]

_VERSION = 7 << 76
_VARIANT = 0b10 << 62


class IdMaker:
    """Makes ids that sort by the moment they were made, also within one millisecond."""

    def __init__(self, now_ms: Callable[[], int], bits: RandomBits) -> None:
        """Take the clock (milliseconds since 1970, UTC) and the random bits, e.g. `secrets.randbits`."""
        self._now_ms = now_ms
        self._bits = bits
        self._ms = 0
        self._step = 0

    def new(self) -> Id:
        """A new id (RFC 9562, version 7: time, a 12-bit step within the millisecond, 62 random bits)."""
        ms = self._now_ms()
        if ms > self._ms:
            self._ms, self._step = ms, 0
        else:
            self._step += 1
            if self._step >> 12:
                self._ms, self._step = self._ms + 1, 0
        value = (self._ms << 80) | _VERSION | (self._step << 64) | _VARIANT | self._bits(62)
        return Id(UUID(int=value))


def read_id(text: str) -> Id | None:
    """The id written in hexadecimal, with or without hyphens; None where it is not one."""
    try:
        return Id(UUID(hex=text))
    except ValueError:
        return None
