"""What the screen says that no page says by itself: days, numbers, sizes, and Qt's own words in three languages."""

from __future__ import annotations

from ui.text.formats import age_words, date_words, edtf_words, file_size, number, short_day, short_moment
from ui.text.qt_language import QtLanguage

__all__ = [
    "QtLanguage",
    "age_words",
    "date_words",
    "edtf_words",
    "file_size",
    "number",
    "short_day",
    "short_moment",
]
