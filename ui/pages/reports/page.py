"""The page of reports: tables at the left, figures with their chart, and the records behind a number below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.reports.behind import records_behind
from reception.reports.counting import Figure
from reception.reports.labels import Labels
from reception.store.reading import Reading
from ui.pages.reports.asking import Shown, month_shown
from ui.pages.reports.bar import ReportBar
from ui.pages.reports.behind_view import BehindView
from ui.pages.reports.figure_table import FigureTable
from ui.pages.reports.saving import Saving
from ui.pages.reports.views import INCOMPLETE, MAIN, View, entries, figure_words, view_of
from ui.tasks.workplace import Workplace
from ui.widgets.chart import BarChart
from ui.widgets.command import Command
from ui.widgets.file_dialog import ask_for_files, ask_where_to_write
from ui.widgets.page import Page
from ui.widgets.printing import ask_printer

_TABLE = Qt.ItemDataRole.UserRole
_AIR = 10
_MARGINS = 80
_LETTERS = 25
"""Longer titles of tables take two lines of the list."""
_COUNTED = ("tally", "tally_group", "same_code", "colleague")


class ReportsPage(Page):
    """The month in figures."""

    def __init__(self, place: Workplace) -> None:
        """Build the page; nothing is counted before it is opened."""
        super().__init__(place)
        words = place.words
        self._shown: Shown | None = None
        self._view: View | None = None
        self._figure: Figure | None = None
        """The number whose records stand below."""
        self.saving = Saving(place, self)
        self.bar = ReportBar(place)
        self.list = QListWidget()
        self.list.setAccessibleName(words(_("Tables of the report")))
        self._fill_list()
        self.figures = FigureTable(words(_("Figures of the month")))
        self.chart = BarChart()
        self.note = QLabel()
        self.behind = BehindView(place)
        self._lay_out()
        self.bar.month_changed.connect(self._turn_month)
        self.bar.save_asked.connect(self.ask_where_to_save)
        self.bar.inner_asked.connect(self.ask_inner)
        self.bar.combine_asked.connect(self.ask_combine)
        self.bar.print_asked.connect(self.ask_print)
        self.list.currentItemChanged.connect(lambda _now, _before: self._turn_table())
        self.figures.asked.connect(self.show_behind)
        place.changed.connect(self._something_changed)

    def _fill_list(self) -> None:
        for table, title, family in entries(self.place.words):
            if family and family != title:
                head = QListWidgetItem(fill(family, _LETTERS))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.font()
                font.setBold(True)
                head.setFont(font)
                self._add_entry(head)
            item = QListWidgetItem(fill(title, _LETTERS))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            item.setData(_TABLE, table)
            self._add_entry(item)

    def _add_entry(self, item: QListWidgetItem) -> None:
        """Add a line with the room that its text needs, in one line or two."""
        lines = item.text().count("\n") + 1
        item.setSizeHint(QSize(0, lines * self.fontMetrics().height() + _AIR))
        self.list.addItem(item)

    def _lay_out(self) -> None:
        title = QLabel(self.place.words(_("Reports")))
        title.setProperty("role", "title")
        self.note.setProperty("role", "hint")
        self.note.setWordWrap(True)
        self.beside = scroll = QScrollArea()
        scroll.setWidget(self.chart)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above = QSplitter(Qt.Orientation.Horizontal)
        above.addWidget(self.figures)
        above.addWidget(scroll)
        above.setSizes([3, 2])
        above.setStretchFactor(0, 3)
        above.setStretchFactor(1, 2)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(above, 1)
        column.addWidget(self.note)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(upper)
        right.addWidget(self.behind)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.list)
        whole.addWidget(right)
        whole.setStretchFactor(1, 1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(self.fontMetrics().averageCharWidth() * (_LETTERS + 6))
        whole.setSizes([1, 10_000])
        for splitter in (above, right, whole):
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        for widget in (title, self.bar):
            column.addWidget(widget)
        column.addWidget(whole, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the chart out where there is no room for it: its numbers stand in the table."""
        super().resizeEvent(event)
        self._fit_chart()

    def _fit_chart(self) -> None:
        room = self.width() - self.list.minimumWidth() - self.figures.minimumWidth() - _MARGINS
        self.beside.setVisible(room >= self.chart.minimumSizeHint().width())

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show a month and a table of it; of nothing said, what was shown last."""
        before = self.where()
        with QSignalBlocker(self.bar):
            self.bar.choose(str(where.get("month", "")))
        self._choose_table(str(where.get("table", self.table())))
        if self.where() != before:
            self._figure = None
        self.refresh()

    def _turn_month(self) -> None:
        self._figure = None
        self.refresh()

    def _turn_table(self) -> None:
        self._figure = None
        self._show_table()

    def where(self) -> dict[str, Any]:
        """The month and the table."""
        return {"month": str(self.bar.period), "table": self.table()}

    def table(self) -> str:
        """The table that is chosen; empty for the main figures."""
        return MAIN if self.list.currentRow() < 0 else str(self.list.currentItem().data(_TABLE))

    def _choose_table(self, table: str) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        found = next((item for item in items if item.data(_TABLE) == table), items[0])
        with QSignalBlocker(self.list):
            self.list.setCurrentItem(found)

    def refresh(self) -> None:
        """Count the month anew."""
        period, office, catalogue = self.bar.period, self.place.me.office, self.place.catalogue

        def ask(reading: Reading) -> Shown:
            return month_shown(reading, period, office=office, catalogue=catalogue)

        self.place.ask(self, ask).then(self._show).about(_("Counting the month…")).run()

    def _something_changed(self, changes: Changes, _initiator: object) -> None:
        if self.isVisible() and changes.touches(*_COUNTED):
            self.refresh()

    def _show(self, shown: Shown) -> None:
        if shown.period == self.bar.period:  # another month may have been chosen since
            self._shown = shown
            self._show_table()
            if self._figure is not None:
                self.show_behind(self._figure)

    def _show_table(self) -> None:
        shown, table = self._shown, self.table()
        if shown is None:
            return
        if table != INCOMPLETE and self._figure is None:
            self.behind.clear()
        if table == INCOMPLETE:
            self.behind.show_incomplete(shown.incomplete)
            table = MAIN
        labels = Labels(self.place.words, self.place.catalogue, shown.colleagues, shown.period.last)
        self._view = view = view_of(shown, table, labels)
        self.figures.show_lines(view.columns, view.lines)
        self.chart.show_bars(view.chart, view.bars)
        self._fit_chart()
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))

    def show_behind(self, figure: Figure) -> None:
        """Show the records behind a number, as far as they are open."""
        if self._view is None:
            return
        self._figure = figure
        period, office, catalogue = self.bar.period, self.place.me.office, self.place.catalogue
        what = figure_words(figure, self._view)
        self.place.ask(
            self,
            lambda reading: records_behind(
                reading, period, office=office, figure=figure, catalogue=catalogue
            ),
        ).then(lambda behind: self.behind.show_behind(what, behind)).run()

    def ask_where_to_save(self) -> None:
        """Ask for the file of the month's workbook, and write it."""
        month, language, final = str(self.bar.period), self.bar.language, self.bar.final.isChecked()
        self._ask_target(
            f"{self.place.me.office}-{month}-{language}.xlsx",
            lambda target: self.saving.month(month, target, language=language, final=final),
        )

    def ask_inner(self) -> None:
        """Say what the rows for inner use hold, and write them where that is wanted."""
        words = self.place.words
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(words(_("Rows for inner use")))
        box.setText(
            words(
                _(
                    "A row a matter and a row a service: month, rayon, sex, age band, problem, lawyer. No names and no "
                    "free texts, but a rare case can be recognised: for use inside the association only. "
                    "The log says who took them."
                )
            )
        )
        write = box.addButton(words(_("Write the rows…")), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(words(_("Do not write")), QMessageBox.ButtonRole.RejectRole)
        write.clicked.connect(self._ask_inner_target)
        box.open()

    def _ask_inner_target(self) -> None:
        month, language = str(self.bar.period), self.bar.language
        self._ask_target(
            f"{self.place.me.office}-{month}-inner.xlsx",
            lambda target: self.saving.inner(month, target, language=language),
        )

    def ask_combine(self) -> None:
        """Ask for the offices' workbooks, and put them together."""
        language = self.bar.language

        def combine(files: Sequence[Path]) -> None:
            self._ask_target(
                "offices.xlsx", lambda target: self.saving.combined(files, target, language=language)
            )

        title = self.place.words(_("The offices' workbooks of one month"))
        ask_for_files(self, title=title, take=combine, kinds=self._excel())

    def _ask_target(self, name: str, write: Callable[[Path], object]) -> None:
        title = self.place.words(_("Write the workbook"))
        ask_where_to_write(self, title=title, name=name, take=write, kinds=self._excel())

    def _excel(self) -> str:
        return f"{self.place.words(_('Excel workbook'))} (*.xlsx)"

    def ask_print(self) -> None:
        """Print the chart that is shown, with its numbers."""
        ask_printer(self, QPrinter(QPrinter.PrinterMode.HighResolution), put=self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the month, the chart and its numbers on a sheet of paper."""
        painter = QPainter(printer)
        painter.setFont(self.font())
        page = painter.viewport()
        line = painter.fontMetrics().height() * 2
        black, grey = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.darkGray)
        head = f"{self.place.words(_('The month in figures'))}: {self.bar.months.currentText()}"
        painter.drawText(QRect(page.left(), page.top(), page.width(), line), 0, head)
        self.chart.paint_on(painter, page.adjusted(0, line, 0, 0), ink=black, fill=grey)
        painter.end()

    def commands(self) -> Sequence[Command]:
        """Writing, printing and going through the months."""
        found = [
            Command(_("Print this table…"), self.ask_print, keys="Ctrl+P", icon="printer"),
            Command(_("Put offices' workbooks together…"), self.ask_combine),
        ]
        if self.place.me.permits("report.make"):
            write = Command(
                _("Write the workbook…"), self.ask_where_to_save, keys="Ctrl+S", icon="file-spreadsheet"
            )
            found = [write, *found, Command(_("Rows for inner use…"), self.ask_inner)]
        return found

    def first_field(self) -> QWidget:
        """The list of tables; of somebody who comes back from a record behind a number, the records."""
        return self.list if self.behind.table.key() is None else self.behind.table
