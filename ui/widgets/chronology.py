"""The chronology of a matter: its lines by date, a line added in three keys, any line changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
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
from ui.widgets.chronology_lines import LINE, LineDelegate, Shown, shown_of
from ui.widgets.drafting import Drafting
from ui.widgets.faults import FieldBox
from ui.widgets.form import RecordForm
from ui.widgets.partial_edit import PartialEdit
from ui.widgets.texts_edit import LanguageBox
from ui.widgets.writing import Writing

Rows = Sequence[Mapping[str, Any]]
Save = Callable[[list[dict[str, Any]], Message, Callable[[], object], Callable[[Trouble], object]], object]
"""Takes rows as JSON, what to say of them, what to do then, what to do with trouble."""
_TRANSLATIONS = "matters.translations"


class EntryText(Writing):
    """What happened: Enter adds the line, Shift+Enter breaks it; many lines pasted are offered as many."""

    entered = Signal()
    pasted = Signal(str, str)
    """Text and HTML of several lines."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is not a line break here."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several lines, or a table, are not one text."""
        if is_many(source):
            self.pasted.emit(source.text(), source.html())
        else:
            super().insertFromMimeData(source)


def is_many(source: QMimeData) -> bool:
    """Whether what is on the clipboard is several lines or a table."""
    lines = [line for line in source.text().splitlines() if line.strip()]
    return len(lines) > 1 or "<table" in source.html().casefold()


class LineList(QListWidget):
    """The lines; Enter changes one, Delete takes it out."""

    change_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, name: str) -> None:
        """An empty list of this name."""
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self._want(self.change_wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 change, Delete takes out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._want(self.change_wanted)
        elif event.key() == Qt.Key.Key_Delete:
            self._want(self.removal_wanted)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break elsewhere at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def marked(self) -> str | None:
        """The id of the line that is marked."""
        if self.currentRow() < 0:
            return None
        shown: Shown = self.currentItem().data(LINE)
        return shown.id

    def _want(self, signal: Any) -> None:
        if (row := self.marked()) is not None:
            signal.emit(row)


class Chronology(QWidget):
    """What happened, line by line."""

    paste_requested = Signal(str, str)
    """Text and HTML to be looked through before they become lines."""

    def __init__(self, place: Workplace, save: Save) -> None:
        """An empty chronology; `save` writes rows into the matter shown."""
        super().__init__()
        self._place, self._save = place, save
        self._rows: dict[str, Mapping[str, Any]] = {}
        self._matter = ""
        self._changing: str | None = None
        words = place.words
        self.at = PartialEdit(place)
        self.text = EntryText(least=1, most=6)
        self.language = LanguageBox(place, str(place.memory.get("matters.language", words.language)))
        self.list = LineList(words(_("Chronology")))
        self._delegate = LineDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
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
        marked = self.list.marked()
        self._rows = {str(row["id"]): row for row in rows}
        self.list.clear()
        for row in sorted(rows, key=_by_date):
            shown = shown_of(self._place, row)
            item = QListWidgetItem(shown.spoken)
            item.setData(LINE, shown)
            self.list.addItem(item)
            if shown.id == marked:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if not is_same:
            self._clear_entry()
            self._leave()
            self._matter = matter
            self._drafts.begin(matter, self._take_draft)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def add_line(self) -> None:
        """Add what stands in the line of entry."""
        row = {name: value for name, value in self._entry().items() if value}
        self._place.memory.keep("matters.language", self.language.code())
        self._save([row], _("Added to the chronology."), self._added, self._show_fault)

    def paste(self) -> None:
        """Offer what is on the clipboard as lines."""
        held = QGuiApplication.clipboard().mimeData()
        if held.text().strip():
            self.paste_requested.emit(held.text(), held.html())
        else:
            self._place.warn(_("There is no text on the clipboard. Copy the lines in Word first."))

    def change(self, row: str) -> None:
        """Open a line in the form below."""
        self._changing = row
        self.form.show_record(self._rows[row])
        self._frame.show()
        self.form.first_field().setFocus()

    def remove(self, row: str) -> None:
        """Take a line out; undo brings it back."""
        self._save(
            [{"id": row, "retired": True}],
            _("Taken out of the chronology."),
            self._nothing,
            self._place.tell,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Many lines pasted where the date stands are no date: they are offered as lines."""
        if watched is self.at.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and is_many(held):
                self.paste()
                return True
        return super().eventFilter(watched, event)

    def save_open(self) -> None:
        """Save the line that is open for change, or else add the one that is being written."""
        if self._changing is not None:
            self._save_line()
        else:
            self.add_line()

    def _nothing(self) -> None:
        self.list.setFocus()

    def _entry(self) -> dict[str, Any]:
        text = self.text.value()
        told = {"language": self.language.code(), "text": text} if text else None
        return {"at": self.at.value(), "text": told}

    def _added(self) -> None:
        self._clear_entry()
        self._drafts.forget()
        self.at.setFocus()

    def _clear_entry(self) -> None:
        self.at.show_value(None)
        self.text.show_value(None)
        for box in (self._at_box, self._text_box):
            box.fault.say("")

    def _show_fault(self, trouble: Trouble) -> None:
        """Say beside the line of entry what it lacks."""
        if not isinstance(trouble, Faulty):
            self._place.tell(trouble)
            return
        boxes = {"at": self._at_box, "text": self._text_box}
        for fault in reversed(trouble.faults):
            box = boxes.get(fault.path.removeprefix("chronology[0].").split(".")[0])
            if box is not None:
                box.fault.say(self._place.words(fault.message, **fault.values))
                box.editor.setFocus()

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

    def _draft(self) -> Mapping[str, Any] | None:
        body: dict[str, Any] = {name: value for name, value in self._entry().items() if value}
        if self._changing is not None and (changes := self.form.changes()):
            body |= {"row": self._changing, "values": changes}
        return body

    def _take_draft(self, body: Mapping[str, Any]) -> None:
        self.at.show_value(body.get("at"))
        text = body.get("text") or {}
        if text:
            self.language.choose(text["language"])
            self.text.show_value(text["text"])
        if body.get("row") in self._rows:
            self.change(body["row"])
            self.form.show_draft(body["values"])

    def _show_translations(self, *, is_on: bool) -> None:
        self._delegate.has_translations = is_on
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()
        self._place.memory.keep(_TRANSLATIONS, is_on)

    def _connect(self) -> None:
        self.at.line.installEventFilter(self)
        self.at.line.returnPressed.connect(self.text.setFocus)
        self.text.entered.connect(self.add_line)
        self.text.pasted.connect(self.paste_requested)
        self.list.change_wanted.connect(self.change)
        self.list.removal_wanted.connect(self.remove)
        self.translations.toggled.connect(lambda on: self._show_translations(is_on=on))
        self.translations.setChecked(bool(self._place.memory.get(_TRANSLATIONS, True)))
        for signal in (self.at.changed, self.text.changed, self.form.changed):
            signal.connect(self._drafts.touch)
        self.at.changed.connect(lambda: self._at_box.fault.say(""))
        self.text.changed.connect(lambda: self._text_box.fault.say(""))

    def _lay_out(self) -> None:
        words = self._place.words
        self._at_box, self._text_box = FieldBox(self.at), FieldBox(self.text)
        when, what = QLabel(words(_("&When"))), QLabel(words(_("What &happened")))
        when.setBuddy(self.at.line)
        what.setBuddy(self.text)
        self.at.line.setAccessibleName(words(_("When")))
        self.text.setAccessibleName(words(_("What happened")))
        self.setFocusProxy(self.at)
        add = QPushButton(icon("plus", self), words(_("Add")))
        add.setToolTip(words(_("Add the line (Enter)")))
        add.clicked.connect(self.add_line)
        paste = QPushButton(icon("clipboard-paste", self), words(_("&Paste lines…")))
        paste.clicked.connect(self.paste)
        entry = QGridLayout()
        entry.setHorizontalSpacing(8)
        entry.setVerticalSpacing(2)
        entry.addWidget(when, 0, 0)
        entry.addWidget(what, 0, 1)
        fields: tuple[QWidget, ...] = (self._at_box, self._text_box, self.language, add)
        for place, field in enumerate(fields):
            entry.addWidget(field, 1, place, Qt.AlignmentFlag.AlignTop)
        entry.setColumnStretch(0, 2)
        entry.setColumnStretch(1, 5)
        below = QHBoxLayout()
        below.addWidget(self.translations)
        below.addStretch()
        below.addWidget(paste)
        self._empty.setProperty("role", "hint")
        self._empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(entry)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._editing())
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
        column = QVBoxLayout(self._frame)
        column.addWidget(self.form)
        column.addLayout(row)
        self._frame.hide()
        return self._frame


def _by_date(row: Mapping[str, Any]) -> tuple[tuple[str, str], str]:
    at = PartialDate.parse(row["at"]).sort_key() if row.get("at") else ("", "")
    return at, str(row["id"])
