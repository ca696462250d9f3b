"""What the page of reports asks: the figures of a month with their words, and what is incomplete in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reception.reference.catalogue import Catalogue
from reception.reports.counting import figures
from reception.reports.facts import colleagues, facts_of_month
from reception.reports.figures import Month
from reception.reports.incomplete import Incomplete, incomplete_records
from reception.reports.period import Period
from reception.store.reading import Reading


@dataclass(frozen=True)
class Shown:
    """A month as the page shows it."""

    period: Period
    figures: Month
    colleagues: Mapping[str, str]
    incomplete: tuple[Incomplete, ...]


def month_shown(reading: Reading, period: Period, *, office: str, catalogue: Catalogue) -> Shown:
    """Count a month for the screen; no edition is recorded."""
    counted = figures(
        facts_of_month(reading, period, office=office), period, office=office, catalogue=catalogue
    )
    lacking = incomplete_records(reading, period, office=office)
    return Shown(period, counted, colleagues(reading), tuple(lacking))
