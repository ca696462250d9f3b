"""An act: its verb, who did it, with whom and why; the first entry of everything that is written."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Base, Journalled, Kind, coded, local_key, personal, reference
from reception.store.types import Instant


class Act(Journalled):
    """One act by one person on one device."""

    __tablename__ = "act"

    verb: Mapped[str | None] = coded()
    about_table: Mapped[str | None] = coded()
    about_row: Mapped[Id | None] = mapped_column(index=True)
    actor: Mapped[Id | None] = reference("colleague")
    second: Mapped[Id | None] = reference("colleague")
    reason: Mapped[str | None] = personal()
    undoes: Mapped[Id | None] = mapped_column()
    program: Mapped[str | None] = coded()
    at: Mapped[datetime | None] = mapped_column(Instant)


class ThisDevice(Base):
    """The one row that says which device and office this store is, and the last reading of its hybrid clock."""

    __tablename__ = "this_device"
    __kind__: ClassVar[Kind] = "local"

    key: Mapped[int] = local_key()
    device: Mapped[Id]
    office: Mapped[str] = coded()
    letter: Mapped[str] = coded()
    """The PC's letter within its office: A, B …"""
    clock: Mapped[int] = mapped_column(sa.BigInteger)


class AccessLog(Base):
    """Who opened or took out what, and when; it stays on this PC."""

    __tablename__ = "access_log"
    __kind__: ClassVar[Kind] = "local"

    n: Mapped[int] = local_key()
    at: Mapped[datetime] = mapped_column(Instant)
    user: Mapped[Id]
    what: Mapped[str] = coded()
    about: Mapped[str | None] = coded()
    row: Mapped[Id | None]


class AccessGrant(Journalled):
    """Whom a record that is open to named colleagues or named offices is open to; it takes no access of its own."""

    __tablename__ = "access_grant"

    owner_table: Mapped[str | None] = coded()
    owner_row: Mapped[Id | None] = mapped_column(index=True)
    user_id: Mapped[Id | None] = reference("colleague")
    for_office: Mapped[str | None] = coded()
    given_on: Mapped[date | None]
