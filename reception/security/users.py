"""Adds, blocks and removes users: the colleague in the journal, his slot in the key file, his sign-in on this PC."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.model import Colleague, ColleagueRole, SignIn
from reception.security.permissions import ROLES
from reception.store.apply import writing
from reception.store.reading import Reading, live
from reception.store.work import Work, act


@dataclass(frozen=True)
class User:
    """A colleague as the list of users shows him."""

    id: Id
    name: str
    office: str
    roles: tuple[str, ...]
    slot: str | None
    """The slot of this PC that he opens; None where he signs in elsewhere."""
    blocked_on: date | None
    removed_on: date | None


@act("office.begin")
def begin(work: Work, *, name: str, slot: str, roles: Collection[str]) -> Id:
    """Enter the first colleague of a new store; his id is the one that is at work."""
    return _enter(work, name=name, slot=slot, roles=roles, colleague_id=work.access.user)


@act("user.add")
def add_user(
    work: Work, *, name: str, slot: str | None, roles: Collection[str], post: str | None = None
) -> Id:
    """Enter a colleague who signs in by the slot made for him, elsewhere where there is none; a known role at least."""
    return _enter(work, name=name, slot=slot, roles=roles, post=post)


def _enter(
    work: Work,
    *,
    name: str,
    slot: str | None,
    roles: Collection[str],
    post: str | None = None,
    colleague_id: Id | None = None,
) -> Id:
    _demand_roles(roles)
    if not name.strip():
        raise Refused(_("Enter the name of the user."))
    row = work.add(Colleague, id=colleague_id, name=name.strip(), post=post, office=work.access.office)
    for role in ROLES:
        if role in roles:
            work.add(ColleagueRole, colleague_id=row, role=role)
    if slot is not None:
        with writing(work.connection) as connection:
            connection.execute(sa.insert(SignIn.table()), [{"slot": slot, "colleague": row}])
    return row


def _demand_roles(roles: Collection[str]) -> None:
    if not roles or not set(roles) <= set(ROLES):
        raise Refused(_("Name at least one of these roles: {roles}."), roles=", ".join(ROLES))


@act("user.roles")
def change_roles(work: Work, *, colleague_id: Id, roles: Collection[str]) -> None:
    """Let a colleague have these roles and no others, from the next sign-in on; an administrator always remains."""
    _demand_roles(roles)
    work.is_about(Colleague, colleague_id)
    held = {
        line.role: line.id
        for line in work.reading.rows(
            sa.select(ColleagueRole.role, ColleagueRole.id).where(
                ColleagueRole.colleague_id == colleague_id, live(ColleagueRole)
            )
        )
    }
    work.retire(ColleagueRole, *(row for role, row in held.items() if role not in roles))
    for role in ROLES:
        if role in roles and role not in held:
            work.add(ColleagueRole, colleague_id=colleague_id, role=role)
    _demand_administrator(work)


@act("user.block")
def block_user(work: Work, *, colleague_id: Id) -> None:
    """Block a user: his passphrase opens nothing more in the program until he is unblocked."""
    _demand_other(work, colleague_id)
    work.change(Colleague, colleague_id, blocked_on=work.today)
    _demand_administrator(work)


@act("user.block")
def unblock_user(work: Work, *, colleague_id: Id) -> None:
    """Let a blocked user in again."""
    work.change(Colleague, colleague_id, blocked_on=None)


@act("user.remove")
def remove_user(work: Work, *, colleague_id: Id) -> None:
    """Enter that a user has left; his matters have been given on, and his slot goes with the new key."""
    _demand_other(work, colleague_id)
    work.is_about(Colleague, colleague_id)
    work.change(Colleague, colleague_id, removed_on=work.today)
    _demand_administrator(work)
    with writing(work.connection) as connection:
        connection.execute(sa.delete(SignIn.table()).where(SignIn.colleague == colleague_id))


def _demand_other(work: Work, colleague_id: Id) -> None:
    if colleague_id == work.access.user:
        raise Refused(_("You cannot block or remove yourself; another administrator can."))


def _demand_administrator(work: Work) -> None:
    """Raise `Refused` where the office would be left without anyone who may let colleagues sign in."""
    working = (
        sa.select(ColleagueRole.id)
        .join(Colleague, Colleague.id == ColleagueRole.colleague_id)
        .where(
            ColleagueRole.role == "administrator",
            Colleague.office == work.access.office,
            Colleague.blocked_on.is_(None),
            Colleague.removed_on.is_(None),
            live(ColleagueRole),
            live(Colleague),
        )
    )
    if not work.reading.rows(working.limit(1)):
        raise Refused(
            _("An office keeps one administrator at least. Give another colleague this role first.")
        )


def users(reading: Reading) -> list[User]:
    """All colleagues whom this store knows, by name."""
    roles: dict[Id, list[str]] = {}
    for line in reading.rows(
        sa.select(ColleagueRole.colleague_id, ColleagueRole.role).where(live(ColleagueRole))
    ):
        roles.setdefault(line.colleague_id, []).append(line.role)
    slots = {line.colleague: line.slot for line in reading.rows(sa.select(SignIn.colleague, SignIn.slot))}
    found = reading.rows(sa.select(Colleague).where(live(Colleague)).order_by(Colleague.name, Colleague.id))
    return [
        User(
            line.id,
            line.name,
            line.office,
            tuple(roles.get(line.id, ())),
            slots.get(line.id),
            line.blocked_on,
            line.removed_on,
        )
        for line in found
    ]


def colleague_of_slot(connection: sa.Connection, slot: str) -> Id | None:
    """The colleague who opens this slot, or None."""
    found: Id | None = connection.execute(sa.select(SignIn.colleague).where(SignIn.slot == slot)).scalar()
    return found
