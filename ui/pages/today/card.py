"""A section of the day as a card: its title with the count, its lines, or what to do where there are none."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.i18n import Translator
from ui.pages.today.sections import Line, Section

ROOM = 12
"""Pixels around the letters of a line: a shaking hand must hit it."""
MOST_LINES = 8
"""A longer list scrolls inside its card."""


class LineList(QTreeWidget):
    """Lines in columns; Enter and a double click open one, Space deals with it."""

    opened = Signal(object)
    dealt_with = Signal(object)

    def __init__(self, section: Section, words: Translator, parent: QWidget | None = None) -> None:
        """Show the lines of a section."""
        super().__init__(parent)
        self.setAccessibleName(words(section.title))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setColumnCount(max((len(line.cells) for line in section.lines), default=1))
        for line in section.lines:
            item = QTreeWidgetItem(self, list(line.cells))
            letters = self.fontMetrics()
            item.setSizeHint(
                0, QSize(letters.horizontalAdvance(line.cells[0]) + ROOM, letters.height() + ROOM)
            )
            item.setData(0, Qt.ItemDataRole.UserRole, line)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, line.cells)))
            for column, cell in enumerate(line.cells):
                item.setToolTip(column, cell)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemActivated.connect(lambda item, _column: self.opened.emit(_line_of(item)))
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._fit(len(section.lines))

    def _fit(self, lines: int) -> None:
        self.setFixedHeight(self.sizeHintForRow(0) * min(lines, MOST_LINES) + 2 * self.frameWidth() + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A line is lit only where the keyboard is: where it was, at first on the first."""
        super().focusInEvent(event)
        if (lit := self.topLevelItem(self.currentIndex().row())) is not None:
            self.setCurrentItem(lit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No line is lit where the keyboard is not."""
        self.clearSelection()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space deals with the line under the cursor; Enter opens it on every platform."""
        item = self.currentItem()
        if item is not None and event.key() == Qt.Key.Key_Space:
            self.dealt_with.emit(_line_of(item))
        elif item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(_line_of(item))
        else:
            super().keyPressEvent(event)


def _line_of(item: QTreeWidgetItem) -> Line:
    line: Line = item.data(0, Qt.ItemDataRole.UserRole)
    return line


class Card(QFrame):
    """A section with its lines; an empty one says so and offers one thing to do."""

    opened = Signal(object)
    dealt_with = Signal(object)
    offered = Signal(str)

    def __init__(
        self, section: Section, words: Translator, parent: QWidget | None = None, *, may_offer: bool = True
    ) -> None:
        """Show a section; an empty one offers nothing where the roles do not allow it."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.section = section
        self.lines: LineList | None = None
        layout = QVBoxLayout(self)
        layout.addLayout(self._heading(words))
        if section.lines:
            self.lines = LineList(section, words, self)
            self.lines.opened.connect(self.opened)
            self.lines.dealt_with.connect(self.dealt_with)
            layout.addWidget(self.lines)
            if section.hint is not None:
                layout.addWidget(_hint(words(section.hint), self))
        else:
            layout.addLayout(self._empty(words, may_offer=may_offer))

    def _heading(self, words: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(words(self.section.title), self)
        title.setProperty("role", "subtitle")
        count = QLabel(str(len(self.section.lines)) if self.section.lines else "", self)
        count.setProperty("role", "number")
        row.addWidget(title)
        row.addWidget(count)
        row.addStretch()
        late = sum(line.late for line in self.section.lines)
        if late:
            overdue = QLabel(words(self.section.late, count=late), self)
            overdue.setProperty("role", "fault")
            row.addWidget(overdue)
        return row

    def _empty(self, words: Translator, *, may_offer: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        said = _hint(words(self.section.empty), self)
        row.addWidget(said, 1)
        if not may_offer:
            return row
        offer = QPushButton(words(self.section.offer), self)
        offer.setAccessibleDescription(words(self.section.title))
        offer.clicked.connect(lambda: self.offered.emit(self.section.page))
        row.addWidget(offer)
        return row

    def first_control(self) -> QWidget | None:
        """Where the keyboard goes in this card; None of an empty one."""
        return self.lines

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in this card."""
        return self.lines is not None and self.lines.hasFocus()


def _hint(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    return label
