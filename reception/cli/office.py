"""`init`: a new office in a folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from reception.cli.options import options
from reception.cli.session import Session
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the command."""
    parser = groups.add_parser(name, help=about, description=about)
    options(parser, words)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--office", required=True, metavar="OSH", help=words(_("code of the office")))
    parser.add_argument("--name", required=True, help=words(_("name of the first user")))
    parser.add_argument("--login", dest="new_login", required=True, help=words(_("his sign-in name")))
    parser.add_argument(
        "--pc", default="A", choices=list("ABCDEFGH"), help=words(_("letter of this PC in its office"))
    )
    parser.set_defaults(handler=_begin)


def _begin(session: Session, asked: Namespace) -> None:
    from reception.app import Newcomer, begin_office

    first = Newcomer(asked.name, asked.new_login, session.passphrase())
    code = begin_office(
        Path(asked.folder), office=asked.office, letter=asked.pc, first=first, around=session.surroundings()
    )
    session.line(f"login: {asked.new_login}")
    session.line(f"recovery: {code.text}")
    session.warn(
        _("Write the recovery code down on paper and keep it outside the office: it is shown only now.")
    )
