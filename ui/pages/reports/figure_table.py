"""A table of figures in which every number can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from reception.reports.counting import Figure
from ui.text.formats import number

_FIGURE = Qt.ItemDataRole.UserRole
_ROW_MARGIN = 10
_NAME_LETTERS = 22


@dataclass(frozen=True)
class FigureLine:
    """One line: its name, its numbers with what each counts, and whether it stands out."""

    name: str
    numbers: tuple[tuple[Figure, int | None], ...]
    is_strong: bool = False


class FigureTable(QTableWidget):
    """Lines of numbers; arrows go from number to number, Enter opens the records behind one."""

    asked = Signal(object)
    """The `Figure` whose records are asked for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """An empty table."""
        super().__init__(0, 0, parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + _ROW_MARGIN)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.itemActivated.connect(self._activated)

    def show_lines(self, columns: Sequence[str], lines: Sequence[FigureLine]) -> None:
        """Show these lines under these columns, the first of which holds names."""
        self.clear()
        self.setColumnCount(len(columns) + 1)
        self.setRowCount(len(lines))
        self.setHorizontalHeaderLabels(["", *columns])
        for at, line in enumerate(lines):
            self._put(at, 0, QTableWidgetItem(line.name), line)
            for column, (figure, count) in enumerate(line.numbers, 1):
                item = QTableWidgetItem("" if count is None else number(count))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if count:
                    item.setData(_FIGURE, figure)
                self._put(at, column, item, line)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if columns:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._give_room()

    def _give_room(self) -> None:
        """Keep the names readable: the table is never narrower than its numbers and a short name."""
        numbers = sum(self.horizontalHeader().sectionSizeHint(at) for at in range(1, self.columnCount()))
        names = self.fontMetrics().averageCharWidth() * _NAME_LETTERS
        self.setMinimumWidth(
            names + numbers + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        )

    def _put(self, row: int, column: int, item: QTableWidgetItem, line: FigureLine) -> None:
        if line.is_strong:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        self.setItem(row, column, item)

    def figure(self) -> Figure | None:
        """What the chosen number counts; of a name, what the first number of its line counts."""
        item = self.currentItem()
        if item is None:
            return None
        row = item.row()
        places = [item.column()] if item.column() else range(1, self.columnCount())
        found = (self.item(row, column) for column in places)
        known = (one.data(_FIGURE) for one in found if one is not None)
        return next((figure for figure in known if isinstance(figure, Figure)), None)

    def _activated(self, _item: QTableWidgetItem) -> None:
        figure = self.figure()
        if figure is not None:
            self.asked.emit(figure)
