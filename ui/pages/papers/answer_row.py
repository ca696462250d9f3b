"""One thing a paper asks for: a value, "not known" or "by hand"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reception.documents.kinds import Field
from reception.kernel.i18n import mark as _
from ui.pages.papers.body_edit import BodyEdit
from ui.pages.papers.rows_edit import RowsEdit
from ui.tasks.workplace import Workplace
from ui.widgets.day_edit import DayEdit
from ui.widgets.faults import FaultLine, keyboard_of
from ui.widgets.partial_edit import PartialEdit
from ui.widgets.writing import Writing

VALUE, UNKNOWN, BY_HAND = "value", "unknown", "by_hand"
STATES = ((VALUE, _("answer")), (UNKNOWN, _("not known")), (BY_HAND, _("by hand")))
PARTS = (("surname", _("Surname")), ("given", _("Given name")), ("patronymic", _("Patronymic")))
LATIN = _("Latin spelling, as in the passport")


class CalmCombo(QComboBox):
    """A list to choose from that the wheel does not change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self.changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, and changes nothing."""
        event.ignore()

    def value(self) -> Any:
        """What is chosen."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Show this choice; the empty one where there is none."""
        self.setCurrentIndex(max(self.findData(value), 0))


class NameEdit(QWidget):
    """A name in its parts."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Empty lines."""
        super().__init__(parent)
        self._sex = ""
        self._lines = {name: QLineEdit() for name, _label in (*PARTS, ("latin", LATIN))}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for name, label in (*PARTS, ("latin", LATIN)):
            form.addRow(place.words(label), self._lines[name])
            self._lines[name].textChanged.connect(self.changed)
        self.setFocusProxy(self._lines["surname"])

    def value(self) -> dict[str, str] | None:
        """The parts; None where no name is typed."""
        parts = {name: line.text().strip() for name, line in self._lines.items()}
        return {**parts, "sex": self._sex} if any(parts[name] for name, _label in PARTS) else None

    def show_value(self, value: Mapping[str, str] | None) -> None:
        """Show a name."""
        self._sex = (value or {}).get("sex", "")
        for name, line in self._lines.items():
            line.setText((value or {}).get(name, ""))


class AnswerRow(QWidget):
    """A field of a paper with its three ways to answer."""

    changed = Signal(str)
    """The name of the field."""

    def __init__(self, place: Workplace, field: Field, parent: QWidget | None = None) -> None:
        """Nothing is answered."""
        super().__init__(parent)
        words = place.words
        self.field = field
        self._given: Mapping[str, Any] | None = None
        self._body: Any = None
        label = field.labels[words.language]
        self.label = QLabel(label + (" *" if field.required else ""))
        self.state = CalmCombo()
        for code, said in STATES:
            self.state.addItem(words(said), code)
        self.state.setAccessibleName(words(_("How “{field}” is answered"), field=label))
        self.editor = _editor(place, field)
        keyboard_of(self.editor).setAccessibleName(label)
        self.label.setBuddy(keyboard_of(self.editor))
        self.fault = FaultLine(keyboard_of(self.editor))
        self.help = QLabel(field.help.get(words.language, ""))
        self.said = QLabel(words(_("The paper says: {text}"), text=field.unknown[words.language]))
        self._lay_out()
        self.state.changed.connect(self._turned)
        self.editor.changed.connect(self._edited)
        self._show_state()

    def answer(self) -> dict[str, Any] | None:
        """The answer as a paper takes it; None where there is none."""
        state = self.state.value()
        if state != VALUE:
            return {state: True}
        value = self.editor.value()
        if value is None or value == "":
            return None
        if self._given is not None and value == _shown(self._given):
            return dict(self._given)  # with its language, translations and cases
        return {"value": value}

    def show_answer(self, answer: Mapping[str, Any] | None) -> None:
        """Show an answer."""
        self._given = answer if answer is not None and "value" in answer else None
        self.blockSignals(True)
        state = next((code for code in (UNKNOWN, BY_HAND) if (answer or {}).get(code)), VALUE)
        self.state.show_value(state)
        self.editor.show_value(_shown(self._given) if self._given else None)
        self.blockSignals(False)
        self._show_state()

    def _lay_out(self) -> None:
        for hint in (self.help, self.said):
            hint.setProperty("role", "hint")
            hint.setWordWrap(True)
        above = QHBoxLayout()
        self.label.setWordWrap(True)
        above.addWidget(self.label, 1)
        above.addWidget(self.state)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(3)
        column.addLayout(above)
        for widget in (self.editor, self.fault, self.said, self.help):
            column.addWidget(widget)
        # Tab goes through the answers; how each is given comes after it.
        QWidget.setTabOrder(keyboard_of(self.editor), self.state)

    def _turned(self) -> None:
        self._show_state()
        self.changed.emit(self.field.name)

    def _edited(self) -> None:
        self.changed.emit(self.field.name)

    def _show_state(self) -> None:
        state = self.state.value()
        self.editor.setVisible(state == VALUE)
        self.said.setVisible(state == UNKNOWN)
        self.help.setVisible(state == VALUE and bool(self.help.text()))


def _shown(answer: Mapping[str, Any]) -> Any:
    """The value as its editor shows it."""
    return answer.get("value")


def _editor(place: Workplace, field: Field) -> Any:
    language = place.words.language
    makers: Mapping[str, Callable[[], Any]] = {
        "date": lambda: DayEdit(place),
        "partial_date": lambda: PartialEdit(place),
        "person": lambda: NameEdit(place),
        "rows": lambda: RowsEdit(field, language),
        "body": lambda: BodyEdit(place),
        "choice": lambda: _choice([(one.labels[language], one.code) for one in field.choices]),
        "yes_no": lambda: _choice([(place.words(_("yes")), True), (place.words(_("no")), False)]),
    }
    return makers.get(field.type, Writing)()


def _choice(said: Sequence[tuple[str, Any]]) -> CalmCombo:
    combo = CalmCombo()
    combo.addItem("", None)
    for words, value in said:
        combo.addItem(words, value)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
