"""A backup: the checked store, its keys and files, sealed to the recovery code alone; restored into another folder."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import sqlalchemy as sa

from reception.kernel.atomic import PART, replacing, sync_folder, unable_to_write
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.system import told_by
from reception.security.keyfile import NAME, KeyFile
from reception.security.model import Colleague
from reception.security.packing import Packed, Packing, Unpacking
from reception.security.recovery import RecoveryCode
from reception.security.rekeying import clear
from reception.security.sealing import SUFFIX, Blobs, Writer, open_stream, seal_stream
from reception.security.verifying import verify
from reception.store.act import ThisDevice
from reception.store.base import Base
from reception.store.settings import keep_setting
from reception.store.store import Store, bring_up_to_date, device_of
from reception.store.work import Circumstances, Work, act

FILES = "files"
MANIFEST = "manifest.json"
VERSION = 1
LAST_BACKUP = "last_backup"
"""The setting that says when a backup was last written and read back."""
_COPY = ".copy"
_CHUNK = 256 * 1024
_MOST_MANIFEST = 256 * 1024 * 1024
_NAMES = re.compile(
    rf"{re.escape(MANIFEST)}|{re.escape(NAME)}|store-[1-9][0-9]{{0,8}}\.db|{FILES}/[0-9a-f]{{32}}{re.escape(SUFFIX)}",
    re.ASCII,
)

BESIDE_STORE = _("A backup does not lie beside the store itself. Choose another folder or a stick.")
NOT_KEPT = _("{name} was written but reads back otherwise: the disk or stick is faulty. Use another one.")
NOT_EMPTY = _("The folder {folder} is not empty. Choose a new folder; nothing was changed.")
DAMAGED = _("The backup {name} is damaged: it does not hold what was put into it. Nothing was restored.")
NEWER = _("This backup was made by a newer program. Install the newer version first.")


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: as it was counted when it was made, and again when it is restored."""

    made: str
    office: str
    device: str
    store: str
    rows: Mapping[str, int]
    """The number of rows, by table."""
    files: Mapping[str, Packed]
    version: int = VERSION


@act("backup.make")
def enter_backup(work: Work) -> None:
    """Enter in the journal that a backup is being made, and by whom."""
    work.is_about(Colleague, work.access.user)
    work.must_be_open()


def make_backup(
    store: Store, around: Circumstances, *, key_file: Path, blobs: Blobs, target: Path
) -> Manifest:
    """Write a checked copy of the store with its keys and sealed files to `target`, whole or not at all.

    Sealed to the recovery code's public half: making it needs no secret, opening it needs the code. The store
    may be in no act or question. `Refused` where the role does not allow it; `Unable` where the store is
    damaged or the disk refuses; an older backup at `target` stands until the new one has been read back.
    """
    if target.resolve().parent == store.path.resolve().parent:
        raise Refused(BESIDE_STORE)
    keys = KeyFile.read(key_file)
    keys.vouch(store.key)
    with store.work(around) as work:
        enter_backup(work)
    copy = store.path.with_name(store.path.name + _COPY)
    clear(copy)
    try:
        store.copy_to(copy)
        manifest = _counted(store, keys, around.clock.now())
        made = _write(target, manifest, keys, {NAME: key_file, keys.store: copy}, blobs)
    finally:
        clear(copy)
    with store.whole() as connection:
        keep_setting(connection, LAST_BACKUP, manifest.made)
    return made


def _counted(store: Store, keys: KeyFile, made: datetime) -> Manifest:
    with store.whole() as connection:
        device = device_of(connection)
        return Manifest(made.isoformat(), device.office, device.id.hex, keys.store, _rows(connection), {})


def _rows(connection: sa.Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
    }


def _write(
    target: Path, manifest: Manifest, keys: KeyFile, first: Mapping[str, Path], blobs: Blobs
) -> Manifest:
    def files() -> Iterator[tuple[str, Path | bytes]]:
        yield from first.items()
        for blob in sorted(blobs.names()):
            yield f"{FILES}/{blob.hex}{SUFFIX}", blobs.path(blob)
        # By now all the others have gone by.
        yield MANIFEST, _text(replace(manifest, files=packing.packed))

    packing = Packing(files())
    with replacing(target) as stream:
        sealed = _Summed(stream)
        seal_stream(packing, sealed, publics=[keys.recovery], name=target.name)
        try:
            stream.flush()
            os.fsync(stream.fileno())
            written = _sum_of(target.with_name(target.name + PART))
        except OSError as fault:
            raise unable_to_write(target.name, fault) from fault
        if written != sealed.digest.digest():
            raise Unable(NOT_KEPT, name=target.name)
    return replace(manifest, files={name: one for name, one in packing.packed.items() if name != MANIFEST})


