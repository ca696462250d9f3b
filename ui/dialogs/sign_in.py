"""Signing in: a name by one key, then the passphrase; the window says what the keyboard does meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.style import icon

CARD_WIDTH = 420
MOST_NUMBERED = 9


class SignIn(QWidget):
    """Asks who it is; whether that is so is answered by whoever listens to `tried`."""

    tried = Signal(str, str)
    recovery_requested = Signal(str)

    def __init__(self, words: Translator) -> None:
        """Begin with nobody; `show_names` brings those who may sign in here."""
        super().__init__()
        self._words = words
        self.setWindowTitle(words(_("Reception")))
        self._names = QListWidget()
        self._names.setAccessibleName(words(_("Who signs in")))
        self._passphrase = QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setMaxLength(1000)
        self._keyboard = QLabel()
        self._keyboard.setProperty("role", "hint")
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._enter = QPushButton(words(_("Sign in")))
        self._enter.setProperty("role", "primary")
        self._forgot = QPushButton(words(_("Passphrase forgotten: use the recovery code")))
        self._forgot.setProperty("role", "quiet")
        self._lay_out()
        self._names.itemActivated.connect(lambda _item: self._to_passphrase())
        self._passphrase.returnPressed.connect(self._try)
        self._enter.clicked.connect(self._try)
        self._forgot.clicked.connect(lambda: self.recovery_requested.emit(self.login))
        self._names.installEventFilter(self)
        self._passphrase.installEventFilter(self)

    @property
    def login(self) -> str:
        """The name that is marked; empty where there is none."""
        row = self._names.currentRow()
        return "" if row < 0 else str(self._names.item(row).data(Qt.ItemDataRole.UserRole))

    @property
    def passphrase(self) -> QLineEdit:
        """The field of the passphrase."""
        return self._passphrase

    def _lay_out(self) -> None:
        words = self._words
        card = QFrame()
        card.setProperty("role", "card")
        card.setMinimumWidth(CARD_WIDTH)
        title = QLabel(words(_("Reception")))
        title.setProperty("role", "title")
        who = QLabel(words(_("&Who signs in")))
        who.setBuddy(self._names)
        secret = QLabel(words(_("&Passphrase")))
        secret.setBuddy(self._passphrase)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(8)
        for part in (title, who, self._names, secret, self._passphrase, self._keyboard, self._fault):
            column.addWidget(part)
        column.addWidget(self._enter)
        column.addWidget(self._forgot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(1)
        self.resize(720, 560)

    def show_names(self, logins: Sequence[str], *, last: str = "") -> None:
        """List those who may sign in, each with the digit that picks it; the one who was here last is marked."""
        self._enter.setIcon(icon("log-in", self._enter))  # the window is painted now
        self._names.clear()
        for number, login in enumerate(logins, start=1):
            self._names.addItem(f"{number}   {login}" if number <= MOST_NUMBERED else f"     {login}")
            self._names.item(number - 1).setData(Qt.ItemDataRole.UserRole, login)
        self._names.setCurrentRow(logins.index(last) if last in logins else 0)
        rows = min(max(len(logins), 1), 6)
        self._names.setFixedHeight(rows * max(self._names.sizeHintForRow(0), 30) + 10)
        if len(logins) == 1:
            self._to_passphrase()
        else:
            self._names.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_in(self, passphrase: str) -> None:
        """Write the passphrase of an invented office, which is no secret."""
        self._passphrase.setText(passphrase)
        self._enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """Say why it did not open; the passphrase is marked, to be typed anew."""
        self.set_busy(busy=False)
        self._fault.setText(sentence)
        self._fault.show()
        self._to_passphrase()
        self._passphrase.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """Wait while the passphrase is tried."""
        for part in (self._names, self._passphrase, self._enter, self._forgot):
            part.setEnabled(not busy)
        self._enter.setText(self._words(_("Opening…") if busy else _("Sign in")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit picks a name; letters of a passphrase tell which layout and case they are typed in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._names and event.text().isdecimal():
                return self._pick(int(event.text()))
            if watched is self._passphrase and event.text().isalpha():
                self._tell_keyboard(event.text(), event.modifiers())
        return super().eventFilter(watched, event)

    def _pick(self, number: int) -> bool:
        if 1 <= number <= self._names.count():
            self._names.setCurrentRow(number - 1)
            self._to_passphrase()
        return True

    def _tell_keyboard(self, letter: str, held: Qt.KeyboardModifier) -> None:
        layout = _("Latin letters") if letter.isascii() else _("Cyrillic letters")
        has_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        said = self._words(layout)
        if letter.isupper() != has_shift and letter.lower() != letter.upper():
            said = self._words(_("{layout}, Caps Lock is on"), layout=said)
        self._keyboard.setText(said)

    def _to_passphrase(self) -> None:
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        if self.login and self._passphrase.text():
            self._fault.hide()
            self.set_busy(busy=True)
            self.tried.emit(self.login, self._passphrase.text())
