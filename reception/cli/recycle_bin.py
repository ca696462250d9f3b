"""`bin`: what was taken out of the registers, and bringing it back."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import id_named, shows_json
from reception.cli.session import Session
from reception.desk.bin import binned, bring_back
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.security.users import users


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    shows_json(command(verbs, words, "list", _("list what lies in the recycle bin"), _list), words)
    back = command(verbs, words, "restore", _("restore from the recycle bin"), _restore)
    back.add_argument("id", help=words(_("id of a line of the recycle bin")))


def _list(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    catalogue, language = session.catalogue, session.words.language
    with session.reading() as reading:
        lines = binned(reading, catalogue=catalogue, language=language)
        names = {user.id: user.name for user in users(reading)}
    session.show(
        [
            {
                "id": line.row.hex,
                "what": session.words(line.label),
                "which": line.title,
                "of": line.of,
                "at": line.at.isoformat(),
                "who": names.get(line.by) if line.by else None,
                "along": line.along or None,
            }
            for line in lines
        ]
    )


def _restore(session: Session, asked: Namespace) -> None:
    with session.work() as work:
        bring_back(work, row=id_named(asked.id))
    session.say(_("Brought back."))
