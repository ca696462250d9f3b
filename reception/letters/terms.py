"""By when an answer is due: counted anew with each day that is entered, set by the lawyer, or put off by the body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reception.deadlines.periods import Rule
from reception.deadlines.queries import Deadlines, deadlines
from reception.deadlines.steps import Step
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.dates import short_date
from reception.letters import model
from reception.letters.clock import FIRST_PERIOD_END, Due, count_answer, count_extension, keep_working
from reception.letters.entry import changed, opened, plain
from reception.letters.letter import Letter
from reception.letters.proceeding import tell_result
from reception.letters.rules import SILENT, demand_ours, demand_sent, is_overdue
from reception.store.work import Work, act

NO_WORDS = _("Write how this day is known: the words stay with it.")


def reckon(work: Work, letter: Letter) -> Due:
    """Count by when the answer is due and keep how it was counted; a day that the lawyer set stays as it is.

    Silence that was noted falls away where its last day turns out not to be over.
    """
    if letter.due_basis is not None:
        return _kept(work, letter, Due(letter.due_on, ()))
    law = deadlines(work.reading)
    due = count_answer(letter, rule=_rule(law, letter.due_rule), calendar=law.calendar)
    after = replace(letter, due_on=due.on, due_working=keep_working(due))
    if letter.extended_on is not None and letter.extension_basis is None:
        longer = _extension(after, law)
        after = replace(after, extended_to=longer.on)
        due = Due(longer.on or due.on, (*due.working, *longer.working), (*due.law, *longer.law), longer.asks)
        after = replace(after, due_working=keep_working(due))
    work.change(
        model.Letter,
        letter.id,
        due_on=after.due_on,
        due_working=after.due_working,
        extended_to=after.extended_to,
    )
    return _kept(work, after, due)


@act("letter.due")
def set_due(work: Work, *, letter_id: Id, on: date | None, basis: str | None = None) -> Due:
    """Set by when an answer is due, in the lawyer's own words why; no day takes his own back and counts by the rule."""
    letter = opened(work, letter_id)
    demand_sent(letter)
    if on is None:
        work.change(model.Letter, letter.id, due_on=None, due_working=None, due_basis=None)
        return reckon(work, replace(letter, due_on=None, due_working=None, due_basis=None))
    if (words := plain(basis)) is None:
        raise Refused(NO_WORDS)
    begins = letter.received_on or letter.registered_on or letter.sent_on or letter.signed_on
    if begins is not None and on < begins.first():
        raise Refused(
            _("The last day, {day}, lies before the letter itself: {begins}."),
            day=short_date(on),
            begins=short_date(begins),
        )
    work.change(model.Letter, letter.id, due_on=on, due_basis=words, due_working=None)
    return _kept(work, replace(letter, due_on=on, due_basis=words), Due(on, ()))


@act("letter.extend")
def extend_due(
    work: Work,
    *,
    letter_id: Id,
    on: PartialDate,
    to: date | None = None,
    basis: str | None = None,
) -> Due:
    """Enter the body's notice that it needs longer: by the rule of law as long as it may at most, or to the day it names.

    What is amiss with the notice is told as a caution: it came too late, or asks for more than the law allows.
    """
    letter = opened(work, letter_id)
    demand_ours(letter)
    if letter.due_on is None:
        raise Refused(_("It is not known by when an answer is due. Set the day first."))
    if letter.outcome is not None and letter.outcome != SILENT:
        raise Refused(_("An answer to this letter is entered already."))
    counted = _extension(letter, deadlines(work.reading))
    words = plain(basis)
    if to is not None and words is None:
        raise Refused(NO_WORDS)
    if to is not None and to <= letter.due_on:
        raise Refused(_("An extension ends after the first term: {day}."), day=short_date(letter.due_on))
    said = changed(work, letter, extended_on=on)
    cautions = tuple(_cautions(said, counted, to))
    if to is None and counted.on is None:
        raise Refused(
            _("Nobody has read by how long this term may be extended: give the day that the body names.")
        )
    if to is None:
        return reckon(work, replace(said, extension_basis=None)).with_cautions(cautions)
    work.change(model.Letter, letter.id, extended_to=to, extension_basis=words)
    return _kept(work, replace(said, extended_to=to, extension_basis=words), Due(to, cautions))


def _rule(law: Deadlines, code: str | None) -> Rule | None:
    return law.rule(code) if code is not None and code in law.codes else None


def _extension(letter: Letter, law: Deadlines) -> Due:
    """By the one rule of the same law that begins where the first term ends; of a term that the lawyer set, by none."""
    first = _rule(law, letter.due_rule)
    if first is None or letter.due_basis is not None:
        return count_extension(letter, rule=None, calendar=law.calendar)
    rules = [law.rule(code) for code in law.codes]
    found = [rule for rule in rules if rule.event.code == FIRST_PERIOD_END and rule.act == first.act]
    return count_extension(letter, rule=found[0] if len(found) == 1 else None, calendar=law.calendar)


def _cautions(letter: Letter, counted: Due, to: date | None) -> list[Step]:
    told = letter.extended_on
    found = []
    if told is not None and letter.due_on is not None and told.first() > letter.due_on:
        found.append(
            Step(
                _("The notice came on {told}, after the term had run out on {due}."),
                {"told": short_date(told), "due": letter.due_on},
                caution=True,
            )
        )
    if to is not None and counted.on is not None and to > counted.on:
        found.append(
            Step(
                _("The law allows an extension until {most} at most; the body names {to}."),
                {"most": counted.on, "to": to},
                caution=True,
            )
        )
    return found


def _kept(work: Work, letter: Letter, due: Due) -> Due:
    """Let silence go that was noted of a term which is not over."""
    if letter.outcome == SILENT and not is_overdue(letter, today=work.today):
        work.change(model.Letter, letter.id, outcome=None)
        tell_result(work, letter, None)
    return due
