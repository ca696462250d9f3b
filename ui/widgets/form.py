"""A form made from a register's description: labels with keys of their own, editors, faults beside the fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reception.kernel.errors import Trouble
from reception.kernel.fields import Field, Register
from reception.kernel.i18n import Message
from reception.kernel.intake import Faulty
from ui.tasks.workplace import Workplace
from ui.widgets.editors import Editor, editor_of
from ui.widgets.faults import FieldBox, keyboard_of
from ui.widgets.mnemonics import assign
from ui.widgets.parts_edit import PartsEdit

NEEDED = " *"


class RecordForm(QWidget):
    """Fields and parts of one record; it knows what was shown, and so what was changed."""

    changed = Signal()

    def __init__(
        self,
        place: Workplace,
        register: Register,
        *,
        only: Collection[str] | None = None,
        without: Collection[str] = (),
        taken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """An empty form of the register's fields and parts, in its order.

        `only` names those wanted (all where it is None), `without` those not; `taken` are letters used elsewhere.
        """
        super().__init__(parent)
        self._place = place
        self._boxes: dict[str, FieldBox] = {}
        self._parts: dict[str, PartsEdit] = {}
        self._labels: dict[str, QLabel] = {}
        wanted = [field for field in register.fields if _is_wanted(field.name, only, without)]
        fields = [field for field in wanted if not field.fixed]
        parts = [part for part in register.parts if not part.one and _is_wanted(part.name, only, without)]
        labels = assign(
            [
                *(place.words(field.label) for field in fields),
                *(place.words(part.register.label) for part in parts),
            ],
            taken=taken,
        )
        self._rows = QFormLayout()
        self._lay_out()
        for field, label in zip(fields, labels, strict=False):
            self._add_field(field, label)
        for part, label in zip(parts, labels[len(fields) :], strict=True):
            self._parts[part.name] = PartsEdit(place, part)
            self._add_row(part.name, label, self._parts[part.name])
        self._shown: dict[str, Any] = self.values()

    def values(self) -> dict[str, Any]:
        """What the form says, as JSON that `read_record` takes: every field, and of parts the rows that were changed."""
        said = {name: self.editor(name).value() for name in self._boxes if name not in self._parts}
        return said | {name: rows for name, part in self._parts.items() if (rows := part.value())}

    def changes(self) -> dict[str, Any]:
        """Of `values` what is not as it was shown."""
        return {
            name: value
            for name, value in self.values().items()
            if name in self._parts or value != self._shown.get(name)
        }

    def dirty(self) -> bool:
        """Whether anything is not as it was shown."""
        return bool(self.changes())

    def show_record(self, record: Mapping[str, Any]) -> None:
        """Show a record as `records.reading.show_record` gives it; from now on this is what was shown."""
        self.clear_faults()
        for name in self._boxes:
            self.editor(name).show_value(record.get(name))
        self._shown = {name: self.editor(name).value() for name in self._boxes if name not in self._parts}

    def show_draft(self, values: Mapping[str, Any]) -> None:
        """Put values of `changes` over what is shown; what was shown before stays known."""
        for name, value in values.items():
            if name in self._parts:
                self._parts[name].show_draft(value)
            elif name in self._boxes:
                self.editor(name).show_value(value)

    def show_faults(self, faults: Mapping[str, Message | str]) -> list[str]:
        """Say faults beside the fields that their paths name, the keyboard on the first; what has no field is returned."""
        self.clear_faults()
        homeless: list[str] = []
        first: QWidget | None = None
        for path, message in faults.items():
            name, rest = _split(path)
            text = self._place.words(Message(message))
            if name in self._parts and self._parts[name].show_fault(rest, text):
                first = first or self._parts[name]
            elif name in self._boxes:
                self._boxes[name].say(text)
                first = first or self._boxes[name].editor
            else:
                homeless.append(text)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return homeless

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what an act refused: faults beside their fields, anything else in the message bar."""
        if not isinstance(trouble, Faulty):
            self._place.tell(trouble)
            return
        words = self._place.words
        homeless = self.show_faults(
            {fault.path: words(fault.message, **fault.values) for fault in reversed(trouble.faults)}
        )
        if homeless:
            self._place.tell(trouble)

    def clear_faults(self) -> None:
        """Say no faults any more."""
        for box in self._boxes.values():
            box.fault.say("")

    def editor(self, name: str) -> Editor:
        """The editor of a field or part, for logic between fields."""
        return cast("Editor", self._boxes[name].editor)

    def names(self) -> Iterator[str]:
        """The fields and parts of the form, in their order."""
        yield from self._boxes

    def show_field(self, name: str, *, is_shown: bool) -> None:
        """Show or hide one field with its label."""
        self._rows.setRowVisible(self._boxes[name], is_shown)

    def first_field(self) -> QWidget:
        """Where the keyboard goes."""
        return next((keyboard_of(box.editor) for box in self._boxes.values()), self)

    def _lay_out(self) -> None:
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch()

    def _add_field(self, field: Field, label: str) -> None:
        editor = editor_of(self._place, field)
        cast("Editor", editor).changed.connect(self.changed)
        # Qt gives a field the name of its label only where both have one parent.
        keyboard_of(editor).setAccessibleName(self._place.words(field.label))
        self._add_row(field.name, label + (NEEDED if field.required else ""), editor)

    def _add_row(self, name: str, label: str, editor: QWidget) -> None:
        box = FieldBox(editor, self)
        cast("Editor", editor).changed.connect(lambda: box.fault.say(""))
        if isinstance(editor, PartsEdit):
            editor.changed.connect(self.changed)
        shown = FormLabel(label, self)
        shown.setBuddy(keyboard_of(editor))
        self._boxes[name], self._labels[name] = box, shown
        self._rows.addRow(shown, box)


class FormLabel(QLabel):
    """A label that breaks its line rather than push the editor out, and stands level with it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the text."""
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setContentsMargins(0, 6, 0, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """At most so wide as a third of a form; beyond that the line breaks."""
        most = self.fontMetrics().averageCharWidth() * 26
        wanted = self.fontMetrics().horizontalAdvance(self.text().replace("&", "")) + 4
        width = min(wanted, most)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As its hint: a label is never cut."""
        return self.sizeHint()


def _is_wanted(name: str, only: Collection[str] | None, without: Collection[str]) -> bool:
    return (only is None or name in only) and name not in without


def _split(path: str) -> tuple[str, str]:
    """The field that a path begins with, and the rest of it: `phones[0].number` is `phones` and `[0].number`."""
    end = min((place for place in (path.find("."), path.find("[")) if place >= 0), default=len(path))
    return path[:end], path[end:]
