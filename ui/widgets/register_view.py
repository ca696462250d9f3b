"""A register: a line that finds, filters, the table, its count in words and the choice of its columns."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.changes import Changes
from reception.kernel.fields import Column
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.records.listing import Listing, Row, Sort, lines, note_all_shown, numbers
from reception.reference.catalogue import Catalogue
from reception.store.reading import Reading
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words, number
from ui.widgets.filter_bar import Filter, FilterBar
from ui.widgets.flow import FlowLayout
from ui.widgets.table import IdModel, IdTable, Line

LEAST_LETTERS = 3
WAIT_MS = 150
_IDS_KEPT = 20_000
_HINT, _TABLE, _NOTHING = range(3)


class RegisterView(QWidget):
    """The list of one register; before three letters are typed it shows nothing of anybody, unless all is asked for."""

    chosen = Signal(object)
    """The id of the record that is chosen now, or None."""
    opened = Signal(object)
    """The id of the record on which Enter or a double click fell."""

    def __init__(
        self,
        place: Workplace,
        listing: Listing,
        *,
        find: Message,
        filters: Sequence[Filter] = (),
        watch: Sequence[str] = (),
        whole_at_once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`find` is what the line asks for; acts on the tables in `watch` bring the list up to date.

        A register that holds no client's story may be shown `whole_at_once`.
        """
        super().__init__(parent)
        self._place, self._listing, self._watch = place, listing, {listing.table, *watch}
        self._is_whole = whole_at_once
        self._memory = f"{listing.table}.register"
        held = place.memory.get(self._memory, {})
        self._kept: dict[str, Any] = dict(held) if isinstance(held, dict) else {}
        self._sort = _sort_of(self._kept.get("sort"), listing)
        self._ids: dict[int, Id] = {}
        self._pending: Id | None = None
        titles = [place.words(column.label) for column in listing.columns]
        self._model = IdModel(titles, array("q"), self._fetch, self)
        self.table = IdTable(self._model, name=place.words(find))
        self.line = QLineEdit()
        self.line.setPlaceholderText(place.words(find))
        self.line.setAccessibleName(place.words(find))
        self.line.setClearButtonEnabled(True)
        self.filters = FilterBar(place, filters)
        self._count = QLabel()
        self._count.setProperty("role", "hint")
        self._stack = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._lay_out(has_filters=bool(filters))
        self._show_columns()
        self._connect()
        self.reload()

    def reload(self, *, keep: bool = True) -> None:
        """Ask for the rows anew; what was chosen stays so where it is still there and `keep` is wanted."""
        self._timer.stop()
        typed, filters = self.line.text().strip(), self.filters.values()
        if len(typed) < LEAST_LETTERS and not self._is_whole and not filters:
            self._show_ids(array("q"), had=None)
            self._stack.setCurrentIndex(_HINT)
            self._count.setText("")
            return
        sort = None if typed and not self._kept.get("sort") else self._sort
        if len(typed) < LEAST_LETTERS:
            typed = ""
        question = partial(numbers, listing=self._listing, sort=sort, filters=filters, typed=typed)
        had = self.table.chosen_id() if keep else None
        self._place.search(self, question, name="register").then(
            lambda ids: self._show_ids(ids, had=had)
        ).run()

    def show_all(self) -> None:
        """Show the whole register; that it was shown stays in the access log."""
        self._is_whole = True
        table = self._listing.table
        self._place.act(self, lambda work: note_all_shown(work, table=table)).run()
        self.reload()
        self.table.setFocus()

    def choose(self, row: Id | None) -> None:
        """Choose this record in the list, where it is in it."""
        self._pending = row
        known = next((n for n, known in self._ids.items() if known == row), None)
        if row is None or known is not None:
            self.table.choose(known)

    def state(self) -> dict[str, Any]:
        """What the line says, for coming back; no name is kept beyond this run."""
        return {"typed": self.line.text(), "whole": self._is_whole}

    def show_state(self, state: Mapping[str, Any]) -> None:
        """Show the list as it was."""
        self._is_whole = bool(state.get("whole", self._is_whole))
        self.line.setText(str(state.get("typed", "")))
        self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the line Down and Enter go into the list; Escape empties it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
                self._go_into_table(open_it=key != Qt.Key.Key_Down)
                return True
            if key == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _go_into_table(self, *, open_it: bool) -> None:
        if self._timer.isActive():
            self.reload()
        if not len(self._model.ids):
            return
        if self.table.chosen_id() is None:
            self.table.selectRow(0)
        self.table.setFocus()
        chosen = self.table.chosen_id()
        if open_it and chosen is not None:
            self._tell_opened(chosen)

    def _fetch(self, wanted: array[int]) -> None:
        """Ask for a page of lines; they are worded on the reader's thread."""
        words, catalogue, listing = self._place.words, self._place.catalogue, self._listing

        def ask(reading: Reading) -> list[tuple[Id, Line] | None]:
            found = {
                row.n: (row.id, line_words(words, catalogue, listing.columns, row))
                for row in lines(reading, listing, wanted)
            }
            return [found.get(n) for n in wanted]

        self._place.ask(self, ask).then(lambda rows: self._arrive(wanted, rows)).run()

    def _arrive(self, wanted: array[int], rows: Sequence[tuple[Id, Line] | None]) -> None:
        if len(self._ids) > _IDS_KEPT:
            self._ids.clear()
        self._ids |= {n: row[0] for n, row in zip(wanted, rows, strict=True) if row is not None}
        self._model.arrive(wanted, [None if row is None else row[1] for row in rows])
        if self._pending is not None:
            self.choose(self._pending)
        chosen = self.table.chosen_id()
        if chosen is not None and chosen in wanted:
            self._tell_chosen(chosen)

    def _show_ids(self, ids: array[int], *, had: int | None) -> None:
        words = self._place.words
        self._model.show_ids(ids)
        self._stack.setCurrentIndex(_TABLE if len(ids) else _NOTHING)
        self._count.setText(words(_("Found: {count}"), count=number(len(ids))))
        if had is not None and not self.table.choose(had):
            self.chosen.emit(None)

    def _tell_chosen(self, n: int) -> None:
        if n < 0 or n in self._ids:
            self.chosen.emit(self._ids.get(n))

    def _tell_opened(self, n: int) -> None:
        if n in self._ids:
            self.opened.emit(self._ids[n])

    def _see(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*self._watch):
            self._ids.clear()
            self.reload()

    def _sort_by(self, column: int, down: bool) -> None:  # noqa: FBT001 - a signal's argument
        name = self._listing.columns[column].name if 0 <= column < len(self._listing.columns) else ""
        if name not in self._listing.orders and name != self._listing.indexed:
            return
        self._sort = Sort(name, down=down)
        self._keep(sort=[name, down])
        self.reload()

    def _keep(self, **values: Any) -> None:
        self._kept |= values
        self._place.memory.keep(self._memory, dict(self._kept))

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(lambda: self.reload(keep=False))
        self.filters.changed.connect(self._timer.start)
        self.table.chosen.connect(self._tell_chosen)
        self.table.opened.connect(self._tell_opened)
        self.table.typed.connect(self._take_letters)
        # Switched on before anyone listens: it asks for an order at once, and nobody has chosen one.
        self.table.setSortingEnabled(True)
        self._model.sort_wanted.connect(self._sort_by)
        self.table.horizontalHeader().sectionResized.connect(self._keep_width)
        self._place.changed.connect(self._see)

    def _take_letters(self, letters: str) -> None:
        self.line.setText(self.line.text() + letters)
        self.line.setFocus()

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        if new > 0 and self.isVisible():
            self._keep(widths={**self._kept.get("widths", {}), self._listing.columns[column].name: new})

    def _lay_out(self, *, has_filters: bool) -> None:
        words = self._place.words
        top = FlowLayout(gap=6)
        top.addWidget(self._count)
        if has_filters:
            more = _tool(words(_("Filters")), "funnel")
            more.setCheckable(True)
            more.toggled.connect(self._show_filters)
            top.addWidget(more)
        self.filters.hide()
        columns = _tool(words(_("Columns")), "columns-3")
        columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        columns.setMenu(self._columns_menu())
        top.addWidget(columns)
        every = QPushButton(words(_("Show all")))
        every.clicked.connect(self.show_all)
        self._stack.addWidget(
            _centred(words(_("Type at least three letters of a name, or a number.")), every)
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(_centred(words(_("Nothing found. Part of a name in any spelling is enough."))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _show_filters(self, is_shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.filters.setVisible(is_shown)
        if is_shown and (first := self.filters.first_field()) is not None:
            first.setFocus()
        elif not is_shown:
            self.filters.show_values({})

    def _shown_columns(self) -> list[str]:
        kept = self._kept.get("shown")
        known = [column.name for column in self._listing.columns]
        shown = [name for name in kept if name in known] if isinstance(kept, list) else []
        return shown or [column.name for column in self._listing.columns if column.is_shown]

    def _show_columns(self) -> None:
        widths, shown = self._kept.get("widths", {}), self._shown_columns()
        letter = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._listing.columns):
            self.table.setColumnHidden(place, column.name not in shown)
            width = widths.get(column.name) if isinstance(widths, dict) else None
            title = self.table.horizontalHeader().sectionSizeHint(place)
            self.table.setColumnWidth(
                place, width if isinstance(width, int) else max(column.wide * letter, title + letter)
            )
        names = [column.name for column in self._listing.columns]
        way = Qt.SortOrder.DescendingOrder if self._sort.down else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(names.index(self._sort.column), way)

    def _columns_menu(self) -> QMenu:
        menu, shown = QMenu(self), self._shown_columns()
        for column in self._listing.columns:
            action = menu.addAction(self._place.words(column.label))
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.toggled.connect(partial(self._show_column, column.name))
        return menu

    def _show_column(self, name: str, is_shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        shown = set(self._shown_columns()) ^ {name}
        if (name in shown) is is_shown and shown:
            self._keep(shown=[column.name for column in self._listing.columns if column.name in shown])
            self._show_columns()


def line_words(words: Translator, catalogue: Catalogue, columns: Sequence[Column], row: Row) -> Line:
    """The texts of a row, in the order of the columns."""
    return [_cell(words, catalogue, *pair) for pair in zip(columns, row.values, strict=True)]


def _cell(words: Translator, catalogue: Catalogue, column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.kind == "code":
        return catalogue.label(column.codes, value, words.language)
    if column.kind == "codes":
        return ", ".join(catalogue.label(column.codes, code, words.language) for code in value)
    if column.kind in {"day", "partial"}:
        return edtf_words(words, value)
    return ", ".join(value) if column.kind == "texts" else str(value)


def _sort_of(kept: Any, listing: Listing) -> Sort:
    known = {*listing.orders, listing.indexed}
    match kept:
        case [str(name), bool(down)] if name in known and name:
            return Sort(name, down=down)
    return listing.begins


def _tool(text: str, picture: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setIcon(icon(picture, button))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _centred(text: str, *below: QWidget) -> QWidget:
    page = QWidget()
    label = QLabel(text)
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column = QVBoxLayout(page)
    column.addStretch()
    column.addWidget(label)
    for widget in below:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    column.addStretch()
    return page
