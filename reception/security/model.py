"""Colleagues of the whole association and their roles; on this PC, who signs in by which slot."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from reception.kernel.ids import Id
from reception.store.base import Base, Journalled, Kind, coded, local_key, reference


class Colleague(Journalled):
    """A person who works in one of the offices; his name stands in papers and lists, so it is no secret inside."""

    __tablename__ = "colleague"

    name: Mapped[str | None] = coded()
    post: Mapped[str | None] = coded()
    office: Mapped[str | None] = coded()
    blocked_on: Mapped[date | None]
    removed_on: Mapped[date | None]


class ColleagueRole(Journalled):
    """One role of one colleague."""

    __tablename__ = "colleague_role"

    colleague_id: Mapped[Id | None] = reference("colleague", index=True)
    role: Mapped[str | None] = coded()


class SignIn(Base):
    """Which colleague opens which slot of this PC's key file."""

    __tablename__ = "sign_in"
    __kind__: ClassVar[Kind] = "local"

    n: Mapped[int] = local_key()
    slot: Mapped[str] = coded()
    colleague: Mapped[Id]
