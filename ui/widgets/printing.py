"""Asks for a printer without blocking the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask_printer(parent: QWidget, printer: QPrinter, *, put: Callable[[QPrinter], object]) -> QPrintDialog:
    """Let the printer and the number of copies be chosen, then put on it what is to be printed."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def ended(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            put(printer)

    dialog.finished.connect(ended)
    QDialog.open(dialog)  # the dialog's own `open` is another one
    return dialog
