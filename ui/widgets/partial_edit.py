"""A date as far as it is known: a day with its hour, a month, a season, a year, a range, "about" one of these."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QWidget

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.language.dates import short_date
from reception.language.day_words import read_partial
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words, short_day
from ui.widgets.day_edit import WEEKDAYS, DateLine


class PartialDates:
    """Dates as far as they are known."""

    def __init__(self, place: Workplace) -> None:
        """As people at this workplace type them."""
        self._place = place

    def read(self, text: str) -> PartialDate:
        """The date of a typed text; `Refused` where it is none."""
        return read_partial(text, today=self._place.today)

    def worded(self, known: PartialDate) -> str:
        """A whole day with its day of the week, anything else in words."""
        words = self._place.words
        if known.whole_day is None:
            return edtf_words(words, known)
        return f"{words(WEEKDAYS[known.whole_day.weekday()])} {short_date(known)}"

    def as_typed(self, known: PartialDate) -> str:
        """The plainest of its wordings that is read back as the same date."""
        day = known.whole_day
        if day is not None and known.start.hour is None:
            return short_day(day)
        wordings = (short_date(known), edtf_words(self._place.words, known))
        seasonless = known.start.season is None and (known.end is None or known.end.season is None)
        for wording in wordings if seasonless else reversed(wordings):
            with suppress(Refused):
                if self.read(wording) == known:
                    return wording
        return str(known)


class PartialEdit(DateLine):
    """A line for a partial date: `11.2025`, `осень 2024`, `около 2010`, `24.11 14:30`, `2.11 - 5.11`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """An empty line."""
        super().__init__(place, PartialDates(place), parent)
