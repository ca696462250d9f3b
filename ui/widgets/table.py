"""A table that keeps the numbers of its rows and fetches a page of lines when it is to be painted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Line = Sequence[str]
"""The texts of one row, a text a column."""
Fetch = Callable[["array[int]"], "Sequence[Line | None] | None"]
"""Lines of these rows in their order, None for a row that is gone; None where they come later, by `arrive`."""
Index = QModelIndex | QPersistentModelIndex

PAGE_BITS = 8
PAGE = 1 << PAGE_BITS
_IN_PAGE = PAGE - 1
_PAGES_KEPT = 64
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ROW_MARGIN = 11
LATER = "…"
_NO_INDEX = QModelIndex()
_HAS_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay


class IdModel(QAbstractTableModel):
    """Rows by number; texts are asked for a page at a time and the pages seen last are kept."""

    sort_wanted = Signal(int, bool)
    """A column, and whether the greatest comes first."""

    def __init__(
        self, columns: Sequence[str], ids: array[int], fetch: Fetch, parent: QObject | None = None
    ) -> None:
        """The titles of the columns, the numbers of all rows in order, and who brings their lines."""
        super().__init__(parent)
        self._columns = list(columns)
        self._ids = ids
        self._fetch = fetch
        self._pages: dict[int, list[Line]] = {}
        self._asked: dict[int, array[int]] = {}
        self._gone: set[int] = set()
        self._blank: list[Line] = [[LATER, *[""] * (len(self._columns) - 1)]] * PAGE
        self._empty: Line = [""] * len(self._columns)

    @property
    def ids(self) -> array[int]:
        """The numbers of all rows, in order."""
        return self._ids

    def show_ids(self, ids: array[int]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._ids = ids
        self._drop_pages()
        self.endResetModel()

    def refresh(self) -> None:
        """The lines may be others now: they are fetched anew when they are painted."""
        self._drop_pages()
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def arrive(self, wanted: array[int], lines: Sequence[Line | None]) -> None:
        """Lines that were asked for come; what nobody waits for any more is dropped."""
        page = next((page for page, asked in self._asked.items() if asked is wanted), None)
        if page is None:
            return
        del self._asked[page]
        self._keep(page, lines)
        first = page << PAGE_BITS
        last = min(first + PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    @property
    def gone(self) -> AbstractSet[int]:
        """The rows that were there when the list was made, and are not any more; it is kept up to date."""
        return self._gone

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """The place of a cell. Qt's own would ask for both counts each time, and it is wanted for every cell painted."""
        if 0 <= row < len(self._ids) and 0 <= column < len(self._columns) and not parent.isValid():
            return self.createIndex(row, column)
        return QModelIndex()

    def data(self, index: Index, role: int = 0) -> Any:
        """The text of a cell. Called ten thousand times a second while one scrolls: nothing more is done here."""
        if role:
            return self._grey() if role == _FOREGROUND and index.row() in self._gone else None
        row = index.row()
        page = self._pages.get(row >> PAGE_BITS)
        if page is None:
            page = self._want(row >> PAGE_BITS)
        return page[row & _IN_PAGE][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section] if section < len(self._columns) else None
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask whoever knows the order; the rows stay until others are shown."""
        self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    def _want(self, page: int) -> list[Line]:
        """A page that is not here: fetched now, or a blank one until it arrives."""
        if page not in self._asked:
            wanted = self._ids[page << PAGE_BITS : (page + 1) << PAGE_BITS]
            self._asked[page] = wanted
            lines = self._fetch(wanted)
            if lines is not None and self._asked.pop(page, None) is wanted:
                self._keep(page, lines)
        return self._pages.get(page, self._blank)

    def _keep(self, page: int, lines: Sequence[Line | None]) -> None:
        first = page << PAGE_BITS
        self._gone -= set(range(first, first + PAGE))
        self._gone |= {first + place for place, line in enumerate(lines) if line is None}
        self._pages[page] = [self._empty if line is None else line for line in lines]
        while len(self._pages) > _PAGES_KEPT:
            del self._pages[next(iter(self._pages))]

    def _drop_pages(self) -> None:
        self._pages.clear()
        self._asked.clear()
        self._gone.clear()

    def _grey(self) -> Any:
        return QApplication.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)


class LineDelegate(QStyledItemDelegate):
    """Asks once a cell for its text, where Qt would ask seven times for what no cell of ours has."""

    def __init__(self, model: IdModel, parent: QObject) -> None:
        """Paint the lines of this model; where they stand, and how long texts are cut, the view has said."""
        super().__init__(parent)
        self._text = model.data
        self._gone = model.gone

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Say what is to be painted: the text, grey where the row is gone."""
        option.text = self._text(index)
        option.features = _HAS_TEXT
        if self._gone and index.row() in self._gone:
            grey = option.palette.brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            option.palette.setBrush(QPalette.ColorRole.Text, grey)


class IdTable(QTableView):
    """Shows an `IdModel`: arrows choose, Enter opens, letters go to whoever finds."""

    chosen = Signal(int)
    """The number of the row that is chosen now; -1 where none is."""
    opened = Signal(int)
    """The number of the row on which Enter or a double click fell."""
    typed = Signal(str)
    """Letters typed into the table: they belong to the line that finds."""

    def __init__(self, model: IdModel, *, name: str, parent: QWidget | None = None) -> None:
        """Show the model; `name` is what a screen reader says."""
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(LineDelegate(model, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(self.fontMetrics().height() + _ROW_MARGIN, 28))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def chosen_id(self) -> int | None:
        """The number of the row that is chosen, or None."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def choose(self, wanted: int | None) -> bool:
        """Choose the row of this number and show it; whether it is here."""
        ids = self._model.ids
        if wanted is None or wanted not in ids:
            self.clearSelection()
            self.setCurrentIndex(_NO_INDEX)
            return False
        self.selectRow(ids.index(wanted))
        self.scrollTo(self.currentIndex())
        return True

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen now."""
        super().selectionChanged(selected, deselected)
        chosen = self.chosen_id() if self.selectionModel().hasSelection() else None
        self.chosen.emit(-1 if chosen is None else chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are handed on."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held:
            self._open(self.currentIndex().row())
        elif event.text().isprintable() and event.text().strip() and not held:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Never through the rows themselves: all of them would be fetched."""

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._model.ids) and row not in self._model.gone:
            self.opened.emit(self._model.ids[row])
