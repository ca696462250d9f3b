"""A letter as a value: what questions answer and rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id

Direction = Literal["out", "in"]
Owner = Literal["matter", "visit", "person"]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter, outgoing or incoming, with all that is known of its life; what is not known is None."""

    id: Id
    owner_table: Owner
    owner_row: Id
    direction: Direction
    number: str | None = None
    kind: str | None = None
    paper_id: Id | None = None
    step: str | None = None
    proceeding_id: Id | None = None
    follows_id: Id | None = None
    body: str | None = None
    body_name: str | None = None
    subject: str | None = None
    signed_on: PartialDate | None = None
    signed_by: str | None = None
    sent_on: PartialDate | None = None
    sent_how: str | None = None
    sent_number: str | None = None
    received_on: PartialDate | None = None
    receipt: str | None = None
    file_id: Id | None = None
    their_number: str | None = None
    registered_on: PartialDate | None = None
    due_rule: str | None = None
    due_on: date | None = None
    due_working: str | None = None
    due_basis: str | None = None
    extended_on: PartialDate | None = None
    extended_to: date | None = None
    extension_basis: str | None = None
    outcome: str | None = None
    refusal_ground: str | None = None
    answered_on: PartialDate | None = None
    answers_id: Id | None = None
    note: str | None = None
    made_on: date | None = None
    made_by: Id | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it goes out."""
        return self.direction == "out"

    @property
    def is_signed(self) -> bool:
        """Whether it has been signed, on whatever day."""
        return self.signed_on is not None or (self.is_ours and self.number is not None)

    @property
    def is_sent(self) -> bool:
        """Whether it is on its way or there, on whatever day it went."""
        return self.sent_how is not None or self.sent_on is not None

    @property
    def due(self) -> date | None:
        """The last day for the answer, an extension included."""
        return self.extended_to or self.due_on
