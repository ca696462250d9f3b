"""`demo`: a demonstration office with invented people, papers in three languages and the month's workbook."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from reception.cli.options import options
from reception.cli.records import shows_json
from reception.cli.session import Session
from reception.kernel.clock import today
from reception.kernel.errors import Refused
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Silent


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the command."""
    parser = groups.add_parser(name, help=about, description=about)
    options(parser, words)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument(
        "--people", type=int, default=120, metavar="N", help=words(_("how many invented people"))
    )
    parser.add_argument(
        "--seed", type=int, default=7, metavar="N", help=words(_("the same number, the same office"))
    )
    parser.add_argument("--today", metavar="DATE", help=words(_("the day on which it stands; else today")))
    shows_json(parser, words)
    parser.set_defaults(handler=_make)


def _make(session: Session, asked: Namespace) -> None:
    from reception.demo.office import make_demo

    folder = Path(asked.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            _("The folder {folder} is not empty. Name a new one; nothing was changed."), folder=folder.name
        )
    made = make_demo(
        folder,
        people=asked.people,
        seed=asked.seed,
        today=_day(asked.today) or today(session.clock),
        progress=Silent(),
        cost=session.surroundings().cost,
    )
    if asked.json:
        session.show(
            {
                "store": str(made.store),
                "login": made.login,
                "passphrase": made.passphrase,
                "recovery": made.recovery,
                "papers": [str(path) for path in made.papers],
                "reports": [str(path) for path in made.reports],
            }
        )
        return
    session.line(f"store: {made.store}")
    session.line(f"login: {made.login}")
    session.line(f"passphrase: {made.passphrase}")
    session.line(f"recovery: {made.recovery}")
    for path in (*made.papers, *made.reports):
        session.line(str(path))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise Refused(_("“{text}” is not a date. Write it like 2026-11-24."), text=text[:40]) from fault
