"""The home of age: whatever lies outside the store is sealed here, streamed, and never stands in plain."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NewType, Protocol

from reception.kernel.atomic import PART, remove_file, replacing, sync_folder, unable_to_write
from reception.kernel.errors import Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.system import told_by

Identity = NewType("Identity", str)
"""The secret half of an age X25519 pair, `AGE-SECRET-KEY-1…`."""
Public = NewType("Public", str)
"""The public half, `age1…`: whoever has it can seal, and not open."""

SUFFIX = ".age"
WAITING = ".new"
"""What a sealed file is called after its own name until a row of the store names it."""
_CHUNK = 256 * 1024
_LEAST_KEY = 16
_BLOB = b"reception blob"  # at most 16 bytes: BLAKE2b's `person`

NO_IDENTITY = _("A key in the store is damaged: it is not an age identity.")
NO_PUBLIC = _("A key is damaged: {public} is not a public age key.")
NOT_OPENED = _("{name} does not open: it is damaged, cut short, or sealed for another key.")
NOT_READ = _("{name} cannot be read: {fault}.")
MISSING = _("The kept file {name} is missing. Restore it from a backup.")
KEPT_ALREADY = _("The kept file {name} is there already. Nothing was written over it.")


class Reader(Protocol):
    """Anything that hands out bytes until it hands out none."""

    def read(self, size: int, /) -> bytes:
        """At most that many bytes; none at the end."""


class Writer(Protocol):
    """Anything that takes bytes."""

    def write(self, content: bytes, /) -> object:
        """Take all of them."""


@dataclass
class _Watched:
    """A stream seen by age, which words every fault of it anew: the fault itself is remembered here."""

    reader: Reader | None = None
    writer: Writer | None = None
    size: int = field(default=0, init=False)
    fault: BaseException | None = field(default=None, init=False)

    def read(self, size: int = _CHUNK) -> bytes:
        assert self.reader is not None
        try:
            content = self.reader.read(size)
        except BaseException as fault:
            self.fault = fault
            raise
        self.size += len(content)
        return content

    def write(self, content: bytes) -> int:
        assert self.writer is not None
        try:
            self.writer.write(content)
        except BaseException as fault:
            self.fault = fault
            raise
        self.size += len(content)
        return len(content)

    def flush(self) -> None:
        """Age asks for it at the end; the owner of the stream knows when to flush."""


def new_identity() -> Identity:
    """A fresh age identity from the system's own randomness."""
    import pyrage

    return Identity(str(pyrage.x25519.Identity.generate()))


def public_of(identity: Identity) -> Public:
    """The public half of an identity; `Unable` where the text is no identity."""
    import pyrage

    try:
        return Public(str(pyrage.x25519.Identity.from_str(identity).to_public()))
    except pyrage.IdentityError as fault:
        raise Unable(NO_IDENTITY) from fault


def check_public(text: str) -> Public:
    """The text as a public half; `Unable` where it is none."""
    import pyrage

    try:
        return Public(str(pyrage.x25519.Recipient.from_str(text)))
    except pyrage.RecipientError as fault:
        raise Unable(NO_PUBLIC, public=text[:80]) from fault


def seal(content: bytes, *, publics: Iterable[Public]) -> bytes:
    """These few bytes as one age file that each of the publics' owners opens alone."""
    sealed = BytesIO()
    seal_stream(BytesIO(content), sealed, publics=publics, name="")
    return sealed.getvalue()


def unseal(sealed: bytes, *, identity: Identity, name: str) -> bytes:
    """What was sealed to this identity; `Unable`, naming the file, where it is not, or is damaged."""
    content = BytesIO()
    open_stream(BytesIO(sealed), content, identity=identity, name=name)
    return content.getvalue()


def seal_stream(reader: Reader, writer: Writer, *, publics: Iterable[Public], name: str) -> int:
    """Copy all of `reader`, sealed to the publics, into `writer`; the number of plain bytes.

    Memory stays flat. What the streams raise passes through; the system's faults become `Unable` with `name`.
    """
    import pyrage

    recipients = [pyrage.x25519.Recipient.from_str(check_public(public)) for public in publics]
    source, target = _Watched(reader=reader), _Watched(writer=writer)
    try:
        pyrage.encrypt_io(source, target, recipients)
    except (pyrage.EncryptError, OSError) as fault:
        _raise_fault_of(source, target, name=name, otherwise=NOT_READ, told=fault)
    return source.size


