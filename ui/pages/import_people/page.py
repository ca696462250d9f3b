"""The page on which an old register comes in, in three steps: the file, its columns, a look at everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reception.app import Office
from reception.desk.old_registers.alike import RowAlike, alike_here, alike_in_file, together
from reception.desk.old_registers.cells import Lists
from reception.desk.old_registers.looking import OldFile, open_register, understand
from reception.desk.old_registers.sheets import OldSheet
from reception.desk.old_registers.taking import TakenIn, take_in
from reception.kernel.changes import Changes
from reception.kernel.errors import Trouble, Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.people.finding import Duplicate
from reception.reports.incoming import LARGEST_FILE
from ui.pages.import_people.check_view import CheckView
from ui.pages.import_people.choosing import Choosing
from ui.pages.import_people.columns_view import ColumnsView
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command
from ui.widgets.faults import FaultLine
from ui.widgets.page import Page

_PORTION = 100
"""So many rows are compared with the people known here in one question; others may ask in between."""
Known = dict[int, tuple[Duplicate, ...]]
_TITLES = (
    _("Step 1 of 3: the file"),
    _("Step 2 of 3: the columns"),
    _("Step 3 of 3: look it through"),
)
_GO_ON: tuple[Message, ...] = (_("Choose the file…"), _("Look it through"), _("Take in"))
_WITH_JOINED = _("Taken in: {people} new people, {visits} visits. Joined with others: {joined}.")


class ImportPage(Page):
    """A file is opened, understood, compared and taken in; each of it beside the window's own thread."""

    def __init__(self, place: Workplace) -> None:
        """Begin with the choice of a file."""
        super().__init__(place)
        self._name = ""
        self._sheets: tuple[OldSheet, ...] = ()
        self._file: OldFile | None = None
        self._look = 0
        """Counts the looks at a file, so that what an earlier one found late is not shown."""
        words = place.words
        self.choosing = Choosing(place)
        self.columns = ColumnsView(place)
        self.check = CheckView(place)
        self.steps = QStackedWidget()
        for step in (self.choosing, self.columns, self.check):
            self.steps.addWidget(step)
        self.step_words = QLabel()
        self.step_words.setProperty("role", "subtitle")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(words(_("Looking for people known here")))
        self.progress.setFormat(f"{words(_('Looking for people known here'))}: %v / %m")
        self.progress.hide()
        self.back = QPushButton(words(_("Back")))
        self.next = QPushButton(words(_("Look it through")))
        self.take = QPushButton(words(_("Take in")))
        self.fault = FaultLine(self.take)
        for button in (self.next, self.take):
            button.setProperty("role", "primary")
        self._lay_out()
        self.choosing.chosen.connect(self.open_file)
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.next.clicked.connect(lambda _checked=False: self.look_through())
        self.take.clicked.connect(lambda _checked=False: self.take_in())
        self._show_step(0)

    def _lay_out(self) -> None:
        title = QLabel(self.place.words(_("Old registers")))
        title.setProperty("role", "title")
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        for widget in (title, self.step_words):
            column.addWidget(widget)
        column.addWidget(self.steps, 1)
        column.addWidget(self.fault)
        column.addLayout(buttons)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.step_words.setText(self.place.words(_TITLES[step]))
        self.back.setVisible(step > 0)
        self.next.setVisible(step == 1)
        self.take.setVisible(step == 2)
        self.take.setEnabled(False)
        self.progress.hide()
        self.fault.say("")
        self.first_field().setFocus()

    def open_file(self, path: Path) -> None:
        """Read a file and show its columns; what is hostile or no register is refused in a sentence."""
        self.choosing.fault.say("")

        def read(progress: Progress) -> tuple[OldSheet, ...]:
            return open_register(_content(path), name=path.name, progress=progress)

        def show(sheets: tuple[OldSheet, ...]) -> None:
            self._name, self._sheets = path.name, sheets
            self.columns.show_sheets(path.name, sheets)
            self._show_step(1)

        def refuse(trouble: Trouble) -> None:
            self.choosing.fault.say(self.place.words(trouble.message, **trouble.values))

        self.place.make(self, read).then(show).refused(refuse).about(_("Reading the table…")).run()

    def go_back(self) -> None:
        """One step back; what was looked for in the meantime is not shown any more."""
        self._look += 1
        self._show_step(max(self.steps.currentIndex() - 1, 0))

    def look_through(self) -> None:
        """Read every row, find its faults and who may be known already; nothing is written."""
        self._look += 1
        look, name, sheets, columns = self._look, self._name, self._sheets, self.columns.chosen()
        today = self.place.today
        lists = Lists.of(self.place.catalogue, today=today, language=self.place.words.language)

        def read(progress: Progress) -> tuple[OldFile, dict[int, tuple[RowAlike, ...]]]:
            file = understand(sheets, name=name, columns=columns, lists=lists, progress=progress)
            return file, {} if file.register.faults else alike_in_file(file.register.rows, today=today)

        def show(found: tuple[OldFile, dict[int, tuple[RowAlike, ...]]]) -> None:
            if look == self._look:
                self._file, rows = found
                self.check.show_file(self._file)
                self._show_step(2)
                self._compare(look, 0, {}, rows)

        def refuse(trouble: Trouble) -> None:
            self.columns.fault.say(self.place.words(trouble.message, **trouble.values))

        self.place.make(self, read).then(show).refused(refuse).about(_("Reading the rows…")).run()

    def _compare(self, look: int, begun: int, known: Known, rows: dict[int, tuple[RowAlike, ...]]) -> None:
        """Compare a portion of the rows with the people known here, then the next one."""
        file = self._file
        if file is None or look != self._look:
            return
        register = file.register
        if register.faults or begun >= len(register.rows):
            self.progress.hide()
            self.check.show_alike(file, () if register.faults else together(known, rows))
            self.take.setEnabled(bool(register.rows) and not register.faults)
            self.first_field().setFocus()
            return
        self.progress.setMaximum(len(register.rows))
        self.progress.setValue(begun)
        self.progress.setVisible(len(register.rows) > _PORTION)
        some, today = register.rows[begun : begun + _PORTION], self.place.today
        self.place.ask(self, lambda reading: alike_here(reading, some, today=today)).then(
            lambda found: self._compare(look, begun + _PORTION, {**known, **found}, rows)
        ).run()

    def take_in(self) -> None:
        """Take everything in as was decided: one act, and all of it or nothing."""
        file = self._file
        if file is None or not self.take.isEnabled():
            return
        rows, decisions = file.register.rows, self.check.decisions()
        self.take.setEnabled(False)

        def take(office: Office, progress: Progress) -> tuple[TakenIn, Changes]:
            with office.work() as work:
                taken = take_in(work, rows=rows, decisions=decisions, progress=progress)
            return taken, work.changes

        def refuse(trouble: Trouble) -> None:
            self.fault.say(self.place.words(trouble.message, **trouble.values))

        operation = self.place.with_office(self, take).about(_("Taking in the register…"))
        operation.then(self._taken).refused(refuse).always(
            lambda: self.take.setEnabled(self._file is not None)
        ).run()

    def _taken(self, done: tuple[TakenIn, Changes]) -> None:
        taken, changes = done
        self._file, self._sheets = None, ()
        self._show_step(0)
        self.place.changed.emit(changes, self)
        self.place.say(
            _WITH_JOINED if taken.joined else _("Taken in: {people} people, {visits} visits."),
            undo=True,
            people=taken.people - taken.joined,
            joined=taken.joined,
            visits=taken.visits,
        )

    def commands(self) -> Sequence[Command]:
        """What the step that is shown offers."""
        return [Command(_GO_ON[self.steps.currentIndex()], self.go_on, keys="Ctrl+Return")]

    def go_on(self) -> None:
        """Do what the step that is shown is for."""
        (self.choosing.ask, self.look_through, self.take_in)[self.steps.currentIndex()]()

    def where(self) -> dict[str, Any]:
        """Nothing of a file is remembered: it holds people."""
        return {}

    def open_at(self, where: Mapping[str, Any]) -> None:
        """The step is shown as it was left."""

    def first_field(self) -> QWidget:
        """Where the step that is shown begins."""
        step = self.steps.currentIndex()
        return (self.choosing.button, self.columns.first_field(), self.check.first_field())[step]


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise Unable(_("The file {name} cannot be read."), name=path.name) from fault
