"""The line in which a chronology is written: a date, Tab, what happened, Enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from reception.kernel.i18n import mark as _
from reception.kernel.intake import Fault
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FieldBox
from ui.widgets.partial_edit import PartialEdit
from ui.widgets.texts_edit import LanguageBox
from ui.widgets.writing import Writing

LANGUAGE = "matters.language"
"""The language in which one wrote last, in the memory of the window."""


class EntryText(Writing):
    """What happened: Enter adds the line, Shift+Enter breaks it; many lines pasted are offered as many."""

    entered = Signal()
    pasted = Signal(str, str)
    """Text and HTML of several lines."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is not a line break here."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several lines, or a table, are not one text."""
        if is_many(source):
            self.pasted.emit(source.text(), source.html())
        else:
            super().insertFromMimeData(source)


def is_many(source: QMimeData) -> bool:
    """Whether what is on the clipboard is several lines or a table."""
    lines = [line for line in source.text().splitlines() if line.strip()]
    return len(lines) > 1 or "<table" in source.html().casefold()


class Entry(QWidget):
    """Date, text and language of one more line."""

    entered = Signal()
    changed = Signal()
    pasted = Signal(str, str)
    """Text and HTML of several lines."""

    def __init__(self, place: Workplace) -> None:
        """An empty line, in the language in which one wrote last."""
        super().__init__()
        self._place = place
        self.at = PartialEdit(place)
        self.text = EntryText(least=1, most=6)
        self.language = LanguageBox(place, str(place.memory.get(LANGUAGE, place.words.language)))
        self._at_box, self._text_box = FieldBox(self.at), FieldBox(self.text)
        self.setFocusProxy(self.at)
        self._lay_out()
        self.at.line.installEventFilter(self)
        self.at.line.returnPressed.connect(self.text.setFocus)
        self.text.entered.connect(self.entered)
        self.text.pasted.connect(self.pasted)
        for editor, box in ((self.at, self._at_box), (self.text, self._text_box)):
            editor.changed.connect(self.changed)
            editor.changed.connect(lambda box=box: box.fault.say(""))

    def row(self) -> dict[str, Any]:
        """The line as JSON; what is empty is left out."""
        text, at = self.text.value(), self.at.value()
        row: dict[str, Any] = {"at": at} if at else {}
        if text:
            row["text"] = {"language": self.language.code(), "text": text}
        return row

    def show_row(self, row: Mapping[str, Any]) -> None:
        """Show a line as `row` gives it."""
        self.at.show_value(row.get("at"))
        text = row.get("text") or {}
        self.text.show_value(text.get("text"))
        if text:
            self.language.choose(text["language"])

    def keep_language(self) -> None:
        """The next line begins in this language too."""
        self._place.memory.keep(LANGUAGE, self.language.code())

    def show_fault(self, fault: Fault) -> None:
        """Say beside the field what it lacks, and go there."""
        boxes = {"at": self._at_box, "text": self._text_box}
        box = boxes.get(fault.path.rpartition("].")[2].split(".")[0])
        if box is not None:
            box.fault.say(self._place.words(fault.message, **fault.values))
            box.editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Many lines pasted where the date stands are no date: they are offered as lines."""
        if watched is self.at.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none of an empty one
            if event.matches(QKeySequence.StandardKey.Paste) and held is not None and is_many(held):
                self.pasted.emit(held.text(), held.html())
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        words = self._place.words
        when, what = QLabel(words(_("&When"))), QLabel(words(_("What &happened")))
        when.setBuddy(self.at.line)
        what.setBuddy(self.text)
        self.at.line.setAccessibleName(words(_("When")))
        self.text.setAccessibleName(words(_("What happened")))
        add = QPushButton(icon("plus", self), words(_("Add")))
        add.setToolTip(words(_("Add the line (Enter)")))
        add.clicked.connect(self.entered)
        below = QHBoxLayout()
        below.addWidget(self.language)
        below.addWidget(add)
        below.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(when, 0, 0)
        grid.addWidget(what, 0, 1)
        for column, field in enumerate((self._at_box, self._text_box)):
            grid.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(below, 2, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
