"""A date as far as it is known: a day with its hour, a month, a season, a year, a range, "about" one of these."""

from __future__ import annotations

from reception.kernel.dates import PartialDate
from reception.language.dates import short_date
from reception.language.day_words import read_partial
from ui.text.formats import edtf_words, short_day
from ui.widgets.day_edit import WEEKDAYS, DateLine


class PartialEdit(DateLine):
    """A line for a partial date: `11.2025`, `осень 2024`, `около 2010`, `24.11 14:30`, `2.11 - 5.11`."""

    def _typed(self, text: str) -> PartialDate:
        return read_partial(text, today=self._place.today)

    def _worded(self, read: PartialDate) -> str:
        words = self._place.words
        if read.whole_day is None:
            return edtf_words(words, read)
        return f"{words(WEEKDAYS[read.whole_day.weekday()])} {short_date(read)}"

    def _as_typed(self, read: PartialDate) -> str:
        """The plainest of its wordings that is read back as the same date."""
        day = read.whole_day
        if day is not None and read.start.hour is None:
            return short_day(day)
        wordings = (short_date(read), edtf_words(self._place.words, read))
        seasonless = read.start.season is None and (read.end is None or read.end.season is None)
        for wording in wordings if seasonless else reversed(wordings):
            if self._read_or_none(wording) == read:
                return wording
        return str(read)
