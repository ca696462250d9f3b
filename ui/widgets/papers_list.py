"""The papers of a record, or all of them: which are unfinished, open in Word, look, make a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reception.documents.queries import papers_shown
from reception.documents.shelf.editions import kinds_in_use
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.tasks.word import open_in_word
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from reception.documents.keeping import Owner
    from reception.documents.queries import PaperShown
    from reception.kernel.changes import Changes
    from reception.kernel.ids import Id
    from reception.store.reading import Reading

    Listed = tuple[Sequence[PaperShown], Mapping[str, str]]
    """The papers, and how their kinds are called."""

LANGUAGE_NAMES = {"ru": "Русский", "ky": "Кыргызча", "en": "English"}


class PapersList(QWidget):
    """Papers, the unfinished ones first."""

    chose = Signal(object)
    """The `PaperShown` that is chosen now, or None."""

    def __init__(self, place: Workplace, owner: Owner | None = None, row: Id | None = None) -> None:
        """The papers of this record; of all where none is named."""
        super().__init__()
        self._place, self._owner, self._row = place, owner, row
        self._papers: dict[Id, PaperShown] = {}
        words = place.words
        columns = [_("Number"), _("State"), _("Kind of paper"), _("Language"), _("Made on")]
        self.table = PlainTable([words(title) for title in columns], name=words(_("Papers")), wide=2)
        self.word = QPushButton(icon("file-pen", self), words(_("Open in &Word")))
        self.look = QPushButton(icon("eye", self), words(_("&Look")))
        self.new = QPushButton(icon("file-plus", self), words(_("&New paper…")))
        self.nothing = QLabel(words(_("No papers yet.")))
        self.nothing.setProperty("role", "hint")
        self.new.setEnabled(place.me.permits("paper.make"))
        self._lay_out()
        self.word.clicked.connect(self.open_in_word)
        self.look.clicked.connect(self.open_look)
        self.new.clicked.connect(self.make_new)
        self.table.opened.connect(lambda _key: self.open_look())
        self.table.chose.connect(lambda _key: self._enable())
        place.changed.connect(self._something_changed)
        self.refresh()

    def show_record(self, owner: Owner, row: Id | None) -> None:
        """Turn to the papers of another record."""
        self._owner, self._row = owner, row
        self.refresh()

    def refresh(self) -> None:
        """Read the papers anew."""
        if self._owner is not None and self._row is None:
            self._show(((), {}))
            return
        row, language = self._row, self._place.words.language

        def ask(reading: Reading) -> Listed:
            titles = {code: kind.titles[language] for code, kind in kinds_in_use(reading).items()}
            return papers_shown(reading, owner=row), titles

        self._place.ask(self, ask).then(self._show).run()

    def chosen(self) -> PaperShown | None:
        """The paper that is chosen."""
        key = self.table.key()
        return self._papers.get(key) if key is not None else None  # type: ignore[call-overload]

    def choose(self, paper: Id) -> None:
        """Choose this paper."""
        self.table.choose(paper)

    def open_in_word(self) -> None:
        """Open the chosen paper in Word; what is saved there comes back."""
        if (paper := self.chosen()) is not None:
            open_in_word(self._place, self, paper.id)

    def open_look(self) -> None:
        """Show the chosen paper on the page of papers."""
        if (paper := self.chosen()) is not None:
            self._place.open("papers", row=paper.id.hex)

    def make_new(self) -> None:
        """Begin a paper for this record."""
        where = {self._owner: self._row.hex} if self._owner and self._row else {}
        self._place.open("papers", new=True, **where)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=6)
        for button in (self.new, self.look, self.word):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)

    def _show(self, listed: Listed) -> None:
        papers, titles = listed
        self._papers = {paper.id: paper for paper in papers}
        words = self._place.words
        rows = []
        for paper in papers:
            state = words(_("unfinished")) if paper.unfinished else words(_("ready"))
            day = short_day(paper.made_on) if paper.made_on else ""
            language = LANGUAGE_NAMES.get(paper.language, paper.language)
            rows.append((paper.id, [paper.number, state, titles.get(paper.kind, paper.kind), language, day]))
        self.table.show_rows(rows)
        self.nothing.setVisible(not papers)
        self.table.setVisible(bool(papers))
        self._enable()

    def _enable(self) -> None:
        paper = self.chosen()
        self.word.setEnabled(paper is not None and self._place.me.permits("paper.edit"))
        self.look.setEnabled(paper is not None)
        self.chose.emit(paper)

    def _something_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches("paper"):
            self.refresh()
