"""`reference`: load the association's own lists, such as its offices and donors' projects."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from reception.cli.options import command, group
from reception.cli.session import Session
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.reference.actions import load_document


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    load = command(verbs, words, "load", _("load a list of the association's own"), _load)
    load.add_argument("file", metavar="F.toml")


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
