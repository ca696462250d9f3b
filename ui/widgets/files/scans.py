"""Offers a new scan to the record that is being looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from ui.widgets.file_dialog import ask_for_folder
from ui.widgets.files.scanner import FOLDER, ScannerFolder
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace


class ScansBar(QFrame):
    """Says that a scan has come, and puts it into this record where the person wants it."""

    wanted = Signal(object)
    """The path of a scan that is to be taken in."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        """Begin hidden; watch while the panel is seen."""
        super().__init__(parent)
        self._place = place
        self._waiting: list[Path] = []
        words = place.words
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setProperty("role", "subtitle")
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.put = QPushButton(words(_("Put it here")), self)
        self.put.setProperty("role", "primary")
        self.put.clicked.connect(lambda: self._settle(is_wanted=True))
        self.leave = QPushButton(words(_("Not here")), self)
        self.leave.clicked.connect(lambda: self._settle(is_wanted=False))
        buttons = FlowLayout(gap=6)
        buttons.addWidget(self.put)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(buttons)
        self.watched = ScannerFolder(self)
        self.watched.arrived.connect(self._offer)
        self._watcher = _Seen(self, parent)
        self.hide()

    def begin(self) -> None:
        """Watch the folder of the scanner: the record is being looked at."""
        self.watched.watch(str(self._place.memory.get(FOLDER, "")))

    def end(self) -> None:
        """Watch no longer: another record is looked at, and the next scan is not for this one."""
        self.watched.watch("")

    @property
    def text(self) -> str:
        """What it says; empty while nothing is offered."""
        return "" if self.isHidden() else self._said.text()

    def choose(self) -> None:
        """Ask which folder the scanner writes into."""
        title = self._place.words(_("Folder of the scanner…"))
        ask_for_folder(self, title=title, take=lambda folder: self.use(str(folder)))

    def use(self, folder: str) -> None:
        """Watch this folder from now on."""
        self._place.memory.keep(FOLDER, folder)
        self.begin()
        self._place.say(_("New scans in {folder} are offered to the record that is open."), folder=folder)

    def _offer(self, path: Path) -> None:
        self._waiting.append(path)
        self._tell()

    def _tell(self) -> None:
        if self._waiting:
            self._said.setText(self._place.words(_("New scan: {name}"), name=self._waiting[0].name))
        self.setVisible(bool(self._waiting))

    def _settle(self, *, is_wanted: bool) -> None:
        path = self._waiting.pop(0)
        self._tell()
        if is_wanted:
            self.wanted.emit(path)


class _Seen(QWidget):
    """An invisible part of the panel that is told when the panel is shown and hidden."""

    def __init__(self, bar: ScansBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self.setFixedSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bar.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._bar.end()
