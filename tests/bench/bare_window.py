"""A bare window with an encrypted database beside it: a table, a tree, a menu. A start is measured against it.

It ends once painted. Run: python -m tests.bench.bare_window [modules to import first]
"""

from __future__ import annotations

import sys
from importlib import import_module

import sqlcipher3.dbapi2
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QTableView,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
)

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Rows(QAbstractTableModel):
    """Some rows."""

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt names it
        return 0 if parent.isValid() else 200

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 8

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return f"{index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


class Table(QTableView):
    """Ends the program once it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main(first: list[str]) -> None:
    """Import what is named, then show the window."""
    for module in first:
        import_module(module)
    assert sqlcipher3.dbapi2.sqlite_version
    app = QApplication([])
    app.setStyle("Fusion")
    window, table, rows = QMainWindow(), Table(), Rows()
    window.resize(1180, 760)
    table.setModel(rows)
    window.setCentralWidget(table)
    tools = QToolBar()
    window.addToolBar(tools)
    for number in range(8):
        tools.addAction(f"Action {number}")
    tools.addWidget(QLineEdit())
    window.menuBar().addMenu("File").addAction("Close")
    dock, tree = QDockWidget("Parts"), QTreeWidget()
    for number in range(12):
        tree.addTopLevelItem(QTreeWidgetItem([f"Part {number}"]))
    dock.setWidget(tree)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.statusBar().showMessage("Ready")
    window.show()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
