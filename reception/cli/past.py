"""`history` and `undo`: who changed what, and one's last act taken back."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import options
from reception.cli.records import id_named, shows_json
from reception.cli.session import Session
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.matters.queries import matter_numbered
from reception.security.permissions import PERMISSIONS
from reception.security.users import users
from reception.store.history import history_of
from reception.store.undo import last_act, undo, verb_of


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
                "changes": [
                    {"field": change.field, "before": change.before, "after": change.after}
                    for change in line.changes
                ],
            }
            for line in lines
        ]
    )


def _undo(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        act = id_named(asked.act) if asked.act else last_act(work.reading)
        if act is None:
            raise Refused(_("There is nothing to take back."))
        verb = verb_of(work.reading, act)
        undo(work, act_id=act)
    words = session.words(PERMISSIONS[verb].words) if verb in PERMISSIONS else verb
    session.say(_("Taken back: {act}."), act=words)
