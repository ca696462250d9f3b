"""Opens an office: the key file, the store, the sealed files; hands out `Work` and `Reading`. It knows everyone."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from reception import schema
from reception.desk.erasure import finish_erasing
from reception.documents.keeping import Keeping
from reception.documents.press.kept_plans import FOLDER as PRESS_FOLDER
from reception.documents.press.kept_plans import KeptPlans
from reception.documents.press.press import Press
from reception.index.follower import Index
from reception.kernel.atomic import unable_to_write
from reception.kernel.clock import Clock, milliseconds
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, IdMaker, RandomBits
from reception.letters import register as letters
from reception.matters import register as matters
from reception.people import register as people
from reception.reference.catalogue import Catalogue
from reception.reference.queries import catalogue as catalogue_of
from reception.security.access import Standing, standing_of
from reception.security.backup import Manifest, make_backup, restore
from reception.security.keyfile import NAME, KeyFile, copy_of
from reception.security.keys import STANDARD, Cost, make_slot, new_store_key
from reception.security.recovery import RecoveryCode, new_recovery
from reception.security.rekeying import left_behind, rekey, settle
from reception.security.sealing import Blobs
from reception.security.sign_ins import Keys, SignInAsked, renew_sign_in
from reception.security.unlocking import Unlocking
from reception.security.users import begin, colleague_of_slot
from reception.security.verifying import Findings, settle_blobs, verify
from reception.store.apply import Follower
from reception.store.reading import Reading
from reception.store.rebuild import rebuild
from reception.store.settings import keep_setting, setting
from reception.store.store import Device, Store, bring_up_to_date, create_store, device_of
from reception.store.work import Circumstances, Work
from reception.visits import register as visits

KEY_FILE = NAME
LOCK_FILE = "lock"
BLOB_FOLDER = "files"
LONGEST_CODE = 8
PROGRAM = "reception 0.1.0"
ASSOCIATION_KEY = "association_key"
DEMONSTRATION = "demonstration"
"""The setting by which an invented office is known."""
FIRST_ROLES = ("lawyer", "administrator")
assert schema.METADATA.tables


@dataclass(frozen=True)
class Surroundings:
    """What the program takes from outside, as arguments: the clock, random bits for ids, the cost of a passphrase."""

    clock: Clock
    bits: RandomBits = secrets.randbits
    cost: Cost = STANDARD

    @cached_property
    def ids(self) -> IdMaker:
        """The maker of ids for one run of the program."""
        return IdMaker(lambda: milliseconds(self.clock.now()), self.bits)


@dataclass(frozen=True)
class Newcomer:
    """The first person of a new office."""

    name: str
    login: str
    passphrase: str
    roles: tuple[str, ...] = FIRST_ROLES


@dataclass(frozen=True)
class Opened:
    """A folder that this process holds, and what its key file opened."""

    folder: Path
    key: bytes
    store: Store
    lock: FileLock


class Office:
    """One opened store, for one signed-in person."""

    def __init__(self, opened: Opened, standing: Standing, around: Surroundings) -> None:
        """Keep what was opened; use `open_office`."""
        self.folder = opened.folder
        self.keys = Keys(opened.folder / KEY_FILE, opened.key, around.cost)
        self.store = opened.store
        self.standing = standing
        self.around = around
        self.blobs = Blobs(opened.folder / BLOB_FOLDER)
        self._lock = opened.lock

    @contextmanager
    def work(self, *, reason: str | None = None, second: Id | None = None) -> Iterator[Work]:
        """One act of the person signed in; written whole when the block ends well."""
        with self.store.work(self._around(reason, second)) as work:
            yield work

    def _around(self, reason: str | None, second: Id | None = None) -> Circumstances:
        return Circumstances(self.standing, self.around.clock, self.around.ids, PROGRAM, reason, second)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Questions of the person signed in."""
        with self.store.reading(self.standing) as reading:
            yield reading

    def logins(self) -> dict[str, str]:
        """The sign-in names of this PC, by slot."""
        return {slot.id.hex: slot.login for slot in KeyFile.read(self.keys.path).slots}

    def keeping(self) -> Keeping:
        """What keeping a paper needs: the sealed files and the key of their contents' hashes."""
        with self.reading() as reading:
            key = setting(reading.connection, ASSOCIATION_KEY)
        assert key is not None
        return Keeping(self.blobs, bytes.fromhex(key))

    @cached_property
    def press(self) -> Press:
        """Makes papers in a process of its own, which starts with the first of them."""
        return Press(plans=KeptPlans(self.folder / PRESS_FOLDER, self.keeping().association_key))

    def is_demonstration(self) -> bool:
        """Whether this office was invented, so that nobody takes it for a real one."""
        with self.reading() as reading:
            return setting(reading.connection, DEMONSTRATION) is not None

    def catalogue(self, reading: Reading) -> Catalogue:
        """The code lists: those shipped with the program and those that the association loaded."""
        return catalogue_of(reading)

    def second_person(self, login: str, passphrase: str) -> Id:
        """The colleague who signs in beside the first; `Refused` where it is the same person or a wrong passphrase."""
        keys = KeyFile.read(self.folder / KEY_FILE)
        keys.unlock(login, passphrase, floor=self.around.cost)
        slot = keys.slot_of(login)
        assert slot is not None
        second = signed_in(self.store, slot.id.hex)
        if second.user == self.standing.user:
            raise Refused(_("The second person must be another one."))
        return second.user

    def rekey(self) -> None:
        """Give the store a new key that those who were removed do not get; outside any act or question."""
        rekey(self.store, self.keys.path)
        self.keys = replace(self.keys, key=self.store.key)

    def back_up(self, target: Path, *, reason: str | None = None) -> Manifest:
        """Write a backup of everything to `target`, sealed to the recovery code; outside any act or question."""
        return make_backup(
            self.store, self._around(reason), key_file=self.keys.path, blobs=self.blobs, target=target
        )

    def verify(self) -> Findings:
        """What is wrong with the store, its journal and its sealed files; outside any act or question."""
        return verify(self.store, self.blobs)

    def rebuild(self) -> int:
        """Make all tables and the index anew from the journal alone; the number of rows."""
        with self.store.whole() as connection:
            return rebuild(connection, followers())

    def close(self) -> None:
        """Close the store and let another program have it; a paper being made is not made."""
        if "press" in vars(self):
            self.press.close()
        self.store.close()
        self._lock.release()

    def __enter__(self) -> Self:
        """The office itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close it."""
        self.close()


