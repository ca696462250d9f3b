"""A few answers side by side of which one holds; arrows go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from reception.kernel.i18n import Message, Translator


class Choice(QWidget):
    """Radio buttons for the codes of a question; the first one holds until another is chosen."""

    chosen = Signal(str)

    def __init__(
        self,
        words: Translator,
        question: Message,
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Offer these answers: code and words of each."""
        super().__init__(parent)
        self.setAccessibleName(words(question))
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for code, label in answers:
            button = QRadioButton(label, self)
            button.setAccessibleDescription(words(question))
            button.toggled.connect(lambda on, code=code: self.chosen.emit(code) if on else None)
            self._buttons[code] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        next(iter(self._buttons.values())).setChecked(True)

    @property
    def code(self) -> str:
        """The code of the answer that holds."""
        return next(code for code, button in self._buttons.items() if button.isChecked())

    def choose(self, code: str) -> None:
        """Let this answer hold; of a code that is not offered nothing changes."""
        if code in self._buttons:
            self._buttons[code].setChecked(True)

    def first_field(self) -> QWidget:
        """The answer that holds."""
        return self._buttons[self.code]
