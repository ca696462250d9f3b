"""Makes a month's report: counts it and records the edition, so that the next one can say what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.reference.catalogue import Catalogue
from reception.reports.counting import figures
from reception.reports.facts import Facts, colleagues, facts_of_month
from reception.reports.figures import Month, read_snapshot, snapshot
from reception.reports.model import ReportEdition
from reception.reports.period import Period, read_period
from reception.store.access_log import log_access
from reception.store.reading import Reading, live
from reception.store.work import Work, act


@dataclass(frozen=True)
class Edition:
    """One edition of a month's report."""

    number: int
    final: bool
    period: Period
    figures: Month
    before: Month | None
    """The figures of the edition before; None where there was none, or of another layout."""
    made_on: date
    made_by: str


@act("report.make")
def make_month(
    work: Work, *, month: str, catalogue: Catalogue, office: str | None = None, final: bool = False
) -> Edition:
    """Count a month (2026-11) of an office, by default one's own, and record the edition.

    Its number grows by one where the figures changed since the last edition, and stays where they did not.
    `Refused` for a month that has not begun, and for a final edition of one that is not over.
    """
    period = _begun(work, month)
    if final and period.last >= work.today:
        raise Refused(_("The month {month} is not over yet: its report is a draft."), month=str(period))
    here = office or work.access.office
    counted = figures(
        facts_of_month(work.reading, period, office=here), period, office=here, catalogue=catalogue
    )
    text = snapshot(counted)
    made = _made(work.reading, here, str(period))
    last = made[-1] if made else None
    same = last is not None and last.figures == text
    number = 1 if last is None else last.edition + (not same)
    final = final or (same and last is not None and bool(last.final))  # printed again, it is what it was
    if not same or (last is not None and final and not last.final):
        work.add(
            ReportEdition,
            office=here,
            month=str(period),
            edition=number,
            final=final,
            figures=text,
            made_on=work.today,
            made_by=work.access.user,
        )
    earlier = [row for row in made if row.edition < number]
    before = read_snapshot(earlier[-1].figures) if earlier else None
    by = colleagues(work.reading).get(work.access.user.hex, "")
    return Edition(number, final, period, counted, before, work.today, by)


@act("report.make")
def take_inner_rows(work: Work, *, month: str, office: str | None = None) -> Facts:
    """The rows behind a month of an office, by default one's own, for the inner workbook; it is logged."""
    period = _begun(work, month)
    log_access(work, what="report.inner", about=str(period))
    return facts_of_month(work.reading, period, office=office or work.access.office)


def _begun(work: Work, month: str) -> Period:
    period = read_period(month)
    if period.first > work.today:
        raise Refused(_("The month {month} has not begun yet."), month=str(period))
    return period


def _made(reading: Reading, office: str, month: str) -> list[Any]:
    """The editions that were made of this month, in their order."""
    of_month = (ReportEdition.office == office, ReportEdition.month == month, live(ReportEdition))
    statement = sa.select(ReportEdition).where(*of_month)
    return list(reading.rows(statement.order_by(ReportEdition.edition, ReportEdition.id)))
