"""The page of the recycle bin: a table, a filter, and one button that brings back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.desk.bin import Binned, binned, bring_back
from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.users import users
from reception.store.reading import Reading
from reception.store.work import Work
from ui.tasks.workplace import Workplace
from ui.text.formats import short_moment
from ui.widgets.command import Command
from ui.widgets.page import Page
from ui.widgets.plain_table import PlainTable

COLUMNS = (_("What"), _("Which one"), _("Of which record"), _("By whom"), _("When"), _("Went with it"))
ABOUT = _(
    "What was taken out of the registers lies here and can come back. Nothing is erased here: to erase "
    "a person for ever, open the person's own page."
)
PAGES = {"person": ("people", "row"), "matter": ("matters", "row"), "visit": ("desk", "visit")}
"""Where a record is opened, and by which word."""
Known = tuple[list[Binned], dict[Id, str]]


class BinPage(Page):
    """What was taken out, the latest first; nothing is ever erased here."""

    def __init__(self, place: Workplace) -> None:
        """An empty table until the page is opened."""
        super().__init__(place)
        self._lines: dict[Id, Binned] = {}
        self._rows: list[tuple[Id, tuple[str, ...]]] = []
        words = place.words
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words(_("Filter: a name, a number, a day")))
        self.filter.setAccessibleName(words(_("Filter: a name, a number, a day")))
        self.filter.setClearButtonEnabled(True)
        self.table = PlainTable([words(text) for text in COLUMNS], name=words(_("Recycle bin")), wide=1)
        self.count = QLabel()
        self.count.setProperty("role", "hint")
        self.back = QPushButton(words(_("Bring back")))
        self.back.setProperty("role", "primary")
        self.show_owner = QPushButton(words(_("Open the record")))
        for button in (self.back, self.show_owner):
            button.setAutoDefault(False)
            button.setEnabled(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(self.place.words(_("Recycle bin")))
        title.setProperty("role", "title")
        about = QLabel(self.place.words(ABOUT))
        about.setProperty("role", "hint")
        about.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.show_owner)
        buttons.addStretch(1)
        buttons.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        for widget in (title, about, self.filter, self.table):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        self.back.clicked.connect(lambda _checked=False: self.bring_back_chosen())
        self.show_owner.clicked.connect(lambda _checked=False: self.open_owner())
        self.table.chose.connect(lambda _key: self._show_buttons())
        self.table.opened.connect(lambda _key: self.open_owner())
        self.place.changed.connect(self._something_changed)

    def open_at(self, where: Mapping[str, Any]) -> None:  # noqa: ARG002 - there is one view of the bin
        """Ask anew what lies in the bin."""
        self.refresh()

    def refresh(self) -> None:
        """Ask anew what lies in the bin."""
        catalogue, language = self.place.catalogue, self.place.words.language

        def ask(reading: Reading) -> Known:
            names = {user.id: user.name for user in users(reading)}
            return binned(reading, catalogue=catalogue, language=language), names

        self.place.ask(self, ask).then(self._show).run()

    def _something_changed(self, changes: Changes, initiator: object) -> None:  # noqa: ARG002 - the signal's shape
        if self.isVisible() and changes.touched:
            self.refresh()

    def _show(self, known: Known) -> None:
        lines, names = known
        self._lines = {line.row: line for line in lines}
        self._rows = [(line.row, self._row(line, names)) for line in lines]
        self._show_rows()

    def _row(self, line: Binned, names: Mapping[Id, str]) -> tuple[str, ...]:
        return (
            self.place.words(line.label),
            line.title,
            line.of,
            "" if line.by is None else names.get(line.by, "–"),
            short_moment(line.at),
            str(line.along) if line.along else "",
        )

    def _show_rows(self) -> None:
        wanted = self.filter.text().casefold().split()
        rows = [row for row in self._rows if all(word in " ".join(row[1]).casefold() for word in wanted)]
        self.table.show_rows(rows)
        words = self.place.words
        empty = words(_("The bin is empty."))
        self.count.setText(words.count(_("{n} line"), _("{n} lines"), len(rows)) if rows else empty)
        self._show_buttons()

    def chosen(self) -> Binned | None:
        """The line that is chosen."""
        key = self.table.key()
        return next((line for row, line in self._lines.items() if row == key), None)

    def _show_buttons(self) -> None:
        line = self.chosen()
        self.back.setEnabled(line is not None and self.place.me.permits("bin.restore"))
        self.show_owner.setEnabled(line is not None and line.owner is not None and line.owner[1] != line.row)

    def bring_back_chosen(self) -> None:
        """Bring the chosen thing back with all that went with it; that can be undone."""
        line = self.chosen()
        if line is None:
            return
        row, name = line.row, f"{self.place.words(line.label)} {line.title}".strip()

        def restore(work: Work) -> None:
            bring_back(work, row=row)

        said = _("Brought back: {what}.")
        self.place.act(self, restore).then(lambda _done: self._brought_back(said, name)).run()

    def _brought_back(self, said: Any, name: str) -> None:
        self.place.say(said, undo=True, what=name)
        self.refresh()

    def open_owner(self) -> None:
        """Open the record that the chosen thing belonged to."""
        line = self.chosen()
        if line is not None and line.owner is not None and line.owner[1] != line.row:
            table, row = line.owner
            page, name = PAGES[table]
            self.place.open(page, **{name: row.hex})

    def commands(self) -> Sequence[Command]:
        """Bringing back what is chosen."""
        return [Command(_("Bring back"), self.bring_back_chosen, keys="Ctrl+Return")]

    def first_field(self) -> QWidget:
        """The filter."""
        return self.filter
