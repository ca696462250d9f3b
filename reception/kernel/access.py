"""Who is at work and what he may know: the shape that the store asks; made in `security`, joined in `app`."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from reception.kernel.ids import Id

AccessLevel = Literal["named", "office", "offices", "head"]
"""Who may know a record, from the narrowest to the widest."""
ACCESS_LEVELS: tuple[AccessLevel, ...] = get_args(AccessLevel)


def narrowest(levels: list[str]) -> str:
    """The narrowest of several levels: while a record has more than one, this one holds. An unknown one is narrowest."""
    ranks: dict[str, int] = {level: rank for rank, level in enumerate(ACCESS_LEVELS)}
    return min(levels, key=lambda level: ranks.get(level, -1))


class Access(Protocol):
    """One person at one device, with the rights that his roles give him."""

    @property
    def user(self) -> Id:
        """The colleague who is at work."""

    @property
    def office(self) -> str:
        """The code of his office."""

    @property
    def at_office(self) -> bool:
        """Whether he may read what is open to his office: he works in it, and not for head office alone."""

    @property
    def head_office(self) -> bool:
        """Whether he may read what is open to head office."""

    def permits(self, verb: str) -> bool:
        """Whether his roles allow the act of this name."""

    def demand(self, verb: str) -> None:
        """Raise `Refused`, in words, where his roles do not allow the act of this name."""

    def reads(self, table: str) -> bool:
        """Whether his roles allow reading rows of this table at all."""
