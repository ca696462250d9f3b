"""Pictures of every control in every theme and size, to be looked at: `python -m tools.gallery FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStatusBar,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style

PAGES = (("house", "Бүгүн"), ("phone-incoming", "Кабылдама"), ("users", "Адамдар"), ("briefcase", "Иштер"),
         ("file-text", "Кагаздар"), ("chart-column", "Отчёттор"))  # fmt: skip
TEXT_SIZES = (100, 150)


def label(words: str, role: str) -> QLabel:
    """A label that plays a role."""
    made = QLabel(words)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


def rail() -> QFrame:
    """Where the pages are chosen."""
    frame = QFrame()
    frame.setProperty("role", "rail")
    column = QVBoxLayout(frame)
    column.setContentsMargins(8, 8, 8, 8)
    column.setSpacing(2)
    group = QButtonGroup(frame)
    for name, words in PAGES:
        button = QToolButton()
        button.setProperty("role", "page")
        button.setText(words)
        button.setIcon(style.icon(name, button))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setSizePolicy(
            button.sizePolicy().horizontalPolicy().Expanding, button.sizePolicy().verticalPolicy()
        )
        group.addButton(button)
        column.addWidget(button)
    group.buttons()[2].setChecked(True)
    column.addStretch()
    return frame


def buttons() -> QHBoxLayout:
    """Every kind of button."""
    row = QHBoxLayout()
    for role, words, drawing in (
        ("primary", "Сохранить", "check"),
        ("", "Открыть в Word", "external-link"),
        ("quiet", "Отменить", "undo-2"),
        ("danger", "Стереть навсегда", "trash-2"),
    ):
        button = QPushButton(words)
        button.setProperty("role", role)
        button.setIcon(style.icon(drawing, button))
        row.addWidget(button)
    off = QPushButton("Выключена")
    off.setIcon(style.icon("printer", off))
    off.setEnabled(False)
    menu = QPushButton("Ещё")
    menu.setMenu(QMenu(menu))
    tool = QToolButton()
    tool.setIcon(style.icon("settings", tool))
    for made in (off, menu, tool):
        row.addWidget(made)
    row.addStretch()
    return row


def form() -> QGroupBox:
    """Every kind of field."""
    box = QGroupBox("Клиент")
    fields = QFormLayout(box)
    name = QLineEdit("Өмүралиева Айнүрө Ыдырысовна")
    wrong = QLineEdit("31.02.1980")
    wrong.setProperty("fault", "true")
    empty = QLineEdit()
    empty.setPlaceholderText("0555 12 34 56")
    choice = QComboBox()
    choice.addItems(["Алимент", "Жер", "Үй-бүлөлүк зордук-зомбулук"])
    count = QSpinBox()
    count.setRange(0, 20)
    story = QPlainTextEdit("Кайненеси үйдөн чыгарып салган. Документтери жок.")
    story.setMaximumHeight(70)
    fixed = QLineEdit("ОШ-2026-014")
    fixed.setReadOnly(True)
    fields.addRow("Фамилиясы", name)
    fields.addRow("Туулган күнү", wrong)
    fields.addRow("", label("Такого дня нет: в феврале 28 дней.", "fault"))
    fields.addRow("Телефону", empty)
    fields.addRow("Маселе", choice)
    fields.addRow("Балдар", count)
    fields.addRow("Окуя", story)
    fields.addRow("№", fixed)
    ticks = QHBoxLayout()
    for tick in (QCheckBox("Макул"), QCheckBox("Жолугуу"), QRadioButton("Аял"), QRadioButton("Эркек")):
        tick.setChecked(tick.text() in {"Макул", "Аял"})
        ticks.addWidget(tick)
    fields.addRow("", ticks)
    return box


def table() -> QTableView:
    """A table with a row chosen."""
    model = QStandardItemModel(0, 4)
    model.setHorizontalHeaderLabels(["Аты", "Туулган жылы", "Жери", "Акыркы келгени"])
    for row in range(8):
        texts = ("Токтосунова Гүлзат", str(1961 + row), "Өзгөн району, Кара-Суу", "24.11.2026")
        model.appendRow([QStandardItem(text) for text in texts])
    model.item(0, 0).setIcon(style.icon("shield"))
    view = QTableView()
    view.setModel(model)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.selectRow(2)
    view.horizontalHeader().setStretchLastSection(True)
    view.setColumnWidth(0, 220)
    return view


def cards() -> QHBoxLayout:
    """Figures and a list on cards."""
    row = QHBoxLayout()
    for figure, words in (("12", "Бүгүн келгендер"), ("3", "Мөөнөтү өткөн"), ("47", "Иш жүрүп жатат")):
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.addWidget(label(figure, "number"))
        column.addWidget(label(words, "hint"))
        row.addWidget(card)
    listed = QListView()
    listed.setModel(QStringListModel(["Кассация, 25.11", "Сот отуруму, 26.11", "Кайра келем деген"], listed))
    listed.setMaximumHeight(90)
    row.addWidget(listed)
    return row


def message_bar() -> QFrame:
    """What was done, with its undo."""
    bar = QFrame()
    bar.setProperty("role", "message")
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 4, 12, 4)
    row.addWidget(QLabel("Визит сохранён."))
    undo = QPushButton("Отменить")
    undo.setProperty("role", "quiet")
    undo.setIcon(style.icon("undo-2", undo))
    row.addWidget(undo)
    row.addStretch()
    return bar


def window() -> QWidget:
    """Everything on one sheet."""
    whole = QWidget()
    outer = QHBoxLayout(whole)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(rail())
    right = QVBoxLayout()
    right.setSpacing(0)
    page = QVBoxLayout()
    page.setContentsMargins(16, 12, 16, 12)
    page.setSpacing(10)
    page.addWidget(label("Адамдар", "title"))
    page.addWidget(label("Баары бир жерде: телефону, иштери, кагаздары.", "hint"))
    page.addWidget(label("Каршы тарап биздин кардар: иш ОШ-2026-014, юрист Асанова.", "safety"))
    page.addWidget(label("Резервной копии 9 дней.", "warning"))
    page.addLayout(buttons())
    page.addLayout(cards())
    tabs = QTabWidget()
    tabs.addTab(table(), "Тизме")
    tabs.addTab(QWidget(), "Форма")
    tabs.addTab(QWidget(), "Тарых")
    both = QHBoxLayout()
    both.addWidget(tabs, 3)
    both.addWidget(form(), 2, Qt.AlignmentFlag.AlignTop)
    page.addLayout(both)
    progress = QProgressBar()
    progress.setValue(40)
    page.addWidget(progress)
    right.addLayout(page)
    right.addWidget(message_bar())
    status = QStatusBar()
    status.setSizeGripEnabled(False)
    status.addWidget(QLabel("Ош кеңсеси · Асанова · копия бүгүн 09:02"))
    right.addWidget(status)
    outer.addLayout(right, 1)
    return whole


def main(folder: Path) -> None:
    """Grab everything, one picture a theme and a size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (style.Theme.LIGHT, style.Theme.DARK):
        for text_size in TEXT_SIZES:
            style.apply(app, theme=theme, text_size=text_size)
            sheet = window()
            sheet.resize(1200 * text_size // 100, 860 * text_size // 100)
            sheet.show()
            sheet.findChildren(QLineEdit)[0].setFocus()
            app.processEvents()
            sheet.grab().save(str(folder / f"{theme}-{text_size}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
