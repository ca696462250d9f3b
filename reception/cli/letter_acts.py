"""`letter enter`, `sign`, `send`, `register`, `due`, `extend`, `answer`, `silent`, `receive`, `retire`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from reception.cli.options import command
from reception.cli.records import id_named, matter_named, visit_named
from reception.cli.session import Session
from reception.kernel.clock import today
from reception.kernel.dates import PartialDate, read_date
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.dates import short_date
from reception.letters.actions import (
    Begun,
    enter_letter,
    register_letter,
    retire_letter,
    send_letter,
    sign_letter,
)
from reception.letters.clock import Due
from reception.letters.letter import Direction, Owner
from reception.letters.outcomes import Answer, Incoming, answer_letter, note_silence, receive_letter
from reception.letters.queries import letter_named, letter_numbered
from reception.letters.terms import extend_due, set_due
from reception.store.reading import Reading

OUT: Direction = "out"
IN: Direction = "in"


def add_to(verbs: Any, words: Translator) -> None:
    """Add the commands to the group `letter`."""
    enter = command(verbs, words, "enter", _("enter a letter of ours that was written elsewhere"), _enter)
    takes_owner(enter, required=True)
    _takes_body(enter, words, "to", required=True)
    enter.add_argument("--rule", metavar="CODE", help=words(_("rule of law by which the answer is due")))
    sign = _of_letter(verbs, words, "sign", _("enter that a letter was signed"), _sign)
    sign.add_argument("--by", metavar="NAME")
    send = _of_letter(verbs, words, "send", _("enter that a letter was sent"), _send)
    send.add_argument("--how", required=True, metavar="CODE", help=words(_("code of the list sending_ways")))
    send.add_argument("--number", metavar="N", help=words(_("number of the post")))
    send.add_argument("--receipt", metavar="TEXT", help=words(_("what shows the receipt")))
    register = _of_letter(verbs, words, "register", _("enter the registration of a letter"), _register)
    register.add_argument("--number", metavar="N", help=words(_("their number")))
    register.add_argument("--received", metavar="DATE", help=words(_("when the body received it")))
    _add_terms(verbs, words)
    _add_outcomes(verbs, words)
    retire = command(verbs, words, "retire", _("take a letter out of the journal"), _retire)
    retire.add_argument("letter", metavar="LETTER")


def _add_terms(verbs: Any, words: Translator) -> None:
    due = _of_letter(verbs, words, "due", _("set by when an answer is due"), _due)
    due.add_argument("--basis", metavar="TEXT", help=words(_("how this day is known")))
    extend = command(verbs, words, "extend", _("enter an extension"), _extend)
    extend.add_argument("letter", metavar="LETTER")
    extend.add_argument(
        "--told", required=True, metavar="DATE", help=words(_("the day of the body’s notice"))
    )
    extend.add_argument("--to", metavar="DATE", help=words(_("until when; else as the law allows at most")))
    extend.add_argument("--basis", metavar="TEXT", help=words(_("how this day is known")))


def _add_outcomes(verbs: Any, words: Translator) -> None:
    ground = words(_("code of the list refusal_grounds"))
    answer = _of_letter(verbs, words, "answer", _("enter the answer to a letter"), _answer)
    answer.add_argument("outcome", metavar="CODE", help=words(_("code of the list letter_outcomes")))
    answer.add_argument("--ground", metavar="CODE", help=ground)
    silent = command(verbs, words, "silent", _("note that a letter stayed without an answer"), _silent)
    silent.add_argument("letter", metavar="LETTER")
    receive = command(verbs, words, "receive", _("enter a letter that came in"), _receive)
    takes_owner(receive, required=False)
    _takes_body(receive, words, "from", required=False)
    receive.add_argument("--answers", metavar="LETTER", help=words(_("the letter of ours that it answers")))
    receive.add_argument("--outcome", metavar="CODE", help=words(_("code of the list letter_outcomes")))
    receive.add_argument("--ground", metavar="CODE", help=ground)
    receive.add_argument("--number", metavar="N", help=words(_("their number")))
    receive.add_argument("--dated", metavar="DATE", help=words(_("the day that it bears")))
    receive.add_argument("--received", metavar="DATE", help=words(_("when it reached us; else today")))
    receive.add_argument("--how", metavar="CODE", help=words(_("code of the list sending_ways")))


def takes_owner(parser: Any, *, required: bool) -> Any:
    """Let a command name the record that a letter hangs on."""
    owner = parser.add_mutually_exclusive_group(required=required)
    owner.add_argument("--matter", metavar="N")
    owner.add_argument("--visit", metavar="ID")
    owner.add_argument("--person", metavar="ID")
    return owner


def owner_of(reading: Reading, asked: Namespace) -> tuple[Owner, Id]:
    """The record named, as `takes_owner` takes it."""
    if asked.matter:
        return "matter", matter_named(reading, asked.matter)
    if asked.visit:
        return "visit", visit_named(reading, asked.visit)
    return "person", id_named(asked.person)


def _takes_body(parser: Any, words: Translator, end: str, *, required: bool) -> None:
    body = parser.add_mutually_exclusive_group(required=required)
    body.add_argument(f"--{end}", dest="body", metavar="CODE", help=words(_("code of the list institutions")))
    body.add_argument(
        f"--{end}-name", dest="body_name", metavar="TEXT", help=words(_("a body that is not in it"))
    )
    parser.add_argument("--subject", metavar="TEXT")


def _of_letter(verbs: Any, words: Translator, name: str, about: Any, handler: Any) -> Any:
    parser = command(verbs, words, name, about, handler)
    parser.add_argument("letter", metavar="LETTER")
    parser.add_argument("--on", metavar="DATE")
    return parser


def _letter(reading: Reading, text: str) -> Id:
    row = letter_numbered(reading, text) or id_named(text)
    return letter_named(reading, row).id


def _when(session: Session, text: str | None) -> PartialDate | None:
    return read_date(text, today=today(session.clock)) if text else None


def _day(session: Session, text: str | None) -> date | None:
    read = _when(session, text)
    if read is not None and read.whole_day is None:
        raise Refused(_("A whole day is needed here, such as 24.11.2026: {day}."), day=short_date(read))
    return read.whole_day if read is not None else None


def _tell(session: Session, due: Due) -> None:
    """Say by when the answer is due and how that was counted; cautions apart."""
    if due.on is not None:
        session.say(_("Answer due by {day}."), day=short_date(due.on))
    for step in due.working:
        if step.caution:
            session.warn(_("Caution: {caution}"), caution=step.say(session.words))
        else:
            session.line(step.say(session.words))


def _enter(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        owner, row = owner_of(work.reading, asked)
        begun = Begun(body=asked.body, body_name=asked.body_name, subject=asked.subject, due_rule=asked.rule)
        made = enter_letter(work, owner=owner, row=row, begun=begun, catalogue=session.catalogue)
    session.say(_("The letter is entered: {id}"), id=made.hex)


def _sign(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        row = _letter(work.reading, asked.letter)
        number = sign_letter(work, letter_id=row, on=_when(session, asked.on), by=asked.by)
    session.say(_("The number of the letter is {number}."), number=number)


def _send(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        row = _letter(work.reading, asked.letter)
        due = send_letter(
            work,
            letter_id=row,
            how=asked.how,
            on=_when(session, asked.on),
            sent_number=asked.number,
            receipt=asked.receipt,
            catalogue=session.catalogue,
        )
        number = letter_named(work.reading, row).number
    session.say(_("The number of the letter is {number}."), number=number)
    _tell(session, due)


def _register(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        due = register_letter(
            work,
            letter_id=_letter(work.reading, asked.letter),
            on=_when(session, asked.on),
            their_number=asked.number,
            received_on=_when(session, asked.received),
        )
    _tell(session, due)


def _due(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        row = _letter(work.reading, asked.letter)
        due = set_due(work, letter_id=row, on=_day(session, asked.on), basis=asked.basis)
    _tell(session, due)


def _extend(session: Session, asked: Namespace) -> None:
    told, to = _when(session, asked.told), _day(session, asked.to)
    assert told is not None
    with session.work() as work:
        row = _letter(work.reading, asked.letter)
        due = extend_due(work, letter_id=row, on=told, to=to, basis=asked.basis)
    _tell(session, due)


def _answer(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        answer_letter(
            work,
            letter_id=_letter(work.reading, asked.letter),
            outcome=asked.outcome,
            on=_when(session, asked.on),
            refusal_ground=asked.ground,
            catalogue=session.catalogue,
        )
    session.say(_("Entered: {outcome}."), outcome=_outcome(session, asked.outcome))


def _silent(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        note_silence(work, letter_id=_letter(work.reading, asked.letter), catalogue=session.catalogue)
    session.say(_("Entered: {outcome}."), outcome=_outcome(session, "silent"))


def _receive(session: Session, asked: Namespace) -> None:
    if asked.answers and not asked.outcome:
        raise Refused(_("Say how the letter answers ours: --outcome CODE."))
    incoming = Incoming(
        body=asked.body,
        body_name=asked.body_name,
        subject=asked.subject,
        signed_on=_when(session, asked.dated),
        received_on=_when(session, asked.received),
        sent_how=asked.how,
        their_number=asked.number,
    )
    named = asked.matter or asked.visit or asked.person
    with session.work() as work:
        owner, row = owner_of(work.reading, asked) if named else (None, None)
        answers = None
        if asked.answers:
            answers = Answer(_letter(work.reading, asked.answers), asked.outcome, asked.ground)
        made = receive_letter(
            work, incoming=incoming, owner=owner, row=row, answers=answers, catalogue=session.catalogue
        )
        number = letter_named(work.reading, made).number
    session.say(_("The number of the letter is {number}."), number=number)


def _retire(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        retire_letter(work, letter_id=_letter(work.reading, asked.letter))
    session.say(_("The letter was taken out; it lies in the recycle bin."))


def _outcome(session: Session, code: str) -> str:
    return session.catalogue.label("letter_outcomes", code, session.words.language)
