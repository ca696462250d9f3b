"""What is done with a letter of ours: made, signed, sent, registered by the body, answered; each is an act of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.attachments.queries import file_named
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.letters import forms, model
from reception.letters.clock import Due
from reception.letters.entry import changed, journal_number, opened, plain, told
from reception.letters.letter import Owner
from reception.letters.proceeding import enter_step, tell_number
from reception.letters.rules import demand_ours, demand_sent
from reception.letters.terms import reckon
from reception.records.writing import edit_record
from reception.reference.catalogue import Catalogue
from reception.store.below import journalled_models
from reception.store.reading import live
from reception.store.work import Work, act


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What is known of a letter of ours when it is made."""

    kind: str | None = None
    paper_id: Id | None = None
    step: str | None = None
    """The step of the matter's proceedings that sending it will be."""
    due_rule: str | None = None
    """The rule of law by which its answer will be due."""
    follows_id: Id | None = None
    body: str | None = None
    body_name: str | None = None
    subject: str | None = None
    signed_by: str | None = None
    note: str | None = None


def begin_letter(work: Work, *, owner: Owner, row: Id, begun: Begun) -> Id:
    """Make the letter that a paper is, within the act that makes the paper; it has no number until it is signed.

    Where the same letter was made already and neither signed nor sent, the new paper takes the place of its earlier one.
    """
    again = _made_before(work, row, begun)
    if again is not None:
        work.change(model.Letter, again, paper_id=begun.paper_id, follows_id=begun.follows_id)
        return again
    return work.add(
        model.Letter,
        owner_table=owner,
        owner_row=row,
        direction="out",
        made_on=work.today,
        made_by=work.access.user,
        **told(begun),
    )


@act("letter.enter")
def enter_letter(work: Work, *, owner: Owner, row: Id, begun: Begun, catalogue: Catalogue) -> Id:
    """Enter a letter of ours that was written elsewhere, in a matter, a visit or with a person."""
    if begun.body is not None:
        catalogue.item("institutions", begun.body)
    elif not plain(begun.body_name):
        raise Refused(_("Say to whom the letter goes."))
    if begun.due_rule is not None:
        catalogue.item("deadline_rules", begun.due_rule)
    work.is_about(journalled_models()[owner], row)
    return begin_letter(work, owner=owner, row=row, begun=begun)


@act("letter.edit")
def edit_letter(work: Work, *, letter_id: Id, values: Mapping[str, Any]) -> None:
    """Change what is said of a letter, its days and numbers apart: these have acts of their own."""
    opened(work, letter_id)
    own = [field.name for field in forms.LETTER.register.fields if not field.fixed]
    edit_record(work, forms.LETTER, letter_id, {name: values[name] for name in own if name in values})


@act("letter.sign")
def sign_letter(work: Work, *, letter_id: Id, on: PartialDate | None = None, by: str | None = None) -> str:
    """Note that a letter was signed, and give it the next number of the outgoing journal; the number.

    Signed again, it keeps its number: the day or the name was mistaken.
    """
    letter = opened(work, letter_id)
    demand_ours(letter)
    said = changed(
        work, letter, number=letter.number or journal_number(work, "out"), signed_on=on, signed_by=plain(by)
    )
    return str(said.number)


@act("letter.send")
def send_letter(
    work: Work,
    *,
    letter_id: Id,
    how: str,
    catalogue: Catalogue,
    on: PartialDate | None = None,
    sent_number: str | None = None,
    receipt: str | None = None,
    file_id: Id | None = None,
) -> Due:
    """Note how a letter went out; it gets its number now where it was sent without being entered as signed.

    Handed in with a stamp, it is received on the same day. In a matter the step that it is stands in the proceedings.
    """
    way = catalogue.item("sending_ways", how)
    letter = opened(work, letter_id)
    demand_ours(letter)
    if file_id is not None and file_named(work.reading, file_id).owner_row != letter.owner_row:
        raise Refused(_("The file that shows the receipt belongs to another record."))
    said = changed(
        work,
        letter,
        number=letter.number or journal_number(work, "out"),
        sent_how=how,
        sent_on=on,
        sent_number=plain(sent_number),
        received_on=on if way.flag("received_at_once") else None,
        receipt=plain(receipt),
        file_id=file_id,
    )
    line = enter_step(work, said)
    if line is not None:
        said = changed(work, said, proceeding_id=line)
    return reckon(work, said)


@act("letter.register")
def register_letter(
    work: Work,
    *,
    letter_id: Id,
    on: PartialDate | None = None,
    their_number: str | None = None,
    received_on: PartialDate | None = None,
) -> Due:
    """Note when the body received a letter, when it registered it and under which number; the clock starts.

    Entered again with another day, the last day of the answer is counted anew, unless the lawyer set it himself.
    """
    letter = opened(work, letter_id)
    demand_ours(letter)
    demand_sent(letter)
    said = changed(work, letter, registered_on=on, their_number=plain(their_number), received_on=received_on)
    tell_number(work, said)
    return reckon(work, said)


@act("letter.retire")
def retire_letter(work: Work, *, letter_id: Id) -> None:
    """Take a letter out of the journal; it lies in the recycle bin, and its number is not given again."""
    opened(work, letter_id)
    work.retire(model.Letter, letter_id)


def _made_before(work: Work, row: Id, begun: Begun) -> Id | None:
    if begun.kind is None:
        return None
    letters = model.Letter
    asked = sa.select(letters.id).where(
        letters.owner_row == row,
        letters.kind == begun.kind,
        letters.body.is_not_distinct_from(plain(begun.body)),
        letters.body_name.is_not_distinct_from(plain(begun.body_name)),
        letters.subject.is_not_distinct_from(plain(begun.subject)),
        letters.number.is_(None),
        live(letters),
    )
    found: Id | None = work.reading.value(asked.order_by(letters.n.desc()))
    return found
