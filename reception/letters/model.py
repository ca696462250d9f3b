"""A letter that the office sends, or that comes to it; the paper it is printed on may lie here or nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.store.base import Owned, coded, personal, reference


def _personal_date() -> Any:
    return mapped_column(info={"words": "personal"})


class Letter(Owned):
    """One letter from its making to its answer; it takes the access of the matter, visit or person it hangs on."""

    __tablename__ = "letter"

    direction: Mapped[str | None] = coded()
    number: Mapped[str | None] = coded(index=True)
    """Its number in our journal: of an outgoing letter from its signing on, of an incoming one at once."""
    kind: Mapped[str | None] = coded()
    """The kind of paper that it is."""
    paper_id: Mapped[Id | None] = reference("paper", index=True)
    step: Mapped[str | None] = coded()
    """The step of the matter's proceedings that sending it is."""
    proceeding_id: Mapped[Id | None] = reference("proceeding")
    """The line of the proceedings in which that step stands."""
    follows_id: Mapped[Id | None] = reference("letter", index=True)
    """The letter of ours whose answer, refusal or silence made this one necessary."""
    body: Mapped[str | None] = coded()
    """To whom it goes, or from whom it came."""
    body_name: Mapped[str | None] = personal()
    subject: Mapped[str | None] = personal()
    signed_on: Mapped[PartialDate | None] = _personal_date()
    """Of an incoming letter, the day that it bears."""
    signed_by: Mapped[str | None] = personal()
    sent_on: Mapped[PartialDate | None] = _personal_date()
    sent_how: Mapped[str | None] = coded()
    """The way it went, or came."""
    sent_number: Mapped[str | None] = personal()
    """The number that the post or the portal gave it."""
    received_on: Mapped[PartialDate | None] = _personal_date()
    """When it reached the other side; of an incoming letter, when it reached us."""
    receipt: Mapped[str | None] = personal()
    """What shows that: a stamp, a notice, a check."""
    file_id: Mapped[Id | None] = reference("file")
    """The scan that shows it; of an incoming letter, the letter itself."""
    their_number: Mapped[str | None] = personal()
    registered_on: Mapped[PartialDate | None] = _personal_date()
    due_rule: Mapped[str | None] = coded()
    """The rule of law by which the answer is due."""
    due_on: Mapped[date | None] = mapped_column(index=True)
    due_working: Mapped[str | None] = personal()
    """How that day was counted, as JSON."""
    due_basis: Mapped[str | None] = personal()
    """The lawyer's words, where he set the day himself: then it is not counted anew."""
    extended_on: Mapped[PartialDate | None] = _personal_date()
    """When the body told that it needs longer."""
    extended_to: Mapped[date | None]
    extension_basis: Mapped[str | None] = personal()
    """The body's or the lawyer's words, where the new day was not counted."""
    outcome: Mapped[str | None] = coded()
    refusal_ground: Mapped[str | None] = coded()
    answered_on: Mapped[PartialDate | None] = _personal_date()
    answers_id: Mapped[Id | None] = reference("letter", index=True)
    """Of an incoming letter, the outgoing one that it answers."""
    note: Mapped[str | None] = personal()
    made_on: Mapped[date | None]
    made_by: Mapped[Id | None] = reference("colleague")
