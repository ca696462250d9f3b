"""A matter and what hangs on it; what is counted of it stands in the counting row beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.store.base import Guarded, Journalled, coded, parent, personal, reference


def _personal_date() -> Any:
    return mapped_column(info={"words": "personal"})


class Matter(Guarded):
    """What the office runs for a client; the State's own number stands in its proceedings."""

    __tablename__ = "matter"

    number: Mapped[str | None] = coded(index=True)
    tally_id: Mapped[Id | None] = reference("tally", index=True)
    client_id: Mapped[Id | None] = parent("person")
    stage: Mapped[str | None] = coded()


class Party(Journalled):
    """Someone in a matter beside the client, with his role: a record of ours, or only what is known of him."""

    __tablename__ = "party"

    matter_id: Mapped[Id | None] = parent("matter")
    person_id: Mapped[Id | None] = parent("person")
    role: Mapped[str | None] = coded()
    name: Mapped[str | None] = personal()
    post: Mapped[str | None] = personal()
    note: Mapped[str | None] = personal()


class Event(Journalled):
    """One line of the chronology; its text is a free text."""

    __tablename__ = "event"

    matter_id: Mapped[Id | None] = parent("matter")
    at: Mapped[PartialDate | None] = _personal_date()
    place: Mapped[str | None] = personal()
    source: Mapped[str | None] = personal()


class Proceeding(Journalled):
    """One step before a body of the State or the UN, with its result."""

    __tablename__ = "proceeding"

    matter_id: Mapped[Id | None] = parent("matter")
    body: Mapped[str | None] = coded()
    body_name: Mapped[str | None] = personal()
    their_number: Mapped[str | None] = personal()
    step: Mapped[str | None] = coded()
    filed_on: Mapped[PartialDate | None] = _personal_date()
    result: Mapped[str | None] = coded()
    result_on: Mapped[PartialDate | None] = _personal_date()
    note: Mapped[str | None] = personal()


class Detention(Journalled):
    """A detention: hours of arrest and of the record, place, first lawyer, injuries, the person's own wish."""

    __tablename__ = "detention"

    matter_id: Mapped[Id | None] = parent("matter")
    person_id: Mapped[Id | None] = parent("person")
    kind: Mapped[str | None] = coded()
    arrested: Mapped[PartialDate | None] = _personal_date()
    recorded: Mapped[PartialDate | None] = _personal_date()
    released: Mapped[PartialDate | None] = _personal_date()
    place: Mapped[str | None] = personal()
    body: Mapped[str | None] = coded()
    first_lawyer: Mapped[PartialDate | None] = _personal_date()
    injuries: Mapped[str | None] = personal()
    own_wish: Mapped[str | None] = coded()
    wish: Mapped[str | None] = personal()


class Hearing(Journalled):
    """A hearing, its day entered by hand."""

    __tablename__ = "hearing"

    matter_id: Mapped[Id | None] = parent("matter")
    at: Mapped[PartialDate | None] = _personal_date()
    body: Mapped[str | None] = coded()
    what: Mapped[str | None] = personal()
    result: Mapped[str | None] = personal()


class Task(Journalled):
    """Something to be done by a day, entered by hand."""

    __tablename__ = "task"

    matter_id: Mapped[Id | None] = parent("matter")
    what: Mapped[str | None] = personal()
    due: Mapped[date | None] = mapped_column(index=True)
    basis: Mapped[str | None] = personal()
    colleague_id: Mapped[Id | None] = reference("colleague")
    done_on: Mapped[date | None]
