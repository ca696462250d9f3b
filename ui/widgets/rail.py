"""The rail at the left of the window: a button with icon and word for every page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ui.style import icon


class Rail(QFrame):
    """One checked button at a time."""

    def __init__(self, name: str) -> None:
        """Begin empty, under the name that a screen reader says."""
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(2)

    def add(self, name: str, *, text: str, picture: str, tip: str, run: Callable[[], object]) -> QToolButton:
        """Add a button below the others."""
        button = QToolButton()
        button.setProperty("role", "page")
        button.setText(text)
        button.setIcon(icon(picture, button))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked: run())
        self._group.addButton(button)
        self._column.addWidget(button)
        self._buttons[name] = button
        return button

    def add_stretch(self) -> None:
        """What is added from here on stands at the foot."""
        self._column.addStretch(1)

    def check(self, name: str) -> None:
        """Show which page is open."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
