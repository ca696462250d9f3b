"""The month of a report, as local days of Asia/Bishkek."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reception.kernel.dates import PartialDate, Point
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.language.dates import word_date

_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Period:
    """One calendar month; both end days are inside."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        """Written as 2026-11, the form that is kept and that files carry."""
        return f"{self.year:04}-{self.month:02}"

    def words(self, language: Language) -> str:
        """Named in a heading: `ноябрь 2026 года`, `2026-жылдын ноябры`, `November 2026`."""
        return word_date(PartialDate(Point(year=self.year, month=self.month)), language)


def read_period(text: str) -> Period:
    """The month written as 2026-11; `Refused` for anything else."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise Refused(_("Write the month as 2026-11."))
    return Period(int(found[1]), int(found[2]))
