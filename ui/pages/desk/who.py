"""One who comes, or for whom: a line to find the person by; then the record found, or what is entered of someone new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.desk.newcomer import Found, Typed, told_by
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.people.register import PERSON
from ui.pages.desk.beside import found_words
from ui.widgets.form import RecordForm

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace

NAMES = ("surname", "given", "patronymic")
REST = (
    "sex",
    "born",
    "age",
    "place",
    "address",
    "speaks",
    "name_from",
    "safe_contact",
    "groups",
    "pin",
)
"""What the desk asks of someone new beside name and phone; what else there is, is for her own page."""


class WhoBox(QWidget):
    """Finds a person or takes her data; `typed` says that the question about her has changed."""

    typed = Signal()

    def __init__(self, place: Workplace, label: Message, parent: QWidget | None = None) -> None:
        """Begin with an empty line."""
        super().__init__(parent)
        self.place = place
        self.person: Id | None = None
        self._called = ""
        """The name in the record that was taken: for the list of visits put aside."""
        words = place.words
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(words(_("Name or phone")))
        self.line.setMinimumHeight(32)
        name = QLabel(words(label), self)
        name.setBuddy(self.line)
        self._known = QLabel(self)
        self._known.setWordWrap(True)
        self._safe = QLabel(self)
        self._safe.setWordWrap(True)
        self._safe.setProperty("role", "safety")
        self._fault = QLabel(self)
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._new = QWidget(self)
        self.names = RecordForm(place, PERSON, only=NAMES, parent=self._new)
        self.phone = QLineEdit(self._new)
        self.unsafe = QCheckBox(words(_("Not safe to call")), self._new)
        self.rest = RecordForm(place, PERSON, only=REST, parent=self._new)
        self._another = QPushButton(words(_("Another person")), self)
        self._lay_out(name)
        self._listen()
        self._show_state(new=False)

    def _lay_out(self, name: QLabel) -> None:
        label = QLabel(self.place.words(_("Phone")), self._new)
        label.setBuddy(self.phone)
        phone = QHBoxLayout()
        phone.addWidget(label)
        phone.addWidget(self.phone, 1)
        phone.addWidget(self.unsafe)
        inside = QVBoxLayout(self._new)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.names)
        inside.addLayout(phone)
        inside.addWidget(self.rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (name, self.line, self._fault, self._known, self._safe, self._new):
            layout.addWidget(part)
        layout.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)

    def _listen(self) -> None:
        self.line.installEventFilter(self)
        self._another.clicked.connect(self.forget)
        for signal in (self.line.textChanged, self.phone.textChanged, self.names.changed, self.rest.changed):
            signal.connect(lambda *_said: self.typed.emit())

    @property
    def is_new(self) -> bool:
        """Whether data of someone new is being entered."""
        return not self._new.isHidden()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of anybody."""
        return self.person is None and not self.is_new and not self.line.text().strip()

    def asked(self) -> Typed:
        """What has been said so far, as the desk's question takes it."""
        if self.person is not None:
            return Typed(person=self.person)
        words = "" if self.is_new else self.line.text()
        return Typed(words=words, values=self._entered() if self.is_new else {})

    def _entered(self) -> dict[str, Any]:
        said = {**self.names.values(), **self.rest.values()}
        values = {name: value for name, value in said.items() if value not in (None, "", [])}
        if self.phone.text().strip():
            values["phones"] = [{"number": self.phone.text(), "unsafe": self.unsafe.isChecked() or None}]
        return values

    def values(self, key: str, column: str) -> dict[str, Any]:
        """What a visit says of her: under `key` someone new, under `column` the id of a record; nothing of nobody."""
        if self.person is not None:
            return {column: self.person.hex}
        entered = self._entered() if self.is_new else told_by(self.line.text())
        return {key: entered} if entered else {}

    def begin_new(self) -> None:
        """Take what the line says for the name and phone of someone new and ask for the rest."""
        told = told_by(self.line.text())
        self.phone.setText(next((row["number"] for row in told.pop("phones", ())), ""))
        self.names.show_record(told)
        self._show_state(new=True)
        self.typed.emit()

    def take(self, person: Id) -> None:
        """It is this person: her record is used."""
        self.person = person
        self._known.setText("…")
        self._show_state(new=False)
        self.typed.emit()

    def tell(self, chosen: Found | None) -> None:
        """Show the record that was taken: who she is, and in red how she may be reached."""
        if self.person is None:
            return
        if chosen is None:
            self._known.setText(self.place.words(_("not open to you")))
            return
        self._called = chosen.line.name
        self._known.setText(found_words(chosen, self.place.words, self.place.catalogue))
        note = chosen.safe_contact
        self._safe.setText(self.place.words(_("Safe contact: {note}"), note=note) if note else "")
        self._safe.setVisible(bool(note))

    def forget(self) -> None:
        """It is another person after all: back to the line."""
        self.person = None
        self._show_state(new=False)
        self.line.setFocus()
        self.typed.emit()

    def _show_state(self, *, new: bool) -> None:
        chosen = self.person is not None
        self._known.setVisible(chosen)
        self._safe.setVisible(False)
        self._another.setVisible(chosen or new)
        self._new.setVisible(new and not chosen)
        self.line.setVisible(not chosen and not new)
        self._fault.hide()

    def body(self) -> dict[str, Any]:
        """All that was typed, for a draft."""
        return {
            "words": self.line.text(),
            "person": self.person.hex if self.person else None,
            "called": self._called if self.person else "",
            "new": self.is_new,
            "values": {**self.names.values(), **self.rest.values()},
            "phone": self.phone.text(),
            "unsafe": self.unsafe.isChecked(),
        }

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept; of an empty one, nothing."""
        self.line.setText(body.get("words", ""))
        self.person = read_id(body["person"]) if body.get("person") else None
        self._called = body.get("called", "")
        for form in (self.names, self.rest):
            form.show_record(body.get("values", {}))
        self.phone.setText(body.get("phone", ""))
        self.unsafe.setChecked(bool(body.get("unsafe")))
        self._show_state(new=bool(body.get("new")))
        self.typed.emit()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong beside its field; what belongs to no field stands below the line."""
        own = {path: text for path, text in faults.items() if path.split("[")[0] in {*NAMES, *REST}}
        if own and not self.is_new and self.person is None:
            self.begin_new()
        others = dict.fromkeys(text for path, text in faults.items() if path not in own)
        for form in (self.names, self.rest):
            form.show_faults(own)
        self._fault.setText("\n".join(others))
        self._fault.setVisible(bool(others))

    def told(self) -> str:
        """What is shown of the record that was taken."""
        return "\n".join(label.text() for label in (self._known, self._safe) if not label.isHidden())

    def fault(self) -> str:
        """What is said to be wrong of the person as a whole."""
        return "" if self._fault.isHidden() else self._fault.text()

    def first_field(self) -> QWidget:
        """Where the next thing is typed."""
        if self.person is not None:
            return self._another
        if self.is_new:
            return self.rest.first_field() if self.phone.text() else self.phone
        return self.line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab behind a name go on to the data of someone new; arrows down to those found."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            goes_on = event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if goes_on and not event.modifiers() and self.line.text().strip():
                self.begin_new()
                self.first_field().setFocus()
                return True
        return super().eventFilter(watched, event)
