"""Puts the month's workbooks of several offices together: a sheet an office, all together, and a row that checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.book import Book, Sheet
from reception.reports.cover import INNER
from reception.reports.figures import Counts, Month, Table
from reception.reports.labels import TOTALS, Labels
from reception.reports.month import DATA, tables_of
from reception.reports.period import read_period
from reception.reports.sheets import COUNT_WIDTH, LABEL_WIDTH, Layout, family_sheet, finished, put_table
from reception.reports.tables import FAMILIES, PEOPLE_COLUMNS
from reception.reports.taken import Taken, refuse_mixture

MOST_OFFICES = 40
_TITLE = _("Offices together")
_TWICE = _("Whoever was helped in two offices is counted in each of them.")
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST_TITLE = 31


def together(taken: Sequence[Taken]) -> Month:
    """The sums of several offices' figures of one month; `Refused` of a mixture of months or a doubled office."""
    if not taken:
        raise Refused(_("Name the workbooks of the offices."))
    if len(taken) > MOST_OFFICES:
        raise Refused(_("Not more than {limit} workbooks are put together."), limit=MOST_OFFICES)
    refuse_mixture(taken)
    months = [one.figures for one in taken]
    totals = {name: sum(month.totals[name] for month in months) for name in TOTALS}
    tables = zip(*(month.tables for month in months), strict=True)
    return Month(None, months[0].month, totals, tuple(_sum(list(same)) for same in tables))


def _sum(tables: Sequence[Table]) -> Table:
    codes = dict.fromkeys(code for table in tables for code in table.rows)
    zero = (0,) * len(tables[0].columns)
    lines = {code: _added([table.rows.get(code, zero) for table in tables]) for code in codes}
    organisations = [table.organisation for table in tables if table.organisation is not None]
    unnamed = [table.unnamed for table in tables if table.unnamed is not None]
    return replace(
        tables[0],
        rows=lines,
        not_stated=_added([table.not_stated for table in tables]),
        organisation=_added(organisations) if organisations else None,
        total=_added([table.total for table in tables]),
        unnamed=sum(unnamed) if unnamed else None,
    )


def _added(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True)))


def combined_book(taken: Sequence[Taken], labels: Labels, *, made_on: date) -> Book:
    """The workbook of all offices: what each says, all together with the check, and every table of each."""
    whole = together(taken)
    labels = _knowing_all(taken, labels)
    words = labels.words
    period = read_period(whole.month)
    subtitle = f"{words(_TITLE)}, {period.words(words.language)}"
    families = [family_sheet(family, tables_of(family, whole), labels, subtitle) for family in FAMILIES]
    first = _check_sheet(taken, whole, labels, period.words(words.language))
    titles = {DATA, first.title.casefold(), *(layout.title.casefold() for layout in families)}
    offices = [_office_sheet(one, labels, titles) for one in taken]
    sheets = (
        first,
        *(
            finished(made, len(family.columns), tables=len(family.tables))
            for made, family in zip(families, FAMILIES, strict=True)
        ),
        *offices,
    )
    return Book(subtitle, subtitle, sheets, made_on)


def _knowing_all(taken: Sequence[Taken], labels: Labels) -> Labels:
    """Names of colleagues and projects that only the offices know."""
    others = {place: label for one in taken for place, label in one.labels.items()}
    return replace(labels, others={**others, **labels.others})


def _check_sheet(taken: Sequence[Taken], whole: Month, labels: Labels, month: str) -> Sheet:
    words = labels.words
    layout = Layout(words(_TITLE))
    layout.say(words(_TITLE), look="title")
    layout.say(month, look="subtitle")
    layout.say(None, *(one.office_name for one in taken), words(_("Together")), look="head")
    editions = (_status(one) for one in taken)
    layout.say(
        words(_("Edition")),
        *(words(message, n=one.edition) for message, one in zip(editions, taken, strict=True)),
    )
    for name, message in TOTALS.items():
        label = f"    {words(message)}" if name in INNER else words(message)
        counts = [one.figures.totals[name] for one in taken]
        layout.say(label, *counts, whole.totals[name])
    verdicts = [one.figures for one in taken]
    agreed = words(_("agrees"))
    differs = words(_("does not agree"))
    sums = _agree(verdicts, whole)
    own = [all(table.agrees() for table in month.tables) for month in verdicts]
    layout.say(
        words(_("Check: sums of all tables")),
        *(agreed if right else differs for right in (*own, sums)),
        look="total",
    )
    layout.say(words(_TWICE), look="note")
    widths = (LABEL_WIDTH, *[COUNT_WIDTH + 5] * (len(taken) + 1))
    return Sheet(layout.title, tuple(layout.rows), widths, frozen=3, landscape=True)


def _status(one: Taken) -> Message:
    return _("final, edition {n}") if one.final else _("draft, edition {n}")


def _agree(months: Sequence[Month], whole: Month) -> bool:
    """Whether every line of every table is the sum of the offices' lines, reckoned from the lines anew."""
    for at, table in enumerate(whole.tables):
        parts = [dict(month.tables[at].lines()) for month in months]
        for code, counts in table.lines():
            for column, count in enumerate(counts):
                told = [part[code][column] for part in parts if code in part]
                if count is not None and sum(number or 0 for number in told) != count:
                    return False
    return True


def _office_sheet(one: Taken, labels: Labels, titles: set[str]) -> Sheet:
    """All tables of one office, one under another."""
    words = labels.words
    period = read_period(one.figures.month)
    layout = Layout(_sheet_title(one.office_name, titles), breaks=False)
    layout.say(one.office_name, look="title")
    layout.say(f"{period.words(words.language)}: {words(_status(one), n=one.edition)}", look="subtitle")
    for family in FAMILIES:
        layout.say()
        layout.say(words(family.title), *(labels.column(name) for name in family.columns), look="head")
        for spec, table in zip(family.tables, tables_of(family, one.figures), strict=True):
            put_table(layout, replace(spec, chart=None), table, labels, family.columns)
    widths = (LABEL_WIDTH, *[COUNT_WIDTH] * len(PEOPLE_COLUMNS))
    return Sheet(layout.title, tuple(layout.rows), widths, frozen=2)


def _sheet_title(name: str, used: set[str]) -> str:
    """A title that Excel takes: short, without its signs, and of no other sheet."""
    plain = _UNFIT.sub(" ", name).strip() or "—"
    title, number = plain[:_LONGEST_TITLE], 1
    while title.casefold() in used:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - 4]} {number}"
    used.add(title.casefold())
    return title
