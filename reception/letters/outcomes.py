"""What comes of a letter: an answer, a refusal with its ground, silence; and the letters that come in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reception.attachments.queries import file_named
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.letters import model
from reception.letters.entry import changed, journal_number, opened, told
from reception.letters.letter import Letter, Owner
from reception.letters.proceeding import tell_result
from reception.letters.rules import (
    SILENT,
    check_order,
    demand_ground,
    demand_ours,
    demand_sent,
    demand_silence,
)
from reception.reference.catalogue import Catalogue
from reception.store.below import journalled_models
from reception.store.work import Work, act

OUTCOMES, GROUNDS = "letter_outcomes", "refusal_grounds"


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """What is known of a letter that came in."""

    body: str | None = None
    body_name: str | None = None
    subject: str | None = None
    signed_on: PartialDate | None = None
    """The day that it bears."""
    signed_by: str | None = None
    received_on: PartialDate | None = None
    """When it reached us; today where nothing is said."""
    sent_how: str | None = None
    their_number: str | None = None
    file_id: Id | None = None
    """Its scan."""
    note: str | None = None


@dataclass(frozen=True)
class Answer:
    """That an incoming letter answers one of ours, and how."""

    letter_id: Id
    outcome: str
    refusal_ground: str | None = None


@act("letter.answer")
def answer_letter(
    work: Work,
    *,
    letter_id: Id,
    outcome: str,
    catalogue: Catalogue,
    on: PartialDate | None = None,
    refusal_ground: str | None = None,
) -> None:
    """Note what came of a letter; an answer that comes after silence was noted takes its place.

    Silence has an act of its own. Of an incoming letter it is noted that we answered it.
    """
    _enter(work, opened(work, letter_id), Answer(letter_id, outcome, refusal_ground), on, catalogue)


@act("letter.silence")
def note_silence(work: Work, *, letter_id: Id, catalogue: Catalogue) -> None:
    """Note that no answer came; `Refused` while the last day is not over, or is not known."""
    letter = opened(work, letter_id)
    demand_silence(letter, today=work.today)
    said = changed(work, letter, outcome=SILENT)
    tell_result(work, said, catalogue.item(OUTCOMES, SILENT).text("result"))


@act("letter.receive")
def receive_letter(
    work: Work,
    *,
    incoming: Incoming,
    catalogue: Catalogue,
    owner: Owner | None = None,
    row: Id | None = None,
    answers: Answer | None = None,
) -> Id:
    """Enter a letter that came in under the next number of the incoming journal, and where it answers one of ours, that.

    It hangs on the record named, else on that of the letter that it answers.
    """
    ours = opened(work, answers.letter_id) if answers is not None else None
    if ours is not None:
        demand_ours(ours)
        owner, row = ours.owner_table, ours.owner_row
    if owner is None or row is None:
        raise Refused(_("Say to which matter, visit or person the letter belongs."))
    made = _made(work, incoming, owner=owner, row=row, ours=ours, catalogue=catalogue)
    if ours is not None and answers is not None:
        _enter(work, ours, answers, incoming.signed_on or made.received_on, catalogue)
    return made.id


def _made(
    work: Work, incoming: Incoming, *, owner: Owner, row: Id, ours: Letter | None, catalogue: Catalogue
) -> Letter:
    said = told(incoming)
    if ours is not None and said["body"] is None and said["body_name"] is None:
        said |= {"body": ours.body, "body_name": ours.body_name}
    if said["body"] is None and said["body_name"] is None:
        raise Refused(_("Say from whom the letter came."))
    for name, list_id in (("body", "institutions"), ("sent_how", "sending_ways")):
        if said[name] is not None:
            catalogue.item(list_id, said[name])
    if said["file_id"] is not None and file_named(work.reading, said["file_id"]).owner_row != row:
        raise Refused(_("The scan belongs to another record."))
    said["received_on"] = incoming.received_on or PartialDate.of(work.today)
    letter = Letter(
        id=work.new_id(),
        owner_table=owner,
        owner_row=row,
        direction="in",
        answers_id=ours.id if ours is not None else None,
        made_on=work.today,
        made_by=work.access.user,
        **said,
    )
    check_order(letter, today=work.today)
    if work.act is None:
        work.is_about(journalled_models()[owner], row)
    numbered = replace(letter, number=journal_number(work, "in"))
    work.add(model.Letter, **told(numbered))
    return numbered


def _enter(work: Work, letter: Letter, answer: Answer, on: PartialDate | None, catalogue: Catalogue) -> None:
    item = catalogue.item(OUTCOMES, answer.outcome)
    if answer.outcome == SILENT:
        raise Refused(_("Silence is noted by an act of its own, once the last day is over."))
    demand_sent(letter)
    demand_ground(answer.outcome, answer.refusal_ground)
    if answer.refusal_ground is not None:
        catalogue.item(GROUNDS, answer.refusal_ground)
    said = changed(work, letter, outcome=answer.outcome, answered_on=on)
    work.change(model.Letter, letter.id, refusal_ground=answer.refusal_ground)
    tell_result(work, said, item.text("result"))
