"""Many files as one stream in the form of tar, made and read block by block: nothing lies in plain between."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from reception.kernel.atomic import unable_to_write
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

_BLOCK = 512
_CHUNK = 256 * 1024
_END = bytes(2 * _BLOCK)
_MOST_FILES = 1_000_000

NOT_PACKED = _("{name} is damaged: what is inside is not a backup of this program.")
CHANGED = _("{name} changed while it was being copied. Repeat the backup.")


@dataclass(frozen=True)
class Packed:
    """One file of a pack: how long, and its BLAKE2b-256."""

    size: int
    digest: str


class Packing:
    """A stream that hands out files one after another; what went by so far is known by name."""

    def __init__(self, files: Iterable[tuple[str, Path | bytes]]) -> None:
        """Take the files as they come: a later one may be made of what is known of the earlier."""
        self.packed: dict[str, Packed] = {}
        self._blocks = self._all(files)
        self._rest = b""

    def read(self, size: int, /) -> bytes:
        """At most that many bytes; none at the end."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._rest = block
        given, self._rest = self._rest[:size], self._rest[size:]
        return given

    def _all(self, files: Iterable[tuple[str, Path | bytes]]) -> Iterator[bytes]:
        for name, content in files:
            size = len(content) if isinstance(content, bytes) else content.stat().st_size
            yield _header(name, size)
            digest, told = blake2b(digest_size=32), 0
            for some in _portions(content):
                digest.update(some)
                told += len(some)
                yield some
            if told != size:
                raise Unable(CHANGED, name=name)
            self.packed[name] = Packed(size, digest.hexdigest())
            if size % _BLOCK:
                yield bytes(_BLOCK - size % _BLOCK)
        yield _END


def _portions(content: Path | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as stream:
        while some := stream.read(_CHUNK):
            yield some


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


@dataclass
class _Open:
    """The file that is being written."""

    name: str
    size: int
    stream: BinaryIO
    left: int
    digest: blake2b = field(default_factory=lambda: blake2b(digest_size=32))


class Unpacking:
    """Takes a pack's bytes as they come and lays its files into a folder, each pushed to the disk."""

    def __init__(self, folder: Path, *, name: str, allows: Callable[[str], bool]) -> None:
        """Lay files whose names are allowed into this folder; `name` is how a fault calls the pack."""
        self.unpacked: dict[str, Packed] = {}
        self._folder, self._name, self._allows = folder, name, allows
        self._waiting = bytearray()
        self._skip = 0
        self._open: _Open | None = None
        self._ended = False

    def write(self, content: bytes, /) -> int:
        """Take all of the bytes; `Unable` at the first that belongs to no pack of ours."""
        self._waiting += content
        while self._step():
            continue
        return len(content)

    def end(self) -> None:
        """Say that no more bytes come; `Unable` where the pack is not whole."""
        if not self._ended or self._open is not None or any(self._waiting):
            raise Unable(NOT_PACKED, name=self._name)

    def close(self) -> None:
        """Let go of the file that a fault left half written."""
        if self._open is not None:
            self._open.stream.close()

    def _step(self) -> bool:
        """Use up some of what waits; False where more must come first."""
        if self._open is not None:
            return self._go_on(self._open)
        if self._skip:
            used = min(self._skip, len(self._waiting))
            del self._waiting[:used]
            self._skip -= used
            return used > 0
        if len(self._waiting) < _BLOCK or self._ended:
            return False
        block = bytes(self._waiting[:_BLOCK])
        del self._waiting[:_BLOCK]
        self._begin(block)
        return True

    def _begin(self, block: bytes) -> None:
        if not any(block):
            self._ended = True
            return
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.TarError, ValueError) as fault:
            raise Unable(NOT_PACKED, name=self._name) from fault
        is_new = info.name not in self.unpacked and len(self.unpacked) < _MOST_FILES
        if info.type != tarfile.REGTYPE or info.size < 0 or not is_new or not self._allows(info.name):
            raise Unable(NOT_PACKED, name=self._name)
        path = self._folder / info.name
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            stream = path.open("xb")
        except OSError as fault:
            raise unable_to_write(path.name, fault) from fault
        self._open = _Open(info.name, info.size, stream, info.size)
        self._go_on(self._open)

    def _go_on(self, one: _Open) -> bool:
        some = bytes(self._waiting[: one.left])
        del self._waiting[: len(some)]
        try:
            one.stream.write(some)
            one.digest.update(some)
            one.left -= len(some)
            if one.left:
                return False
            one.stream.flush()
            os.fsync(one.stream.fileno())
            one.stream.close()
        except OSError as fault:
            raise unable_to_write(one.name, fault) from fault
        self.unpacked[one.name] = Packed(one.size, one.digest.hexdigest())
        self._skip, self._open = -one.size % _BLOCK, None
        return True
