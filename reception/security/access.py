"""The standing of one signed-in colleague: what `kernel.access.Access` asks, answered from his roles."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.i18n import worded
from reception.kernel.ids import Id
from reception.security.model import Colleague, ColleagueRole
from reception.security.permissions import OFFICE_ROLES, PERMISSIONS, ROLES, Role, allows, may_read


@dataclass(frozen=True)
class Standing:
    """One colleague at one device."""

    user: Id
    office: str
    roles: frozenset[Role]
    name: str = ""

    @property
    def at_office(self) -> bool:
        """Whether he reads what is open to his office: a coordinator does not, wherever he signs in."""
        return not self.roles.isdisjoint(OFFICE_ROLES)

    @property
    def head_office(self) -> bool:
        """Whether he reads what is open to head office: its coordinator does."""
        return "coordinator" in self.roles

    def permits(self, verb: str) -> bool:
        """Whether his roles allow the act of this name."""
        return allows(self.roles, verb)

    def demand(self, verb: str) -> None:
        """Raise `Refused` where his roles do not allow the act of this name."""
        if not self.permits(verb):
            raise Refused(_("Your role does not allow this: {act}."), act=worded(PERMISSIONS[verb].words))

    def reads(self, table: str) -> bool:
        """Whether his roles allow reading rows of this table at all."""
        return may_read(self.roles, table)


def standing_of(connection: sa.Connection, colleague: Id) -> Standing:
    """The standing of a colleague; `Refused` where he is blocked or removed."""
    row = connection.execute(sa.select(Colleague).where(Colleague.id == colleague)).first()
    if row is None or row.blocked_on is not None or row.removed_on is not None:
        raise Refused(_("This sign-in is blocked. Ask the administrator of the office."))
    held = sa.select(ColleagueRole.role).where(
        ColleagueRole.colleague_id == colleague, ColleagueRole.retired_on.is_(None)
    )
    names = set(connection.execute(held).scalars())
    return Standing(
        colleague, str(row.office), frozenset(role for role in ROLES if role in names), str(row.name)
    )
