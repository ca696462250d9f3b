"""The way to a paper as one page: its steps at the left, one of them open, Ctrl+Return goes on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reception.documents.actions import drawn
from reception.documents.gathering import gather
from reception.documents.shelf.editions import edition_in_use, edition_named, template_of
from reception.documents.sources import answers_known
from reception.documents.wizard import STEPS, Step, Wizard
from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from reception.kernel.telling import sentences
from ui.pages.papers.answers_pane import AnswersPane
from ui.pages.papers.behind import BehindLine
from ui.pages.papers.choosing import LanguagePane, OwnerPane
from ui.pages.papers.kind_pane import KindPane
from ui.pages.papers.steps import StepList
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.faults import FaultLine
from ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from reception.documents.keeping import Owner
    from reception.documents.kinds import Kind
    from reception.documents.shelf.editions import Edition
    from reception.kernel.progress import Progress
    from reception.store.reading import Reading
    from ui.tasks.operations import Operation

TITLES: Mapping[Step, Message] = {
    "kind": _("Which paper"),
    "language": _("In which language"),
    "owner": _("For which record"),
    "answers": _("What is missing"),
    "preview": _("A look"),
}


class WizardView(QWidget):
    """Drives a `Wizard` and shows its step."""

    changed = Signal()
    """Something was chosen or typed."""
    finished = Signal(str)
    """The paper is to be kept, and then: "word", "print" or nothing."""
    left = Signal()
    """Back from the first step."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """At the first step of a new paper."""
        super().__init__(parent)
        words = place.words
        self._place = place
        self.wizard = Wizard()
        self.steps = StepList([words(TITLES[step]) for step in STEPS], name=words(_("Steps to the paper")))
        self.kind = KindPane(place)
        self.language = LanguagePane(place)
        self.owner = OwnerPane(place)
        self.answers = AnswersPane(place)
        self.view = PaperView(place)
        self.panes: Mapping[Step, QWidget] = {
            "kind": self.kind,
            "language": self.language,
            "owner": self.owner,
            "answers": self.answers,
            "preview": self.view,
        }
        self.title = QLabel()
        self.title.setProperty("role", "subtitle")
        self.title.setWordWrap(True)
        self.back = QPushButton(icon("arrow-left", self), words(_("&Back")))
        self.next = QPushButton(words(_("&Next")))
        self.word = QPushButton(words(_("Save and open in &Word")))
        self.save = QPushButton(icon("save", self), words(_("&Save")))
        self.print = QPushButton(icon("printer", self), words(_("Save and &print…")))
        self.fault = FaultLine(self.next)
        self.behind = BehindLine(words)
        self._lay_out()
        self._connect()
        self.show_state()

    def begin(self, wizard: Wizard) -> None:
        """Show this state of a paper, with what the records know of it asked anew."""
        self.wizard = wizard
        self.show_state()
        if wizard.row and wizard.kind is not None:
            self._gather(wizard.owner, wizard.row)

    def go_on(self) -> None:
        """The next step; on the last one the paper is kept and opened in Word."""
        if self.wizard.step == STEPS[-1]:
            self.finished.emit("word")
            return
        try:
            self._take(self.wizard.next())
        except Refused as trouble:
            self.fault.say("\n".join(sentences(trouble, self._place.words)))

    def go_back(self) -> None:
        """The step before; from the first one back to the list."""
        if self.wizard.step == STEPS[0]:
            self.left.emit()
        else:
            self._take(self.wizard.back())

    def first_field(self) -> QWidget:
        """Where the keyboard goes on this step."""
        return self.answers.first() if self.wizard.step == "answers" else self.panes[self.wizard.step]

    def show_state(self) -> None:
        """Show the step with its pane, buttons and title."""
        step = self.wizard.step
        self.fault.say("")
        self.behind.setVisible(self.wizard.is_behind)
        self.title.setText(self._place.words(TITLES[step]))
        self.steps.show_step(STEPS.index(step))
        if step in {"kind", "language", "owner", "answers"}:
            self.panes[step].show_state(self.wizard)  # type: ignore[attr-defined]
        self._stack.setCurrentWidget(self.panes[step])
        is_last = step == STEPS[-1]
        self.next.setVisible(not is_last)
        for button in (self.word, self.save):
            button.setVisible(is_last)
        self.print.setVisible(is_last and not self.view.exact.isHidden())

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for pane in self.panes.values():
            self._stack.addWidget(pane)
        for button in (self.next, self.word):
            button.setProperty("role", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        for button in (self.print, self.save, self.word, self.next):
            buttons.addWidget(button)
        right = QVBoxLayout()
        right.addWidget(self.title)
        right.addWidget(self.behind)
        right.addWidget(self._stack, 1)
        right.addWidget(self.fault)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.steps)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.word.clicked.connect(lambda: self.finished.emit("word"))
        self.save.clicked.connect(lambda: self.finished.emit(""))
        self.print.clicked.connect(lambda: self.finished.emit("print"))
        self.kind.chose.connect(self._choose_kind)
        self.kind.list.itemActivated.connect(lambda _item: self.go_on())
        self.language.chose.connect(self._choose_language)
        self.owner.chose.connect(self._gather)
        self.answers.answered.connect(self._answer)
        self.behind.asked.connect(self._change_over)
        self.steps.asked.connect(lambda at: self._take(self.wizard.go_to(STEPS[at])))

    def _take(self, wizard: Wizard) -> None:
        is_another = wizard.step != self.wizard.step
        self.wizard = wizard
        self.show_state()
        if is_another:
            if wizard.step == "preview":
                self._draw()
            self.first_field().setFocus()
        self.changed.emit()

    def _choose_kind(self, kind: Kind) -> None:
        self.wizard = self.wizard.choose_kind(kind)
        self.changed.emit()
        if self.wizard.row:
            self._gather(self.wizard.owner, self.wizard.row)

    def _choose_language(self, language: Any) -> None:
        self.wizard = self.wizard.choose_language(language)
        self.changed.emit()

    def _gather(self, owner: str, row: str) -> None:
        """Hang the paper on a record, and ask what the records around it know."""
        found, kind, follows = read_id(row), self.wizard.kind, read_id(self.wizard.follows)
        if found is None or kind is None:
            self.wizard = self.wizard.hang_on(owner, row, known={})
            return
        place = self._place
        named: Owner = owner  # type: ignore[assignment]
        language = self.wizard.language or kind.filed_in[0]

        def ask(reading: Reading) -> tuple[dict[str, Any], str]:
            known = gather(
                reading, named, found, catalogue=place.catalogue, today=place.today, follows=follows
            )
            return answers_known(kind, known), edition_in_use(reading, kind, language=language).digest

        place.ask(self, ask).then(partial(self._know, owner, row)).run()

    def _know(self, owner: str, row: str, found: tuple[dict[str, Any], str]) -> None:
        known, newest = found
        self.wizard = self.wizard.hang_on(owner, row, known=known).stay_on(newest=newest)
        self.show_state()
        if self.wizard.step == "preview":
            self._draw()
        self.changed.emit()

    def _answer(self, name: str, answer: Any) -> None:
        kind, language = self.wizard.kind, self.wizard.language
        field = kind.field(name) if kind is not None else None
        if field is not None and field.type == "text" and answer and "value" in answer:
            # Made in another language later, the paper lists it as not translated.
            answer = {"language": language, **answer}
        try:
            self.wizard = self.wizard.give(name, answer)
            self.wizard.missing()
            self.answers.clear_fault(name)
        except Refused as trouble:
            self.answers.fault(name, trouble)
        self.answers.show_left(self.wizard)
        self.changed.emit()

    def _draw(self) -> None:
        kind, language, answers = self.wizard.kind, self.wizard.language, self.wizard.answers
        if kind is None or language is None:
            return
        self.view.clear()
        place, edition = self._place, self.wizard.edition

        def find(reading: Reading) -> Edition:
            begun = edition_named(reading, kind, language=language, digest=edition)
            return begun or edition_in_use(reading, kind, language=language)

        def draw(chosen: Edition) -> None:
            def job(_progress: Progress) -> bytes:
                template = template_of(chosen, keeping=place.keeping)
                return drawn(kind, answers, language=language, press=place.press, template=template)

            self._show_drawn(place.make(self, job), kind.code)

        place.ask(self, find).then(draw).run()

    def _change_over(self) -> None:
        self._take(self.wizard.change_over())
        if self.wizard.step == "preview":
            self._draw()

    def _show_drawn(self, drawing: Operation[bytes], title: str) -> None:
        drawing.about(_("Drawing up the paper…")).then(
            lambda content: self.view.show_content(content, number=title)
        ).run()
