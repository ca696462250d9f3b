"""The slip that a person leaves with: made at once in her language, shown for print; another edition at one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reception.documents.actions import Made, make_paper
from reception.documents.gathering import gather
from reception.documents.keeping import KeptIn
from reception.documents.queries import last_visit
from reception.documents.slip import edition_of_slip, language_of_slip
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES
from reception.kernel.i18n import mark as _
from ui.pages.papers.answer_row import CalmCombo
from ui.style import icon
from ui.tasks.word import open_in_word
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout
from ui.widgets.paper_view import PaperView
from ui.widgets.papers_list import LANGUAGE_NAMES

if TYPE_CHECKING:
    from reception.documents.keeping import Owner
    from reception.kernel.i18n import Language
    from reception.kernel.ids import Id
    from reception.store.reading import Reading
    from reception.store.work import Work

KIND = "visit_slip"
EDITIONS = (
    ("full", _("with the subject, what was done and what to bring")),
    ("neutral", _("neutral: only who received, when and where to come")),
)


@dataclass(frozen=True)
class Plan:
    """Of which visit the slip is, and how it begins."""

    visit: Id
    language: Language
    edition: str


class SlipView(QWidget):
    """Makes and shows a slip."""

    left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing is made yet."""
        super().__init__(parent)
        words = place.words
        self._place = place
        self._plan: Plan | None = None
        self._made: Made | None = None
        self.title = QLabel(words(_("Slip after a visit")))
        self.title.setProperty("role", "subtitle")
        self.language = CalmCombo()
        self.language.setAccessibleName(words(_("Language of the slip")))
        for language in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[language], language)
        self.edition = CalmCombo()
        self.edition.setAccessibleName(words(_("What the slip says")))
        for code, said in EDITIONS:
            self.edition.addItem(words(said), code)
        self.again = QPushButton(icon("refresh-cw", self), words(_("&Make it so")))
        self.print = QPushButton(words(_("&Print…")))
        self.word = QPushButton(icon("file-pen", self), words(_("Open in &Word")))
        self.back = QPushButton(icon("arrow-left", self), words(_("&Back")))
        self.view = PaperView(place)
        self._lay_out()
        self.again.clicked.connect(self.make_again)
        self.print.clicked.connect(self.view.ask_print)
        self.word.clicked.connect(self._open)
        self.back.clicked.connect(self.left)
        for combo in (self.language, self.edition):
            combo.changed.connect(self._enable)

    def make(self, owner: Owner, row: Id) -> None:
        """Make the slip of a visit, or of the latest visit of a person or in a matter, at once."""
        place = self._place
        self._made, self._plan = None, None
        self.view.clear()

        def plan(reading: Reading) -> Plan:
            visit = last_visit(reading, owner=owner, row=row)
            if visit is None:
                raise Refused(_("There is no visit yet to make a slip of."))
            known = gather(reading, "visit", visit, catalogue=place.catalogue, today=place.today)
            return Plan(visit, language_of_slip(known), edition_of_slip(known))

        place.ask(self, plan).then(self._begin).run()
        self._enable()

    def make_again(self) -> None:
        """Make a slip in the language and edition chosen now."""
        if self._plan is None:
            return
        place, visit = self._place, self._plan.visit
        language, edition = self.language.value(), self.edition.value()

        def make(work: Work) -> Made:
            return make_paper(
                work,
                kind_code=KIND,
                language=language,
                kept=KeptIn("visit", visit),
                catalogue=place.catalogue,
                keeping=place.keeping,
                press=place.press,
                given={"edition": {"value": edition}},
            )

        self._plan = Plan(visit, language, edition)
        place.act(self, make).about(_("Making the slip…")).then(self._show).run()

    def first_field(self) -> QWidget:
        """Printing, or Word where nothing can be printed from here."""
        return self.word if self.print.isHidden() else self.print

    def _begin(self, plan: Plan) -> None:
        self._plan = plan
        self.language.show_value(plan.language)
        self.edition.show_value(plan.edition)
        self.make_again()

    def _show(self, made: Made) -> None:
        self._made = made
        self.title.setText(self._place.words(_("Slip {number}"), number=made.number))
        self.view.show_content(made.content, number=made.number)
        self._place.say(_("Paper {number} is made and kept."), number=made.number, undo=True)
        self._enable()
        self.first_field().setFocus()

    def _open(self) -> None:
        if self._made is not None:
            open_in_word(self._place, self, self._made.id)

    def _enable(self) -> None:
        is_made = self._made is not None
        self.print.setEnabled(is_made)
        self.word.setEnabled(is_made)
        plan = self._plan
        now = (self.language.value(), self.edition.value())
        self.again.setEnabled(plan is not None and now != (plan.language, plan.edition))

    def _lay_out(self) -> None:
        self.print.setProperty("role", "primary")
        if self.view.exact.isHidden():
            self.print.hide()
        row = FlowLayout(gap=6)
        for widget in (self.print, self.word, self.language, self.edition, self.again, self.back):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.view, 1)
