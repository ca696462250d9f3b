"""The inner workbook: a row a matter and a row a service, by month, rayon and age band; no name and no free text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.reports.book import Book, Row, Sheet, Value
from reception.reports.facts import ORGANISATION, PERSON, UNNAMED, Fact, Facts
from reception.reports.figures import ORGANISATIONS
from reception.reports.labels import LINES, Labels
from reception.reports.period import Period
from reception.reports.tables import AGE_BANDS, CATEGORIES, DIVISIONS, age_band, rayon_of

Cell = Callable[[Fact, Labels], Value]
_WHO: dict[str, Message] = {
    PERSON: _("A person"),
    UNNAMED: _("Gave no name"),
    ORGANISATION: LINES[ORGANISATIONS],
}
_INNER_ONLY = _("For use inside the association only: not for donors, not for publication.")


def inner_book(facts: Facts, period: Period, labels: Labels, *, office: str, made_on: date) -> Book:
    """The rows of a month's matters and services; their order tells nothing of the order in which they came."""
    words = labels.words
    subtitle = f"{office}, {period.words(words.language)}"
    sheets = (
        _sheet(_("Matters"), _MATTER, facts.matters, labels, subtitle),
        _sheet(_("Services"), _SERVICE, facts.services, labels, subtitle),
    )
    title = words(_("Rows for inner use"))
    return Book(f"{title}: {subtitle}", f"{subtitle}. {words(_INNER_ONLY)}", sheets, made_on)


def _sheet(
    title: Message,
    columns: Sequence[tuple[Message, int, Cell]],
    facts: Iterable[Fact],
    labels: Labels,
    subtitle: str,
) -> Sheet:
    words = labels.words
    rows = sorted(
        (tuple(cell(fact, labels) for _head, _width, cell in columns) for fact in facts),
        key=lambda cells: tuple(str(cell or "") for cell in cells),
    )
    heads = (
        Row((words(title),), "title"),
        Row((f"{subtitle}. {words(_INNER_ONLY)}",), "subtitle"),
        Row(tuple(words(head) for head, _width, _cell in columns), "head"),
    )
    return Sheet(
        words(title),
        (*heads, *(Row(cells) for cells in rows)),
        tuple(width for _head, width, _cell in columns),
        texts=len(columns),
        frozen=len(heads),
        landscape=True,
        filtered=True,
    )


def _month(day: date | None) -> str:
    return "" if day is None else f"{day:%Y-%m}"


def _listed(list_id: str, name: str) -> Cell:
    return lambda fact, labels: labels.item(list_id, getattr(fact, name))


def _rayon(fact: Fact, labels: Labels) -> str:
    """The rayon, never the town or village."""
    codes = rayon_of(fact.place, labels.catalogue) if fact.place else ()
    return labels.item(DIVISIONS, codes[0]) if codes else ""


def _age(fact: Fact, labels: Labels) -> str:
    codes = age_band(fact.age, labels.catalogue) if fact.age is not None else ()
    return labels.item(AGE_BANDS, codes[0]) if codes else ""


def _lawyer(fact: Fact, labels: Labels) -> str:
    return labels.colleagues.get(fact.lawyer or "", "")


def _helps(fact: Fact, labels: Labels) -> str:
    return ", ".join(labels.item("help_kinds", code) for code in sorted(fact.helps))


_COMMON: tuple[tuple[Message, int, Cell], ...] = (
    (_("Problem"), 34, _listed(CATEGORIES, "category")),
    (_("Rayon or city"), 24, _rayon),
    (_("Sex"), 11, _listed("sexes", "sex")),
    (_("Age"), 19, _age),
    (_("Project"), 24, _listed("projects", "project")),
    (_("Lawyer"), 24, _lawyer),
)
_MATTER: tuple[tuple[Message, int, Cell], ...] = (
    (_("Opened in"), 11, lambda fact, _labels: _month(fact.day)),
    (_("Closed in"), 11, lambda fact, _labels: _month(fact.closed_on)),
    *_COMMON,
    (_("Outcome"), 28, _listed("outcomes", "outcome")),
    (_("Highest level of help"), 28, _listed("help_levels", "level")),
)
_SERVICE: tuple[tuple[Message, int, Cell], ...] = (
    (_("Month"), 11, lambda fact, _labels: _month(fact.day)),
    (_("Kind of help"), 34, _helps),
    (_("Whom"), 18, lambda fact, labels: labels.words(_WHO[fact.who])),
    *_COMMON,
    (_("Minutes"), 11, lambda fact, _labels: fact.minutes),
)
