"""Who may know a record: shown, narrowed and widened; widening asks for a consent or a reason and tells what goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.desk.audience import Audience, audience_of
from reception.kernel.access import ACCESS_LEVELS
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message, worded
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.accused import accused_of
from reception.matters.model import Matter
from reception.people.consents import demand_consent
from reception.people.model import Person
from reception.people.queries import group_of
from reception.security.model import Colleague
from reception.store.act import AccessGrant
from reception.store.base import Guarded
from reception.store.below import count_below
from reception.store.reading import Reading, live
from reception.store.work import Work, act
from reception.visits.model import Visit

SHARE = "share"
GUARDED: Mapping[str, type[Guarded]] = {"person": Person, "visit": Visit, "matter": Matter}


@dataclass(frozen=True)
class AccessShown:
    """Who may know a record: the level, the colleagues and offices named, the record's own office."""

    level: str
    users: tuple[Id, ...]
    offices: tuple[str, ...]
    office: str


@dataclass(frozen=True)
class AccessChanged:
    """What a change of access did."""

    widened: bool
    before: AccessShown
    after: AccessShown
    rows: Mapping[str, int]
    """How many rows go with the record, by table."""
    held_back: tuple[tuple[str, Id], ...]
    """Records that this one hangs on and that fewer may know: until they are opened too, nobody new sees it."""
    keeps_sight: bool
    """Whether whoever changed it still sees the record."""


def model_named(table: str) -> type[Guarded]:
    """The table of a record that has an access of its own: person, visit or matter."""
    if table not in GUARDED:
        raise Refused(
            _("Access stands on a person, a visit or a matter; what hangs below takes its parent's.")
        )
    return GUARDED[table]


def access_of(reading: Reading, *, model: type[Guarded], row: Id) -> AccessShown:
    """Who may know this record; `Refused` where the reader may not."""
    line = reading.first(sa.select(model.access, model.office).where(model.id == row))
    if line is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    grants = reading.rows(_grants(row))
    users = sorted({grant.user_id for grant in grants if grant.user_id is not None})
    offices = sorted({grant.for_office for grant in grants if grant.for_office is not None})
    return AccessShown(line.access, tuple(users), tuple(offices), line.office)


def _grants(row: Id) -> sa.Select[*tuple[Any, ...]]:
    columns = (AccessGrant.id, AccessGrant.user_id, AccessGrant.for_office)
    return sa.select(*columns).where(AccessGrant.owner_row == row, live(AccessGrant)).order_by(AccessGrant.n)


def what_goes(reading: Reading, *, model: type[Guarded], row: Id) -> Mapping[str, int]:
    """How many rows go with this record where it is opened to more people, by table."""
    return count_below(reading.connection, model.__tablename__, row)


def set_access(
    work: Work,
    *,
    model: type[Guarded],
    row: Id,
    level: str,
    users: Collection[Id] = (),
    offices: Collection[str] = (),
) -> AccessChanged:
    """Say who may know a record. Narrowing is one act, widening another, and this one finds out which it is.

    Widening needs the consent to share of the person concerned, or a written reason, and is never undone.
    """
    before = access_of(work.reading, model=model, row=row)
    after = AccessShown(level, tuple(sorted(set(users))), tuple(sorted(set(offices))), before.office)
    _demand_whole(work.reading, after)
    now, then = (_audience(work.reading, shown) for shown in (before, after))
    widens = not then.within(now)
    (widen_access if widens else narrow_access)(work, model=model, row=row, after=after)
    return AccessChanged(
        widens,
        before,
        after,
        what_goes(work.reading, model=model, row=row),
        _held_back(work.reading, model, row, then),
        work.reading.sees(model, row),
    )


@act("access.narrow")
def narrow_access(work: Work, *, model: type[Guarded], row: Id, after: AccessShown) -> None:
    """Let fewer people know a record."""
    _write(work, model, row, after)


