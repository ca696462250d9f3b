"""What the list of a month's tables offers, and each table as lines and bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.reports.counting import Figure
from reception.reports.cover import INNER
from reception.reports.figures import NOT_STATED, TOTAL, Table
from reception.reports.labels import LINES, TOTALS, Labels
from reception.reports.tables import FAMILIES, TABLES, TableSpec
from ui.pages.reports.asking import Shown
from ui.pages.reports.figure_table import FigureLine
from ui.widgets.chart import Bar

MAIN, INCOMPLETE = "", "*incomplete"
"""The entries of the list that are no table."""
_STEP = "    "


@dataclass(frozen=True)
class View:
    """One table as the page shows it."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    chart: str
    """The title of the chart."""
    bars: tuple[Bar, ...]
    note: str = ""


def entries(words: Translator) -> Iterator[tuple[str, str, str]]:
    """The list: of each table its id and title, and the title of its family where a new one begins."""
    yield MAIN, words(_("Main figures")), ""
    for family in FAMILIES:
        for at, spec in enumerate(family.tables):
            yield spec.id, words(spec.title), "" if at else words(family.title)
    yield INCOMPLETE, words(_("Incomplete records")), ""


def view_of(shown: Shown, table: str, labels: Labels) -> View:
    """A table of the month by its id; the main figures where it is empty."""
    if table == MAIN:
        return _main(shown, labels)
    spec = next(spec for spec in TABLES if spec.id == table)
    counted = shown.figures.table(table)
    used = [code for code in labels.codes(spec, counted.rows) if any(counted.rows.get(code, ()))]
    lines = [_line(spec, counted, code, labels.line(spec, code), counted.rows[code]) for code in used]
    for code, numbers in list(counted.lines())[len(counted.rows) :]:
        lines.append(_line(spec, counted, code, labels.words(LINES[code]), numbers))
    column = spec.chart[1] if spec.chart else counted.columns[0]
    at = counted.columns.index(column)
    bars = [Bar(labels.line(spec, code), counted.rows[code][at]) for code in used]
    bars += [Bar(labels.words(LINES[NOT_STATED]), counted.not_stated[at])] if counted.not_stated[at] else []
    return View(
        labels.words(spec.title),
        tuple(labels.column(name) for name in counted.columns),
        tuple(lines),
        f"{labels.words(spec.title)}: {labels.column(column)}",
        tuple(bars),
        labels.words(spec.note) if spec.note else "",
    )


def _line(spec: TableSpec, table: Table, code: str, name: str, counts: Sequence[int | None]) -> FigureLine:
    pairs = zip(table.columns, counts, strict=True)
    return FigureLine(
        name,
        tuple((Figure(spec.id, code, column), count) for column, count in pairs),
        is_strong=code == TOTAL,
    )


def _main(shown: Shown, labels: Labels) -> View:
    totals = shown.figures.totals
    words = labels.words
    lines = tuple(
        FigureLine((_STEP if name in INNER else "") + words(TOTALS[name]), ((Figure("", name), count),))
        for name, count in totals.items()
    )
    bars = tuple(
        Bar(words(TOTALS[name]), totals[name])
        for name in ("persons", "visits", "services", "matters_running")
    )
    title = words(_("Main figures"))
    return View(title, (words(_("How many")),), lines, title, bars)


def figure_words(figure: Figure, view: View) -> str:
    """What a number counts, in words: the line, and the column where there are several."""
    for line in view.lines:
        for at, (known, _count) in enumerate(line.numbers):
            if known == figure:
                column = f", {view.columns[at]}" if figure.table else ""
                return f"{view.title}: {line.name.strip()}{column}"
    return view.title
