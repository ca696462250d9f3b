"""The bar above the figures: which month, in which language, draft or final, and what can be written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from reception.kernel.i18n import Language, Message, language_of
from reception.kernel.i18n import mark as _
from reception.reports.period import Period
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout

_MONTHS_BACK = 120
LANGUAGES: Mapping[Language, Message] = {"ru": _("Russian"), "ky": _("Kyrgyz"), "en": _("English")}


class ReportBar(QWidget):
    """Month, language, state, and the buttons."""

    month_changed = Signal()
    save_asked = Signal()
    inner_asked = Signal()
    combine_asked = Signal()
    print_asked = Signal()

    def __init__(self, place: Workplace) -> None:
        """The month before this one is chosen: it is the one that is reported now."""
        super().__init__()
        self._place = place
        words = place.words
        self.months = QComboBox()
        self.months.setAccessibleName(words(_("Month")))
        for period in months_before(place.today):
            self.months.addItem(period.words(words.language), str(period))
        self.months.setCurrentIndex(1)
        self.months.currentIndexChanged.connect(self._month_chosen)
        self.earlier = self._arrow("chevron-left", _("The month before"), 1)
        self.later = self._arrow("chevron-right", _("The next month"), -1)
        self.languages = QComboBox()
        for code, name in LANGUAGES.items():
            self.languages.addItem(words(name), code)
        self.languages.setCurrentIndex(self.languages.findData(words.language))
        label = QLabel(words(_("&Language of the workbook")))
        label.setBuddy(self.languages)
        self.final = QCheckBox(words(_("Final: the month is over and checked")))
        self.save = QPushButton(words(_("Write the workbook…")))
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self.save_asked)
        self.more = QPushButton(words(_("More")))
        self.more.setMenu(self._menu())
        flow = FlowLayout(self, gap=8)
        for widget in (
            _together(self.earlier, self.months, self.later),
            _together(label, self.languages),
            self.final,
            _together(self.save, self.more),
        ):
            flow.addWidget(widget)
        self._show_state()

    def _arrow(self, name: str, what: Message, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setAccessibleName(self._place.words(what))
        button.setToolTip(self._place.words(what))
        button.clicked.connect(
            lambda _checked=False: self.months.setCurrentIndex(self.months.currentIndex() + step)
        )
        return button

    def _menu(self) -> QMenu:
        words = self._place.words
        menu = QMenu(self)
        menu.addAction(words(_("Print this table…")), self.print_asked.emit)
        menu.addAction(words(_("Rows for inner use…")), self.inner_asked.emit)
        menu.addAction(words(_("Put offices' workbooks together…")), self.combine_asked.emit)
        return menu

    @property
    def period(self) -> Period:
        """The month that is chosen."""
        year, month = str(self.months.currentData()).split("-")
        return Period(int(year), int(month))

    @property
    def language(self) -> Language:
        """The language of the workbook."""
        return language_of(str(self.languages.currentData())) or self._place.words.language

    def choose(self, month: str) -> None:
        """Show another month, where there is such a one."""
        at = self.months.findData(month)
        if at >= 0:
            self.months.setCurrentIndex(at)

    def _month_chosen(self) -> None:
        self._show_state()
        self.month_changed.emit()

    def _show_state(self) -> None:
        """A month that is not over has no final report."""
        at = self.months.currentIndex()
        self.earlier.setEnabled(at < self.months.count() - 1)
        self.later.setEnabled(at > 0)
        is_over = self.period.last < self._place.today
        self.final.setEnabled(is_over)
        if not is_over:
            with QSignalBlocker(self.final):
                self.final.setChecked(False)
        self.save.setEnabled(self._place.me.permits("report.make"))


def months_before(day: date) -> list[Period]:
    """This month and those before it, the latest first."""
    count = day.year * 12 + day.month - 1
    return [Period(one // 12, one % 12 + 1) for one in range(count, count - _MONTHS_BACK, -1)]


def _together(*widgets: QWidget) -> QWidget:
    """Widgets that no line break parts."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return box
