"""The key file beside the store: which file is the store, and its key sealed to users and recovery."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from reception.kernel.atomic import remove_file, replace_file
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.system import told_by
from reception.security.keys import (
    DAMAGED,
    STORE_KEY_BYTES,
    Cost,
    Slot,
    WrongPassphrase,
    canonical,
    decoded,
    encoded,
    open_slot,
    read_slot,
    taken,
)
from reception.security.recovery import RecoveryCode
from reception.security.sealing import Identity, Public, check_public, seal, unseal

NAME = "keys.json"
COPY_SUFFIX = ".bak"
FIRST_STORE = "store-1.db"
_VERSION = 1
_FIELDS = frozenset({"v", "store", "slots", "recovery", "key", "proof", "check"})
_STORE_NAME = re.compile(r"store-([1-9][0-9]{0,8})\.db", re.ASCII)
_MOST_BYTES = 1024 * 1024
_MOST_SLOTS = 500
_PROOF = b"reception proof"  # at most 16 bytes: BLAKE2b's `person`
_CHECK = b"reception check"

ABSENT = _("The key file {name} is missing. Restore it from a backup; nothing was made anew.")
UNREADABLE = _("The key file {name} cannot be read: {fault}.")
NEWER = _("The key file was written by a newer version of the program. Install that one first.")
THERE_ALREADY = _("There is a key file here already. Nothing was changed.")
LOGIN_TAKEN = _("The sign-in name {login} is taken. Choose another.")
LAST_SLOT = _("{login} is the only one who can open this store, and cannot be removed.")
NO_SUCH_LOGIN = _("Nobody here has the sign-in name {login}.")
OTHER_RECOVERY = _("This recovery code belongs to another store, or to an older paper.")


@dataclass(frozen=True)
class KeyFile:
    """What `keys.json` says. A value: every change is a new one, written whole by `write`.

    `proof` is keyed by the store key: nobody without it can slip in a slot or a recovery, to which the next
    change would seal the store.
    """

    store: str
    slots: tuple[Slot, ...]
    recovery: Public
    key: bytes
    proof: bytes

    @classmethod
    def new(cls, slot: Slot, *, recovery: Public, key: bytes, store: str = FIRST_STORE) -> KeyFile:
        """The key file of a new store, whose first user has this slot."""
        return _sealed(store=store, slots=[slot], recovery=recovery, key=key)

    @classmethod
    def read(cls, path: Path) -> KeyFile:
        """The key file at `path`, or its copy where it is lost or damaged; `Unable` where neither will do."""
        try:
            return _parse(_load(path))
        except Unable as trouble:
            copy = copy_of(path)
            if trouble.message == NEWER or not copy.exists():
                raise
        return _parse(_load(copy))

    def create(self, path: Path) -> None:
        """Write the first key file of a folder; `Refused` where there is one, or the copy of one."""
        if path.exists() or copy_of(path).exists():
            raise Refused(THERE_ALREADY)
        self.write(path)

    def write(self, path: Path) -> None:
        """Put this in place of what stands at `path`, and of its copy: no copy keeps a slot that was removed.

        `Unable` where the disk refuses: keep the old store file and the new, and `read` which of them holds.
        """
        content, copy = self._text(), copy_of(path)
        before = _load(copy) if copy.exists() else None
        # The copy goes first, so that the file itself, which alone decides, changes last.
        replace_file(copy, content)
        try:
            replace_file(path, content)
        except Unable:
            with suppress(Unable):
                replace_file(copy, before) if before is not None else remove_file(copy)
            raise

    def settled(self, path: Path) -> bool:
        """Whether the file and its copy both say this; after a power cut between them `write` settles it."""
        try:
            return all(_load(one) == self._text() for one in (path, copy_of(path)))
        except Unable:
            return False

    def slot_of(self, login: str) -> Slot | None:
        """The slot of that sign-in name, compared without regard to case; None where there is none."""
        return next((slot for slot in self.slots if slot.is_of(login)), None)

    @property
    def next_store(self) -> str:
        """The name that the store file takes when it gets its next key."""
        found = _STORE_NAME.fullmatch(self.store)
        assert found is not None
        return f"store-{int(found[1]) + 1}.db"

    def unlock(self, login: str, passphrase: str, *, floor: Cost) -> bytes:
        """The store key; `WrongPassphrase`, after the same work, for a wrong name or passphrase."""
        slot = self.slot_of(login)
        identity = open_slot(slot or self.slots[0], passphrase, floor=floor)
        if slot is None:
            raise WrongPassphrase
        return self._key_for(identity)

    def unlock_with_recovery(self, code: RecoveryCode) -> bytes:
        """The store key by the code from the paper; `Refused` where the code is another store's."""
        if code.public != self.recovery:
            raise Refused(OTHER_RECOVERY)
        return self._key_for(code.identity)

    def with_slot(self, slot: Slot, *, key: bytes) -> KeyFile:
        """With one user more, or with a new slot in place of the one of the same id, who may take a new name.

        `Refused` where another has the name.
        """
        self.vouch(key)
        others = [other for other in self.slots if other.id != slot.id]
        if any(other.is_of(slot.login) for other in others):
            raise Refused(LOGIN_TAKEN, login=slot.login)
        return _sealed(store=self.store, slots=[*others, slot], recovery=self.recovery, key=key)

    def with_recovery(self, recovery: Public, *, key: bytes) -> KeyFile:
        """With another recovery: the old code opens this file no more, but still opens copies made before."""
        self.vouch(key)
        return _sealed(store=self.store, slots=self.slots, recovery=recovery, key=key)

    def rekeyed(self, *, key: bytes, new_key: bytes, store: str) -> KeyFile:
        """With a new key and the store file it opens, sealed to the same users: no passphrase is needed."""
        self.vouch(key)
        return _sealed(store=store, slots=self.slots, recovery=self.recovery, key=new_key)

    def without_slot(self, login: str, *, key: bytes, new_key: bytes, store: str) -> KeyFile:
        """With one user less, and re-keyed: what he copied before opens nothing that is written from now on.

        `Refused` where nobody has the name, or nobody else could open the store.
        """
        self.vouch(key)
        slot = self.slot_of(login)
        if slot is None:
            raise Refused(NO_SUCH_LOGIN, login=login)
        rest = [other for other in self.slots if other.id != slot.id]
        if not rest:
            raise Refused(LAST_SLOT, login=slot.login)
        return _sealed(store=store, slots=rest, recovery=self.recovery, key=new_key)

    def _key_for(self, identity: Identity) -> bytes:
        key = unseal(self.key, identity=identity, name=NAME)
        self.vouch(key)
        return key

    def vouch(self, key: bytes) -> None:
        """Raise `Unable` unless whoever wrote this file had that key."""
        if len(key) != STORE_KEY_BYTES or not hmac.compare_digest(self.proof, _proof(self._said(), key)):
            raise Unable(DAMAGED)

    def _said(self) -> dict[str, object]:
        return {
            "v": _VERSION,
            "store": self.store,
            "slots": [slot.as_json() for slot in self.slots],
            "recovery": self.recovery,
            "key": encoded(self.key),
        }

    def _text(self) -> bytes:
        fields = {**self._said(), "proof": encoded(self.proof)}
        return json.dumps({**fields, "check": _check(fields)}, ensure_ascii=False, indent=1).encode()


