"""The first step: which file; what may be in it is said before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FaultLine
from ui.widgets.file_dialog import ask_for_file

_KINDS = (".xlsx", ".csv", ".txt", ".tsv")


class Choosing(QWidget):
    """A button, and a place to drop a file on."""

    chosen = Signal(object)
    """The path of the file."""

    def __init__(self, place: Workplace) -> None:
        """Say what a register may look like."""
        super().__init__()
        self._place = place
        words = place.words
        self.setAcceptDrops(True)
        texts = (
            _(
                "A register that was kept in Excel, or written out of another program as a text with separators, "
                "can be taken in: its people, and their visits where a day stands beside them."
            ),
            _(
                "One row holds one person. A row of headings stands above: surname or full name, and what else is there. "
                "Which column holds what is asked in the next step."
            ),
            _("Nothing is written before you have seen everything, and one “Undo” takes all of it back."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for text in texts:
            label = QLabel(words(text))
            label.setWordWrap(True)
            column.addWidget(label)
        self.button = QPushButton(words(_("Choose the file…")))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(lambda _checked=False: self.ask())
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        drop = QLabel(words(_("or drop it here: .xlsx, .csv")))
        drop.setProperty("role", "hint")
        column.addWidget(drop)
        self.fault = FaultLine(self.button)
        column.addWidget(self.fault)
        column.addStretch(1)

    def ask(self) -> None:
        """Ask for the file."""
        words = self._place.words
        kinds = f"{words(_('Tables'))} ({' '.join(f'*{kind}' for kind in _KINDS)})"
        title = words(_("The file of the register"))
        ask_for_file(self, title=title, take=self.chosen.emit, kinds=kinds)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this PC."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and urls[0].toLocalFile().lower().endswith(_KINDS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))
