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
from reception.reports.actions import make_month, take_inner_rows
from reception.reports.facts import colleagues
from reception.reports.figures import as_json
from reception.reports.incomplete import incomplete_records
from reception.reports.inner import inner_book
from reception.reports.labels import Labels
from reception.reports.month import month_book
from reception.reports.period import read_period
from reception.reports.workbook import write_book
from reception.store.access_log import log_access


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
    catalogue = session.catalogue
    with session.work() as work:
        edition = make_month(work, month=asked.month, catalogue=catalogue, final=asked.final)
        here = session.office.standing.office
        labels = Labels(session.words, catalogue, colleagues(work.reading), edition.period.last)
        lacking = incomplete_records(work.reading, edition.period, office=here)
        log_access(work, what="report.month")
    book = month_book(edition, labels, office=_office_name(session, here), incomplete=lacking)
    write_book(book, target)
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
    catalogue = session.catalogue
    period = read_period(asked.month)
    with session.work() as work:
        facts = take_inner_rows(work, month=asked.month)
        labels = Labels(session.words, catalogue, colleagues(work.reading), period.last)
        made_on = work.today
    name = _office_name(session, session.office.standing.office)
    write_book(inner_book(facts, period, labels, office=name, made_on=made_on), target)
    if asked.json:
        rows = {"matters": len(facts.matters), "services": len(facts.services)}
        session.show({"file": asked.output, "month": asked.month, **rows})
    else:
        session.say(_("Written: {file}"), file=asked.output)


def _office_name(session: Session, code: str) -> str:
    known = session.catalogue.has("offices", code.lower())
    return session.catalogue.label("offices", code.lower(), session.words.language) if known else code


def _combine(session: Session, asked: Namespace) -> None:
    from reception.reports.combine import combined_book
    from reception.reports.taken import take_month_book

    target = target_named(asked.output)
    day = today(session.clock)
    taken = [take_month_book(session.bytes_of(name), name=Path(name).name) for name in asked.files]
    labels = Labels(session.words, shipped(), {}, day)
    write_book(combined_book(taken, labels, made_on=day), target)
    session.say(_("Written: {file}"), file=asked.output)
