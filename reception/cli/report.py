"""`report`: the month in figures as a workbook, and offices' workbooks made one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from reception.cli.options import command, group
from reception.cli.records import shows_json, target_named
from reception.cli.session import Session
from reception.kernel.clock import today
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.reference.reading import shipped
from reception.reports.figures import as_json
from reception.reports.labels import Labels
from reception.reports.making import make_inner_book, make_month_book
from reception.reports.workbook import write_book


def add_to(groups: Any, words: Translator, name: str, about: str) -> None:
    """Add the commands of the group."""
    verbs = group(groups, name, about)
    month = command(verbs, words, "month", _("make the month's workbook"), _month)
    month.add_argument("month", metavar="YYYY-MM")
    month.add_argument("-o", dest="output", required=True, metavar="F.xlsx")
    month.add_argument("--final", action="store_true", help=words(_("the month is over and checked")))
    month.add_argument(
        "--inner", action="store_true", help=words(_("the inner workbook: a row a matter and service"))
    )
    shows_json(month, words)
    combine = command(verbs, words, "combine", _("make one workbook of several offices'"), _combine)
    combine.add_argument("files", nargs="+", metavar="F.xlsx")
    combine.add_argument("-o", dest="output", required=True, metavar="F.xlsx")


def _month(session: Session, asked: Namespace) -> None:
    target = target_named(asked.output)
    if asked.inner:
        _inner(session, asked, target)
        return
    with session.work() as work:
        made = make_month_book(
            work, month=asked.month, catalogue=session.catalogue, words=session.words, final=asked.final
        )
    edition = made.edition
    write_book(made.book, target)
    if asked.json:
        session.show(
            {
                "edition": edition.number,
                "final": edition.final,
                "file": asked.output,
                **as_json(edition.figures),
            }
        )
    else:
        session.say(_("Edition {edition} is written: {file}"), edition=edition.number, file=asked.output)


def _inner(session: Session, asked: Namespace, target: Path) -> None:
    """Rows for inner use: no edition is recorded, and the log says who took them out."""
    with session.work() as work:
        made = make_inner_book(work, month=asked.month, catalogue=session.catalogue, words=session.words)
    write_book(made.book, target)
    if asked.json:
        rows = {"matters": made.matters, "services": made.services}
        session.show({"file": asked.output, "month": asked.month, **rows})
    else:
        session.say(_("Written: {file}"), file=asked.output)


def _combine(session: Session, asked: Namespace) -> None:
    from reception.reports.combine import combined_book
    from reception.reports.taken import take_month_book

    target = target_named(asked.output)
    day = today(session.clock)
    taken = [take_month_book(session.bytes_of(name), name=Path(name).name) for name in asked.files]
    labels = Labels(session.words, shipped(), {}, day)
    write_book(combined_book(taken, labels, made_on=day), target)
    session.say(_("Written: {file}"), file=asked.output)
