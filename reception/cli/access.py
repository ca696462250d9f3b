"""`access`: who may know a record, and what each role sees."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import id_named, matter_named, shows_json, visit_named
from reception.cli.session import Session
from reception.desk.opening import AccessShown, access_of, model_named, set_access, what_goes
from reception.kernel.access import ACCESS_LEVELS
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.reference.reading import shipped
from reception.security.users import users
from reception.store.access_log import opened
from reception.store.base import Guarded
from reception.store.reading import Reading


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    show = command(verbs, words, "show", _("who may know a record, and what would go with it"), _show)
    change = command(verbs, words, "set", _("narrow or widen who may know a record"), _set)
    for parser in (show, change):
        parser.add_argument("table", choices=("person", "visit", "matter"))
        parser.add_argument("record", help=words(_("id, or number of a matter or visit")))
    shows_json(show, words)
    change.add_argument("level", choices=ACCESS_LEVELS)
    change.add_argument(
        "--user", action="append", default=[], metavar="LOGIN", help=words(_("a lawyer named"))
    )
    change.add_argument(
        "--office", action="append", default=[], metavar="OSH", help=words(_("an office named"))
    )
    shows_json(command(verbs, words, "log", _("who opened and took out what, the latest first"), _log), words)
    shows_json(
        command(verbs, words, "matrix", _("of every role and question: how many rows"), _matrix), words
    )


def _named(reading: Reading, asked: Namespace) -> tuple[type[Guarded], Id]:
    if asked.table == "matter":
        row = matter_named(reading, asked.record)
    elif asked.table == "visit":
        row = visit_named(reading, asked.record)
    else:
        row = id_named(asked.record)
    return model_named(asked.table), row


def _as_json(session: Session, reading: Reading, shown: AccessShown) -> dict[str, Any]:
    names = {user.id: user.name for user in users(reading)}
    label = shipped().label("access_levels", shown.level, session.words.language)
    named = [names.get(user, user.hex) for user in shown.users]
    return {
        "level": shown.level,
        "words": label,
        "users": named,
        "offices": list(shown.offices),
        "office": shown.office,
    }


def _show(session: Session, asked: Namespace) -> None:
    with session.reading() as reading:
        model, row = _named(reading, asked)
        shown = access_of(reading, model=model, row=row)
        answer = _as_json(session, reading, shown)
        answer["goes_with_it"] = dict(what_goes(reading, model=model, row=row))
    session.show(answer)


def _set(session: Session, asked: Namespace) -> None:
    slots = {login.casefold(): slot for slot, login in session.office.logins().items()}
    with session.work() as work:
        known = {user.slot: user.id for user in users(work.reading)}
        named = [known.get(slots.get(login.casefold(), "")) for login in asked.user]
        if None in named:
            raise Refused(
                _("Nobody here has the sign-in name {login}."), login=asked.user[named.index(None)][:40]
            )
        model, row = _named(work.reading, asked)
        changed = set_access(
            work,
            model=model,
            row=row,
            level=asked.level,
            users=[one for one in named if one],
            offices=asked.office,
        )
    if changed.widened:
        session.say(
            _("More people may know this record now; with it go: {rows}."), rows=_counts(changed.rows)
        )
    else:
        session.say(
            _("Fewer people may know this record now; what was seen or sent before is not called back.")
        )
    if changed.held_back:
        session.warn(
            _("It hangs on records that fewer may know: until they are opened too, nobody new sees it.")
        )
    if not changed.keeps_sight:
        session.warn(_("You do not see this record any more."))


def _counts(rows: Any) -> str:
    return ", ".join(f"{table} {count}" for table, count in sorted(rows.items()) if count) or "0"


def _log(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    session.office.standing.demand("user.block")
    with session.reading() as reading:
        names = {user.id: user.name for user in users(reading)}
        lines = opened(reading)
    session.show(
        [
            {
                "at": line.at.isoformat(),
                "who": names.get(line.user),
                "what": line.what,
                "table": line.about,
                "row": line.row and line.row.hex,
            }
            for line in lines
        ]
    )


def _matrix(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    from reception.desk.matrix import matrix

    session.show(matrix(session.office))
