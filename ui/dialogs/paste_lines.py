"""Looks through pasted lines before they enter a chronology: each date that was read, and those that were not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.language.day_words import read_partial
from reception.matters.pasting import PastedLine, join_to_above, read_pasted
from reception.matters.written_dates import date_before
from ui.dialogs.asking import Asking
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words
from ui.widgets.texts_edit import LanguageBox

WHEN, WHAT, WHERE, SOURCE = range(4)
HEADINGS = (_("When"), _("What happened"), _("Where"), _("How it is known"))
_MOST_LISTED = 20
_LETTERS = (22, 60, 14, 14)
Enter = Callable[[list[dict[str, Any]], "PasteLines"], object]
"""Takes the rows as JSON, and the dialog, which it closes once they are written."""


class PasteLines(Asking):
    """The lines as they were read; a date is put right by typing it."""

    def __init__(self, place: Workplace, owner: QWidget, *, text: str, html: str, enter: Enter) -> None:
        """Show what was pasted."""
        super().__init__(place, owner, _("Lines for the chronology"), verb=_("Enter the lines"))
        self._enter = enter
        self._lines: list[PastedLine] = read_pasted(text, html, today=place.today)
        self._is_filling = False
        words = place.words
        self._told = self.add_text("")
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setHorizontalHeaderLabels([words(heading) for heading in HEADINGS])
        self.table.setAccessibleName(words(_("Lines for the chronology")))
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self._size_columns()
        self.language = LanguageBox(place, str(place.memory.get("matters.language", words.language)))
        self.add(self.table)
        self.body.addLayout(self._below())
        self._fill()
        self.table.itemChanged.connect(self._take)
        self.does(self._try_to_enter)
        self.resize(self.fontMetrics().averageCharWidth() * 130, self.sizeHint().height())
        self.table.setFocus()

    def join(self) -> None:
        """Make the marked line part of the one above it."""
        row = self.table.currentRow()
        if row > 0:
            self._lines = join_to_above(self._lines, row)
            self._fill(row - 1)

    def take_out(self) -> None:
        """Leave the marked line out."""
        row = self.table.currentRow()
        if row >= 0:
            del self._lines[row]
            self._fill(min(row, len(self._lines) - 1))

    def _fill(self, current: int = 0) -> None:
        self._is_filling = True
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            self._fill_row(row, line)
        self.table.resizeRowsToContents()
        self._is_filling = False
        if self._lines:
            self.table.setCurrentCell(max(current, 0), WHEN)
        self._tell()

    def _fill_row(self, row: int, line: PastedLine) -> None:
        words = self.place.words
        unread = words(_("no date: {said}"), said=line.said) if line.said else words(_("no date"))
        when = edtf_words(words, line.at) if line.at is not None else unread
        for column, text in ((WHEN, when), (WHAT, line.text), (WHERE, line.place), (SOURCE, line.source)):
            item = QTableWidgetItem(text)
            if column == WHEN and line.at is None:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                item.setBackground(self.palette().color(QPalette.ColorRole.AlternateBase))
            self.table.setItem(row, column, item)

    def _take(self, item: QTableWidgetItem) -> None:
        """Take in what was typed into a cell."""
        if self._is_filling:
            return
        row, text = item.row(), item.text().strip()
        line = self._lines[row]
        if item.column() == WHEN:
            self._lines[row] = replace(line, at=self._date(text), said=text)
        else:
            told: dict[str, Any] = {{WHAT: "text", WHERE: "place", SOURCE: "source"}[item.column()]: text}
            self._lines[row] = replace(line, **told)
        self._is_filling = True
        self._fill_row(row, self._lines[row])
        self._is_filling = False
        self._tell()

    def _date(self, text: str) -> PartialDate | None:
        try:
            return read_partial(text, today=self.place.today)
        except Refused:
            read = date_before(text, today=self.place.today)
            return read[0] if read else None

    def _missing(self) -> list[int]:
        return [number for number, line in enumerate(self._lines, start=1) if line.at is None]

    def _empty(self) -> list[int]:
        return [number for number, line in enumerate(self._lines, start=1) if not line.text]

    def _tell(self) -> None:
        words, missing = self.place.words, self._missing()
        told = words.count(_("{n} line was read."), _("{n} lines were read."), len(self._lines))
        if missing:
            told += " " + words(_("Without a date: {lines}."), lines=_listed(missing))
        self._told.setText(told)
        self.verb.setEnabled(bool(self._lines))

    def _try_to_enter(self) -> None:
        if missing := self._missing():
            self._point_at(
                missing,
                WHEN,
                _(
                    "Lines without a date: {lines}. Type the date, join them to the line above or take them out."
                ),
            )
        elif empty := self._empty():
            self._point_at(empty, WHAT, _("Lines in which nothing happened: {lines}."))
        else:
            self.place.memory.keep("matters.language", self.language.code())
            self.wait_for(is_busy=True)
            self._enter([self._as_json(line) for line in self._lines], self)

    def _point_at(self, lines: Sequence[int], column: int, message: Message) -> None:
        self.show_trouble(Refused(message, lines=_listed(lines)))
        self.table.setCurrentCell(lines[0] - 1, column)
        self.table.setFocus()

    def _as_json(self, line: PastedLine) -> dict[str, Any]:
        text = {"language": self.language.code(), "text": line.text}
        return {"at": str(line.at), "text": text, "place": line.place or None, "source": line.source or None}

    def _size_columns(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            heading = self.table.horizontalHeader().sectionSizeHint(column) + letter * 2
            self.table.setColumnWidth(column, max(letter * letters, heading))
        self.table.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        screen = QGuiApplication.primaryScreen()
        self.table.setMinimumHeight(min(letter * 45, screen.availableGeometry().height() // 2))

    def _below(self) -> QHBoxLayout:
        words = self.place.words
        label = QLabel(words(_("&Language of the texts")))
        label.setBuddy(self.language)
        join = QPushButton(words(_("&Join to the line above")))
        out = QPushButton(words(_("Take &out")))
        row = QHBoxLayout()
        for button, run in ((join, self.join), (out, self.take_out)):
            button.setAutoDefault(False)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(label)
        row.addWidget(self.language)
        return row


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_MOST_LISTED])) + ("…" if len(numbers) > _MOST_LISTED else "")
