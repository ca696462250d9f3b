"""Several of a thing in short lines: help given with its minutes, consents; an empty line counts for nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.widgets.code_picker import CodePicker

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace

A_DAY = 1_440
"""Minutes."""


class CodesLine(QWidget):
    """One line: a code of each of some lists, and minutes where they are asked."""

    changed = Signal()

    def __init__(
        self,
        place: Workplace,
        codes: Mapping[str, tuple[str, Message]],
        *,
        minutes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for these fields: of each the list its code is taken from, and its words."""
        super().__init__(parent)
        self._row: str | None = None
        """The id of the row it shows, where it was saved already."""
        self.pickers: dict[str, CodePicker] = {}
        self.minutes: QLineEdit | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, (list_id, label) in codes.items():
            picker = CodePicker(place, list_id)
            picker.line.setAccessibleName(place.words(label))
            picker.line.setPlaceholderText(place.words(label))
            picker.changed.connect(self.changed)
            self.pickers[name] = picker
            row.addWidget(picker, 1)
        if minutes:
            self.minutes = QLineEdit(self)
            self.minutes.setValidator(QIntValidator(0, A_DAY, self.minutes))
            self.minutes.setAccessibleName(place.words(_("Minutes")))
            self.minutes.setPlaceholderText(place.words(_("Minutes")))
            self.minutes.setMaximumWidth(self.minutes.fontMetrics().horizontalAdvance("0" * 12))
            self.minutes.textChanged.connect(self.changed)
            row.addWidget(self.minutes)

    def values(self) -> dict[str, Any]:
        """What the line says; nothing of an empty one, and of a saved row that was emptied, that it is retired."""
        said: dict[str, Any] = {
            name: code for name, picker in self.pickers.items() if (code := picker.value())
        }
        if self.minutes is not None and self.minutes.text():
            said["minutes"] = int(self.minutes.text())
        if self._row is not None:
            return {"id": self._row, **(said or {"retired": True})}
        return said

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a line; that it changed is told once, when it is whole."""
        self._row = values.get("id")
        with QSignalBlocker(self):
            for name, picker in self.pickers.items():
                picker.show_value(values.get(name))
            if self.minutes is not None:
                minutes = values.get("minutes")
                self.minutes.setText("" if minutes is None else str(minutes))
        self.changed.emit()

    def first_field(self) -> QWidget:
        """The first field of the line."""
        return next(iter(self.pickers.values()))

    def stops(self) -> list[QWidget]:
        """Where Tab stops in the line, from left to right."""
        lines: list[QWidget] = [picker.line for picker in self.pickers.values()]
        return lines if self.minutes is None else [*lines, self.minutes]


class Lines(QWidget):
    """Lines below one another; behind the last one that says something an empty one stands ready."""

    changed = Signal()

    def __init__(
        self,
        place: Workplace,
        label: Message,
        make: Callable[[QWidget], CodesLine],
        parent: QWidget | None = None,
    ) -> None:
        """Begin with one empty line."""
        super().__init__(parent)
        self._place, self._make = place, make
        self._lines: list[CodesLine] = []
        self._fault = QLabel(self)
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        title = QLabel(place.words(label), self)
        title.setProperty("role", "subtitle")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(title)
        self._column.addWidget(self._fault)
        self._add()
        title.setBuddy(next(iter(self._lines[0].pickers.values())))

    def _add(self) -> CodesLine:
        line = self._make(self)
        line.changed.connect(self._heed)
        if self._lines:
            # Qt lets Tab come last to what was made last; a line made late stands behind the one above it.
            stops = [self._lines[-1].stops()[-1], *line.stops()]
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _heed(self) -> None:
        if self._lines[-1].values():
            self._add()
        self.changed.emit()

    def values(self) -> list[dict[str, Any]]:
        """What the lines say that are not empty."""
        return [said for line in self._lines if (said := line.values())]

    def show_values(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show these lines in the place of the earlier ones, and an empty one behind them."""
        # The first line is never taken away: it keeps the place of them all in the order of Tab.
        for line in self._lines[1:]:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        del self._lines[1:]
        self._lines[0].show_values({})
        for row in rows:
            self._lines[-1].show_values(row)  # and one more is made by `_heed`
        self.show_fault("")

    def show_fault(self, text: str) -> None:
        """Say what is wrong above the lines, or nothing any more."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def first_field(self) -> QWidget:
        """The first field of the first line."""
        return self._lines[0].first_field()


def help_lines(place: Workplace) -> Lines:
    """Lines for the help given: its kind and minutes."""
    codes = {"help": ("help_kinds", _("Kind of help"))}
    return Lines(place, _("Help given"), lambda parent: CodesLine(place, codes, minutes=True, parent=parent))


def consent_lines(place: Workplace) -> Lines:
    """Lines for consents: to what, given by whom, how."""
    codes = {
        "kind": ("consent_kinds", _("To what")),
        "by_whom": ("consent_by", _("Given by")),
        "how": ("consent_how", _("How")),
    }
    return Lines(place, _("Consents"), lambda parent: CodesLine(place, codes, parent=parent))
