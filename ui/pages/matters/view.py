"""One matter: its head, the chronology first, and beside it all that hangs on the matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reception.desk.opening import AccessShown, access_of, model_named
from reception.kernel.changes import Changes
from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.actions import reopen_matter
from reception.matters.whole import MatterWhole, matter_whole
from ui.dialogs.close_matter import CloseMatter
from ui.dialogs.paste_lines import PasteLines
from ui.pages.matters.days import Days
from ui.pages.matters.hanging import Hanging
from ui.pages.matters.header import Header
from ui.pages.matters.help_given import HelpSection
from ui.pages.matters.knowing import Knowing
from ui.pages.matters.parts_bar import PartsBar
from ui.pages.matters.saving import save_matter
from ui.pages.matters.section import Section
from ui.tasks.workplace import Workplace
from ui.widgets.chronology import Chronology
from ui.widgets.command import Command
from ui.widgets.files import FilesPanel
from ui.widgets.history_view import HistoryView
from ui.widgets.letters.letters_list import LettersList
from ui.widgets.papers_list import PapersList

if TYPE_CHECKING:
    from reception.store.reading import Reading

TOUCHED = (
    *("matter", "party", "event", "proceeding", "detention", "hearing", "task", "tally"),
    *("free_text", "service", "consent", "person", "access_grant"),
)
"""Tables whose changes show in a matter."""
Done = Callable[[], object]
Told = Callable[[Trouble], object]


@dataclass(frozen=True)
class Answer:
    """A matter and who may know it, from one question."""

    whole: MatterWhole
    access: AccessShown


def ask_matter(reading: Reading, matter: Id, today: date) -> Answer:
    """All that the view shows of a matter."""
    whole = matter_whole(reading, matter, today=today)
    return Answer(whole, access_of(reading, model=model_named("matter"), row=matter))


class MatterView(QWidget):
    """A matter, whole."""

    def __init__(self, place: Workplace) -> None:
        """Nothing yet: see `show_row`."""
        super().__init__()
        self._place = place
        self._row: Id | None = None
        self.whole: MatterWhole | None = None
        self.header = Header(place)
        self.chronology = Chronology(place, self._save_lines)
        self.about = Section(place, ("category", "project", "lawyer_id", "stage", "summary"), self._save)
        self.parties = Section(place, ("parties",), self._save)
        self.proceedings = Section(place, ("proceedings",), self._save)
        self.detentions = Section(place, ("detentions",), self._save)
        self.days = Days(place, done=self._do_task)
        self.dated = Section(place, ("hearings", "tasks"), self._save)
        self.dated.column.insertWidget(0, self.days)
        self.help = HelpSection(place)
        self.knowing = Knowing(place)
        self.papers = Hanging(lambda row: PapersList(place, "matter", row))
        self.letters = Hanging(lambda row: LettersList(place, owner=row))
        self.files = Hanging(lambda row: FilesPanel(place, "matter", row))
        self.history = Hanging(lambda row: HistoryView(place, "matter", row))
        self.parts = PartsBar(place.words(_("Parts of the matter")))
        self._build()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that are forms."""
        return (self.about, self.parties, self.proceedings, self.detentions, self.dated)

    @property
    def hanging(self) -> tuple[Hanging, ...]:
        """The parts that ask for themselves."""
        return (self.papers, self.letters, self.files, self.history)

    def show_row(self, row: Id, *, tab: str = "") -> None:
        """Show this matter; a tab by its name."""
        self._row = row
        self.reload()
        self.parts.show_part(tab)

    def reload(self) -> None:
        """Ask for the matter anew."""
        row, today = self._row, self._place.today
        if row is not None:
            self._place.ask(self, lambda reading: ask_matter(reading, row, today)).then(self._show).run()

    def told(self, changes: Changes) -> None:
        """Something was written: ask anew where it may show here."""
        if changes.touches(*TOUCHED):
            self.reload()

    def keep(self) -> None:
        """Keep all that is typed as drafts."""
        for section in self.sections:
            section.keep()
        self.chronology.keep()
        self.help.keep()

    def tab(self) -> str:
        """The name of the tab that is shown."""
        return self.parts.current()

    def commands(self) -> Sequence[Command]:
        """What can be done with the matter shown."""
        if self.whole is None:
            return ()
        closing = (
            ("matter.edit", Command(_("Open this matter again"), self.reopen, "", "lock-open"))
            if self.whole.is_closed
            else ("matter.close", Command(_("Close this matter"), self.close_matter, "", "circle-check"))
        )
        found = (
            (
                "matter.edit",
                Command(_("Paste lines into the chronology"), self.paste, "Ctrl+Shift+V", "clipboard-paste"),
            ),
            ("service.add", Command(_("Save what was changed here"), self.save_here, "Ctrl+Return", "save")),
            (
                "access.narrow",
                Command(_("Change who may know this matter"), self.knowing.change_access, "", "lock"),
            ),
            (
                "consent.add",
                Command(_("Enter a consent of the client"), self.knowing.enter_consent, "", "signature"),
            ),
            closing,
        )
        return tuple(command for verb, command in found if self._place.me.permits(verb))

    def paste(self) -> None:
        """Look through lines on the clipboard before they enter the chronology."""
        self.parts.show_part("chronology")
        self.chronology.paste()

    def save_here(self) -> None:
        """Save what is typed on the tab shown."""
        here = self.parts.part()
        if isinstance(here, Section):
            here.save()
        elif isinstance(here, HelpSection):
            here.enter()
        elif here is self.chronology:
            self.chronology.save_open()

    def close_matter(self) -> None:
        """Ask what came of it, and close it."""
        if self.whole is not None:
            CloseMatter(self._place, self, self.whole.id, self.whole.number).open()

    def reopen(self) -> None:
        """Open a closed matter again."""
        if self.whole is None:
            return
        row, number = self.whole.id, self.whole.number
        opening = self._place.act(self, lambda work: reopen_matter(work, matter_id=row))
        opening.then(
            lambda _none: self._place.say(_("Matter {number} is open again."), number=number, undo=True)
        ).run()

    def _show(self, answer: Answer) -> None:
        whole = self.whole = answer.whole
        if whole.id != self._row:
            return
        self.header.show_matter(whole, answer.access)
        key = whole.id.hex
        self.chronology.show_rows(key, whole.record["chronology"])
        for section in self.sections:
            section.show_matter(key, whole.record)
        self.days.show_ahead(whole.ahead)
        self.help.show_matter(whole)
        self.knowing.show_matter(whole, answer.access)
        for part in self.hanging:
            part.show_row(whole.id)
        self._count_tabs(whole)

    def _save(self, values: Mapping[str, Any], then: Done, refused: Told) -> None:
        """Write what a form changed; the change itself brings the matter back as it is now."""
        row = self._row
        if row is None:
            return

        def done() -> None:
            then()
            self._place.say(_("Saved."), undo=True)

        save_matter(self._place, self, row, values, then=done, refused=refused)

    def _save_lines(self, rows: list[dict[str, Any]], said: Message, then: Done, refused: Told) -> None:
        row = self._row
        if row is None:
            return

        def done() -> None:
            then()
            self._place.say(said, undo=True)

        save_matter(self._place, self, row, {"chronology": rows}, then=done, refused=refused)

    def _do_task(self, task: str, day: date) -> None:
        said: Done = lambda: self._place.say(_("Done."), undo=True)  # noqa: E731 - a closure with a type
        values = {"tasks": [{"id": task, "done_on": day.isoformat()}]}
        if self._row is not None:
            save_matter(self._place, self, self._row, values, then=said, refused=self._place.tell)

    def _look_through(self, text: str, html: str) -> None:
        PasteLines(self._place, self, text=text, html=html, enter=self._enter_lines).open()

    def _enter_lines(self, rows: list[dict[str, Any]], dialog: PasteLines) -> None:
        row = self._row
        if row is None:
            return

        def done() -> None:
            dialog.accept()
            self._place.say(_("Lines added to the chronology: {count}."), count=len(rows), undo=True)

        save_matter(self._place, self, row, {"chronology": rows}, then=done, refused=dialog.show_trouble)

    def _build(self) -> None:
        words = self._place.words
        self._tabs: tuple[tuple[str, Message, QWidget], ...] = (
            ("chronology", _("Chronology"), self.chronology),
            ("about", _("About the matter"), self.about),
            ("parties", _("Parties"), self.parties),
            ("proceedings", _("Proceedings"), self.proceedings),
            ("detentions", _("Detention"), self.detentions),
            ("days", _("Hearings and tasks"), self.dated),
            ("help", _("Help given"), self.help),
            ("papers", _("Papers"), self.papers),
            ("letters", _("Letters"), self.letters),
            ("files", _("Files"), self.files),
            ("knowing", _("Access and consents"), self.knowing),
            ("history", _("History"), self.history),
        )
        self.header.client_wanted.connect(self._open_client)
        self.header.access_wanted.connect(self.knowing.change_access)
        self.header.close_wanted.connect(self.close_matter)
        self.header.reopen_wanted.connect(self.reopen)
        self.chronology.paste_requested.connect(self._look_through)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.header)
        column.addWidget(self.parts, 1)
        for name, title, widget in self._tabs:
            self.parts.add(name, words(title), widget)

    def _count_tabs(self, whole: MatterWhole) -> None:
        """Say on each tab how much there is."""
        counts = {
            name: len(whole.record[name]) for name in ("chronology", "parties", "proceedings", "detentions")
        }
        counts |= {"days": len(whole.ahead), "help": len(whole.help)}
        for name, title, _widget in self._tabs:
            text = self._place.words(title)
            self.parts.show_title(name, f"{text} ({counts[name]})" if counts.get(name) else text)

    def _open_client(self) -> None:
        if self.whole is not None:
            self._place.open("people", row=self.whole.client_id.hex)