class _Summed:
    """A writer that sums what goes through it."""

    def __init__(self, writer: Writer) -> None:
        self.digest = blake2b(digest_size=32)
        self._writer = writer

    def write(self, content: bytes, /) -> int:
        self.digest.update(content)
        self._writer.write(content)
        return len(content)


def _sum_of(path: Path) -> bytes:
    digest = blake2b(digest_size=32)
    with path.open("rb") as stream:
        while some := stream.read(_CHUNK):
            digest.update(some)
    return digest.digest()


def _text(manifest: Manifest) -> bytes:
    return json.dumps(asdict(manifest), ensure_ascii=True, sort_keys=True, indent=1).encode("ascii")


def restore(source: Path, folder: Path, *, code: RecoveryCode, device: Id) -> Manifest:
    """Lay the backup out as an office in a new or empty folder, under a new device id; what the backup held.

    All users sign in there as they did. `Refused` where the folder holds anything; `Unable` where the backup is
    damaged or sealed for another code. Until everything has been checked nothing stands at `folder`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(NOT_EMPTY, folder=folder.name)
    part = folder.with_name(folder.name + PART)
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700, parents=True)
    except OSError as fault:
        raise unable_to_write(part.name, fault) from fault
    try:
        manifest = _unpack(source, part, code)
        _settle_in(part, manifest, code, device=device, name=source.name)
        _put_in_place(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return manifest


def _unpack(source: Path, part: Path, code: RecoveryCode) -> Manifest:
    unpacking = Unpacking(part, name=source.name, allows=lambda name: _NAMES.fullmatch(name) is not None)
    try:
        with source.open("rb") as stream:
            open_stream(stream, unpacking, identity=code.identity, name=source.name)
        unpacking.end()
    except OSError as fault:
        raise Unable(_("{name} cannot be read: {fault}."), name=source.name, fault=told_by(fault)) from fault
    finally:
        unpacking.close()
    manifest = _read_manifest(part / MANIFEST, name=source.name)
    packed = {name: one for name, one in unpacking.unpacked.items() if name != MANIFEST}
    if manifest.files != packed or not {NAME, manifest.store} <= packed.keys():
        raise Unable(DAMAGED, name=source.name)
    (part / MANIFEST).unlink()
    return manifest


def _read_manifest(path: Path, *, name: str) -> Manifest:
    try:
        if path.stat().st_size > _MOST_MANIFEST:
            raise Unable(DAMAGED, name=name)
        said = json.loads(path.read_bytes())
        if said["version"] > VERSION:
            raise Unable(NEWER)
        files = {file: Packed(**one) for file, one in said.pop("files").items()}
        return Manifest(**said, files=files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise Unable(DAMAGED, name=name) from fault


def _settle_in(part: Path, manifest: Manifest, code: RecoveryCode, *, device: Id, name: str) -> None:
    """Check everything that was laid out, and make it a device of its own."""
    (part / FILES).mkdir(mode=0o700, exist_ok=True)
    keys = KeyFile.read(part / NAME)
    key = keys.unlock_with_recovery(code)
    if keys.store != manifest.store:
        raise Unable(DAMAGED, name=name)
    keys.write(part / NAME)
    bring_up_to_date(part / keys.store, key)
    store = Store(part / keys.store, key, ())
    try:
        if not verify(store, Blobs(part / FILES)).sound:
            raise Unable(DAMAGED, name=name)
        with store.whole() as connection:
            rows = _rows(connection)
            if any(rows.get(table) != count for table, count in manifest.rows.items()):
                raise Unable(DAMAGED, name=name)
            connection.execute(sa.update(ThisDevice.table()).values(device=device))
    finally:
        store.close()


def _put_in_place(part: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError as fault:
        raise unable_to_write(folder.name, fault) from fault
    sync_folder(folder.parent)
