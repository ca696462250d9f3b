"""Gives the store a new key when somebody leaves; at every moment one whole store stands that `keys.json` opens."""

from __future__ import annotations

import os
from pathlib import Path

import sqlalchemy as sa

from reception.kernel.atomic import remove_file, sync_folder, unable_to_write
from reception.security.keyfile import KeyFile
from reception.security.keys import Slot, new_store_key
from reception.security.model import SignIn
from reception.store.store import Store

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite calls the files that belong to one store."""


def left_behind(store: Store, key_file: Path) -> list[Slot]:
    """The slots of the key file that nobody signs in by: of those removed, or never entered in the journal."""
    with store.whole() as connection:
        known = set(connection.execute(sa.select(SignIn.slot)).scalars())
    return [slot for slot in KeyFile.read(key_file).slots if slot.id.hex not in known]


def rekey(store: Store, key_file: Path) -> None:
    """Move the store to a new file under a new key, sealed to all who sign in here; then remove the old file.

    Nobody's passphrase is needed. `Unable` where the disk refuses or the copy is not whole: then nothing has
    changed. After a power cut at any step the store opens, and `settle` clears what is left over.
    """
    changed, new_key = _changed(store, key_file)
    old, target = store.path, key_file.with_name(changed.store)
    clear(target)
    try:
        store.export_to(target, new_key)
        push(target)
        changed.write(key_file)
    except Exception:
        # Where only the last push of the folder failed, the new key file holds already.
        if KeyFile.read(key_file).store != target.name:
            clear(target)
            raise
    store.move_to(target, new_key)
    clear(old)


def _changed(store: Store, key_file: Path) -> tuple[KeyFile, bytes]:
    keys, new_key = KeyFile.read(key_file), new_store_key()
    name = keys.next_store
    changed = keys.rekeyed(key=store.key, new_key=new_key, store=name)
    for slot in left_behind(store, key_file):
        changed = changed.without_slot(slot.login, key=new_key, new_key=new_key, store=name)
    return changed, new_key


def settle(key_file: Path) -> int:
    """Remove what a cut-off re-keying or backup left beside the store; the number of files.

    Only after the store that the key file names has been opened: it is the whole one.
    """
    keys = KeyFile.read(key_file)
    if not keys.settled(key_file):
        keys.write(key_file)
    ours = {keys.store + ending for ending in BESIDE}
    others = [path for path in key_file.parent.glob("store-*.db*") if path.name not in ours]
    return sum(remove_file(path) for path in others)


def clear(path: Path) -> None:
    """Remove a store file and what SQLite keeps beside it."""
    for ending in BESIDE:
        remove_file(path.with_name(path.name + ending))


def push(path: Path) -> None:
    """Have a file and its name on the disk for good."""
    try:
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    except OSError as fault:
        raise unable_to_write(path.name, fault) from fault
    sync_folder(path.parent)
