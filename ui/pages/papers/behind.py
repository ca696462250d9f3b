"""The line that says a template has changed since a paper was begun, and offers to change over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _


class BehindLine(QWidget):
    """Shown while a paper stands on an edition that is no longer the one in use."""

    asked = Signal()
    """The paper is to be made from the edition in use; its answers stay."""

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        """Hidden at first."""
        super().__init__(parent)
        text = QLabel(
            words(_("The template has changed since this paper was begun. It stays on the old one."))
        )
        text.setWordWrap(True)
        self.button = QPushButton(words(_("Change &over, answers stay")))
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(self.button)
        self.hide()
