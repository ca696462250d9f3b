"""The counting row of a visit, a service or a matter: facts of that day under a random code that is not the person's id."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Journalled, coded, reference


class Tally(Journalled):
    """Facts as they were that day; a later change in the person does not change them."""

    __tablename__ = "tally"

    what: Mapped[str | None] = coded()
    """visit, service or matter"""
    day: Mapped[date | None] = mapped_column(index=True)
    office: Mapped[str | None] = coded()
    lawyer_id: Mapped[Id | None] = reference("colleague")
    project: Mapped[str | None] = coded()
    channel: Mapped[str | None] = coded()
    who: Mapped[str | None] = coded()
    """person, organisation or unnamed"""
    code: Mapped[str | None] = coded()
    """The person's random counting code; empty for an organisation and for one who gave no name."""
    for_other: Mapped[bool | None]
    sex: Mapped[str | None] = coded()
    age: Mapped[int | None]
    """Whole years on that day, or as stated."""
    age_about: Mapped[bool | None]
    place: Mapped[str | None] = coded()
    category: Mapped[str | None] = coded()
    help: Mapped[str | None] = coded()
    minutes: Mapped[int | None]
    first_time: Mapped[bool | None]
    low_income: Mapped[bool | None]
    heard_from: Mapped[str | None] = coded()
    closed_on: Mapped[date | None] = mapped_column(index=True)
    outcome: Mapped[str | None] = coded()
    level: Mapped[str | None] = coded()


class TallyGroup(Journalled):
    """One group that the person counted belonged to on that day."""

    __tablename__ = "tally_group"

    tally_id: Mapped[Id | None] = reference("tally", index=True)
    code: Mapped[str | None] = coded()


class SameCode(Journalled):
    """Two counting codes that are one person's; an unordered pair, taken back by retiring it."""

    __tablename__ = "same_code"

    one: Mapped[str | None] = coded(index=True)
    other: Mapped[str | None] = coded(index=True)
