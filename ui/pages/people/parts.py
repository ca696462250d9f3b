"""What the page of a person is laid out of: titled sections, lines that open something, buttons named by verbs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.flow import FlowLayout


def text(said: str, *, role: str = "") -> QLabel:
    """A text that may be selected and copied; it breaks its lines."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label


def verb(said: str, run: Callable[[], object], *, role: str = "quiet", about: str = "") -> QPushButton:
    """A button that does one thing; `about` tells a screen reader to what."""
    button = QPushButton(said)
    button.setProperty("role", role)
    button.setAccessibleName(f"{said}: {about}" if about else said)
    button.clicked.connect(lambda _checked=False: run())
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


class Card(QFrame):
    """A titled section; things are put into it line by line."""

    def __init__(self, title: str) -> None:
        """An empty section."""
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 12)
        self.column.setSpacing(4)
        self.column.addWidget(text(title, role="subtitle"))

    def say(self, said: str, *, role: str = "") -> QLabel:
        """Put a text into it."""
        label = text(said, role=role)
        self.column.addWidget(label)
        return label

    def line(self, said: str, *buttons: QPushButton) -> None:
        """Put a text into it with what can be done about it beside."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(said), 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def verbs(self, *buttons: QPushButton) -> None:
        """Put buttons into it, one beside the other."""
        bar = QWidget()
        flow = FlowLayout(bar)
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(bar)


def scrolling(inside: QWidget) -> QScrollArea:
    """A place in which something high is seen part by part."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
