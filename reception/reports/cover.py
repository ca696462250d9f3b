"""The first sheet of a month's workbook: what it is, the main figures, how they are counted, and that they agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reception.kernel.i18n import Language, Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.dates import word_date
from reception.reports.actions import Edition
from reception.reports.figures import LAYOUT, Month
from reception.reports.labels import COLUMNS, TOTALS
from reception.reports.sheets import Layout, Spot

COVER_WIDTHS = (40, 66)
INNER = frozenset(
    {"new_persons", "visits_people", "visits_organisations", "for_other", "services_organisations"}
)
"""Figures of the cover that are a part of the one above."""
_LANGUAGES: dict[Language, Message] = {"ru": _("Russian"), "ky": _("Kyrgyz"), "en": _("English")}
DEFINITIONS: tuple[tuple[Message, Message], ...] = (
    (
        _("Person helped"),
        _(
            "Someone with a record who had a visit or help in the month; counted once, with what was said last."
        ),
    ),
    (
        _("Gave no name"),
        _("Each visit without a name is one person helped, on a line apart: nobody can tell who came twice."),
    ),
    (
        _("First time"),
        _("A person is new where one of the visits of the month was the first ever."),
    ),
    (
        _("Visit"),
        _(
            "Someone came, called or wrote. Sex, age, place and groups are those of the person helped, that day."
        ),
    ),
    (
        _("Came for another"),
        _("A visit for someone else: the person helped is counted, not the one who came."),
    ),
    (
        _("Service"),
        _("One piece of help given at a visit or in a matter; one visit may bring several."),
    ),
    (
        _("Organisation"),
        _(
            "Its visits are visits, but it is no person. Each table has a line for organisations; a sheet says more."
        ),
    ),
    (
        _("Matter"),
        _(
            "Opened or closed by its day; in work at the end when it was not closed by the last day of the month."
        ),
    ),
    (
        _("Not stated"),
        _("Nobody said it and nothing is guessed; the sheet of incomplete records lists the numbers."),
    ),
)
_CAUTION = _("Figures below five may point to a person: do not publish them as they stand.")


def status(edition: Edition, words: Translator) -> str:
    """Draft or final, and which edition."""
    if edition.final:
        return words(_("final, edition {n}"), n=edition.number)
    return words(_("draft, edition {n}"), n=edition.number)


def cover_sheet(edition: Edition, words: Translator, *, office: str) -> Layout:
    """The cover of an edition; `office` is its name in words."""
    language = words.language
    layout = Layout(words(_("Cover")))
    layout.say(words(_("The month in figures")), look="title")
    layout.say(f"{office}, {edition.period.words(language)}", look="subtitle")
    layout.say()
    made_on = word_date(edition.made_on, language)
    made = words(_("{day}, by {name}"), day=made_on, name=edition.made_by) if edition.made_by else made_on
    for label, value in (
        (words(_("Office")), office),
        (words(_("Month")), edition.period.words(language)),
        (words(_("Edition")), status(edition, words)),
        (words(_("Made")), made),
        (words(_("Language")), words(_LANGUAGES[language])),
        (words(_("Layout of the tables")), words(_("version {n}"), n=LAYOUT)),
    ):
        layout.say(label, value, look="key")
    layout.say()
    put_totals(layout, edition.figures, words)
    layout.say()
    layout.say(words(_("How it is counted")), look="table")
    for term, meaning in DEFINITIONS:
        layout.say(words(term), words(meaning))
    layout.say(words(_("Caution")), words(_CAUTION), look="warning")
    layout.say()
    layout.say(words(_("Checked")), look="table")
    for label, verdict, agrees in agreements(edition.figures, words):
        layout.say(label, verdict, look="row" if agrees else "warning")
    return layout


def put_totals(layout: Layout, figures: Month, words: Translator) -> None:
    """Add the main figures."""
    layout.say(words(_("Main figures")), look="table")
    for name, count in figures.totals.items():
        label = words(TOTALS[name])
        row = layout.say(f"    {label}" if name in INNER else label, count, look="figure")
        layout.spots.append(Spot("", name, layout.title, row, (count,)))


def cover_totals(totals: Mapping[str, int]) -> dict[str, int]:
    """What the total of each column of a table must be."""
    named = {name: totals[name] for name in ("persons", "visits", "services")}
    return {**named, **{name: totals[f"matters_{name}"] for name in ("opened", "closed", "running")}}


def agreements(figures: Month, words: Translator) -> Iterator[tuple[str, str, bool]]:
    """What was checked: of each kind of number, that every table has the same total as this page."""
    for column, count in cover_totals(figures.totals).items():
        tables = [
            table
            for table in figures.tables
            if column in table.columns and not table.id.startswith("organisation_")
        ]
        totals = {table.total[table.columns.index(column)] for table in tables}
        agrees = totals == {count} and all(table.agrees() for table in tables)
        label = words(COLUMNS[column])
        if agrees:
            yield (
                label,
                words(_("{n} in each of {tables} tables, as above"), n=count, tables=len(tables)),
                True,
            )
        else:
            yield label, words(_("the tables do not agree; do not send this report")), False
