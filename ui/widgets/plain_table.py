"""A short table that is only read: its rows fit in memory, and each is known by a key."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

_KEY = Qt.ItemDataRole.UserRole
_ROW_MARGIN = 12
_ROOM = 14
_FEWEST_LETTERS = 5
_MOST_LETTERS = 30


class PlainTable(QTableWidget):
    """Rows of texts; arrows choose, Enter opens, the rest of the keyboard belongs to the page."""

    chose = Signal(object)
    """The key of the row that is chosen now, or None."""
    opened = Signal(object)
    """The key of the row on which Enter or a double click fell."""

    def __init__(
        self, columns: Sequence[str], *, name: str, wide: int = -1, parent: QWidget | None = None
    ) -> None:
        """An empty table of these columns; `name` is what a screen reader says, `wide` the one that takes the room."""
        super().__init__(0, len(columns), parent)
        self._rows: list[list[str]] = []
        self._keys: list[Hashable] = []
        self._wanted = 0
        self.setHorizontalHeaderLabels(list(columns))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_MARGIN)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._wide = wide % len(columns)
        self._give_room()
        self.itemSelectionChanged.connect(lambda: self.chose.emit(self.key()))
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_KEY)))

    def show_rows(self, rows: Sequence[tuple[Hashable, Sequence[str]]]) -> None:
        """Show these rows, each a key and its texts; the row that was chosen stays chosen where it is there still."""
        before = self.key()
        self._rows = [list(texts) for _key, texts in rows]
        self._keys = [key for key, _texts in rows]
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for at, (key, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_KEY, key)
                item.setToolTip(text)
                self.setItem(at, column, item)
        self.blockSignals(False)
        self._give_room()
        self.choose(before)
        if self.key() != before:
            self.chose.emit(self.key())

    def _give_room(self) -> None:
        """Make every column as wide as what stands in it, and a little wider; one of them takes what is left."""
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + _ROOM)
        self._wanted = min(
            self.columnWidth(self._wide), self.fontMetrics().averageCharWidth() * _MOST_LETTERS
        )
        self._spread()

    def _spread(self) -> None:
        """Give the wide column what is left, but not less than it wants: the table scrolls sooner than it hides."""
        others = sum(self.columnWidth(one) for one in range(self.columnCount()) if one != self._wide)
        self.setColumnWidth(self._wide, max(self._wanted, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns over the new width."""
        super().resizeEvent(event)
        self._spread()

    def key(self) -> object:
        """The key of the row that is chosen, or None."""
        chosen = self.selectedItems()
        return chosen[0].data(_KEY) if chosen else None

    def choose(self, key: object) -> None:
        """Choose the row of this key; none where it is not there."""
        if key is not None and key in self._keys:
            self.setCurrentCell(self._keys.index(key), 0)
        else:
            self.clearSelection()

    def texts(self) -> list[list[str]]:
        """What stands in the table, row by row."""
        return self._rows
