"""What is private about a visit and a service; what is counted stands in the counting row beside each."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Guarded, Journalled, coded, parent, personal, reference


class Visit(Guarded):
    """Someone came, called or wrote."""

    __tablename__ = "visit"

    number: Mapped[str | None] = coded(index=True)
    tally_id: Mapped[Id | None] = reference("tally", index=True)
    person_id: Mapped[Id | None] = parent("person")
    """Who came; empty where she gave no name or an organisation called."""
    for_id: Mapped[Id | None] = parent("person")
    """For whom, where not for herself."""
    matter_id: Mapped[Id | None] = parent("matter")
    relation: Mapped[str | None] = coded()
    knows: Mapped[str | None] = coded()
    """Whether the person helped knows of it and agrees."""
    organisation: Mapped[str | None] = personal()
    hour: Mapped[str | None] = personal()


class Service(Journalled):
    """One piece of help given: at a visit, in a matter, or both."""

    __tablename__ = "service"

    tally_id: Mapped[Id | None] = reference("tally", index=True)
    person_id: Mapped[Id | None] = parent("person")
    visit_id: Mapped[Id | None] = parent("visit")
    matter_id: Mapped[Id | None] = parent("matter")
    organisation: Mapped[str | None] = personal()


class Appointment(Journalled):
    """Whoever came promised to come back on a day; what to bring is a free text."""

    __tablename__ = "appointment"

    visit_id: Mapped[Id | None] = parent("visit")
    day: Mapped[date | None] = mapped_column(index=True)
    hour: Mapped[str | None] = personal()
    colleague_id: Mapped[Id | None] = reference("colleague")
    came_on: Mapped[date | None]