def open_stream(reader: Reader, writer: Writer, *, identity: Identity, name: str) -> int:
    """Copy what is sealed in `reader` in plain into `writer`; the number of plain bytes.

    Every block is checked before it is written, but that the file is whole is known at the end only: on
    `Unable` throw away what was written.
    """
    import pyrage

    public_of(identity)
    source, target = _Watched(reader=reader), _Watched(writer=writer)
    try:
        pyrage.decrypt_io(source, target, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as fault:
        _raise_fault_of(source, target, name=name, otherwise=NOT_OPENED, told=fault)
    return target.size


def _raise_fault_of(
    source: _Watched, target: _Watched, *, name: str, otherwise: Message, told: Exception
) -> None:
    if isinstance(target.fault, OSError):
        raise unable_to_write(name, target.fault) from target.fault
    if isinstance(source.fault, OSError):
        raise Unable(NOT_READ, name=name, fault=told_by(source.fault)) from source.fault
    if (fault := target.fault or source.fault) is not None:
        raise fault
    raise Unable(otherwise, name=name, fault=str(told)) from told


def content_key(association_key: bytes, reader: Reader) -> bytes:
    """32 bytes, equal for equal content under one key (16 to 64 bytes): finds a file that is kept already.

    Keyed, so that who sees it without the key cannot tell whether a file he has is kept here.
    """
    keyed = content_hash(association_key)
    while content := reader.read(_CHUNK):
        keyed.update(content)
    return keyed.digest()


def content_hash(association_key: bytes) -> hashlib.blake2b:
    """What `content_key` is made with, for whoever reads the content anyway and adds it bit by bit."""
    assert _LEAST_KEY <= len(association_key) <= hashlib.blake2b.MAX_KEY_SIZE
    return hashlib.blake2b(digest_size=32, key=association_key, person=_BLOB)


class Blobs:
    """The folder of sealed files: each named by its row's id and sealed to an identity kept in that row."""

    def __init__(self, folder: Path) -> None:
        """Keep files in this folder, which is made with the first of them."""
        self._folder = folder

    def path(self, blob_id: Id) -> Path:
        """Where the sealed file of this row lies or would lie."""
        return self._folder / f"{blob_id.hex}{SUFFIX}"

    def put(self, blob_id: Id, reader: Reader) -> tuple[Identity, int]:
        """Seal all of `reader` under a new identity, on the disk for good; the identity and the plain size.

        `Unable` where the id has a file already or the disk refuses; then nothing stays behind.
        """
        return self._put(self.path(blob_id), blob_id, reader)

    def put_waiting(self, blob_id: Id, reader: Reader) -> tuple[Identity, int]:
        """As `put`, for a file that no row names yet: until `keep` it goes with a power cut (see `settle`)."""
        return self._put(self._waiting(blob_id), blob_id, reader)

    def keep(self, blob_id: Id) -> bool:
        """Let a waiting file stand for good, now that its row is written; whether it waited."""
        waiting, path = self._waiting(blob_id), self.path(blob_id)
        try:
            waiting.replace(path)
        except FileNotFoundError:
            return False
        except OSError as fault:
            raise unable_to_write(path.name, fault) from fault
        sync_folder(self._folder)
        return True

    def drop(self, blob_id: Id) -> bool:
        """Remove a waiting file whose row was not written; whether there was one."""
        return remove_file(self._waiting(blob_id))

    def _waiting(self, blob_id: Id) -> Path:
        path = self.path(blob_id)
        return path.with_name(path.name + WAITING)

    def _put(self, target: Path, blob_id: Id, reader: Reader) -> tuple[Identity, int]:
        path = self.path(blob_id)
        if path.exists() or target.exists():
            raise Unable(KEPT_ALREADY, name=path.name)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise unable_to_write(self._folder.name, fault) from fault
        identity = new_identity()
        with replacing(target) as stream:
            size = seal_stream(reader, stream, publics=[public_of(identity)], name=path.name)
        return identity, size

    def open(self, blob_id: Id, identity: Identity) -> bytes:
        """The whole content; `Unable` where the file is missing, damaged, cut short or another key's."""
        content = BytesIO()
        self.copy(blob_id, identity, writer=content)
        return content.getvalue()

    def copy(self, blob_id: Id, identity: Identity, *, writer: Writer) -> int:
        """Stream the content into `writer` and say its size; on `Unable` throw away what was written."""
        path = self.path(blob_id)
        with self._sealed(blob_id) as stream:
            return open_stream(stream, writer, identity=identity, name=path.name)

    def _sealed(self, blob_id: Id) -> BinaryIO:
        path, waiting = self.path(blob_id), self._waiting(blob_id)
        try:
            # Between the row's writing and `keep` the file still waits.
            return (waiting if waiting.exists() and not path.exists() else path).open("rb")
        except FileNotFoundError as fault:
            raise Unable(MISSING, name=path.name) from fault
        except OSError as fault:
            raise Unable(NOT_READ, name=path.name, fault=told_by(fault)) from fault

    def remove(self, blob_id: Id) -> bool:
        """Remove the file of this row for good; whether there was one. `Unable` where it stays."""
        return remove_file(self.path(blob_id))

    def names(self) -> frozenset[Id]:
        """The ids that have a file here; unfinished and foreign files are not among them."""
        if not self._folder.is_dir():
            return frozenset()
        found = {path: read_id(path.stem) for path in self._folder.iterdir() if path.suffix == SUFFIX}
        return frozenset(blob for path, blob in found.items() if blob is not None and self.path(blob) == path)

    def sweep(self) -> int:
        """Remove what a power cut left unfinished; how many. Only while nobody is putting."""
        return sum(remove_file(path) for path in self._ending(PART))

    def is_unsettled(self) -> bool:
        """Whether anything unfinished or waiting lies here."""
        return any(True for _path in self._ending(PART)) or any(True for _path in self._ending(WAITING))

    def settle(self, named: Container[Id]) -> int:
        """After a power cut: keep the waiting files that a row names, remove the others and what is unfinished.

        Returns how many files went. Only while nobody is putting.
        """
        gone = self.sweep()
        for path in self._ending(WAITING):
            blob = read_id(path.name.removesuffix(SUFFIX + WAITING))
            if blob is not None and blob in named:
                self.keep(blob)
            else:
                gone += remove_file(path)
        return gone

    def _ending(self, suffix: str) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return sorted(
            path for path in self._folder.iterdir() if path.name.endswith(suffix) and SUFFIX in path.name
        )
