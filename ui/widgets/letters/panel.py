"""One letter: where it stands, by when an answer is due and how that was counted, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reception.documents.following import next_papers
from reception.documents.shelf.editions import kinds_in_use
from reception.kernel.i18n import mark as _
from reception.letters.clock import read_working
from reception.letters.queries import LetterShown, letter_shown
from reception.letters.rules import STATE_WORDS, STEP_WORDS
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.flow import FlowLayout
from ui.widgets.letters.step_form import StepForm

if TYPE_CHECKING:
    from reception.kernel.ids import Id
    from reception.letters.letter import Letter
    from reception.letters.rules import Step
    from reception.reference.catalogue import Catalogue
    from reception.store.reading import Reading

    Found = tuple[LetterShown, dict[str, str]]
    """The letter, and the titles of the papers that may follow, by kind."""


def body_of(letter: Letter, catalogue: Catalogue, language: str) -> str:
    """To whom a letter goes, or from whom it came."""
    if letter.body and catalogue.has("institutions", letter.body):
        return catalogue.item("institutions", letter.body).label(language)  # type: ignore[arg-type]
    return letter.body_name or ""


class LetterPanel(QWidget):
    """Buttons for what may come next, the first of them the most likely; each opens its few fields."""

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """No letter yet."""
        super().__init__(parent)
        self._place = place
        self.shown: LetterShown | None = None
        self.form: StepForm | None = None
        self.title, self.state, self.due, self.working = (QLabel() for _label in range(4))
        self.title.setProperty("role", "subtitle")
        self.working.setProperty("role", "hint")
        for label in (self.title, self.state, self.due, self.working):
            label.setWordWrap(True)
        self.how = QPushButton(place.words(_("How it was counted")))
        self.how.setCheckable(True)
        self.how.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.how.toggled.connect(self.working.setVisible)
        self.working.hide()
        self._steps, self._next, self._held = QWidget(), QWidget(), QWidget()
        self._step_row, self._next_row = FlowLayout(self._steps), FlowLayout(self._next)
        self._hold = QVBoxLayout(self._held)
        self._hold.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        held: tuple[QWidget, ...] = (self.title, self.state, self.due, self.how, self.working)
        for widget in (*held, self._steps, self._held, self._next):
            column.addWidget(widget)
        column.addStretch(1)
        self.hide()

    def show_letter(self, row: Id | None) -> None:
        """Show this letter; none hides the panel."""
        if row is None:
            self.shown = None
            self.hide()
            return
        today, language = self._place.today, self._place.words.language

        def ask(reading: Reading) -> Found:
            shown, kinds = letter_shown(reading, row, today=today), kinds_in_use(reading)
            kind = kinds.get(shown.letter.kind or "")
            codes = next_papers(shown.letter, kind, today=today) if kind is not None else ()
            return shown, {code: kinds[code].titles[language] for code in codes}

        self._place.ask(self, ask).then(self._show).run()

    def open_step(self, step: Step) -> None:
        """Show the fields of a step."""
        assert self.shown is not None
        self._clear_form()
        self.form = StepForm(self._place, self.shown.letter, step)
        self.form.done.connect(self._done)
        self._hold.addWidget(self.form)
        self.form.setFocus()

    def buttons(self) -> list[QPushButton]:
        """What may come next, from the left: steps first, then papers."""
        found = []
        for row in (self._step_row, self._next_row):
            items = [row.itemAt(at) for at in range(row.count())]
            found += [item.widget() for item in items if item is not None]
        return [button for button in found if isinstance(button, QPushButton)]

    def _done(self) -> None:
        self._clear_form()
        if self.shown is not None:
            self.show_letter(self.shown.letter.id)
        self.changed.emit()

    def _show(self, found: Found) -> None:
        self.shown, papers = found
        letter, words = self.shown.letter, self._place.words
        body = body_of(letter, self._place.catalogue, words.language)
        self.title.setText(" – ".join(part for part in (letter.number, body) if part))
        self.state.setText(words(STATE_WORDS[self.shown.state]))
        last = letter.due
        self.due.setText("" if last is None else words(_("Answer due by {day}"), day=short_day(last)))
        self.due.setVisible(last is not None)
        sentences = [one.text for one in read_working(letter.due_working, words.language)]
        sentences += [letter.due_basis] if letter.due_basis else []
        self.working.setText("\n".join(sentences))
        self.how.setVisible(bool(sentences))
        self.working.setVisible(self.how.isChecked() and bool(sentences))
        self._clear_form()
        self._offer(papers)
        self.show()

    def _offer(self, papers: dict[str, str]) -> None:
        assert self.shown is not None
        letter = self.shown.letter
        for row in (self._step_row, self._next_row):
            while (item := row.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
        for at, step in enumerate(self.shown.next_steps):
            button = QPushButton(self._place.words(STEP_WORDS[step]))
            if at == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _on=False, step=step: self.open_step(step))
            self._step_row.addWidget(button)
        for code, title in papers.items():
            button = QPushButton(title)
            button.clicked.connect(lambda _on=False, code=code: self._begin(letter, code))
            self._next_row.addWidget(button)

    def _begin(self, letter: Letter, code: str) -> None:
        where = {letter.owner_table: letter.owner_row.hex}
        self._place.open("papers", new=True, kind=code, follows=letter.id.hex, **where)

    def _clear_form(self) -> None:
        if self.form is not None:
            self._hold.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
