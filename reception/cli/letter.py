"""`letter`: list, show, the journals; what is done with one is in `letter_acts`."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli import letter_acts
from reception.cli.letter_acts import owner_of, takes_owner
from reception.cli.options import command, group
from reception.cli.records import id_named, shows_json, target_named
from reception.cli.session import Session
from reception.kernel.clock import today
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.dates import short_date
from reception.letters.clock import read_working
from reception.letters.letter import Letter
from reception.letters.queries import (
    JournalLine,
    due_letters,
    journal,
    letter_numbered,
    letter_shown,
    letters_of,
)
from reception.letters.rules import STATE_WORDS, STEP_WORDS, state_of
from reception.reports.letter_journal import take_journal

FIRST_YEAR, LAST_YEAR = 2000, 2100
_CODES = {
    "body": "institutions",
    "sent_how": "sending_ways",
    "outcome": "letter_outcomes",
    "refusal_ground": "refusal_grounds",
    "due_rule": "deadline_rules",
}
_SHOWN: dict[str, Message] = {
    "number": _("Number in the journal"),
    "body": _("Body"),
    "body_name": _("Body, where it is not in the list"),
    "subject": _("Subject"),
    "signed_on": _("Signed on"),
    "signed_by": _("Signed by"),
    "sent_on": _("Sent on"),
    "sent_how": _("How it was sent"),
    "sent_number": _("Number of the post"),
    "received_on": _("Received on"),
    "receipt": _("What shows the receipt"),
    "their_number": _("Their number"),
    "registered_on": _("Registered on"),
    "due_rule": _("Rule of the term"),
    "due_on": _("Answer due by"),
    "due_basis": _("Why by that day"),
    "extended_on": _("Extension told on"),
    "extended_to": _("Extended to"),
    "extension_basis": _("How the extension is known"),
    "outcome": _("What came of it"),
    "refusal_ground": _("Ground of the refusal"),
    "answered_on": _("Answered on"),
    "note": _("Note"),
}


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    listed = command(verbs, words, "list", _("list the letters of a record, or whose answer is due"), _list)
    wanted = takes_owner(listed, required=True)
    wanted.add_argument("--due", action="store_true", help=words(_("whose answer is due or overdue")))
    shows_json(listed, words)
    shown = command(verbs, words, "show", _("show a letter, where it stands and what may come next"), _show)
    shown.add_argument("letter", metavar="LETTER")
    shows_json(shown, words)
    kept = command(verbs, words, "journal", _("the outgoing or the incoming journal of a year"), _journal)
    which = kept.add_mutually_exclusive_group()
    which.add_argument("--out", action="store_true", help=words(_("what went out")))
    which.add_argument("--in", dest="incoming", action="store_true", help=words(_("what came in")))
    kept.add_argument("--year", type=_year, metavar="YYYY")
    kept.add_argument("--find", metavar="TEXT", default="", help=words(_("only lines with these words")))
    kept.add_argument("-o", dest="output", metavar="F.xlsx")
    shows_json(kept, words)
    letter_acts.add_to(verbs, words)


def _year(text: str) -> int:
    """A year as it is typed; `ValueError` where it is none."""
    number = int(text)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ValueError
    return number


def _list(session: Session, asked: Namespace) -> None:
    day = today(session.clock)
    with session.reading() as reading:
        lines = due_letters(reading, until=day, today=day) if asked.due else []
        letters = [] if asked.due else letters_of(reading, [owner_of(reading, asked)[1]])
    told = [_told(session, asked, letter) for letter in letters]
    session.show(told or [_line(session, asked, line) for line in lines])


def _show(session: Session, asked: Namespace) -> None:
    day = today(session.clock)
    with session.reading() as reading:
        row = letter_numbered(reading, asked.letter) or id_named(asked.letter)
        shown = letter_shown(reading, row, today=day)
    words = session.words
    steps = shown.next_steps
    session.show(
        {
            **_told(session, asked, shown.letter),
            **_of(session, asked, shown.concerned.number, shown.concerned.name),
            _name(session, asked, "next", _("Next")): list(steps)
            if asked.json
            else [words(STEP_WORDS[step]) for step in steps],
            _name(session, asked, "working", _("How it was counted")): [
                one.text for one in read_working(shown.letter.due_working, words.language)
            ],
            _name(session, asked, "answers", _("Answers that came in")): [
                one.number for one in shown.answers
            ],
        }
    )


def _journal(session: Session, asked: Namespace) -> None:
    direction = letter_acts.IN if asked.incoming else letter_acts.OUT
    year = asked.year or today(session.clock).year
    if asked.output:
        from reception.reports.workbook import write_book

        target = target_named(asked.output)
        with session.work() as work:
            book = take_journal(
                work,
                direction=direction,
                year=year,
                catalogue=session.catalogue,
                words=session.words,
                typed=asked.find,
            )
        write_book(book, target)
        session.say(_("Written: {file}"), file=asked.output)
        session.warn(_("This copy is plain: whoever has it can read it."))
        return
    catalogue = session.catalogue
    with session.reading() as reading:
        lines = journal(
            reading,
            direction=direction,
            today=today(session.clock),
            year=year,
            typed=asked.find,
            catalogue=catalogue,
        )
    session.show([_line(session, asked, line) for line in lines])


def _line(session: Session, asked: Namespace, line: JournalLine) -> dict[str, Any]:
    about = _of(session, asked, line.concerned.number, line.concerned.name)
    return {**_told(session, asked, line.letter), **about}


def _of(session: Session, asked: Namespace, number: str, name: str) -> dict[str, Any]:
    said = " · ".join(one for one in (number, name) if one)
    return {_name(session, asked, "of", _("Matter or person")): said}


def _told(session: Session, asked: Namespace, letter: Letter) -> dict[str, Any]:
    state = state_of(letter, today=today(session.clock))
    said: dict[str, Any] = {
        "id": letter.id.hex,
        _name(session, asked, "direction", _("Journal")): _worded(
            session, asked, "letter_directions", letter.direction
        ),
        _name(session, asked, "state", _("Where it stands")): state
        if asked.json
        else session.words(STATE_WORDS[state]),
    }
    for name, label in _SHOWN.items():
        said[_name(session, asked, name, label)] = _value(session, asked, name, getattr(letter, name))
    return said


def _value(session: Session, asked: Namespace, name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _CODES:
        return _worded(session, asked, _CODES[name], value)
    if isinstance(value, str):
        return value
    if asked.json:
        return str(value) if isinstance(value, PartialDate) else value.isoformat()
    return short_date(value)


def _worded(session: Session, asked: Namespace, list_id: str, code: str) -> str:
    return code if asked.json else session.catalogue.label(list_id, code, session.words.language)


def _name(session: Session, asked: Namespace, name: str, label: Message) -> str:
    return name if asked.json else session.words(label)
