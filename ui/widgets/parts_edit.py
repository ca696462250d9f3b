"""A list of rows that belong to a record, with a form in place for one of them; a row taken out can be put back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reception.desk.choices import NamedRecord, records_named
from reception.kernel.fields import Part
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout
from ui.widgets.record_words import row_words

if TYPE_CHECKING:
    from ui.widgets.form import RecordForm

_PLACE = re.compile(r"\[(\d+)\]\.?(.*)")
_ROWS_SEEN = 6


class RowList(QListWidget):
    """The rows in a line each; it is as high as they are."""

    wanted = Signal(str)
    """`change` or `remove`, as a key asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the row, Delete takes it out."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self.currentRow() >= 0:
            self.wanted.emit("change")
        elif key == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.wanted.emit("remove")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the rows break their lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """Take as much height as the rows want."""
        self.doItemsLayout()  # Qt would break the lines anew only after a while
        rows = [self.visualItemRect(self.item(row)).height() for row in range(min(self.count(), _ROWS_SEEN))]
        self.setFixedHeight(sum(max(row, 28) for row in rows) + 2 * self.frameWidth() + 2)
        self.setVisible(self.count() > 0)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, 0)


class PartsEdit(QWidget):
    """Rows of one part of a record: shown, added, changed, taken out and put back; nothing is written here."""

    changed = Signal()

    def __init__(self, place: Workplace, part: Part, parent: QWidget | None = None) -> None:
        """An empty list."""
        super().__init__(parent)
        self._place, self._register = place, part.register
        self._rows: list[dict[str, Any]] = []
        self._told: dict[int, dict[str, Any]] = {}
        """What was changed of the rows, by their places."""
        self._names: dict[str, str] = {}
        self._open: int | None = None
        self._form: RecordForm | None = None
        self.list = RowList(self)
        self.list.setAccessibleName(place.words(part.register.label))
        self.list.wanted.connect(lambda what: self._change() if what == "change" else self._remove())
        self.list.itemDoubleClicked.connect(lambda _item: self._change())
        self.list.currentRowChanged.connect(lambda _row: self._show_buttons())
        self._frame = QFrame(self)
        self._frame.setProperty("role", "card")
        self._inside = QVBoxLayout(self._frame)
        self._add = self._button(_("Add"), self.add)
        self._edit = self._button(_("Change"), self._change)
        self._out = self._button(_("Take out"), self._remove)
        self.setFocusProxy(self._add)
        self._lay_out()
        self._show_rows()

    def value(self) -> list[dict[str, Any]]:
        """The rows that are new or changed, as JSON that `read_record` takes; what is typed in the open form counts."""
        self._take_in()
        return [self._told_of(place) for place in sorted(self._told)]

    def show_value(self, rows: Sequence[Mapping[str, Any]] | None) -> None:
        """Show rows as a record shown has them."""
        self._close()
        self._rows = [dict(row) for row in rows or ()]
        self._told = {}
        self._show_rows()
        self._ask_names()
        self.changed.emit()

    def show_draft(self, told: Sequence[Mapping[str, Any]]) -> None:
        """Put rows of `value` over those shown."""
        places = {row.get("id"): place for place, row in enumerate(self._rows) if row.get("id")}
        for row in told:
            place = places.get(row.get("id")) if row.get("id") else None
            if place is None:
                self._rows.append({})
                place = len(self._rows) - 1
            self._told[place] = {name: value for name, value in row.items() if name != "id"}
        self._show_rows()
        self.changed.emit()

    def show_fault(self, path: str, text: str) -> bool:
        """Open the row that the path names and say the fault there; whether there is such a row."""
        found = _PLACE.match(path)
        places = sorted(self._told)
        if found is None or int(found[1]) >= len(places):
            return False
        self._begin(places[int(found[1])])
        assert self._form is not None
        return not self._form.show_faults({found[2]: Message(text)})

    def add(self) -> None:
        """Open an empty form for one more row."""
        self._take_in()
        self._begin(len(self._rows))

    def _told_of(self, place: int) -> dict[str, Any]:
        known = self._rows[place].get("id")
        told = self._told[place]
        if known is None:
            return dict(told)
        return {"id": known, "retired": True} if told.get("retired") else {"id": known, **told}

    def _begin(self, place: int) -> None:
        from ui.widgets.form import RecordForm  # noqa: PLC0415 - a form has parts, and a part has a form

        self._close()
        self._open = place
        self._form = RecordForm(self._place, self._register)
        if place < len(self._rows):
            self._form.show_record({**self._rows[place], **self._told.get(place, {})})
            self.list.setCurrentRow(place)
        self._inside.insertWidget(0, self._form)
        self._form.changed.connect(self.changed)
        self._frame.show()
        self._show_buttons()
        self._form.first_field().setFocus()

    def _take_in(self) -> None:
        """What the open form says becomes the row's; the form stays open."""
        if self._form is None or self._open is None:
            return
        said = self._form.changes()
        if self._open == len(self._rows):
            said = {name: value for name, value in self._form.values().items() if value not in (None, [])}
            if not said:
                return
            self._rows.append({})
        row = self._rows[self._open]
        earlier = self._told.get(self._open, {})
        told = {**earlier, **said} if row.get("id") else {**earlier, **self._form.values()}
        told = {
            name: value for name, value in told.items() if row.get("id") is None or value != row.get(name)
        }
        if row.get("id") is None:
            told = {name: value for name, value in told.items() if value not in (None, [])}
        if told:
            self._told[self._open] = told
        elif row.get("id"):
            self._told.pop(self._open, None)

    def _done(self) -> None:
        self._take_in()
        place = self._open
        self._close()
        self._show_rows()
        self._ask_names()
        if place is not None and place < self.list.count():
            self.list.setCurrentRow(place)
        self._add.setFocus()
        self.changed.emit()

    def _leave(self) -> None:
        """The row stays as it was before the form was opened."""
        self._close()
        self._add.setFocus()
        self.changed.emit()

    def _close(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._inside.removeWidget(self._form)
            self._form.deleteLater()
        self._form, self._open = None, None
        self._frame.hide()
        self._show_buttons()

    def _change(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._rows) and not self._is_out(place):
            self._take_in()
            self._begin(place)

    def _remove(self) -> None:
        """Take the row out, or put it back."""
        place = self.list.currentRow()
        if not 0 <= place < len(self._rows):
            return
        if self._open == place:
            self._close()
        told = self._told.setdefault(place, {})
        told["retired"] = not told.get("retired")
        if not told["retired"]:
            del told["retired"]
        if not told:
            del self._told[place]
        self._show_rows()
        self.list.setCurrentRow(place)
        self.changed.emit()

    def _is_out(self, place: int) -> bool:
        return bool(self._told.get(place, {}).get("retired"))

    def _show_rows(self) -> None:
        self.list.clear()
        words = self._place.words
        for place, row in enumerate(self._rows):
            said = {**row, **self._told.get(place, {})}
            text = row_words(words, self._place.catalogue, self._register, said, names=self._names)
            item = QListWidgetItem(words(_("taken out: {row}"), row=text) if self._is_out(place) else text)
            font = item.font()
            font.setStrikeOut(self._is_out(place))
            item.setFont(font)
            self.list.addItem(item)
        self.list.fit()
        self._show_buttons()

    def _show_buttons(self) -> None:
        place, words = self.list.currentRow(), self._place.words
        has_row = 0 <= place < len(self._rows)
        self._edit.setVisible(has_row and not self._is_out(place) and self._form is None)
        self._out.setVisible(has_row)
        self._out.setText(words(_("Put back")) if has_row and self._is_out(place) else words(_("Take out")))
        self._add.setVisible(self._form is None)

    def _ask_names(self) -> None:
        """Names of the records that rows refer to."""
        rows = [{**row, **self._told.get(place, {})} for place, row in enumerate(self._rows)]
        for field in self._register.fields:
            said = (row.get(field.name) for row in rows if field.kind == "id")
            ids = [known for value in said if value and (known := read_id(str(value))) is not None]
            if ids:
                asked = self._place.ask(self, partial(records_named, table=field.refers, rows=ids))
                asked.then(self._take_names).run()

    def _take_names(self, named: Sequence[NamedRecord]) -> None:
        fresh = {one.id.hex: one.name for one in named}
        if any(self._names.get(row) != name for row, name in fresh.items()):
            self._names |= fresh
            place = self.list.currentRow()
            self._show_rows()
            self.list.setCurrentRow(place)

    def _button(self, message: Message, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._place.words(message), self)
        button.setProperty("role", "quiet")
        button.setAccessibleName(f"{button.text()}: {self._place.words(self._register.label)}")
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _lay_out(self) -> None:
        words = self._place.words
        done, leave = QPushButton(words(_("Done"))), QPushButton(words(_("Leave as it was")))
        done.clicked.connect(self._done)
        leave.clicked.connect(self._leave)
        leave.setProperty("role", "quiet")
        below = QHBoxLayout()
        below.addWidget(done)
        below.addWidget(leave)
        below.addStretch()
        self._inside.addLayout(below)
        self._frame.hide()
        buttons = FlowLayout()
        for button in (self._add, self._edit, self._out):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self._frame)
        column.addLayout(buttons)
