"""What is still missing in a paper, and below it what the records answer already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.telling import sentences
from ui.pages.papers.answer_row import AnswerRow
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.documents.kinds import Field
    from reception.documents.wizard import Wizard


class AnswersPane(QWidget):
    """A row for each thing the paper asks for."""

    answered = Signal(str, object)
    """The name of a field and its answer, or None."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        words = place.words
        self._place = place
        self.rows: dict[str, AnswerRow] = {}
        self._shown: tuple[str, ...] = ()
        self.known = QCheckBox(words(_("Show also what the records &answer")))
        self.left = QLabel()
        self.left.setProperty("role", "hint")
        self.left.setWordWrap(True)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.left)
        column.addWidget(scroll, 1)
        column.addWidget(self.known)
        self.known.toggled.connect(self._turn)
        self._wizard: Wizard | None = None

    def show_state(self, wizard: Wizard) -> None:
        """Ask what this paper asks for; rows that stand there already stay as they are."""
        self._wizard = wizard
        asked, known = wizard.asked(), wizard.answered()
        self.known.setVisible(bool(known))
        wanted = [*asked, *(known if self.known.isChecked() else ())]
        kind = wizard.kind.code if wizard.kind is not None else ""
        key = (kind, wizard.row, *(sorted(field.name for field in wanted)))
        if key != self._shown:
            self._shown = key
            self._build(wizard, wanted)
        self.show_left(wizard)

    def first(self) -> QWidget:
        """The first thing to answer."""
        row = next(iter(self.rows.values()), None)
        return self.known if row is None else row.editor

    def _build(self, wizard: Wizard, wanted: list[Field]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for field in wanted:
            row = AnswerRow(self._place, field)
            row.show_answer(wizard.answers.get(field.name))
            row.changed.connect(self._changed)
            self._column.addWidget(row)
            self.rows[field.name] = row
        self._column.addStretch(1)

    def _changed(self, name: str) -> None:
        row = self.rows[name]
        self.answered.emit(name, row.answer())

    def fault(self, name: str, trouble: Refused) -> None:
        """Say beside a field what is wrong with its answer."""
        if name in self.rows:
            self.rows[name].fault.say("\n".join(sentences(trouble, self._place.words)))

    def clear_fault(self, name: str) -> None:
        """The answer is right now."""
        if name in self.rows:
            self.rows[name].fault.say("")

    def show_left(self, wizard: Wizard) -> None:
        """Say what would be left to fill by hand."""
        words = self._place.words
        try:
            missing = wizard.missing()
        except Refused as trouble:
            self.left.setText("\n".join(sentences(trouble, words)))
            return
        names = list(dict.fromkeys(place.field.labels[words.language] for place in missing))
        if names:
            text = _("Without an answer these become lines to be filled by hand: {names}.")
            self.left.setText(words(text, names="; ".join(names)))
        else:
            self.left.setText(words(_("Everything that the paper needs is answered.")))

    def _turn(self) -> None:
        if self._wizard is not None:
            self.show_state(self._wizard)
