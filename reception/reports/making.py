"""Makes the month's workbooks from the store as values, ready to be written wherever they are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from reception.kernel.i18n import Translator
from reception.reference.catalogue import Catalogue
from reception.reports.actions import Edition, make_month, take_inner_rows
from reception.reports.book import Book
from reception.reports.facts import colleagues
from reception.reports.incomplete import incomplete_records
from reception.reports.inner import inner_book
from reception.reports.labels import Labels
from reception.reports.month import month_book
from reception.reports.period import read_period
from reception.store.access_log import log_access
from reception.store.work import Work


@dataclass(frozen=True)
class MadeMonth:
    """An edition and its workbook."""

    edition: Edition
    book: Book


@dataclass(frozen=True)
class MadeInner:
    """The workbook of rows for inner use, and how many rows it holds."""

    book: Book
    matters: int
    services: int


def office_name(catalogue: Catalogue, code: str, words: Translator) -> str:
    """What an office is called; its code where no list knows it."""
    known = catalogue.has("offices", code.lower())
    return catalogue.label("offices", code.lower(), words.language) if known else code


def make_month_book(
    work: Work, *, month: str, catalogue: Catalogue, words: Translator, final: bool = False
) -> MadeMonth:
    """Count a month of one's own office, record the edition and lay out its workbook in the language of `words`."""
    edition = make_month(work, month=month, catalogue=catalogue, final=final)
    here = work.access.office
    labels = Labels(words, catalogue, colleagues(work.reading), edition.period.last)
    lacking = incomplete_records(work.reading, edition.period, office=here)
    log_access(work, what="report.month")
    name = office_name(catalogue, here, words)
    return MadeMonth(edition, month_book(edition, labels, office=name, incomplete=lacking))


def make_inner_book(work: Work, *, month: str, catalogue: Catalogue, words: Translator) -> MadeInner:
    """The rows behind a month for inner use: no edition is recorded, and the log says who took them out."""
    period = read_period(month)
    facts = take_inner_rows(work, month=month)
    labels = Labels(words, catalogue, colleagues(work.reading), period.last)
    name = office_name(catalogue, work.access.office, words)
    book = inner_book(facts, period, labels, office=name, made_on=work.today)
    return MadeInner(book, len(facts.matters), len(facts.services))
