"""Sign-ins of this PC: a new user's slot and a new passphrase by the recovery code, each entered in the journal too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.keyfile import KeyFile
from reception.security.keys import Cost, make_slot
from reception.security.model import Colleague
from reception.security.users import add_user, colleague_of_slot
from reception.store.work import Work, act


@dataclass(frozen=True)
class Keys:
    """The key file of an open store, its key, and the cost that a new passphrase is locked with."""

    path: Path
    key: bytes
    cost: Cost


@dataclass(frozen=True)
class SignInAsked:
    """How someone wants to sign in."""

    login: str
    passphrase: str


def add_sign_in(
    work: Work, *, keys: Keys, asked: SignInAsked, name: str, roles: Collection[str], post: str | None = None
) -> Id:
    """Add a user with a slot of his own; the key file is written last, inside the act, so that neither stands alone."""
    work.access.demand("user.add")
    slot, _identity = make_slot(
        login=asked.login, passphrase=asked.passphrase, cost=keys.cost, slot_id=work.new_id()
    )
    changed = KeyFile.read(keys.path).with_slot(slot, key=keys.key)
    row = add_user(work, name=name, slot=slot.id.hex, roles=roles, post=post)
    changed.write(keys.path)
    return row


@act("user.recover")
def renew_sign_in(work: Work, *, keys: Keys, asked: SignInAsked, colleague_id: Id) -> None:
    """Lock the slot of this sign-in name with another passphrase; whoever holds the recovery code may."""
    known = KeyFile.read(keys.path)
    old = known.slot_of(asked.login)
    if old is None:
        raise Refused(_("Nobody here has the sign-in name {login}."), login=asked.login[:40])
    slot, _identity = make_slot(login=old.login, passphrase=asked.passphrase, cost=keys.cost, slot_id=old.id)
    work.is_about(Colleague, colleague_id)
    work.must_be_open()
    known.with_slot(slot, key=keys.key).write(keys.path)


@act("user.passphrase")
def change_passphrase(work: Work, *, keys: Keys, old: str, new: str) -> str:
    """Lock one's own slot with another passphrase, and return its sign-in name.

    `WrongPassphrase` where the old one does not open it; `Refused` where one signs in elsewhere.
    """
    known = KeyFile.read(keys.path)
    own = (
        slot for slot in known.slots if colleague_of_slot(work.connection, slot.id.hex) == work.access.user
    )
    slot = next(own, None)
    if slot is None:
        raise Refused(_("You do not sign in on this PC."))
    known.unlock(slot.login, old, floor=keys.cost)
    fresh, _identity = make_slot(login=slot.login, passphrase=new, cost=keys.cost, slot_id=slot.id)
    work.is_about(Colleague, work.access.user)
    work.must_be_open()
    known.with_slot(fresh, key=keys.key).write(keys.path)
    return slot.login
