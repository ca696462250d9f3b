"""A list of rows typed cell by cell; an empty row always waits at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from reception.documents.kinds import Field
from reception.kernel.i18n import Language

LEAST_ROWS, MOST_ROWS_SEEN = 2, 6


class RowsEdit(QTableWidget):
    """Cells of texts, one column for each column of the field."""

    changed = Signal()

    def __init__(self, field: Field, language: Language, parent: QWidget | None = None) -> None:
        """One empty row."""
        super().__init__(1, len(field.columns), parent)
        self._columns = field.columns
        self._held: list[dict[str, Any]] = []
        self.setHorizontalHeaderLabels([column.labels[language] for column in field.columns])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + 12))
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._edited)
        self._fit()

    def value(self) -> list[dict[str, Any]] | None:
        """The rows that hold anything; None of no rows."""
        rows = []
        for at in range(self.rowCount()):
            row = {}
            for number, column in enumerate(self._columns):
                item = self.item(at, number)
                text = item.text().strip() if item is not None else ""
                held = self._held[at].get(column.name) if at < len(self._held) else None
                if held is not None and text == _typed(held):
                    row[column.name] = held  # with its language and its translations
                elif text:
                    row[column.name] = {"value": text}
            if row:
                rows.append(row)
        return rows or None

    def show_value(self, rows: list[dict[str, Any]] | None) -> None:
        """Show these rows."""
        self._held = list(rows or [])
        self.blockSignals(True)
        self.setRowCount(len(self._held) + 1)
        for at in range(self.rowCount()):
            for number, column in enumerate(self._columns):
                cell = self._held[at].get(column.name) if at < len(self._held) else None
                self.setItem(at, number, QTableWidgetItem(_typed(cell)))
        self.blockSignals(False)
        self._fit()

    def _edited(self, item: QTableWidgetItem) -> None:
        if item.row() == self.rowCount() - 1 and item.text().strip():
            self.setRowCount(self.rowCount() + 1)
            self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        rows = min(max(self.rowCount(), LEAST_ROWS), MOST_ROWS_SEEN)
        height = (
            self.verticalHeader().defaultSectionSize() * rows + self.horizontalHeader().sizeHint().height()
        )
        self.setFixedHeight(height + 8)


def _typed(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    value = (cell or {}).get("value", "")
    return value if isinstance(value, str) else _name(value)


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(filter(None, (value.get(part, "") for part in ("surname", "given", "patronymic"))))
    return str(value)
