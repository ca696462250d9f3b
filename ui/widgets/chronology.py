"""The chronology of a matter: its lines by date, a line added in three keys, any line changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Faulty
from reception.matters.register import EVENT
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.widgets.chronology_entry import Entry
from ui.widgets.chronology_lines import LineList, shown_of
from ui.widgets.drafting import Drafting
from ui.widgets.form import RecordForm

Rows = Sequence[Mapping[str, Any]]
Save = Callable[[list[dict[str, Any]], Message, Callable[[], object], Callable[[Trouble], object]], object]
"""Takes rows as JSON, what to say of them, what to do then, what to do with trouble."""
_TRANSLATIONS = "matters.translations"
_LEAST_LINES = 5


class Chronology(QWidget):
    """What happened, line by line."""

    paste_requested = Signal(str, str)
    """Text and HTML to be looked through before they become lines."""

    def __init__(self, place: Workplace, save: Save) -> None:
        """An empty chronology; `save` writes rows into the matter shown."""
        super().__init__()
        self._may_write = place.me.permits("matter.edit")
        self._place, self._save = place, save
        self._rows: dict[str, Mapping[str, Any]] = {}
        self._matter = ""
        self._changing: str | None = None
        words = place.words
        self.entry = Entry(place)
        self.list = LineList(words(_("Chronology")))
        self._empty = QLabel(
            words(_("Nothing here yet. Write a date, Tab, what happened, Enter; or paste lines from Word."))
        )
        self.translations = QCheckBox(words(_("&Translations beside")))
        self._frame = QFrame()
        self.form = RecordForm(place, EVENT)
        self._drafts = Drafting(place, "chronology", self._draft, self)
        self._lay_out()
        self._connect()

    def show_rows(self, matter: str, rows: Rows) -> None:
        """Show the chronology of a matter; of another one than before, its draft too."""
        is_same = matter == self._matter
        self._rows = {str(row["id"]): row for row in rows}
        self.list.show_lines(shown_of(self._place, row) for row in sorted(rows, key=_by_date))
        self._empty.setVisible(not rows and self._may_write)
        self.list.setVisible(bool(rows))
        if not is_same:
            self.entry.show_row({})
            self._leave()
            self._matter = matter
            self._drafts.begin(matter, self._take_draft)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def add_line(self) -> None:
        """Add what stands in the line of entry."""
        self.entry.keep_language()
        self._save([self.entry.row()], _("Added to the chronology."), self._added, self._show_fault)

    def paste(self) -> None:
        """Offer what is on the clipboard as lines."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.text().strip():
            self.paste_requested.emit(clipboard.text(), clipboard.mimeData().html())
        else:
            self._place.warn(_("There is no text on the clipboard. Copy the lines in Word first."))

    def change(self, row: str) -> None:
        """Open a line in the form below."""
        if not self._may_write:
            return
        self._changing = row
        self.form.show_record(self._rows[row])
        self.entry.hide()
        self._frame.show()
        self.form.first_field().setFocus()

    def remove(self, row: str) -> None:
        """Take a line out; undo brings it back."""
        if not self._may_write:
            return
        self._save(
            [{"id": row, "retired": True}],
            _("Taken out of the chronology."),
            self._nothing,
            self._place.tell,
        )

    def save_open(self) -> None:
        """Save the line that is open for change, or else add the one that is being written."""
        if self._changing is not None:
            self._save_line()
        else:
            self.add_line()

    def _nothing(self) -> None:
        self.list.setFocus()

    def _added(self) -> None:
        self.entry.show_row({})
        self._drafts.forget()
        self.entry.setFocus()

    def _show_fault(self, trouble: Trouble) -> None:
        """Say beside the line of entry what it lacks."""
        if not isinstance(trouble, Faulty):
            self._place.tell(trouble)
            return
        for fault in reversed(trouble.faults):
            self.entry.show_fault(fault)

    def _save_line(self) -> None:
        if self._changing is None:
            return
        row = {"id": self._changing, **self.form.changes()}
        if len(row) == 1:
            self._leave()
            return
        self._save([row], _("The line is changed."), self._saved, self._show_form_fault)

    def _saved(self) -> None:
        self._drafts.forget()
        self._leave()
        self.list.setFocus()

    def _show_form_fault(self, trouble: Trouble) -> None:
        if isinstance(trouble, Faulty):
            words = self._place.words
            faults = {
                fault.path.removeprefix("chronology[0]."): words(fault.message, **fault.values)
                for fault in reversed(trouble.faults)
            }
            self.form.show_faults(faults)
        else:
            self._place.tell(trouble)

    def _leave(self) -> None:
        self._changing = None
        self._frame.hide()
        self.entry.setVisible(self._may_write)

    def _draft(self) -> Mapping[str, Any] | None:
        body = self.entry.row()
        if self._changing is not None and (changes := self.form.changes()):
            body |= {"row": self._changing, "values": changes}
        return body

    def _take_draft(self, body: Mapping[str, Any]) -> None:
        self.entry.show_row(body)
        if body.get("row") in self._rows:
            self.change(body["row"])
            self.form.show_draft(body["values"])

    def _show_translations(self, *, is_on: bool) -> None:
        self.list.show_translations(is_on=is_on)
        self._place.memory.keep(_TRANSLATIONS, is_on)

    def _connect(self) -> None:
        self.entry.entered.connect(self.add_line)
        self.entry.pasted.connect(self.paste_requested)
        self.list.change_wanted.connect(self.change)
        self.list.removal_wanted.connect(self.remove)
        self.translations.toggled.connect(lambda on: self._show_translations(is_on=on))
        self.translations.setChecked(bool(self._place.memory.get(_TRANSLATIONS, True)))
        for signal in (self.entry.changed, self.form.changed):
            signal.connect(self._drafts.touch)

    def _lay_out(self) -> None:
        words = self._place.words
        paste = QPushButton(icon("clipboard-paste", self), words(_("&Paste lines…")))
        paste.clicked.connect(self.paste)
        if not self._may_write:
            paste.hide()
            self.entry.hide()
        below = QHBoxLayout()
        below.addWidget(self.translations)
        below.addStretch()
        below.addWidget(paste)
        self.setFocusProxy(self.entry)
        self._empty.setProperty("role", "hint")
        self._empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.entry)
        column.addWidget(self._empty)
        column.addWidget(self.list, 3)
        column.addWidget(self._editing(), 2)
        column.addLayout(below)

    def _editing(self) -> QFrame:
        words = self._place.words
        self._frame.setProperty("role", "card")
        save, leave = QPushButton(words(_("Save the line"))), QPushButton(words(_("Leave as it was")))
        save.setProperty("role", "primary")
        leave.setProperty("role", "quiet")
        save.clicked.connect(self._save_line)
        leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(save)
        row.addWidget(leave)
        row.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self._frame.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES * 2)
        column = QVBoxLayout(self._frame)
        column.addWidget(area)
        column.addLayout(row)
        self._frame.hide()
        return self._frame


def _by_date(row: Mapping[str, Any]) -> tuple[tuple[str, str], str]:
    at = PartialDate.parse(row["at"]).sort_key() if row.get("at") else ("", "")
    return at, str(row["id"])
