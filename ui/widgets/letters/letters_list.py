"""The letters of a record, or a journal of the office, with the one that is chosen beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from reception.letters.queries import journal, letters_of
from reception.letters.rules import STATE_WORDS, state_of
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words, short_day
from ui.widgets.letters.panel import LetterPanel, body_of
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from reception.kernel.changes import Changes
    from reception.kernel.ids import Id
    from reception.letters.letter import Direction, Letter
    from reception.store.reading import Reading


class LettersList(QWidget):
    """Letters above, or at the left, and what can be done with the chosen one."""

    def __init__(
        self, place: Workplace, *, owner: Id | None = None, direction: Direction | None = None
    ) -> None:
        """The letters of this record, or the journal of this direction."""
        super().__init__()
        self._place, self._owner, self._direction = place, owner, direction
        words = place.words
        columns = [_("Number"), _("To whom or from whom"), _("State"), _("Sent or received"), _("Answer due")]
        self.table = PlainTable([words(title) for title in columns], name=words(_("Letters")), wide=1)
        self.line = QLineEdit()
        self.line.setPlaceholderText(words(_("Number, body or subject")))
        self.line.setAccessibleName(words(_("Find a letter")))
        self.line.setVisible(direction is not None)
        self.nothing = QLabel(words(_("No letters yet. A paper that is sent to somebody becomes one.")))
        self.nothing.setProperty("role", "hint")
        self.nothing.setWordWrap(True)
        self.panel = LetterPanel(place)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.line, self.nothing, self.table):
            column.addWidget(widget)
        column.addStretch(0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        split.setSizes([600, 400])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.table.chose.connect(self.panel.show_letter)
        self.line.textChanged.connect(lambda _text: self.refresh())
        place.changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        """Read the letters anew."""
        owner, direction, typed = self._owner, self._direction, self.line.text()
        today, lists = self._place.today, self._place.catalogue

        def ask(reading: Reading) -> Sequence[Letter]:
            if owner is not None:
                return letters_of(reading, [owner])
            assert direction is not None
            lines = journal(reading, direction=direction, today=today, typed=typed, catalogue=lists)
            return [line.letter for line in lines]

        self._place.search(self, ask, name="letters").then(self._show).run()

    def choose(self, row: Id) -> None:
        """Choose a letter."""
        self.table.choose(row)

    def _show(self, letters: Sequence[Letter]) -> None:
        self.table.show_rows([(letter.id, self._row(letter)) for letter in letters])
        self.nothing.setVisible(not letters)
        self.table.setVisible(bool(letters))

    def _row(self, letter: Letter) -> list[str]:
        words, today = self._place.words, self._place.today
        went = letter.sent_on if letter.is_ours else letter.received_on
        return [
            letter.number or "–",
            body_of(letter, self._place.catalogue, words.language),
            words(STATE_WORDS[state_of(letter, today=today)]),
            "" if went is None else edtf_words(words, went),
            "" if letter.due is None else short_day(letter.due),
        ]

    def _heed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches("letter"):
            self.refresh()
