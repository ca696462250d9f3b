"""The month's workbook of the demonstration: of the last whole month, in Russian as head office wants it, and in Kyrgyz."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from reception.app import Office
from reception.kernel.i18n import Language, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.reference.catalogue import Catalogue
from reception.reports.actions import make_month
from reception.reports.facts import colleagues
from reception.reports.incomplete import incomplete_records
from reception.reports.labels import Labels
from reception.reports.month import month_book
from reception.reports.workbook import write_book

WORKBOOKS: tuple[Language, ...] = ("ru", "ky", "en")


def make_report(
    office: Office, lists: Catalogue, folder: Path, *, today: date, progress: Progress
) -> tuple[Path, ...]:
    """Write the workbook of the month before `today` in three languages and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    month = f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
    here = office.standing.office
    files = []
    for number, language in enumerate(WORKBOOKS):
        progress.step(_("Writing the month's workbook"), number, len(WORKBOOKS))
        with office.work() as work:
            edition = make_month(work, month=month, catalogue=lists, final=True)
            labels = Labels(Translator(language), lists, colleagues(work.reading), today)
            lacking = incomplete_records(work.reading, edition.period, office=here)
            name = lists.label("offices", here.lower(), language)
            book = month_book(edition, labels, office=name, incomplete=lacking)
        file = folder / f"{here}-{month}-{language}.xlsx"
        write_book(book, file)
        files.append(file)
    return tuple(files)
