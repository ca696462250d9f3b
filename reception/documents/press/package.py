"""Packs a Word file: the same bytes for the same parts, and parts packed once are put in as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LEVEL = 6
_DEFLATED, _VERSION, _FLAGS, _TIME, _DATE = 8, 20, 0x0800, 0, 0x21
"""Names are UTF-8; the day is the first that a zip file knows, 1 January 1980."""
_SHARED = struct.Struct("<5H3I2H")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True)
class Member:
    """A part as it lies in the file: packed, with the sum and the size of what it unpacks to."""

    name: str
    packed: bytes
    sum: int
    size: int

    @property
    def head(self) -> bytes:
        """What stands before the part, and again in the list at the end."""
        name = self.name.encode()
        sizes = (self.sum, len(self.packed), self.size)
        return _SHARED.pack(_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE, *sizes, len(name), 0)


def member(name: str, content: bytes) -> Member:
    """A part, packed."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, packer.compress(content) + packer.flush(), zlib.crc32(content), len(content))


def joined(members: Iterable[Member]) -> bytes:
    """The file made of these parts, in their order."""
    pieces: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for one in members:
        head, name = one.head, one.name.encode()
        pieces += (b"PK\3\4", head, name, one.packed)
        listed += (b"PK\1\2", struct.pack("<H", _VERSION), head, struct.pack("<3H2I", 0, 0, 0, 0, at), name)
        at += 4 + len(head) + len(name) + len(one.packed)
    ending = b"".join(listed)
    count = len(listed) // 5
    return b"".join((*pieces, ending, _END.pack(b"PK\5\6", 0, 0, count, count, len(ending), at, 0)))
