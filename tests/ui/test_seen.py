"""The sweep itself: it sees a cut text, a control without a name, a small target and a trap."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.seen import cut_texts, nameless, too_small, traps


def test_the_sweep_finds_each_kind_of_fault_and_passes_what_is_right(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    cut, unnamed, low, trap = (
        QLabel("Оказанная помощь за месяц"),
        QToolButton(),
        QPushButton("А"),
        QPlainTextEdit(),
    )
    cut.setFixedWidth(40)
    low.setStyleSheet(
        "min-height: 0; max-height: 16px; padding: 0; border: 0"
    )  # whatever sheet the program wears
    trap.setAccessibleName("Суть")
    unnamed.setFixedSize(30, 30)
    right = QPushButton("Сохранить")
    right.setMinimumHeight(30)
    for part in (cut, unnamed, low, trap, right):
        column.addWidget(part)
    window.show()
    assert cut_texts(window) == ["Оказанная помощь за месяц"]
    assert nameless(window) == ["QToolButton in QWidget"]
    assert too_small(window) == ["QPushButton 'А': 16"]
    assert traps(window) == ["Суть"]