@act("access.widen")
def widen_access(work: Work, *, model: type[Guarded], row: Id, after: AccessShown) -> None:
    """Let more people know a record: with the consent to share of the person concerned, or a written reason."""
    concerned = concerned_in(work.reading, model, row)
    matter = row if model is Matter else None
    if concerned is None:
        work.demand_reason(worded(NO_ONE_ASKED))
    else:
        accused = accused_of(work.reading, group_of(work.reading, concerned))
        demand_consent(work, person=concerned, kinds=[SHARE], matter=matter, accused=accused)
    _write(work, model, row, after)


NO_ONE_ASKED: Message = _("there is no person on record who could agree to open it to more people")


def concerned_in(reading: Reading, model: type[Guarded], row: Id) -> Id | None:
    """The person whom a record concerns: herself, the one helped at a visit, the client of a matter; or None."""
    asked: sa.Select[*tuple[Any, ...]] = sa.select(Person.id).where(Person.id == row)
    if model is Visit:
        asked = sa.select(sa.func.coalesce(Visit.for_id, Visit.person_id)).where(Visit.id == row)
    elif model is Matter:
        asked = sa.select(Matter.client_id).where(Matter.id == row)
    found: Id | None = reading.value(asked)
    return found


def _demand_whole(reading: Reading, shown: AccessShown) -> None:
    if shown.level not in ACCESS_LEVELS:
        raise Refused(_("Access is one of: {levels}."), levels=", ".join(ACCESS_LEVELS))
    if shown.level == "named" and not shown.users:
        raise Refused(_("Name at least one colleague who may know the record; else nobody could open it."))
    if shown.level == "offices" and not shown.offices:
        raise Refused(_("Name at least one office that may know the record."))
    if (shown.users and shown.level != "named") or (shown.offices and shown.level != "offices"):
        raise Refused(_("Colleagues are named at the level “named”, offices at the level “offices”."))
    at_work = sa.select(Colleague.id).where(
        Colleague.id.in_(shown.users), Colleague.removed_on.is_(None), live(Colleague)
    )
    if len(reading.rows(at_work)) < len(shown.users):
        raise Refused(_("Someone named here is not a colleague, or has left."))


def _audience(reading: Reading, shown: AccessShown) -> Audience:
    named = reading.rows(sa.select(Colleague.id, Colleague.office).where(Colleague.id.in_(shown.users)))
    return audience_of(
        shown.level,
        office=shown.office,
        users={line.id: line.office for line in named},
        offices=shown.offices,
    )


def _write(work: Work, model: type[Guarded], row: Id, after: AccessShown) -> None:
    """New grants first and old ones last: at no moment is the record out of sight of whoever writes it."""
    work.is_about(model, row)
    held = work.reading.rows(_grants(row))
    users = set(after.users) - {grant.user_id for grant in held}
    offices = set(after.offices) - {grant.for_office for grant in held}
    named = {"owner_table": model.__tablename__, "owner_row": row, "given_on": work.today}
    for user in sorted(users):
        work.add(AccessGrant, user_id=user, **named)
    for office in sorted(offices):
        work.add(AccessGrant, for_office=office, **named)
    work.change(model, row, access=after.level)
    for grant in held:
        if grant.user_id not in after.users and grant.for_office not in after.offices:
            work.retire(AccessGrant, grant.id)


def _held_back(
    reading: Reading, model: type[Guarded], row: Id, audience: Audience
) -> tuple[tuple[str, Id], ...]:
    found = []
    line = reading.first(sa.select(model).where(model.id == row))
    for column in model.table().columns:
        table = str(column.info.get("parent"))
        parent = None if line is None or table not in GUARDED else line._mapping[column.name]  # noqa: SLF001
        if parent is not None:
            over = _audience(reading, access_of(reading, model=GUARDED[table], row=parent))
            if not audience.within(over):
                found.append((table, parent))
    return tuple(found)
