"""The month's workbook: cover, a sheet a family of tables, what changed, what lacks; the same every month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.reports.actions import Edition
from reception.reports.book import Book, Row, Sheet, Value
from reception.reports.cover import COVER_WIDTHS, cover_sheet, status
from reception.reports.figures import LAYOUT, Change, Month, Table, changes
from reception.reports.incomplete import Incomplete
from reception.reports.labels import LINES, TOTALS, Labels
from reception.reports.sheets import Layout, Spot, family_sheet, finished
from reception.reports.tables import FAMILIES, TABLES, Family

MARK = "reception:month"
"""The first cell of the hidden sheet: a workbook without it was not made here."""
DATA = "figures"
"""The hidden sheet that says, in no language, whose figures these are and where each number stands."""
DATA_COLUMNS = 7
"""Table, line, sheet, row, and up to three numbers."""
DATA_HEAD = ("table", "line", "sheet", "row", "numbers")
_KINDS: dict[str, Message] = {"visit": _("Visit"), "matter": _("Matter")}
_CHANGED_WIDTHS = (34, 44, 20, 12, 12, 12)
_INCOMPLETE_WIDTHS = (20, 24, 70)


def month_book(
    edition: Edition, labels: Labels, *, office: str, incomplete: Sequence[Incomplete] = ()
) -> Book:
    """The workbook of an edition; `office` is its name in words, `incomplete` what the maker may know of."""
    words = labels.words
    subtitle = f"{office}, {edition.period.words(words.language)}: {status(edition, words)}"
    cover = cover_sheet(edition, words, office=office)
    families = [
        family_sheet(family, tables_of(family, edition.figures), labels, subtitle) for family in FAMILIES
    ]
    spots = [spot for layout in (cover, *families) for spot in layout.spots]
    sheets = (
        Sheet(cover.title, tuple(cover.rows), COVER_WIDTHS, texts=len(COVER_WIDTHS)),
        *(
            finished(made, len(family.columns), tables=len(family.tables))
            for made, family in zip(families, FAMILIES, strict=True)
        ),
        _changed(edition, labels, subtitle),
        _incomplete(incomplete, words, subtitle),
        _data(edition, spots, office=office, words=words),
    )
    return Book(f"{words(_('The month in figures'))}: {subtitle}", subtitle, sheets, edition.made_on)


def tables_of(family: Family, figures: Month) -> list[Table]:
    """The tables of a family in the order of its sheet."""
    return [figures.table(spec.id) for spec in family.tables]


def _changed(edition: Edition, labels: Labels, subtitle: str) -> Sheet:
    """What differs from the edition before."""
    words = labels.words
    layout = Layout(words(_("Changed since the last edition")))
    layout.say(words(_("Changed since the last edition")), look="title")
    layout.say(subtitle, look="subtitle")
    heads = (_("Table"), _("Line"), _("Column"), _("Before"), _("Now"), _("Difference"))
    layout.say(*map(words, heads), look="head")
    if edition.before is None:
        first = edition.number == 1
        same = _("The edition before had another layout and cannot be compared.")
        layout.say(words(_("This is the first edition.") if first else same), look="note")
    else:
        for change in changes(edition.before, edition.figures):
            number = change.now - change.before
            layout.say(*_named(change, labels), change.before, change.now, number)
        layout.say(words(_("Compared with edition {n}."), n=edition.number - 1), look="note")
    return Sheet(layout.title, tuple(layout.rows), _CHANGED_WIDTHS, texts=3, frozen=3, landscape=True)


def _named(change: Change, labels: Labels) -> tuple[str, str, str]:
    """Table, line and column of a change in words."""
    words = labels.words
    if not change.table:
        return words(_("Main figures")), words(TOTALS[change.code]), ""
    spec = next(spec for spec in TABLES if spec.id == change.table)
    line = words(LINES[change.code]) if change.code in LINES else labels.line(spec, change.code)
    return words(spec.title), line, labels.column(change.column)


def _incomplete(records: Sequence[Incomplete], words: Translator, subtitle: str) -> Sheet:
    """Records that lack something, by number; nothing else of them stands here."""
    layout = Layout(words(_("Incomplete records")))
    layout.say(words(_("Incomplete records")), look="title")
    layout.say(subtitle, look="subtitle")
    layout.say(words(_("Record")), words(_("Number")), words(_("What is missing")), look="head")
    for record in records:
        missing = ", ".join(words(message) for message in record.missing)
        layout.say(words(_KINDS[record.kind]), record.number, missing)
    if not records:
        layout.say(words(_("Every record is complete.")), look="note")
    layout.say(words(_("Only records open to whoever made this report are listed.")), look="note")
    return Sheet(layout.title, tuple(layout.rows), _INCOMPLETE_WIDTHS, texts=3, frozen=3)


def _data(edition: Edition, spots: Iterable[Spot], *, office: str, words: Translator) -> Sheet:
    """For head office's program: whose figures, and where each number stands on the sheets."""
    rows: list[tuple[Value, ...]] = [
        (MARK, LAYOUT),
        ("office", edition.figures.office, office),
        ("month", edition.figures.month),
        ("edition", edition.number, "final" if edition.final else "draft"),
        ("language", words.language),
        DATA_HEAD,
        *((spot.table, spot.code, spot.sheet, spot.row, *spot.numbers) for spot in spots),
    ]
    return Sheet(DATA, tuple(Row(row, "plain") for row in rows), (24,) * DATA_COLUMNS, hidden=True)
