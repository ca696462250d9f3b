"""Who may know a record, as a set that can be compared with another one. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reception.kernel.ids import Id


@dataclass(frozen=True)
class Audience:
    """The colleagues, each of his office, the whole offices, and head office where it may know too."""

    users: Mapping[Id, str]
    offices: frozenset[str]
    head: bool

    def within(self, other: Audience) -> bool:
        """Whether nobody here is new to the other audience."""
        return (
            (other.head or not self.head)
            and self.offices <= other.offices
            and all(user in other.users or office in other.offices for user, office in self.users.items())
        )


def audience_of(level: str, *, office: str, users: Mapping[Id, str], offices: Collection[str]) -> Audience:
    """The audience of a level of access: names hold at `named`, offices at `offices`; an unknown level opens to nobody."""
    return Audience(
        users if level == "named" else {},
        frozenset({"office": {office}, "head": {office}, "offices": {office, *offices}}.get(level, set())),
        level == "head",
    )
