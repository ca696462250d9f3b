"""What a register may be narrowed by: a few pickers in a row, each with its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from reception.reference.catalogue import Catalogue
from ui.tasks.workplace import Workplace
from ui.widgets.code_picker import CodePicker
from ui.widgets.day_edit import DayEdit
from ui.widgets.editors import Editor
from ui.widgets.faults import keyboard_of
from ui.widgets.flow import FlowLayout
from ui.widgets.record_picker import RecordPicker

_LETTERS = 20


@dataclass(frozen=True)
class Filter:
    """One thing by which a register may be narrowed, as data; `name` is the listing's."""

    name: str
    kind: Literal["code", "record", "day", "choice"]
    """`code` keeps what lies below the code too; a `record` is picked by its name."""
    label: Message
    codes: str = ""
    """The code list of `code`, the table of `record`."""
    choices: tuple[tuple[Message, Any], ...] = ()
    """Of `choice`: what each is called and what it keeps; without a choice nothing is kept out."""


class ChoiceBox(QComboBox):
    """A few choices by name; the first is that it makes no difference."""

    changed = Signal()

    def __init__(self, place: Workplace, choices: Sequence[tuple[Message, Any]]) -> None:
        """Nothing chosen."""
        super().__init__()
        self.addItem(place.words(_("any")), None)
        for message, value in choices:
            self.addItem(place.words(message), value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self.changed)

    def value(self) -> Any:
        """What the choice keeps."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Choose what keeps this."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls, and changes nothing."""
        event.ignore()


class FilterBar(QWidget):
    """The filters of one register."""

    changed = Signal()

    def __init__(self, place: Workplace, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        """None of them set."""
        super().__init__(parent)
        self._place = place
        self._filters = {one.name: one for one in filters}
        self._editors: dict[str, Editor] = {}
        flow = FlowLayout(self, gap=10)
        for one in filters:
            flow.addWidget(self._box(one))

    def values(self) -> dict[str, Any]:
        """What each set filter keeps, as the listing takes it."""
        said = {name: self._kept(one, self._editors[name].value()) for name, one in self._filters.items()}
        return {name: value for name, value in said.items() if value is not None}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Set filters by what their editors say: a code, an id, a day, a choice."""
        for name, editor in self._editors.items():
            editor.show_value(values.get(name))

    def first_field(self) -> QWidget | None:
        """Where the keyboard goes."""
        return next((keyboard_of(cast("QWidget", editor)) for editor in self._editors.values()), None)

    def _kept(self, one: Filter, said: Any) -> Any:
        if said is None or one.kind == "choice":
            return said
        if one.kind == "code":
            return below(self._place.catalogue, one.codes, str(said))
        if one.kind == "record":
            return read_id(str(said))
        try:
            return date.fromisoformat(str(said))
        except ValueError:
            return None

    def _box(self, one: Filter) -> QWidget:
        editor: QWidget
        if one.kind == "code":
            editor = CodePicker(self._place, one.codes)
        elif one.kind == "record":
            editor = RecordPicker(self._place, one.codes)
        elif one.kind == "day":
            editor = DayEdit(self._place)
        else:
            editor = ChoiceBox(self._place, one.choices)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = QLabel(self._place.words(one.label), box)
        label.setProperty("role", "hint")
        label.setBuddy(keyboard_of(editor))
        keyboard_of(editor).setAccessibleName(label.text())
        editor.setMinimumWidth(label.fontMetrics().averageCharWidth() * _LETTERS)
        column.addWidget(label)
        column.addWidget(editor)
        known = cast("Editor", editor)
        known.changed.connect(self.changed)
        self._editors[one.name] = known
        return box


def below(catalogue: Catalogue, list_id: str, code: str) -> list[str]:
    """A code and all that lie below it: of a province its districts."""
    under = [
        item.code for item in catalogue.list(list_id).items if code in catalogue.ancestors(list_id, item.code)
    ]
    return [code, *under]