def followers() -> tuple[Follower, ...]:
    """What is kept up to date beside the tables: the index, as the registers describe it."""
    sources = (*people.SOURCES, *visits.SOURCES, *matters.SOURCES, *letters.SOURCES)
    return (Index(sources, (people.ORDER, matters.ORDER)),)


def lock_folder(folder: Path) -> FileLock:
    """Take the folder for this process; `Unable` where another program has it."""
    lock = FileLock(folder / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout as fault:
        raise Unable(_("This office is open in another window or program. Close it there first.")) from fault
    except OSError as fault:
        raise Unable(_("The folder {folder} cannot be written to."), folder=folder.name) from fault
    return lock


def begin_office(
    folder: Path, *, office: str, letter: str, first: Newcomer, around: Surroundings
) -> RecoveryCode:
    """Make a new office in an empty or new folder and return its recovery code, which is shown once."""
    if not (office.isascii() and office.isalnum() and office.isupper() and len(office) <= LONGEST_CODE):
        raise Refused(_("The code of an office is made of capital Latin letters, such as OSH."))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise unable_to_write(folder.name, fault) from fault
    lock = lock_folder(folder)
    try:
        return _begin(folder, office=office, letter=letter, first=first, around=around)
    finally:
        lock.release()


def _begin(folder: Path, *, office: str, letter: str, first: Newcomer, around: Surroundings) -> RecoveryCode:
    code, key = new_recovery(), new_store_key()
    slot, _identity = make_slot(
        login=first.login, passphrase=first.passphrase, cost=around.cost, slot_id=around.ids.new()
    )
    keys = KeyFile.new(slot, recovery=code.public, key=key)
    if (folder / KEY_FILE).exists():
        raise Refused(_("There is an office in this folder already. Nothing was changed."))
    create_store(folder / keys.store, key, Device(around.ids.new(), office, letter))
    keys.create(folder / KEY_FILE)
    (folder / BLOB_FOLDER).mkdir(mode=0o700, exist_ok=True)
    store = Store(folder / keys.store, key, followers())
    try:
        with store.whole() as connection:
            keep_setting(connection, ASSOCIATION_KEY, secrets.token_hex(32))
        standing = Standing(around.ids.new(), office, frozenset({"administrator"}), first.name)
        with store.work(Circumstances(standing, around.clock, around.ids, PROGRAM)) as work:
            begin(work, name=first.name, slot=slot.id.hex, roles=first.roles)
    finally:
        store.close()
    return code


def open_office(
    folder: Path, *, login: str, passphrase: str, around: Surroundings, unlocking: Unlocking | None = None
) -> Office:
    """Open the office for one person; a wrong name or passphrase is refused in one sentence and changes nothing.

    `unlocking` is the same attempt, begun while the program was still being loaded.
    """
    if not any(path.exists() for path in (folder / KEY_FILE, copy_of(folder / KEY_FILE))):
        raise Unable(_("There is no office in the folder {folder}."), folder=folder.name)
    lock = lock_folder(folder)
    try:
        keys = KeyFile.read(folder / KEY_FILE)
        key = unlocking.key_for(keys) if unlocking else keys.unlock(login, passphrase, floor=around.cost)
        return _opened(keys, Opened(folder, key, _store(folder, keys, key), lock), login=login, around=around)
    except BaseException:
        lock.release()
        raise


def restore_office(source: Path, folder: Path, *, code: RecoveryCode, around: Surroundings) -> Manifest:
    """Lay a backup out as an office in a new or empty folder; it is a device of its own from here on."""
    return restore(source, folder, code=code, device=around.ids.new())


def recover(folder: Path, *, code: RecoveryCode, asked: SignInAsked, around: Surroundings) -> None:
    """Give a user a new passphrase by the recovery code; it is entered in the journal as his own act."""
    lock = lock_folder(folder)
    try:
        keys = KeyFile.read(folder / KEY_FILE)
        key = keys.unlock_with_recovery(code)
        slot = keys.slot_of(asked.login)
        if slot is None:
            raise Refused(_("Nobody here has the sign-in name {login}."), login=asked.login[:40])
        with closing(_store(folder, keys, key)) as store:
            standing = replace(signed_in(store, slot.id.hex), roles=frozenset({"administrator"}))
            with store.work(Circumstances(standing, around.clock, around.ids, PROGRAM)) as work:
                held = Keys(folder / KEY_FILE, key, around.cost)
                renew_sign_in(work, keys=held, asked=asked, colleague_id=standing.user)
    finally:
        lock.release()


def _store(folder: Path, keys: KeyFile, key: bytes) -> Store:
    bring_up_to_date(folder / keys.store, key)
    return Store(folder / keys.store, key, followers())


def _opened(keys: KeyFile, opened: Opened, *, login: str, around: Surroundings) -> Office:
    slot = keys.slot_of(login)
    assert slot is not None
    try:
        office = Office(opened, signed_in(opened.store, slot.id.hex), around)
        with suppress(Unable):  # what was cut off is ended now or, on a full disk, another day
            settle(office.keys.path)
            settle_blobs(office.store, office.blobs)
            if left_behind(office.store, office.keys.path):
                office.rekey()
        # Where the PC went off between an erasing and its end, it is ended now.
        finish_erasing(office.store, blobs=office.blobs)
    except BaseException:
        opened.store.close()
        raise
    return office


def signed_in(store: Store, slot: str) -> Standing:
    """The standing of whoever opens this slot; `Refused` where he is blocked or unknown here."""
    with store.whole() as connection:
        colleague = colleague_of_slot(connection, slot)
        if colleague is None:
            raise Refused(_("This sign-in is blocked. Ask the administrator of the office."))
        standing = standing_of(connection, colleague)
        return replace(standing, office=device_of(connection).office)
