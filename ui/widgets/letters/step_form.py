"""The few fields of the next step of a letter, with today filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.letters.actions import register_letter, send_letter, sign_letter
from reception.letters.outcomes import answer_letter, note_silence
from reception.letters.rules import STEP_WORDS
from reception.letters.terms import extend_due, set_due
from ui.tasks.workplace import Workplace
from ui.widgets.code_picker import CodePicker
from ui.widgets.day_edit import DayEdit

if TYPE_CHECKING:
    from reception.kernel.ids import Id
    from reception.letters.letter import Letter
    from reception.letters.rules import Step
    from reception.store.work import Work

FIELDS: Mapping[str, tuple[tuple[str, str, Message], ...]] = {
    "sign": (("on", "today", _("Signed on")), ("by", "text", _("Signed by"))),
    "send": (
        ("how", "sending_ways", _("How it was sent")),
        ("on", "today", _("Sent on")),
        ("sent_number", "text", _("Number of the post")),
        ("receipt", "text", _("What shows the receipt")),
    ),
    "register": (
        ("their_number", "text", _("Their number")),
        ("on", "today", _("Registered on")),
        ("received_on", "day", _("Received on")),
    ),
    "due": (("on", "day", _("Answer due by")), ("basis", "text", _("How this day is known"))),
    "extend": (
        ("on", "today", _("Extension told on")),
        ("to", "day", _("Extended to")),
        ("basis", "text", _("How the extension is known")),
    ),
    "answer": (
        ("outcome", "letter_outcomes", _("What came of it")),
        ("refusal_ground", "refusal_grounds", _("Ground of the refusal")),
        ("on", "today", _("Answered on")),
    ),
    "silence": (),
}
WHOLE_DAYS = frozenset({("due", "on"), ("extend", "to")})
"""Days that are a day of the calendar and not a date that may be partly known."""


class StepForm(QWidget):
    """One step of one letter; its button does it."""

    done = Signal()

    def __init__(self, place: Workplace, letter: Letter, step: Step, parent: QWidget | None = None) -> None:
        """Its fields, empty but for the day."""
        super().__init__(parent)
        self._place, self._letter, self._step = place, letter, step
        self.fields: dict[str, DayEdit | CodePicker | QLineEdit] = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        for name, kind, label in FIELDS[step]:
            editor = self._editor(kind)
            said = place.words(label)
            self.fields[name] = editor
            line = editor if isinstance(editor, QLineEdit) else editor.line
            line.setAccessibleName(said)
            form.addRow(said, editor)
        self.button = QPushButton(place.words(STEP_WORDS[step]))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.button)
        self.setFocusProxy(next(iter(self.fields.values()), self.button))

    def go(self) -> None:
        """Do the step with what stands in the fields."""
        said = {name: self._value(name) for name in self.fields}
        action = self._action(self._letter.id, said)
        self._place.act(self, action).then(lambda _due: self._told()).run()

    def _told(self) -> None:
        self._place.say(_("Entered: {what}."), what=self._place.words(STEP_WORDS[self._step]), undo=True)
        self.done.emit()

    def _editor(self, kind: str) -> DayEdit | CodePicker | QLineEdit:
        if kind == "text":
            return QLineEdit()
        if kind not in {"day", "today"}:
            return CodePicker(self._place, kind)
        day = DayEdit(self._place)
        day.show_value(self._place.today if kind == "today" else None)
        return day

    def _value(self, name: str) -> Any:
        editor = self.fields[name]
        if isinstance(editor, QLineEdit):
            return editor.text().strip() or None
        if isinstance(editor, CodePicker):
            return editor.value()
        if (self._step, name) in WHOLE_DAYS:
            return editor.day()
        day = editor.day()
        return None if day is None else PartialDate.parse(day.isoformat())

    def _action(self, letter: Id, said: Mapping[str, Any]) -> Callable[[Work], object]:
        """What the step writes."""
        lists, given = self._place.catalogue, dict(said)
        if self._step == "send":
            given["how"] = given["how"] or ""
        if self._step == "answer":
            given["outcome"] = given["outcome"] or ""
        actions: Mapping[str, Callable[[Work], object]] = {
            "sign": lambda work: sign_letter(work, letter_id=letter, **given),
            "send": lambda work: send_letter(work, letter_id=letter, catalogue=lists, **given),
            "register": lambda work: register_letter(work, letter_id=letter, **given),
            "due": lambda work: set_due(work, letter_id=letter, **given),
            "extend": lambda work: extend_due(work, letter_id=letter, **given),
            "answer": lambda work: answer_letter(work, letter_id=letter, catalogue=lists, **given),
            "silence": lambda work: note_silence(work, letter_id=letter, catalogue=lists),
        }
        return actions[self._step]
