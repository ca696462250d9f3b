"""What goes through the pipes between the program and its press: plain JSON, and bytes beside it. Never pickle."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

LARGEST_HEAD = 64 * 2**20
LARGEST_BODY = 128 * 2**20
_LENGTHS = struct.Struct(">II")


class BrokenFrameError(Exception):
    """The other side said something that is not a frame."""


def write_frame(stream: BinaryIO, head: Mapping[str, Any], *bodies: bytes) -> None:
    """Say a head and its bodies."""
    told = json.dumps({**head, "bodies": [len(body) for body in bodies]}).encode()
    stream.write(b"".join((_LENGTHS.pack(len(told), sum(map(len, bodies))), told, *bodies)))
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """The next head with its bodies; `EOFError` at the end, `BrokenFrameError` where it is not a frame."""
    head_size, body_size = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if head_size > LARGEST_HEAD or body_size > LARGEST_BODY:
        raise BrokenFrameError("too long")
    told, body = _exactly(stream, head_size), _exactly(stream, body_size)
    try:
        head = json.loads(told)
        sizes = head.pop("bodies")
        ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
        bodies = [body[end - size : end] for end, size in zip(ends, sizes, strict=True)]
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BrokenFrameError("no head") from fault
    return head, bodies


def _exactly(stream: BinaryIO, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size:
        piece = stream.read(size - len(pieces))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)
