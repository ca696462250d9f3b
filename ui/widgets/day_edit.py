"""A day typed as people say it, with the day that was understood beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.day_words import read_day
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.faults import FaultLine

WEEKDAYS: tuple[Message, ...] = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_LOCALES: dict[Language, str] = {"ru": "ru_RU", "ky": "ky_KG", "en": "en_GB"}
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_SIGNS = 24


def with_weekday(words: Translator, day: date) -> str:
    """`Tue 24.11.2026`."""
    return f"{words(WEEKDAYS[day.weekday()])} {short_day(day)}"


class Calendar(QCalendarWidget):
    """A month to pick a day from, in a window that closes itself."""

    def __init__(self, language: Language, owner: QWidget, *, pick: Callable[[date], object]) -> None:
        """Show the month in this language; Monday comes first everywhere."""
        super().__init__(owner)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLocale(QLocale(_LOCALES[language]))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._pick = pick
        self.clicked.connect(self._take)
        self.activated.connect(self._take)

    def _take(self, day: QDate) -> None:
        self._pick(date(day.year(), day.month(), day.day()))
        self.close()


class Dates(Protocol):
    """What a date is in one kind of line."""

    def read(self, text: str) -> PartialDate:
        """The date of a typed text; `Refused` where it is none."""

    def worded(self, known: PartialDate) -> str:
        """What was understood, as the line says it beside itself."""

    def as_typed(self, known: PartialDate) -> str:
        """The date as it would be typed."""


class DateLine(QWidget):
    """A line for a date; what a date is and how it is worded is said by its `Dates`."""

    changed = Signal()

    def __init__(self, place: Workplace, dates: Dates, parent: QWidget | None = None) -> None:
        """An empty line: no day is set by itself."""
        super().__init__(parent)
        self._place = place
        self._dates = dates
        self.line = QLineEdit(self)
        self.line.setMinimumWidth(self.line.fontMetrics().averageCharWidth() * _SIGNS // 2)
        self.setFocusProxy(self.line)
        self._understood = QLabel(self)
        self._understood.setProperty("role", "hint")
        self._fault = FaultLine(self.line, self)
        self._button = self._calendar_button()
        self._lay_out()
        self.line.textChanged.connect(self._tell)
        self.line.editingFinished.connect(self._leave)
        self.line.installEventFilter(self)

    def value(self) -> str | None:
        """The date in EDTF; what was typed, where it is no date; None of an empty line."""
        text = self.line.text().strip()
        read = self.read()
        return str(read) if read is not None else text or None

    def show_value(self, value: str | date | None) -> None:
        """Show a date, given as a day or in EDTF; what is neither stands as it was typed."""
        if isinstance(value, date):
            value = value.isoformat()
        read = self._read_or_none(value) if value else None
        self.line.setText(self._dates.as_typed(read) if read is not None else value or "")
        self._fault.say("")

    def read(self) -> PartialDate | None:
        """The date that the line says, or None."""
        return self._read_or_none(self.line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move by a day, F4 opens the calendar."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS and not event.modifiers():
                self._step(_STEPS[key])
                return True
            if key == Qt.Key.Key_F4 and not event.modifiers():
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Show a month below the line, at the day that stands in it or today's."""
        read = self.read()
        day = self._place.today if read is None else read.first()
        calendar = Calendar(self._place.words.language, self, pick=self._pick)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.move(self.mapToGlobal(QPoint(0, self.line.height() + 2)))
        calendar.show()
        calendar.setFocus()

    def _read_or_none(self, text: str) -> PartialDate | None:
        try:
            return self._dates.read(text) if text.strip() else None
        except Refused:
            return None

    def _calendar_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("calendar-days", button))
        button.setIconSize(QSize(16, 16))
        button.setMinimumSize(28, 28)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F4 does the same from the line
        button.setAccessibleName(self._place.words(_("Choose a day")))
        button.setToolTip(self._place.words(_("Choose a day (F4)")))
        button.clicked.connect(self.open_calendar)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        row.addWidget(self._understood, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._fault)

    def _tell(self) -> None:
        read = self.read()
        self._understood.setText("" if read is None else self._dates.worded(read))
        self.line.setAccessibleDescription(self._understood.text())
        if read is not None or not self.line.text().strip():
            self._fault.say("")
        self.changed.emit()

    def _leave(self) -> None:
        """What was understood is written out whole, so that `+3` does not stand there tomorrow."""
        text = self.line.text()
        try:
            read = self._dates.read(text) if text.strip() else None
        except Refused as refused:
            self._fault.say(self._place.words(refused.message, **refused.values))
            return
        if read is not None and self._dates.as_typed(read) != text:
            self.line.setText(self._dates.as_typed(read))

    def _step(self, days: int) -> None:
        read = self.read()
        if self.line.text().strip() and (read is None or read.whole_day is None):
            return
        start = None if read is None else read.whole_day
        day = self._place.today if start is None else start + timedelta(days=days)
        self.line.setText(short_day(day))

    def _pick(self, day: date) -> None:
        self.line.setText(short_day(day))
        self.line.setFocus()


class WholeDays:
    """Whole days and nothing else."""

    def __init__(self, place: Workplace) -> None:
        """As people at this workplace type them."""
        self._place = place

    def read(self, text: str) -> PartialDate:
        """The day of a typed text; `Refused` where it is none."""
        return PartialDate.of(read_day(text, today=self._place.today))

    def worded(self, known: PartialDate) -> str:
        """The day of the week and the day."""
        return with_weekday(self._place.words, known.first())

    def as_typed(self, known: PartialDate) -> str:
        """As `24.11.2026`."""
        return short_day(known.first())


class DayEdit(DateLine):
    """A whole day: `24.11`, `+3`, `вчера`, `эртең`, `fri`."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """An empty line."""
        super().__init__(place, WholeDays(place), parent)

    def day(self) -> date | None:
        """The day that was typed, or None."""
        read = self.read()
        return None if read is None else read.whole_day
