"""Takes a file in: measured and sealed in one pass, with flat memory; content that is kept already is not kept twice."""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from reception.attachments.rules import HEAD, LARGEST, Known, kind_of
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, IdMaker
from reception.kernel.progress import Progress, Silent
from reception.kernel.system import told_by
from reception.security.sealing import NOT_READ, Blobs, Identity, content_hash

CHUNK = 256 * 1024
STEP = 1024 * 1024
"""After so many bytes progress is told, and cancelling heeded."""
TAKING: Message = _("Taking in a file")
NO_FILE = _("{name} is not a file.")
EMPTY = _("{name} is empty.")
TOO_LARGE = _("{name} is larger than 2 GB. Cut the recording into parts, or keep it elsewhere.")
CHANGED = _("{name} changed while it was being read. Wait until it is finished, and add it again.")


class Keeping(Protocol):
    """The sealed files, and the key under which their contents are hashed."""

    @property
    def blobs(self) -> Blobs:
        """The folder of sealed files."""

    @property
    def association_key(self) -> bytes:
        """Under which the contents are hashed."""


@dataclass(frozen=True)
class Source:
    """A file as it comes: from the disk, or pasted and held in memory."""

    name: str
    path: Path | None = None
    pasted: bytes = field(default=b"", repr=False)

    @classmethod
    def at(cls, path: Path) -> Source:
        """The file that lies here."""
        return cls(path.name, path)

    def size(self) -> int:
        """How many bytes it has; `Refused` where it is no file, is empty or too large."""
        size = len(self.pasted) if self.path is None else self._size_of(self.path)
        if size == 0:
            raise Refused(EMPTY, name=self.name)
        if size > LARGEST:
            raise Refused(TOO_LARGE, name=self.name)
        return size

    def _size_of(self, path: Path) -> int:
        try:
            found = path.stat()
        except OSError as fault:
            raise Unable(NOT_READ, name=self.name, fault=told_by(fault)) from fault
        if not stat.S_ISREG(found.st_mode):
            raise Refused(NO_FILE, name=self.name)
        return found.st_size

    def open(self) -> BinaryIO:
        """A stream of its bytes."""
        if self.path is None:
            return io.BytesIO(self.pasted)
        try:
            return self.path.open("rb")
        except OSError as fault:
            raise Unable(NOT_READ, name=self.name, fault=told_by(fault)) from fault


@dataclass(frozen=True)
class Kept:
    """A sealed file, and what opens it."""

    blob: Id
    key: Identity = field(repr=False)


@dataclass(frozen=True)
class Measured:
    """What reading a file once told of it."""

    size: int
    sha256: str
    content: str
    known: Known


@dataclass(frozen=True)
class Sealed:
    """A file that is sealed and waits for its row."""

    name: str
    measured: Measured
    kept: Kept
    fresh: bool
    """Whether it was sealed just now; otherwise a row kept here names the blob already."""


class Taking:
    """One portion of files on their way in: in the end `keep` them or `drop` them."""

    def __init__(self, keeping: Keeping, ids: IdMaker, known: Mapping[tuple[int, str], Kept]) -> None:
        """`known` is what `kept_of_sizes` found for the sizes of these files."""
        self._keeping = keeping
        self._ids = ids
        self._known = dict(known)
        self._fresh: list[Id] = []

    def take(self, source: Source, *, progress: Progress | None = None) -> Sealed:
        """Seal a file, unless its content is kept here; nothing of it stays where this is refused or cancelled."""
        size = source.size()
        if any(other == size for other, _content in self._known):
            measured = self._measure(source, size, progress)
            kept = self._known.get((measured.size, measured.content))
            if kept is not None:
                return Sealed(source.name, measured, kept, fresh=False)
        return self._seal(source, size, progress)

    def keep(self) -> None:
        """Let the sealed files stand for good; their rows are written."""
        for blob in self._fresh:
            self._keeping.blobs.keep(blob)
        self._fresh.clear()

    def drop(self) -> None:
        """Remove the sealed files; their rows were not written."""
        for blob in self._fresh:
            self._keeping.blobs.drop(blob)
        self._fresh.clear()

    def _measure(self, source: Source, size: int, progress: Progress | None) -> Measured:
        with source.open() as stream:
            reader = _Measuring(source, stream, size, self._keeping.association_key, progress or Silent())
            while reader.read(CHUNK):
                pass
        return reader.measured()

    def _seal(self, source: Source, size: int, progress: Progress | None) -> Sealed:
        blob = self._ids.new()
        with source.open() as stream:
            reader = _Measuring(source, stream, size, self._keeping.association_key, progress or Silent())
            identity, _size = self._keeping.blobs.put_waiting(blob, reader)
        self._fresh.append(blob)
        measured, kept = reader.measured(), Kept(blob, identity)
        self._known[measured.size, measured.content] = kept
        return Sealed(source.name, measured, kept, fresh=True)


def sizes_of(sources: Iterable[Source]) -> set[int]:
    """The sizes of these files, to ask which are kept already; a fault of one is told when it is taken."""
    found = set()
    for source in sources:
        try:
            found.add(source.size())
        except (Refused, Unable):
            continue
    return found


class _Measuring:
    """A reader that measures what goes through it, and tells how far it has come."""

    def __init__(
        self, source: Source, stream: BinaryIO, size: int, association_key: bytes, progress: Progress
    ) -> None:
        self._source, self._stream, self._expected = source, stream, size
        self._progress = progress
        self._sha256 = hashlib.sha256()
        self._content = content_hash(association_key)
        self._head = b""
        self._size = 0
        self._told = 0

    def read(self, size: int, /) -> bytes:
        """The next bytes; `Cancelled` where the person called it off, `Refused` where another program still writes."""
        content = self._stream.read(min(size, CHUNK))
        self._sha256.update(content)
        self._content.update(content)
        if len(self._head) < HEAD:
            self._head += content[: HEAD - len(self._head)]
        self._size += len(content)
        if self._size > self._expected or (not content and self._size < self._expected):
            raise Refused(CHANGED, name=self._source.name)
        if self._size - self._told >= STEP or not content:
            self._told = self._size
            self._progress.step(TAKING, self._size, self._expected)
        return content

    def measured(self) -> Measured:
        """What was read, once it is at its end."""
        known = kind_of(self._head, self._source.name)
        return Measured(self._size, self._sha256.hexdigest(), self._content.hexdigest(), known)
