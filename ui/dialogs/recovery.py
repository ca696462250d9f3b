"""A new passphrase by the recovery code, and an office laid out from a backup: both take the code from paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.security.strength import HINTS, strength_of
from ui.widgets.file_dialog import ask_for_file


class _CodeDialog(QDialog):
    """Fields, the recovery code among them; it stays open until whoever listens says that it worked."""

    def __init__(self, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words(_("Recovery code")))
        self._column = QVBoxLayout(self)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._do = QPushButton()
        self._do.setProperty("role", "primary")
        self.resize(520, 320)

    def _field(self, label: str) -> QLineEdit:
        above, field = QLabel(label), QLineEdit()
        above.setBuddy(field)
        self._column.addWidget(above)
        self._column.addWidget(field)
        return field

    def _end_with(self, verb: str) -> None:
        self._do.setText(verb)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._do, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(self._fault)
        self._column.addWidget(buttons)

    def _ask(self) -> None:
        self._do.setEnabled(False)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong; everything typed stays."""
        self._fault.setText(sentence)
        self._fault.show()
        self._do.setEnabled(True)
        self._column.activate()
        wanted = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), wanted))


class RecoveryDialog(_CodeDialog):
    """Asks for the code and a new passphrase."""

    asked = Signal(str, str, str)
    """Sign-in name, code, new passphrase."""

    def __init__(self, words: Translator, login: str, parent: QWidget) -> None:
        """Ask for this person."""
        super().__init__(words, parent)
        self._login = self._field(words(_("&Sign-in name")))
        self._login.setText(login)
        self._code = self._field(words(_("&Recovery code, as it stands on the paper")))
        self._new = self._field(words(_("&New passphrase")))
        self._new.setEchoMode(QLineEdit.EchoMode.Password)
        self._end_with(words(_("Set the new passphrase")))

    def _ask(self) -> None:
        if strength_of(self._new.text()) == "short":
            self.show_fault(self._words(HINTS["short"]))
            return
        super()._ask()
        self.asked.emit(self._login.text().strip(), self._code.text(), self._new.text())


class RestoreDialog(_CodeDialog):
    """Asks for a backup and its code."""

    asked = Signal(str, str)
    """The file and the code."""

    def __init__(self, words: Translator, parent: QWidget) -> None:
        """Ask for both."""
        super().__init__(words, parent)
        self._file = self._field(words(_("&Backup file")))
        choose = QPushButton(words(_("Choose the file…")))
        choose.clicked.connect(self._choose)
        self._column.addWidget(choose)
        self._code = self._field(words(_("&Recovery code, as it stands on the paper")))
        self._end_with(words(_("Restore the office")))

    def _choose(self) -> None:
        title = self._words(_("Choose the file…"))
        ask_for_file(self, title=title, take=lambda path: self._file.setText(str(path)))

    def _ask(self) -> None:
        super()._ask()
        self.asked.emit(self._file.text(), self._code.text())
