"""One section of the settings: a heading, what it is for, and its controls in one column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout

_BETWEEN_BUTTONS, _BETWEEN_CHOICES = 8, 18
WIDEST = 46
"""So many letters wide a field is at most; a line of text twice as much."""


class Section(QScrollArea):
    """The frame of a section; what it shows is made once, and asked anew each time it is shown."""

    title: ClassVar[Message]
    about: ClassVar[Message]

    def __init__(self, place: Workplace) -> None:
        """Heading and explanation; the heirs add their controls."""
        super().__init__()
        self.place = place
        self.words = place.words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(24, 16, 24, 24)
        self.column.setSpacing(10)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(body)
        self.add_text(self.title, role="title")
        self.add_text(self.about, role="hint")

    @classmethod
    def is_for(cls, place: Workplace) -> bool:  # noqa: ARG003 - most sections are everybody's
        """Whether this person's roles have any use of it."""
        return True

    def refresh(self) -> None:
        """Ask anew for what the section shows: it has come to the front."""

    def keep(self) -> None:
        """Keep as a draft what was typed and not saved."""

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that has just been shown, once it has its room."""
        QTimer.singleShot(0, self, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        self.verticalScrollBar().setValue(part.mapTo(self._body, QPoint()).y())

    def add_text(self, text: Message | str, *, role: str = "", **values: object) -> QLabel:
        """A paragraph in the column."""
        label = QLabel(self.words(Message(text), **values) if text else "")
        label.setWordWrap(True)
        label.setMaximumWidth(label.fontMetrics().averageCharWidth() * WIDEST * 2)
        if role:
            label.setProperty("role", role)
        self.column.addWidget(label)
        return label

    def add_heading(self, text: Message) -> QLabel:
        """The heading of a part of the section."""
        self.column.addSpacing(12)
        return self.add_text(text, role="subtitle")

    def add_form(self) -> QFormLayout:
        """Labels with their fields, in the column."""
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column.addLayout(form)
        return form

    def add_field(self, form: QFormLayout, label: Message, *, secret: bool = False) -> QLineEdit:
        """A line to type in, whose label names it."""
        field = QLineEdit()
        field.setMaximumWidth(field.fontMetrics().averageCharWidth() * WIDEST)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(self.words(label))
        form.addRow(self.words(label), field)
        return field

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Buttons side by side, as wide as their words; in a narrow window some stand below."""
        row = FlowLayout(gap=_BETWEEN_BUTTONS)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)

    def button(self, text: Message, run: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """A button; the one that does what the section is for is the primary one."""
        made = QPushButton(self.words(text))
        made.setAutoDefault(False)
        if primary:
            made.setProperty("role", "primary")
        made.clicked.connect(lambda _checked=False: run())
        return made

    def add_choice(
        self,
        label: Message,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], object],
    ) -> QButtonGroup:
        """One of a few, all of them in sight; the arrows choose, and a wheel chooses nothing."""
        self.add_heading(label)
        box = QWidget()
        box.setAccessibleName(self.words(label))
        row = FlowLayout(box, gap=_BETWEEN_CHOICES)
        group = QButtonGroup(box)
        for number, (value, words) in enumerate(options):
            button = QRadioButton(words)
            button.setAccessibleName(f"{self.words(label)}: {words}")
            button.setChecked(value == chosen)
            group.addButton(button, number)
            row.addWidget(button)
        group.idClicked.connect(lambda number: choose(options[number][0]))
        self.column.addWidget(box)
        return group


class Fault(QLabel):
    """What is wrong, in words beside the field; it takes no room where nothing is."""

    def __init__(self, place: Workplace) -> None:
        """Nothing is wrong yet."""
        super().__init__()
        self._words = place.words
        self.setProperty("role", "fault")
        self.setWordWrap(True)
        self.hide()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what was refused, or could not be done."""
        self.say(trouble.message, **trouble.values)

    def say(self, message: Message, **values: object) -> None:
        """Say what is wrong."""
        self.setText(self._words(message, **values))
        self.show()
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self)

    def settle(self) -> None:
        """Nothing is wrong any more."""
        self.clear()
        self.hide()
