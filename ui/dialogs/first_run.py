"""The first start: language; office and person; passphrase. Then the recovery code, written down and asked back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reception.kernel.i18n import LANGUAGES, Translator
from reception.kernel.i18n import mark as _
from reception.security.strength import HINTS, strength_of
from ui.style import icon
from ui.widgets.printing import ask_printer

NAMES = {"ru": "Русский", "ky": "Кыргызча", "en": "English"}
CARD_WIDTH = 560
TOLD = _(
    "With this code an office can be opened when a passphrase is forgotten, and a backup restored. "
    "It is shown only now. Write it on paper and keep it outside the office."
)
COVERED = _(
    "Type two groups from your paper. The code is covered meanwhile; clear both lines to see it again."
)
ASKED_BACK = 2
"""So many groups of the recovery code are asked back."""


@dataclass(frozen=True)
class Beginning:
    """What a new office begins with."""

    office: str
    letter: str
    name: str
    login: str
    passphrase: str


class FirstRun(QWidget):
    """Three short steps; nothing is written before the last of them."""

    language_chosen = Signal(str)
    demonstration_requested = Signal()
    restore_requested = Signal()
    asked = Signal(object)
    """A `Beginning`."""
    finished = Signal()
    """The recovery code was written down."""

    def __init__(self, words: Translator, *, step: int = 0) -> None:
        """Begin at this step."""
        super().__init__()
        self._words = words
        self._code: tuple[str, ...] = ()
        self._wanted: tuple[int, ...] = ()
        self.setWindowTitle(words(_("Reception")))
        self._steps = QStackedWidget()
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        for made in (self._language(), self._who(), self._secret(), self._recovery()):
            self._steps.addWidget(made)
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(CARD_WIDTH + 120)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 24, 32, 24)
        inside.addWidget(self._steps)
        inside.addWidget(self._fault)
        self._inside = inside
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)
        self.resize(820, 640)
        self.go_to(step)

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._steps.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step and put the keyboard into its first field."""
        self._fault.hide()
        self._steps.setCurrentIndex(step)
        page = self._steps.currentWidget()
        field = page.findChild(QLineEdit) if page is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_below(self, line: QWidget) -> None:
        """Show how work goes below the step."""
        self._inside.addWidget(line)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with what was typed, or why the office could not be made."""
        self._fault.setText(sentence)
        self._fault.show()
        self._make.setEnabled(True)
        self._before.setEnabled(True)

    def _language(self) -> QWidget:
        page, column = _step("Тил · Язык · Language")
        for code in LANGUAGES:
            button = QPushButton(NAMES[code])
            button.setProperty("role", "primary" if code == self._words.language else "")
            button.clicked.connect(lambda _checked, code=code: self.language_chosen.emit(code))
            column.addWidget(button)
        column.addSpacing(16)
        look = QPushButton(icon("eye", self), self._words(_("Look at an invented office first")))
        look.clicked.connect(self.demonstration_requested)
        restore = QPushButton(
            icon("archive-restore", self), self._words(_("Restore an office from a backup"))
        )
        restore.clicked.connect(self.restore_requested)
        for button in (look, restore):
            button.setProperty("role", "quiet")
            column.addWidget(button)
        return page

    def _who(self) -> QWidget:
        words = self._words
        page, column = _step(words(_("Office and person")))
        self._office = _field(column, words(_("&Code of the office, in Latin letters")), "OSH")
        self._letter = _field(column, words(_("&Letter of this PC in the office")), "A")
        self._letter.setText("A")
        self._name = _field(column, words(_("&Your surname, name and patronymic")))
        self._login = _field(column, words(_("&Short name to sign in with")), "aigul")
        text = words(_("The short name is the one word that lies unsealed on the disk."))
        _paragraph(column, text, role="hint")
        _next(column, words(_("Next")), self._check_who)
        _quiet(column, words(_("Back")), lambda: self.go_to(0))
        return page

    def _secret(self) -> QWidget:
        words = self._words
        page, column = _step(words(_("Passphrase")))
        self._passphrase = _field(column, words(_("&Passphrase")))
        self._again = _field(column, words(_("The same &again")))
        for field in (self._passphrase, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._hint = QLabel(words(HINTS["short"]))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._passphrase.textChanged.connect(lambda text: self._hint.setText(words(HINTS[strength_of(text)])))
        column.addWidget(self._hint)
        self._make = _next(column, words(_("Make the office")), self._check_secret)
        self._before = _quiet(column, words(_("Back")), lambda: self.go_to(1))
        return page

    def _recovery(self) -> QWidget:
        words = self._words
        page, column = _step(words(_("Recovery code")))
        _paragraph(column, words(TOLD))
        self._shown = QLabel()
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._shown.setAccessibleName(words(_("Recovery code")))
        font = QFont(self._shown.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._shown.setFont(font)
        paper = QPushButton(icon("printer", self), words(_("Print it")))
        paper.clicked.connect(self._print)
        column.addWidget(self._shown)
        column.addWidget(paper)
        _paragraph(column, words(COVERED), role="hint")
        self._back = [_field(column, " ") for _number in range(ASKED_BACK)]
        for field in self._back:
            field.textChanged.connect(self._cover)
        _next(column, words(_("It is written down")), self._check_back)
        return page

    def _check_who(self) -> None:
        office, letter = self._office.text().strip().upper(), self._letter.text().strip().upper()
        if not (office.isascii() and office.isalnum() and len(office) <= 8):
            self.show_fault(
                self._words(_("The code of an office is made of capital Latin letters, such as OSH."))
            )
        elif letter not in tuple("ABCDEFGH"):
            self.show_fault(self._words(_("The letter of a PC is one from A to H.")))
        elif not self._name.text().strip() or not self._login.text().strip():
            self.show_fault(self._words(_("Enter your name and a short name to sign in with.")))
        else:
            self.go_to(2)

    def _check_secret(self) -> None:
        passphrase = self._passphrase.text()
        if strength_of(passphrase) == "short":
            self.show_fault(self._words(HINTS["short"]))
        elif passphrase != self._again.text():
            self.show_fault(self._words(_("The two passphrases differ. Type both again.")))
        else:
            self._fault.hide()
            self._make.setEnabled(False)
            self._before.setEnabled(False)
            self.asked.emit(
                Beginning(
                    self._office.text().strip().upper(),
                    self._letter.text().strip().upper(),
                    self._name.text().strip(),
                    self._login.text().strip(),
                    passphrase,
                )
            )

    def show_code(self, code: str) -> None:
        """Show the recovery code and ask some of its groups back."""
        self._code = tuple(code.split("-"))
        self._shown.setText(_lines(self._code))
        self._wanted = tuple(sorted(secrets.SystemRandom().sample(range(len(self._code)), ASKED_BACK)))
        self.go_to(3)
        for field, place in zip(self._back, self._wanted, strict=True):
            label = self._words(_("Group {number} from your paper"), number=place + 1)
            field.setAccessibleName(label)
            above = next(one for one in self.findChildren(QLabel) if one.buddy() is field)
            above.setText(label)

    def _cover(self) -> None:
        """Cover the code while its groups are typed: they are to come from the paper."""
        is_typed = any(field.text() for field in self._back)
        self._shown.setText(
            _lines(tuple("•" * len(group) for group in self._code) if is_typed else self._code)
        )

    def _check_back(self) -> None:
        typed = [field.text().strip() for field in self._back]
        if typed == [self._code[place] for place in self._wanted]:
            self.finished.emit()
        else:
            self.show_fault(
                self._words(
                    _("That is not what the code says. Look at your paper and type the groups again.")
                )
            )

    def _print(self) -> None:
        sheet = QTextDocument(self)
        sheet.setPlainText(f"{self._words(_('Recovery code'))}\n\n{_lines(self._code)}")
        ask_printer(self, QPrinter(), put=sheet.print_)


def _lines(code: tuple[str, ...]) -> str:
    """The groups of a recovery code in two lines."""
    half = len(code) // 2
    return "\n".join("   ".join(groups) for groups in (code[:half], code[half:]))


def _step(title: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setMinimumWidth(CARD_WIDTH)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    head = QLabel(title)
    head.setProperty("role", "title")
    column.addWidget(head)
    return page, column


def _paragraph(column: QVBoxLayout, text: str, role: str = "") -> None:
    """Words over the width of the card; a stack of steps asks no label how high it is when so wide."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.ensurePolished()
    label.setMinimumHeight(label.heightForWidth(CARD_WIDTH))
    column.addWidget(label)


def _field(column: QVBoxLayout, label: str, example: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(example)
    if label:
        above = QLabel(label)
        above.setBuddy(field)
        column.addWidget(above)
    column.addWidget(field)
    return field


def _next(column: QVBoxLayout, text: str, run: object) -> QPushButton:
    column.addStretch(1)
    button = QPushButton(text)
    button.setProperty("role", "primary")
    button.setDefault(True)
    button.clicked.connect(run)
    column.addWidget(button)
    page = column.parentWidget()
    for field in page.findChildren(QLineEdit) if page is not None else ():
        field.returnPressed.connect(run)
    return button


def _quiet(column: QVBoxLayout, text: str, run: object) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    button.clicked.connect(run)
    column.addWidget(button)
    return button
