"""The editor of each kind of field: what they have in common is a value as JSON has it, and a signal of change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from reception.kernel.fields import Field
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.widgets.code_picker import CodePicker
from ui.widgets.day_edit import DayEdit
from ui.widgets.partial_edit import PartialEdit
from ui.widgets.record_picker import RecordPicker
from ui.widgets.texts_edit import TextsEdit
from ui.widgets.writing import Writing

_ONE_LINE = 1_000
"""A text that may be longer than this may have several lines."""


class Editor(Protocol):
    """What a form asks of an editor, whatever widget it is."""

    @property
    def changed(self) -> SignalInstance:
        """Sent when the value may be another."""

    def value(self) -> Any:
        """The value as JSON has it; what was typed, where it is no value; None of nothing."""

    def show_value(self, value: Any) -> None:
        """Show this value."""


class Line(QLineEdit):
    """A short text."""

    changed = Signal()

    def __init__(self, *, longest: int = 0, parent: QWidget | None = None) -> None:
        """An empty line of at most so many characters."""
        super().__init__(parent)
        if longest:
            self.setMaxLength(longest)
        self.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """The text."""
        return self.text().strip() or None

    def show_value(self, value: str | None) -> None:
        """Show this text, from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class Number(QLineEdit):
    """A whole number."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty line as wide as a number."""
        super().__init__(parent)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.textChanged.connect(self.changed)

    def value(self) -> int | str | None:
        """The number; what was typed where it is none."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text or None

    def show_value(self, value: int | str | None) -> None:
        """Show this number."""
        self.setText("" if value is None else str(value))


class Flag(QComboBox):
    """Yes, no, or not stated, which is where it begins."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Not stated."""
        super().__init__(parent)
        for text, value in ((_("not stated"), None), (_("yes"), True), (_("no"), False)):
            self.addItem(place.words(text), value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self.changed)

    def value(self) -> bool | None:
        """What was stated."""
        return cast("bool | None", self.currentData())

    def show_value(self, value: bool | None) -> None:  # noqa: FBT001 - the value itself
        """Show what was stated."""
        self.setCurrentIndex({None: 0, True: 1, False: 2}[value])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, and changes nothing."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every answer."""
        return self.sizeHint()


def editor_of(place: Workplace, field: Field) -> QWidget:
    """A fresh editor for this field; it is an `Editor`."""
    kinds: dict[str, Callable[[], QWidget]] = {
        "texts": lambda: TextsEdit(place),
        "code": lambda: CodePicker(place, field.codes),
        "codes": lambda: CodePicker(place, field.codes, several=True),
        "day": lambda: DayEdit(place),
        "partial": lambda: PartialEdit(place),
        "whole": Number,
        "flag": lambda: Flag(place),
        "id": lambda: RecordPicker(place, field.refers),
    }
    if field.kind in kinds:
        return kinds[field.kind]()
    is_long = field.kind == "text" and field.longest > _ONE_LINE
    return Writing() if is_long else Line(longest=field.longest)
