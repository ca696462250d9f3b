"""The second step: what each column holds, with some of its values beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reception.desk.old_registers.headings import TARGETS
from reception.desk.old_registers.sheets import LEFT_OUT, Column, OldSheet
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FaultLine

_HEADING, _SAMPLES, _HOLDS = range(3)
_ROW_MARGIN = 8


class HoldsBox(QComboBox):
    """What a column holds."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, and changes nothing."""
        event.ignore()


class ColumnsView(QWidget):
    """A row a heading: the same heading on several sheets is asked once."""

    def __init__(self, place: Workplace) -> None:
        """Empty until a file is shown."""
        super().__init__()
        self._place = place
        self._boxes: dict[str, HoldsBox] = {}
        words = place.words
        self.about = QLabel()
        self.about.setProperty("role", "hint")
        self.about.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [words(_("Heading")), words(_("What stands there")), words(_("Taken in as"))]
        )
        self.table.setAccessibleName(words(_("Columns of the register")))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setShowGrid(False)
        self.fault = FaultLine(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.about, self.fault):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def show_sheets(self, name: str, sheets: Sequence[OldSheet]) -> None:
        """Show the columns of a file as they were recognised."""
        words = self._place.words
        columns: dict[str, Column] = {}
        for sheet in sheets:
            for column in sheet.columns:
                columns.setdefault(column.heading, column)
        rows = sum(len(sheet.rows) for sheet in sheets)
        self.about.setText(
            words(
                _(
                    "{file}: {rows} rows below the headings. Say what each column holds; what is not known is left out."
                ),
                file=name,
                rows=rows,
            )
        )
        self.fault.say("")
        self._boxes = {}
        self.table.setRowCount(len(columns))
        for at, column in enumerate(columns.values()):
            self.table.setItem(at, _HEADING, QTableWidgetItem(column.heading))
            samples = QTableWidgetItem(" · ".join(column.samples))
            samples.setToolTip("\n".join(column.samples))
            self.table.setItem(at, _SAMPLES, samples)
            box = self._box(column)
            self._boxes[column.heading] = box
            self.table.setCellWidget(at, _HOLDS, box)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * _ROW_MARGIN)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_HEADING, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_SAMPLES, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_HOLDS, QHeaderView.ResizeMode.ResizeToContents)

    def _box(self, column: Column) -> HoldsBox:
        words = self._place.words
        box = HoldsBox()
        box.setAccessibleName(words(_("What the column “{heading}” holds"), heading=column.heading))
        box.addItem(words(_("(left out)")), LEFT_OUT)
        for target in TARGETS:
            box.addItem(words(target.label), target.name)
        box.setCurrentIndex(max(box.findData(column.holds), 0))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def chosen(self) -> dict[str, str]:
        """What each column holds, by its heading."""
        return {heading: str(box.currentData()) for heading, box in self._boxes.items()}

    def choose(self, heading: str, holds: str) -> None:
        """Choose what a column holds."""
        self._boxes[heading].setCurrentIndex(self._boxes[heading].findData(holds))

    def first_field(self) -> QWidget:
        """The first box."""
        return next(iter(self._boxes.values()), self.table)