def copy_of(path: Path) -> Path:
    """Where the copy of a key file lies."""
    return path.with_name(path.name + COPY_SUFFIX)


def _sealed(*, store: str, slots: Iterable[Slot], recovery: Public, key: bytes) -> KeyFile:
    assert len(key) == STORE_KEY_BYTES
    assert _STORE_NAME.fullmatch(store) is not None
    held = tuple(slots)
    sealed = seal(key, publics=[*(slot.public for slot in held), recovery])
    bare = KeyFile(store=store, slots=held, recovery=recovery, key=sealed, proof=b"")
    return replace(bare, proof=_proof(bare._said(), key))  # noqa: SLF001 - its own maker


def _proof(said: dict[str, object], key: bytes) -> bytes:
    return hashlib.blake2b(canonical(said), key=key, digest_size=32, person=_PROOF).digest()


def _check(fields: dict[str, object]) -> str:
    """A sum against worn disks, not against people: damage is seen before anybody types a passphrase."""
    return hashlib.blake2b(canonical(fields), digest_size=16, person=_CHECK).hexdigest()


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as fault:
        raise Unable(ABSENT, name=path.name) from fault
    except OSError as fault:
        raise Unable(UNREADABLE, name=path.name, fault=told_by(fault)) from fault
    if len(content) > _MOST_BYTES:
        raise Unable(DAMAGED)
    return content


def _parse(content: bytes) -> KeyFile:
    try:
        found = json.loads(content, object_pairs_hook=_no_field_twice, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise Unable(DAMAGED) from fault
    if not isinstance(found, dict):
        raise Unable(DAMAGED)
    if isinstance(version := found.get("v"), int) and version > _VERSION:
        raise Unable(NEWER)
    if found.keys() != _FIELDS or taken(found, "v", int) != _VERSION:
        raise Unable(DAMAGED)
    check = found.pop("check")
    if check != _check(found):
        raise Unable(DAMAGED)
    return _read(found)


def _read(found: dict[str, object]) -> KeyFile:
    store = taken(found, "store", str)
    slots = taken(found, "slots", list)
    if _STORE_NAME.fullmatch(store) is None or not 1 <= len(slots) <= _MOST_SLOTS:
        raise Unable(DAMAGED)
    held = tuple(read_slot(slot) for slot in slots)
    if len({slot.id for slot in held}) != len(held):
        raise Unable(DAMAGED)
    return KeyFile(
        store=store,
        slots=held,
        recovery=check_public(taken(found, "recovery", str)),
        key=decoded(taken(found, "key", str)),
        proof=decoded(taken(found, "proof", str)),
    )


def _no_field_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Unable(DAMAGED)
    return fields


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
