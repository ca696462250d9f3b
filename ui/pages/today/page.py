"""The page of the day: cards of what is due, who is expected, who came, and what was begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reception.desk.today import Today, today
from reception.documents.shelf.editions import kinds_in_use
from reception.drafts.keeping import Draft, drafts_of
from reception.kernel.changes import Changes
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from reception.matters.actions import edit_matter
from reception.visits.actions import note_came
from ui.pages.today.card import Card
from ui.pages.today.day_list import DayListDialog
from ui.pages.today.sections import Line, Wording, sections_of
from ui.text.formats import date_words
from ui.widgets.command import Command
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page

if TYPE_CHECKING:
    from reception.kernel.ids import Id
    from reception.store.reading import Reading
    from ui.tasks.workplace import Workplace

SHOWN = ("task", "hearing", "appointment", "visit", "paper", "matter", "person", "tally")
"""Tables whose changes show here."""
A_MINUTE = 60_000


@dataclass(frozen=True)
class Answer:
    """All that the page shows, from one question."""

    today: Today
    drafts: tuple[Draft, ...]
    titles: Mapping[str, str]


def ask_today(reading: Reading, *, day: date, me: Id, language: Language) -> Answer:
    """The day, what was begun, and how the kinds of paper are called."""
    found = today(reading, day=day, me=me)
    kinds = kinds_in_use(reading) if found.papers else {}
    titles = {code: kind.titles[language] for code, kind in kinds.items()}
    return Answer(found, tuple(drafts_of(reading)), titles)


class TodayPage(Page):
    """What a lawyer looks at first in the morning."""

    def __init__(self, place: Workplace) -> None:
        """Ask for the day at once."""
        super().__init__(place)
        self._day = place.today
        self._answer: Answer | None = None
        self.cards: dict[str, Card] = {}
        self._build()
        place.changed.connect(self._heed)
        self._midnight = QTimer(self)
        self._midnight.setInterval(A_MINUTE)
        self._midnight.timeout.connect(self._heed_the_day)
        self._midnight.start()
        self.reload()

    def _build(self) -> None:
        words = self.place.words
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.mine = QCheckBox(words(_("Only mine")), self)
        self.mine.setChecked(bool(self.place.memory.get("today.mine", False)))
        self.mine.toggled.connect(self._keep_mine)
        printing = QPushButton(words(_("Print the list of the day")), self)
        printing.clicked.connect(self.print_list)
        self._receive = QPushButton(words(_("Receive")), self)
        self._receive.setProperty("role", "primary")
        self._receive.clicked.connect(lambda: self.place.open("desk"))
        self._receive.setVisible(self.place.me.permits("visit.add"))
        top = FlowLayout(gap=10)
        for control in (self._title, self.mine, printing, self._receive):
            top.addWidget(control)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.addStretch()
        area = QScrollArea(self)
        area.setWidget(self._inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(area, 1)

    def reload(self) -> None:
        """Ask for the day anew; where the cursor stands stays."""
        day, me, language = self.place.today, self.place.me.user, self.place.words.language
        self._day = day
        self._title.setText(date_words(self.place.words, day, form="named"))
        self.place.ask(self, lambda reading: ask_today(reading, day=day, me=me, language=language)).then(
            self._show
        ).run()

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        focused = next((name for name, card in self.cards.items() if card.has_keyboard()), None)
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        wording = Wording(self.place.words, self.place.catalogue, self._day)
        sections = sections_of(
            answer.today, answer.drafts, wording, titles=answer.titles, mine=self.mine.isChecked()
        )
        self.cards = {}
        for place, section in enumerate(sections):
            may = section.page != "desk" or self.place.me.permits("visit.add")
            card = Card(section, self.place.words, self._inside, may_offer=may)
            card.opened.connect(self._open)
            card.dealt_with.connect(partial(self._deal_with, section.name))
            card.offered.connect(self.place.open)
            self._column.insertWidget(place, card)
            self.cards[section.name] = card
        if focused in self.cards and (control := self.cards[focused].first_control()) is not None:
            control.setFocus()

    def _open(self, line: Line) -> None:
        self.place.open(line.page, **line.where)

    def _deal_with(self, name: str, line: Line) -> None:
        """A task is done; of those expected, she came or nobody waits for her any more."""
        row, day = line.row, self._day
        if row is None:
            return
        if name == "promises":
            self.place.act(self, lambda work: note_came(work, appointment_id=row, on=day)).then(
                lambda _done: self.place.say(_("No longer expected."), undo=True)
            ).run()
        matter = read_id(str(line.where.get("row") or ""))
        if name == "tasks" and matter is not None:
            values = {"tasks": [{"id": row, "done_on": day}]}
            self.place.act(self, lambda work: edit_matter(work, matter_id=matter, values=values)).then(
                lambda _done: self.place.say(_("The task is done."), undo=True)
            ).run()

    def _keep_mine(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.place.memory.keep("today.mine", on)
        if self._answer is not None:
            self._show(self._answer)

    def _heed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*SHOWN):
            self.reload()

    def _heed_the_day(self) -> None:
        if self.place.today != self._day:
            self.reload()

    def print_list(self) -> None:
        """Offer the printed list of the day."""
        if self._answer is not None:
            DayListDialog(
                self._answer.today, self.place.words, office=self.place.me.office, parent=self
            ).open()

    def open_at(self, where: Mapping[str, Any]) -> None:  # noqa: ARG002 - there is but one day
        """Show the day as it is now."""
        self.reload()

    def where(self) -> dict[str, Any]:
        """Always the same place."""
        return {}

    def commands(self) -> Sequence[Command]:
        """What can be done from here."""
        printing = Command(_("Print the list of the day"), self.print_list, "Ctrl+P", "printer")
        receiving = Command(_("Receive"), lambda: self.place.open("desk"), "", "door-open")
        return (printing, receiving) if self.place.me.permits("visit.add") else (printing,)

    def first_field(self) -> QWidget:
        """The first list that has a line, else the button that receives."""
        controls = (card.first_control() for card in self.cards.values())
        return next((control for control in controls if control is not None), self._receive)
