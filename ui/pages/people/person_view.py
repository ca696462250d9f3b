"""One person on the right of the page: her name, what must be known before one calls, and everything about her."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from reception.desk.person import PersonWhole, person_whole
from reception.kernel.changes import Changes
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.actions import join_people
from reception.people.register import PERSON
from reception.records.listing import note_opened
from ui.dialogs.access import Access
from ui.pages.people.data_form import DataForm
from ui.pages.people.erasing import EraseForEver
from ui.pages.people.overview import Overview
from ui.pages.people.parts import scrolling, text, verb
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command
from ui.widgets.files.panel import FilesPanel
from ui.widgets.flow import FlowLayout
from ui.widgets.history_view import HistoryView
from ui.widgets.papers_list import PapersList
from ui.widgets.record_words import value_words

OVERVIEW, DATA, PAPERS, FILES, HISTORY = range(5)
_TABS: tuple[Message, ...] = (_("Overview"), _("Data"), _("Papers"), _("Files"), _("History"))
_HEAD = ("sex", "born", "place")


class PersonView(QWidget):
    """Everything about one person."""

    gone = Signal()
    """The person is not there, or not open to who is at work, any more."""

    def __init__(self, place: Workplace) -> None:
        """Nobody yet."""
        super().__init__()
        self._place = place
        self.row: Id | None = None
        self.whole: PersonWhole | None = None
        words = place.words
        self._name = text("", role="title")
        self._about = text("", role="hint")
        self._safety = text("", role="safety")
        self._unsafe = text("", role="fault")
        self.overview = Overview(place)
        self.data = DataForm(place)
        self._later = {PAPERS: QWidget(), FILES: QWidget()}
        for part in self._later.values():
            QVBoxLayout(part).setContentsMargins(0, 8, 0, 0)
        self._papers: PapersList | None = None
        self._papers_of: Id | None = None
        self._files: FilesPanel | None = None
        self.history = HistoryView(place, PERSON.name)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(words(_("Person")))
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setDocumentMode(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        for label in (self._name, self._about, self._safety, self._unsafe):
            column.addWidget(label)
        column.addWidget(self._verbs())
        column.addWidget(self.tabs, 1)
        parts = (scrolling(self.overview), self.data, *self._later.values(), self.history)
        for title, part in zip(_TABS, parts, strict=True):
            self.tabs.addTab(part, words(title))
        self.tabs.currentChanged.connect(self._turn)
        self.overview.joined.connect(self._join)
        self.data.saved.connect(lambda _row: self.reload())
        self.overview.edited.connect(lambda: self.show_tab(DATA))
        place.changed.connect(self._see)

    def show_row(self, row: Id, *, tab: int | None = None) -> None:
        """Show this person; that she was opened stays in the access log."""
        if row != self.row:
            self.keep()
            self.row, self.whole = row, None
            self._place.act(self, lambda work: note_opened(work, table=PERSON.name, row=row)).run()
        if tab is not None:
            self.tabs.setCurrentIndex(tab)
        self.reload()

    def show_tab(self, tab: int) -> None:
        """Turn to a part, with the keyboard in it."""
        self.tabs.setCurrentIndex(tab)
        if tab == DATA:
            self.data.form.first_field().setFocus()

    def reload(self) -> None:
        """Ask for the person anew."""
        row, today = self.row, self._place.today
        if row is None:
            return

        asked = self._place.search(
            self, lambda reading: person_whole(reading, row, today=today), name="person"
        )
        asked.then(self._show).run()

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self.data.keep()

    def commands(self) -> Sequence[Command]:
        """What can be done with the person shown."""
        if self.whole is None:
            return ()
        known = [Command(_("Change the data"), partial(self.show_tab, DATA), "F2", "pencil")]
        if self._place.me.permits("visit.add"):
            known.append(Command(_("Receive this person"), self._receive, "", "door-open"))
        known.append(Command(_("Who may know…"), self._access, "", "eye"))
        return known

    def _verbs(self) -> QWidget:
        words, me = self._place.words, self._place.me
        bar = QWidget()
        flow = FlowLayout(bar)
        if me.permits("visit.add"):
            flow.addWidget(verb(words(_("Receive this person")), self._receive, role=""))
        if me.permits("access.narrow") or me.permits("access.widen"):
            flow.addWidget(verb(words(_("Who may know…")), self._access))
        if me.permits("person.erase"):
            flow.addWidget(verb(words(_("Erase for ever…")), self._erase))
        return bar

    def _show(self, whole: PersonWhole | None) -> None:
        if whole is None:
            self.whole, self.row = None, None
            self.gone.emit()
            return
        self.whole = whole
        self._show_head(whole)
        self.overview.show_whole(whole)
        self.data.show_person(whole.id, whole.record)
        self._turn(self.tabs.currentIndex())

    def _show_head(self, whole: PersonWhole) -> None:
        words, catalogue = self._place.words, self._place.catalogue
        self._name.setText(whole.name)
        said = []
        for name in _HEAD:
            field = PERSON.field_named(name)
            assert field is not None
            said.append(value_words(words, catalogue, field, whole.record.get(name)))
        access = PERSON.field_named("access")
        assert access is not None
        known = value_words(words, catalogue, access, whole.record.get("access"))
        said.append(words(_("known to: {who}"), who=known) if known else "")
        self._about.setText(" · ".join(part for part in said if part))
        self._safety.setText(str(whole.record.get("safe_contact") or ""))
        self._safety.setVisible(bool(self._safety.text()))
        unsafe = [phone["number"] for phone in whole.record.get("phones") or () if phone.get("unsafe")]
        self._unsafe.setText(words(_("Not safe to call: {phones}"), phones=", ".join(filter(None, unsafe))))
        self._unsafe.setVisible(bool(unsafe))

    def _turn(self, tab: int) -> None:
        """What asks for itself asks when its part is first seen."""
        if self.row is None:
            return
        if tab == HISTORY:
            self.history.show_row(self.row)
        if tab == PAPERS and (self._papers is None or self._papers_of != self.row):
            self._papers = self._papers or PapersList(self._place, "person", self.row)
            self._papers_of = self.row
            self._hang(PAPERS, self._papers)
            self._papers.show_record("person", self.row)
        if tab == FILES and (self._files is None or self._files.row != self.row):
            self._files = FilesPanel(self._place, "person", self.row)
            self._hang(FILES, self._files)

    def _hang(self, tab: int, widget: QWidget) -> None:
        """Let this stand in a part, in place of what stood there."""
        layout = self._later[tab].layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old is not widget:
                old.hide()
                old.deleteLater()
        layout.addWidget(widget)

    def _join(self, other: Id) -> None:
        row = self.row
        if row is None:
            return
        joining = self._place.act(self, lambda work: join_people(work, one=row, other=other))
        joining.then(lambda _id: self._place.say(_("The records are one person now."), undo=True)).run()

    def _receive(self) -> None:
        if self.row is not None:
            self._place.open("desk", person=self.row.hex)

    def _access(self) -> None:
        if self.row is not None:
            Access(self._place, self, PERSON.name, self.row).open()

    def _erase(self) -> None:
        if self.row is not None:
            EraseForEver(self._place, self, self.row).open()

    def _see(self, changes: Changes, _initiator: object) -> None:
        if changes.touched and self.row is not None:
            self.reload()
