"""`history` and `undo`: who changed what, and one's last act taken back."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import options
from reception.cli.records import id_named, in_words, shows_json
from reception.cli.session import Session
from reception.kernel.errors import Refused
from reception.kernel.fields import Register
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.matters import forms as matter_forms
from reception.matters.queries import matter_numbered
from reception.matters.register import MATTER
from reception.people import forms as person_forms
from reception.people.register import CONSENT, PERSON
from reception.records.past import past_of
from reception.security.permissions import PERMISSIONS
from reception.security.users import users
from reception.store.history import Change, Line, history_of
from reception.store.undo import last_act, undo, verb_of
from reception.visits import forms as visit_forms
from reception.visits.register import SERVICE, VISIT

NOTHING = "—"
COUNTING = {
    ("person", "code"),
    ("tally", "code"),
    *((table, "tally_id") for table in ("visit", "service", "matter")),
}
"""Fields that lead from a name to a counting row: shown to nobody."""
FORMS = {"person": person_forms.PERSON, "visit": visit_forms.VISIT, "matter": matter_forms.MATTER}
DESCRIBED = {
    register.name: register
    for whole in (PERSON, VISIT, MATTER, SERVICE, CONSENT)
    for register in (whole, *(part.register for part in whole.parts))
}


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the command of this name."""
    parser = groups.add_parser(name, help=about, description=about)
    options(parser, words)
    if name == "history":
        parser.add_argument("id", help=words(_("id of a record, or number of a matter")))
        shows_json(parser, words)
        parser.set_defaults(handler=_history)
    else:
        parser.add_argument(
            "act", nargs="?", help=words(_("id of an act; your last one where none is named"))
        )
        parser.set_defaults(handler=_undo)


def _history(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        row = matter_numbered(reading, asked.id) or id_named(asked.id)
        names = {user.id: user.name for user in users(reading)}
        lines = history_of(reading, row)
        form = FORMS.get(lines[0].table) if lines else None
        if form is not None:
            lines = past_of(reading, form, row)
    if not lines:
        raise Refused(_("There is no such record here, or it is not open to you."))
    session.show(
        [
            {
                "at": line.at.isoformat(),
                "verb": line.verb,
                "what": session.words(PERMISSIONS[line.verb].words)
                if line.verb in PERMISSIONS
                else line.verb,
                "who": names.get(line.actor) if line.actor else None,
                "second": names.get(line.second) if line.second else None,
                "reason": line.reason,
                "act": line.act.hex,
                "table": line.table,
                "row": line.row.hex,
                "changes": _changes(session, line),
            }
            for line in lines
        ]
    )


def _changes(session: Session, line: Line) -> Any:
    """What an act changed: as JSON where asked, else each field by its label with what stood before it."""
    if session.asked.json:
        return [
            {"field": change.field, "before": change.before, "after": change.after} for change in _told(line)
        ]
    was, now = (
        {change.field: getattr(change, side) for change in _told(line)} for side in ("before", "after")
    )
    register = DESCRIBED.get(line.table, Register(line.table, Message(line.table), ()))
    was, now = in_words(session, register, was), in_words(session, register, now)
    return {
        name: f"{NOTHING if was[name] is None else was[name]} → {NOTHING if value is None else value}"
        for name, value in now.items()
    }


def _told(line: Line) -> list[Change]:
    """The changes without the counting code, which is nobody's to read beside a name."""
    return [change for change in line.changes if (line.table, change.field) not in COUNTING]


def _undo(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        act = id_named(asked.act) if asked.act else last_act(work.reading)
        if act is None:
            raise Refused(_("There is nothing to take back."))
        verb = verb_of(work.reading, act)
        undo(work, act_id=act)
    words = session.words(PERMISSIONS[verb].words) if verb in PERMISSIONS else verb
    session.say(_("Taken back: {act}."), act=words)
