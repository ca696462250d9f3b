"""The steps of a way, one below the other; the one that is open is marked by more than colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.style import icon


class StepList(QFrame):
    """Buttons of the steps; a click asks for a step."""

    asked = Signal(int)

    def __init__(self, titles: Sequence[str], *, name: str, parent: QWidget | None = None) -> None:
        """The steps by their titles."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        for at, title in enumerate(titles):
            button = QToolButton()
            button.setText(f"{at + 1}. {title}")
            button.setCheckable(True)
            button.setProperty("role", "page")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(28)
            button.clicked.connect(lambda _on, step=at: self.asked.emit(step))
            column.addWidget(button)
            self.buttons.append(button)
        column.addStretch(1)

    def show_step(self, now: int) -> None:
        """Mark the step that is open, and those behind it."""
        for at, button in enumerate(self.buttons):
            button.setChecked(at == now)
            sign = "check" if at < now else "circle-dot" if at == now else "circle"
            button.setIcon(icon(sign, button))
