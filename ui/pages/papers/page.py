"""The page of papers: the list with a look beside it, the way to a new paper, the slip at one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from reception.documents.actions import Made, make_paper
from reception.documents.editing import opened, paper_key
from reception.documents.keeping import KeptIn
from reception.documents.kinds import kind_codes, load_kind
from reception.documents.queries import paper_shown
from reception.documents.shelf.editions import kinds_in_use
from reception.documents.wizard import Wizard
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from ui.dialogs.reason import act_with_reason
from ui.pages.papers.journal import JOURNALS, Journal
from ui.pages.papers.made import MadeLine
from ui.pages.papers.slip import SlipView
from ui.pages.papers.wizard_view import WizardView
from ui.tasks.word import open_in_word
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command, shortcut
from ui.widgets.drafting import Drafting
from ui.widgets.page import Page
from ui.widgets.paper_view import PaperView
from ui.widgets.papers_list import PapersList

if TYPE_CHECKING:
    from reception.documents.editing import PaperFile
    from reception.documents.keeping import Owner
    from reception.documents.kinds import Kind
    from reception.documents.queries import PaperShown
    from reception.store.reading import Reading
    from reception.store.work import Work

SLIP = "visit_slip"
OWNERS: tuple[Owner, ...] = ("visit", "matter", "person")
DRAFT, NEW = "paper", "new"


class PapersPage(Page):
    """Papers that were made, and the way to a new one."""

    def __init__(self, place: Workplace) -> None:
        """Show the list."""
        super().__init__(place)
        words = place.words
        self.title = QLabel(words(_("Papers")))
        self.title.setProperty("role", "title")
        self.list = PapersList(place)
        self.view = PaperView(place)
        self.made = MadeLine(place)
        self.wizard = WizardView(place)
        self.slip = SlipView(place)
        self._drafting = Drafting(place, DRAFT, self._draft, self)
        self._then = ""
        self._lay_out()
        self.list.chose.connect(self._look_at)
        self.wizard.changed.connect(self._drafting.touch)
        self.wizard.finished.connect(self.save)
        self.wizard.left.connect(self.show_list)
        self.slip.left.connect(self.show_list)
        for keys in ("Ctrl+Return", "Alt+Right"):
            shortcut(self, keys, self._go_on)

    def open_at(self, where: Mapping[str, Any]) -> None:
        """A paper (`row`), or a new one for a `matter`, `visit` or `person`, of a `kind` where one is named."""
        owner = next((name for name in OWNERS if where.get(name)), None)
        row = read_id(str(where[owner])) if owner else None
        if where.get("journal") in dict(JOURNALS):
            self.show_list()
            self.tabs.setCurrentIndex(1 + [name for name, _words in JOURNALS].index(where["journal"]))
        elif (paper := read_id(str(where.get("row", "")))) is not None:
            self.show_list()
            self.tabs.setCurrentIndex(0)
            self._show_paper(paper)
        elif where.get("kind") == SLIP and owner is not None and row is not None:
            self._stack.setCurrentWidget(self.slip)
            self.slip.make(owner, row)
        elif where.get("new") or where.get("kind") or owner is not None:
            self._begin(str(where.get("kind", "")), owner, row, str(where.get("follows", "")))

    def where(self) -> dict[str, Any]:
        """The paper that is looked at, or the new one that is being made."""
        if self._stack.currentWidget() is self.wizard:
            wizard = self.wizard.wizard
            kind = {"kind": wizard.kind.code} if wizard.kind is not None else {}
            return {"new": True, **kind, **({wizard.owner: wizard.row} if wizard.row else {})}
        paper = self.list.chosen()
        return {} if paper is None else {"row": paper.id.hex}

    def keep(self) -> None:
        """Keep the paper that is being made as a draft."""
        self._drafting.keep()

    def commands(self) -> Sequence[Command]:
        """A new paper, and what the list offers."""
        return (
            Command(_("New paper"), lambda: self.open_at({"new": True}), icon="file-plus"),
            Command(_("Open the paper in Word"), self.list.open_in_word, icon="file-pen"),
            Command(_("Outgoing letters"), lambda: self.open_at({"journal": "out"})),
            Command(_("Incoming letters"), lambda: self.open_at({"journal": "in"})),
        )

    def first_field(self) -> QWidget:
        """The list, or the step that is open."""
        now = self._stack.currentWidget()
        if now is self.wizard:
            return self.wizard.first_field()
        return self.slip.first_field() if now is self.slip else self.list.table

    def step_back(self) -> bool:
        """To the step before of the paper being made, or from the slip to the list."""
        if self._stack.currentWidget() is self.tabs:
            return False
        self.wizard.go_back() if self._stack.currentWidget() is self.wizard else self.show_list()
        return True

    def show_list(self) -> None:
        """Back to the papers that were made."""
        self._drafting.keep()
        self._stack.setCurrentWidget(self.tabs)
        self.list.table.setFocus()

    def save(self, then: str) -> None:
        """Keep the paper; then open it in Word, or print it, where that was asked."""
        wizard, place = self.wizard.wizard, self.place
        row = read_id(wizard.row)
        if wizard.kind is None or wizard.language is None or row is None:
            return
        code, language, given = wizard.kind.code, wizard.language, dict(wizard.given)
        owner: Owner = wizard.owner  # type: ignore[assignment]
        follows, edition = read_id(wizard.follows), wizard.edition

        def make(work: Work) -> Made:
            return make_paper(
                work,
                kind_code=code,
                language=language,
                kept=KeptIn(owner, row),
                catalogue=place.catalogue,
                keeping=place.keeping,
                press=place.press,
                given=given,
                follows=follows,
                edition=edition,
            )

        self._then = then
        act_with_reason(place, self, make, then=self._kept, draft=self._drafting.at)

    def _kept(self, made: Made) -> None:
        self._drafting.forget()
        self.wizard.begin(Wizard())
        self.show_list()
        self.made.tell(made)
        self.list.refresh()
        self._show_paper(made.id)
        self.place.say(_("Paper {number} is made and kept."), number=made.number, undo=True)
        if self._then == "word":
            open_in_word(self.place, self, made.id)
        elif self._then == "print":
            self.view.show_content(made.content, number=made.number)
            self.view.ask_print()

    def _lay_out(self) -> None:
        self._papers = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.made)
        column.addWidget(self.list, 1)
        self._papers.addWidget(left)
        self._papers.addWidget(self.view)
        self._papers.setStretchFactor(0, 3)
        self._papers.setStretchFactor(1, 2)
        self._papers.setSizes([600, 400])
        self._papers.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.place.words(_("Papers and letters")))
        self.tabs.addTab(self._papers, self.place.words(_("Papers")))
        for direction, words in JOURNALS:
            self.tabs.addTab(Journal(self.place, direction), self.place.words(words))
        for widget in (self.tabs, self.wizard, self.slip):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.addWidget(self.title)
        whole.addWidget(self._stack, 1)

    def _begin(self, code: str, owner: Owner | None, row: Id | None, follows: str = "") -> None:
        """A new paper; where one was begun, it goes on from there with what is named now."""

        def begin(kind: Kind | None) -> None:
            wizard = replace(Wizard(), follows=follows)
            if kind is not None:
                wizard = wizard.choose_kind(kind)
            if owner is not None and row is not None:
                wizard = wizard.hang_on(owner, row.hex, known={})
            wizard = wizard.go_to("answers" if wizard.row else "owner") if wizard.kind else wizard
            self._stack.setCurrentWidget(self.wizard)
            self.wizard.begin(wizard)
            self._drafting.begin(row.hex if row else NEW, self._resume)
            self.wizard.first_field().setFocus()

        self._with_kind(code, begin)

    def _with_kind(self, code: str, then: Callable[[Kind | None], None]) -> None:
        """Go on with a kind: a shipped one at once, one of the office's own when it is read."""
        if not code or code in kind_codes():
            then(load_kind(code) if code else None)
            return
        self.place.ask(self, lambda reading: kinds_in_use(reading).get(code)).then(then).run()

    def _resume(self, body: Mapping[str, Any]) -> None:
        """Go on with what was begun, unless another kind is asked for now."""
        asked, code = self.wizard.wizard.kind, body.get("kind", "")
        if not code or (asked is not None and asked.code != code):
            return

        def resume(kind: Kind | None) -> None:
            if kind is None:
                return
            wizard = replace(
                Wizard().choose_kind(kind, language=body.get("language")),
                given=dict(body["given"]),
                edition=str(body.get("edition", "")),
                follows=str(body.get("follows", "")),
            )
            owner, row = str(body.get("owner", "")), str(body.get("row", ""))
            if row:
                wizard = wizard.hang_on(owner, row, known={})
            self.wizard.begin(wizard.go_to(body.get("step", "kind")))
            self.place.say(_("The paper that was begun goes on where it was left."))

        self._with_kind(code, resume)

    def _draft(self) -> Mapping[str, Any] | None:
        wizard = self.wizard.wizard
        return wizard.as_draft() if wizard.given else None

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.wizard:
            self.wizard.go_on()

    def _look_at(self, paper: PaperShown | None) -> None:
        if paper is None:
            self.view.clear()
            return
        keeping = self.place.keeping

        def read(reading: Reading) -> PaperFile:
            return opened(paper_key(reading, paper.id), keeping=keeping)

        looking = self.place.search(self, read, name="look")
        looking.then(lambda file: self.view.show_content(file.content, number=file.number)).run()

    def _show_paper(self, paper: Id) -> None:
        def show(found: PaperShown | None) -> None:
            if found is None:
                self.place.warn(_("There is no such record here, or it is not open to you."))
            else:
                self.list.choose(found.id)

        self.place.ask(self, lambda reading: paper_shown(reading, paper)).then(show).run()
