"""`reference`: the code lists in use, the association's own loaded, and what a lawyer has read through."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import shows_json
from reception.cli.session import Session
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.reference.actions import load_document
from reception.reference.confirming import confirm_list, lists_in_use
from reception.security.users import users


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    load = command(verbs, words, "load", _("load a list of the association's own"), _load)
    load.add_argument("file", metavar="F.toml")
    shows_json(command(verbs, words, "list", _("list the code lists in use"), _list), words)
    confirm = command(verbs, words, "confirm", _("confirm a list that was read through"), _confirm)
    confirm.add_argument("list", metavar="LIST")


def _list(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    with session.reading() as reading:
        states = lists_in_use(reading)
        names = {user.id: user.name for user in users(reading)}
    session.show(
        [
            {
                "id": state.document.id,
                "version": state.document.version,
                "items": len(state.document.items),
                "checked_on": state.document.checked_on.isoformat(),
                "verified": state.document.verified,
                "confirmed_on": state.confirmed.on.isoformat() if state.confirmed else None,
                "who": names.get(state.confirmed.by) if state.confirmed and state.confirmed.by else None,
            }
            for state in states
        ]
    )


def _confirm(session: Session, asked: Namespace) -> None:
    version = session.catalogue.list(asked.list).version
    with session.work() as work:
        confirm_list(work, list_id=asked.list, version=version)
    session.say(_("Noted: {list} is read through and right."), list=asked.list)


def _load(session: Session, asked: Namespace) -> None:
    data = session.bytes_of(asked.file)
    with session.work() as work:
        document = load_document(work, data=data, name=Path(asked.file).name)
    session.say(
        _("Loaded: {list}, version {version}, {count} items."),
        list=document.id,
        version=document.version,
        count=len(document.items),
    )
