"""The third step: how many people and visits, what is wrong by its cell, and who may be somebody known already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reception.desk.old_registers.alike import Alike
from reception.desk.old_registers.deciding import NEW, SKIP, Decision, proposed
from reception.desk.old_registers.looking import OldFile
from reception.desk.old_registers.rows import OldRow
from reception.kernel.i18n import mark as _
from reception.people.duplicates import Reason
from ui.pages.import_people.columns_view import HoldsBox
from ui.pages.import_people.row_cells import COLUMNS, RowCells
from ui.tasks.piecewise import Piecewise
from ui.tasks.workplace import Workplace
from ui.widgets.plain_table import PlainTable

_MOST_FAULTS = 500
_MOST_ALIKE = 2_000
_MOST_SHOWN = 100
_PORTION = 2
_ROW_MARGIN = 8
_ROW, _LIKE, _WHY, _DO = range(4)


@dataclass(frozen=True)
class Option:
    """One thing that may become of a row."""

    words: str
    decision: Decision


class CheckView(QWidget):
    """Counts, faults, and a decision for each row that is like somebody."""

    def __init__(self, place: Workplace) -> None:
        """Empty until a file was looked through."""
        super().__init__()
        self._place = place
        self._boxes: dict[int, HoldsBox] = {}
        self._decisions: dict[int, Decision] = {}
        self._filling = Piecewise(self)
        words = place.words
        self.counts = QLabel()
        self.counts.setProperty("role", "subtitle")
        self.counts.setWordWrap(True)
        self.fault_words = QLabel()
        self.fault_words.setProperty("role", "fault")
        self.fault_words.setWordWrap(True)
        self.faults = PlainTable(
            [words(_("Cell")), words(_("What is wrong"))], name=words(_("Faults of the file")), wide=1
        )
        self.alike_words = QLabel()
        self.alike_words.setWordWrap(True)
        self.alike = self._alike_table()
        self.rows_words = QLabel(words(_("The first rows as they will be taken in:")))
        self.rows = PlainTable(
            [words(text) for text in COLUMNS], name=words(_("Rows of the register")), wide=-1
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.counts, self.fault_words):
            column.addWidget(widget)
        column.addWidget(self.faults, 1)
        column.addWidget(self.alike_words)
        column.addWidget(self.alike, 2)
        column.addWidget(self.rows_words)
        column.addWidget(self.rows, 2)

    def _alike_table(self) -> QTableWidget:
        words = self._place.words
        table = QTableWidget(0, 4)
        heads = (_("Row of the file"), _("Is like"), _("Because"), _("What to do"))
        table.setHorizontalHeaderLabels([words(text) for text in heads])
        table.setAccessibleName(words(_("Rows that may be somebody known already")))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2 * _ROW_MARGIN)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_DO, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(
            0
        )  # what is seen: a thousand boxes are not measured for each new one
        return table

    def show_file(self, file: OldFile) -> None:
        """Show what was read; whom its rows are like is looked for after that."""
        register = file.register
        words = self._place.words
        visits = sum(row.visit is not None for row in register.rows)
        people = words.count(_("{n} row with a person"), _("{n} rows with people"), len(register.rows))
        self.counts.setText(f"{people}, {words.count(_('{n} visit'), _('{n} visits'), visits)}")
        faults = register.faults
        self.fault_words.setVisible(bool(faults))
        self.faults.setVisible(bool(faults))
        self.fault_words.setText(
            words(
                _(
                    "Faults: {count}. Mend them in the file, or leave the column out; nothing is taken in before."
                ),
                count=len(faults),
            )
        )
        self.faults.show_rows(
            [
                (at, (fault.path, words(fault.message, **fault.values)))
                for at, fault in enumerate(faults[:_MOST_FAULTS])
            ]
        )
        for widget in (self.rows_words, self.rows):
            widget.setVisible(not faults)
        cells = RowCells(self._place)
        self.rows.show_rows([(row.place, cells.of(row)) for row in register.rows[:_MOST_SHOWN]])
        self.show_alike(file, ())

    def show_alike(self, file: OldFile, alike: Sequence[Alike]) -> None:
        """Show which rows of the file may be somebody known already, and what is to be done with each."""
        words = self._place.words
        rows = {one.place: one for one in file.register.rows} if alike else {}
        shown = alike[:_MOST_ALIKE]
        self.alike.setVisible(bool(shown))
        self.alike_words.setText(
            words.count(
                _("{n} row may be somebody known already. Look at it and choose."),
                _("{n} rows may be people known already. Look at them and choose."),
                len(alike),
            )
            if alike
            else ""
        )
        self._boxes = {}
        decisions = proposed(alike)
        self._decisions = {one.place: decisions[one.place] for one in shown}
        self.alike.setRowCount(0)
        self.alike.setRowCount(len(shown))
        self._filling.begin(self._fill(shown, rows))

    def _fill(self, shown: Sequence[Alike], rows: Mapping[int, OldRow]) -> Iterator[None]:
        """Fill the lines of the table, some at a time."""
        for at, one in enumerate(shown):
            self._fill_line(at, one, rows)
            if at % _PORTION == _PORTION - 1:
                yield

    def _fill_line(self, at: int, one: Alike, rows: Mapping[int, OldRow]) -> None:
        likest = [person.name for person in one.people]
        likest += [self._called(rows[other.place]) for other in one.rows]
        for column, text in (
            (_ROW, self._called(rows[one.place])),
            (_LIKE, "\n".join(likest)),
            (_WHY, self._why(one)),
        ):
            self.alike.setItem(at, column, QTableWidgetItem(text))
        self._boxes[one.place] = box = self._box(one, rows, self._decisions[one.place])
        self.alike.setCellWidget(at, _DO, box)
        self.alike.resizeRowToContents(at)

    def _called(self, row: OldRow) -> str:
        return self._place.words(_("{name}, row {row}"), name=row.name, row=row.where)

    def _why(self, one: Alike) -> str:
        reasons: tuple[Reason, ...] = (one.people[0].reasons if one.people else ()) or (
            one.rows[0].reasons if one.rows else ()
        )
        return " ".join(self._place.words(reason.message, **reason.values) for reason in reasons)

    def _options(self, one: Alike, rows: Mapping[int, OldRow]) -> Iterator[Option]:
        words = self._place.words
        for person in one.people:
            yield Option(words(_("Join with {name}"), name=person.name), Decision("join", person=person.id))
        for other in one.rows[:3]:
            name = rows[other.place].where
            yield Option(words(_("The same as row {row}"), row=name), Decision("join", row=other.place))
        yield Option(words(_("Register as a new person")), NEW)
        yield Option(words(_("Leave the row out")), SKIP)

    def _box(self, one: Alike, rows: Mapping[int, OldRow], decision: Decision) -> HoldsBox:
        box = HoldsBox()
        box.setAccessibleName(
            self._place.words(_("What to do with {row}"), row=self._called(rows[one.place]))
        )
        for at, option in enumerate(self._options(one, rows)):
            box.addItem(option.words, option.decision)
            if option.decision == decision:
                box.setCurrentIndex(at)
        return box

    def decisions(self) -> dict[int, Decision]:
        """What was decided of each row that is like somebody; what is not on the screen yet, as it will stand there."""
        return self._decisions | {place: box.currentData() for place, box in self._boxes.items()}

    def first_field(self) -> QWidget:
        """The first decision where there is one, else the faults, else the rows as they come in."""
        return next(iter(self._boxes.values()), self.rows if self.faults.isHidden() else self.faults)
