"""A printer is asked for without blocking, and printed on only when it was chosen."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.widgets.printing import ask_printer


def test_it_is_printed_once_the_printer_is_chosen(qtbot: QtBot) -> None:
    parent, printer, put = QWidget(), QPrinter(), list[QPrinter]()
    qtbot.addWidget(parent)
    ask_printer(parent, printer, put=put.append).reject()
    assert put == []
    ask_printer(parent, printer, put=put.append).done(QPrintDialog.DialogCode.Accepted)
    assert put == [printer]
    qtbot.waitUntil(lambda: parent.findChildren(QPrintDialog) == [])


def test_no_dialog_of_the_window_stops_the_program() -> None:
    sources = [path for path in Path(ui.__file__).parent.rglob("*.py") if path.name != "__main__.py"]
    assert [path.name for path in sources if re.search(r"\.exec\(", path.read_text(encoding="utf-8"))] == []
