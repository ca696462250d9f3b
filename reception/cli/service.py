"""`service`: enter help given."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import read_input, takes_json
from reception.cli.session import Session
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.visits.actions import add_service
from reception.visits.register import SERVICE


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    takes_json(command(verbs, words, "add", _("enter help given"), _add), words)


def _add(session: Session, asked: Namespace) -> None:  # noqa: ARG001 - every command has this shape
    values = read_input(session, SERVICE)
    with session.work() as work:
        service = add_service(work, values=values)
    session.asked.json = True
    session.show({"id": service.hex})
