"""A small dialog that asks for one thing: a title, what is asked, and a verb on the button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.telling import sentences
from ui.tasks.workplace import Workplace

_LETTERS = 64
"""The dialog is so many letters wide, whatever their size."""
_HIGHEST = 0.8
"""Of the window's height; what is longer scrolls."""


class Asking(QDialog):
    """It stays open until what it asked for is done or given up; nothing waits for it."""

    def __init__(self, place: Workplace, owner: QWidget, title: Message, *, verb: Message) -> None:
        """Prepare a dialog over the owner's window; `open` shows it."""
        super().__init__(owner.window())
        self.place = place
        self._do: Callable[[], object] | None = None
        self.setWindowTitle(place.words(title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        heading = QLabel(place.words(title))
        heading.setProperty("role", "subtitle")
        heading.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.hide()
        self.verb = QPushButton(place.words(verb))
        self.verb.setProperty("role", "primary")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._try)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(self.verb, QDialogButtonBox.ButtonRole.ActionRole)
        leave = self._buttons.addButton(place.words(_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        leave.setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._scrolling(), 1)
        column.addWidget(self._fault)
        column.addWidget(self._buttons)

    def does(self, run: Callable[[], object]) -> None:
        """What the verb's button does."""
        self._do = run

    def add(self, widget: QWidget) -> None:
        """Put something more into it."""
        self.body.addWidget(widget)

    def add_text(self, text: str, *, role: str = "") -> QLabel:
        """Put a sentence into it."""
        said = QLabel(text)
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            said.setProperty("role", role)
        self.add(said)
        return said

    def add_button(self, message: Message, run: Callable[[], object]) -> QPushButton:
        """Offer another way beside the verb."""
        button = self._buttons.addButton(self.place.words(message), QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why it was not done, and let it be tried again."""
        self._fault.setText("\n".join(sentences(trouble, self.place.words)))
        self._fault.show()
        self.wait_for(is_busy=False)

    def wait_for(self, *, is_busy: bool) -> None:
        """Let the verb rest while what it began goes on."""
        self.verb.setEnabled(not is_busy)

    @property
    def fault(self) -> str:
        """What is wrong, as it says; empty of nothing."""
        return "" if self._fault.isHidden() else self._fault.text()

    def _try(self) -> None:
        self._fault.hide()
        if self._do is not None:
            self._do()

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        area = _Fitting()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        window = self.parentWidget()
        area.most = int(window.height() * _HIGHEST) if isinstance(window, QWidget) else 600
        return area


class _Fitting(QScrollArea):
    """As high as what is inside, up to `most`."""

    most = 600

    def sizeHint(self) -> QSize:
        """What is inside wants so much."""
        inside = self.widget()
        hint = super().sizeHint()
        if inside is not None:
            width = max(inside.sizeHint().width(), self.width())
            height = (
                inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
            )
            hint.setHeight(min(max(height, inside.sizeHint().height()) + 4, max(self.most, 200)))
        return hint
