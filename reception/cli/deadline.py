"""`deadline`: the periods of law, a last day with its working, the hours of custody; confirming rules, moving days."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from reception.cli.options import command, count, group
from reception.cli.records import shows_json
from reception.cli.session import Session
from reception.deadlines.actions import move_day
from reception.deadlines.calendar import AITS
from reception.deadlines.confirming import confirm_rule, withdraw_confirmation
from reception.deadlines.custody import CustodyEnd
from reception.deadlines.periods import Counted, Rule, Unverified
from reception.deadlines.queries import Deadlines, deadlines
from reception.deadlines.steps import UNITS, Step, fact_of
from reception.kernel.clock import today
from reception.kernel.dates import PartialDate, read_date
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    shows_json(command(verbs, words, "list", _("list the periods that are counted"), _list), words)
    shows_json(
        command(verbs, words, "rules", _("list all periods of law and what is known of them"), _rules), words
    )
    counting = command(verbs, words, "count", _("count the last day and show how"), _count)
    counting.add_argument("rule", metavar="RULE")
    custody = command(verbs, words, "custody", _("count the hours of custody without a judge"), _custody)
    for one in (counting, custody):
        one.add_argument(
            "--from", dest="start", required=True, metavar="DATE", help=words(_("when it began"))
        )
        shows_json(one, words)
    confirm = command(verbs, words, "confirm", _("sign for a rule that was read in the law"), _confirm)
    confirm.add_argument("rule", metavar="RULE")
    confirm.add_argument("--length", type=count, required=True, metavar="N")
    confirm.add_argument("--unit", required=True, choices=sorted(UNITS))
    confirm.add_argument("--read-in", required=True, metavar="TEXT", help=words(_("where it was read")))
    withdraw = command(verbs, words, "withdraw", _("sign for a rule no longer"), _withdraw)
    withdraw.add_argument("rule", metavar="RULE")
    _add_moving(command(verbs, words, "move-day", _("keep that a day is worked, or free"), _move_day), words)


def _add_moving(moving: Any, words: Translator) -> None:
    moving.add_argument("day", metavar="DATE")
    kind = moving.add_mutually_exclusive_group(required=True)
    kind.add_argument("--working", action="store_true", help=words(_("offices work on this day")))
    kind.add_argument("--free", action="store_true", help=words(_("offices do not work on this day")))
    kind.add_argument("--ait", choices=sorted(AITS), help=words(_("the feast that is kept on this day")))
    moving.add_argument("--basis", required=True, metavar="TEXT", help=words(_("by which decision")))
    moving.add_argument("--source", required=True, metavar="TEXT", help=words(_("where it was read")))


def _list(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    known = _known(session)
    rules = [known.rule(code) for code in known.codes]
    session.show([_about(rule, session.words) for rule in rules if rule.is_counted])


def _rules(session: Session, asked: Namespace) -> None:  # noqa: ARG001
    known = _known(session)
    rules = [known.rule(code) for code in known.codes]
    session.show(
        [
            {
                **_about(rule, session.words),
                "confidence": rule.item.text("confidence"),
                "status": _status(rule, session.words) if rule.length or not rule.verified else None,
                "ref": rule.item.text("ref"),
            }
            for rule in rules
        ]
    )


def _count(session: Session, asked: Namespace) -> None:
    known = _known(session)
    counted = known.count(asked.rule, _date(session, asked.start))
    steps = counted.working if isinstance(counted, Counted) else counted.believed
    _show(session, asked, _told(counted, session.words), steps)


def _custody(session: Session, asked: Namespace) -> None:
    custody = _known(session).custody(_date(session, asked.start))
    told = {"adult": _end(custody.adult), "minor": _end(custody.minor), "believed": True}
    _show(session, asked, told, custody.working)


def _confirm(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        confirm_rule(work, code=asked.rule, length=asked.length, unit=asked.unit, source=asked.read_in)
    session.say(_("Noted: the rule {code} was read in the law. It is counted from now on."), code=asked.rule)


def _withdraw(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        withdraw_confirmation(work, code=asked.rule)
    session.say(_("Noted: nobody signs for the rule {code} any longer."), code=asked.rule)


def _move_day(session: Session, asked: Namespace) -> None:
    day = _date(session, asked.day).whole_day
    if day is None:
        raise Refused(_("a whole day is expected here"))
    with session.work() as work:
        document = move_day(
            work, day=day, is_working=asked.working, basis=asked.basis, source=asked.source, ait=asked.ait
        )
    session.say(
        _("Loaded: {list}, version {version}, {count} items."),
        list=document.id,
        version=document.version,
        count=len(document.items),
    )


def _known(session: Session) -> Deadlines:
    with session.reading() as reading:
        return deadlines(reading)


def _date(session: Session, text: str) -> PartialDate:
    return read_date(text, today=today(session.clock))


def _about(rule: Rule, words: Translator) -> dict[str, Any]:
    length = rule.length
    return {
        "code": rule.item.code,
        "label": rule.item.label(words.language),
        "length": length.say(words) if length else None,
        "from": rule.event.label(words.language),
    }


def _status(rule: Rule, words: Translator) -> str:
    if rule.confirmed is not None:
        return words(_("confirmed by a lawyer"))
    return words(_("counted")) if rule.is_counted else words(_("ask the lawyer"))


def _told(counted: Counted | Unverified, words: Translator) -> dict[str, Any]:
    told: dict[str, Any] = {
        "rule": counted.rule.item.code,
        "label": counted.rule.item.label(words.language),
        "act": counted.rule.act.label(words.language) if counted.rule.act else None,
        "article": fact_of(counted.rule.item, "article", words),
        "confidence": counted.rule.item.text("confidence"),
        "source": counted.rule.item.text("source"),
        "last_day": None,
    }
    if isinstance(counted, Counted):
        told |= {
            "start": counted.start.isoformat(),
            "last_day": counted.last_day.isoformat(),
            "safe_day": counted.safe_day.isoformat(),
            "last_minute": counted.last_minute.isoformat() if counted.last_minute else None,
            "basis": counted.basis,
        }
    return told


def _end(end: CustodyEnd) -> dict[str, Any]:
    return {"hours": end.hours, "earliest": end.earliest.isoformat(), "latest": end.latest.isoformat()}


def _show(session: Session, asked: Namespace, told: dict[str, Any], steps: Iterable[Step]) -> None:
    """As JSON the answer with its working; to a person the working is the answer."""
    if asked.json:
        working = [{"text": step.say(session.words), "caution": step.caution} for step in steps]
        session.show({**told, "working": working})
        return
    for step in steps:
        session.line(("! " if step.caution else "") + step.say(session.words))
