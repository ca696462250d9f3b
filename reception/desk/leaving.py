"""A colleague leaves: what he holds is counted and given on, and only then is he removed and the store given a new key."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reception.desk.outside import backups_made
from reception.documents.model import Paper
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.model import Task
from reception.security.model import Colleague
from reception.security.users import User, remove_user, users
from reception.store.act import AccessGrant
from reception.store.passing import pass_on, rows_held
from reception.store.reading import Reading
from reception.store.work import Work, act
from reception.tally.model import Tally

BACKUPS: Message = _(
    "Backups made before today still open for whoever left: make a new one, and destroy the older ones."
)
POWER_OF_ATTORNEY = "power_of_attorney"


@dataclass(frozen=True)
class Held:
    """The ids of what a colleague holds, whoever may know the records themselves."""

    matters: tuple[Id, ...]
    """Counting rows of open matters that he runs."""
    tasks: tuple[Id, ...]
    """Tasks of his that are not done."""
    papers: tuple[Id, ...]
    """Papers that he made and that are unfinished."""
    grants: tuple[Id, ...]
    """Records that are open to him by name."""
    powers: tuple[Id, ...]
    """Powers of attorney that he made: they name him, and are for people to withdraw."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in self.__dataclass_fields__}

    @property
    def is_empty(self) -> bool:
        """Whether he may go without a successor; a power of attorney alone needs none here."""
        return not (self.matters or self.tasks or self.papers or self.grants)


def what_is_held(reading: Reading, *, colleague: Id) -> Held:
    """What would stay without anyone if this colleague left: ids alone, and of all records."""
    connection = reading.connection
    return Held(
        tuple(
            rows_held(
                connection,
                Tally,
                Tally.what == "matter",
                Tally.lawyer_id == colleague,
                Tally.closed_on.is_(None),
            )
        ),
        tuple(rows_held(connection, Task, Task.colleague_id == colleague, Task.done_on.is_(None))),
        tuple(rows_held(connection, Paper, Paper.made_by == colleague, Paper.unfinished.is_(True))),
        tuple(rows_held(connection, AccessGrant, AccessGrant.user_id == colleague)),
        tuple(rows_held(connection, Paper, Paper.made_by == colleague, Paper.kind == POWER_OF_ATTORNEY)),
    )


@act("user.remove")
def hand_over(work: Work, *, leaving: Id, to: Id) -> Held:
    """Give another lawyer of the same office the matters, the open tasks, and sight of what is open by name.

    Unfinished papers stay where they are kept and stay said to be made by whoever made them: the successor sees them.
    Returns what was handed over.
    """
    _demand_successor(work, leaving, to)
    held = what_is_held(work.reading, colleague=leaving)
    work.is_about(Colleague, leaving)
    pass_on(work, Tally, held.matters, column="lawyer_id", to=to)
    pass_on(work, Task, held.tasks, column="colleague_id", to=to)
    pass_on(work, AccessGrant, held.grants, column="user_id", to=to)
    return held


def _demand_successor(work: Work, leaving: Id, to: Id) -> None:
    left = _at_work(work, leaving)
    successor = next(
        (user for user in users(work.reading) if user.id == to and user.removed_on is None), None
    )
    if successor is None or to == leaving or successor.blocked_on is not None:
        raise Refused(_("Name a colleague who works here and takes over."))
    if "lawyer" not in successor.roles or successor.office != left.office:
        raise Refused(_("Matters are taken over by a lawyer of the same office."))


def _at_work(work: Work, colleague: Id) -> User:
    found = next((user for user in users(work.reading) if user.id == colleague), None)
    if found is None or found.removed_on is not None:
        raise Refused(_("Whoever is to leave is not a user here, or has left already."))
    return found


@act("user.remove")
def remove_colleague(work: Work, *, leaving: Id, to: Id | None = None) -> Held:
    """Hand over what a colleague holds and enter that he has left.

    `Refused`, saying how much, where he holds something and nobody is named to take it.
    """
    _at_work(work, leaving)
    held = what_is_held(work.reading, colleague=leaving)
    if to is not None:
        held = hand_over(work, leaving=leaving, to=to)
    elif not held.is_empty:
        raise Refused(
            _(
                "Say who takes over: {matters} open matters, {tasks} tasks, {papers} unfinished papers, {grants} "
                "records open to this colleague by name; {powers} powers of attorney name the colleague."
            ),
            **held.counts,
        )
    remove_user(work, colleague_id=leaving)
    return held


class OfficeAtWork(Protocol):
    """What removing a colleague needs of an opened office."""

    def work(self, *, reason: str | None = None, second: Id | None = None) -> AbstractContextManager[Work]:
        """One act of the person signed in."""

    def rekey(self) -> None:
        """Give the store a new key that those who were removed do not get."""


@dataclass(frozen=True)
class Removed:
    """What a colleague who left had held, and which copies still open for him."""

    held: Held
    backups: tuple[datetime, ...]
    note: Message = BACKUPS


def remove_with_handover(
    office: OfficeAtWork, *, colleague_id: Id, successor: Id | None = None, reason: str | None = None
) -> Removed:
    """Remove a colleague for good: what he holds is handed over, he is entered as gone, the store gets a new key.

    The journal comes first: where the PC goes off before the new key, the next opening gives it. `Refused` where
    he holds something and no successor is named.
    """
    with office.work(reason=reason) as work:
        held = remove_colleague(work, leaving=colleague_id, to=successor)
        backups = tuple(backups_made(work.reading))
    office.rekey()
    return Removed(held, backups)
