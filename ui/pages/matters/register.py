"""The register of matters: open, mine, closed or all of them, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reception.kernel.changes import Changes
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.matters.queries import MatterLine, list_matters
from ui.tasks.workplace import Workplace
from ui.widgets.plain_table import PlainTable

COLUMNS: tuple[Message, ...] = (_("Number"), _("Client"))
CLIENT = 1
MOST = 5_000
Wanted = Callable[[MatterLine, Id], bool]
FILTERS: tuple[tuple[str, Message, Wanted], ...] = (
    ("open", _("Open matters"), lambda line, _me: line.closed_on is None),
    ("mine", _("My matters"), lambda line, me: line.closed_on is None and line.lawyer_id == me),
    ("closed", _("Closed matters"), lambda line, _me: line.closed_on is not None),
    ("all", _("All matters"), lambda _line, _me: True),
)
_TOUCHED = ("matter", "tally", "person", "access_grant")


class MatterRegister(QWidget):
    """The list on the left of the page."""

    chose = Signal(object)
    """The id of the matter that is chosen."""

    def __init__(self, place: Workplace) -> None:
        """Ask for the matters at once."""
        super().__init__()
        self._place = place
        self._lines: Sequence[MatterLine] = ()
        words = place.words
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(words(_("Number, client or problem")))
        self.filter.setAccessibleName(words(_("Find a matter")))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(words(_("Which matters")))
        for _name, title, _wanted in FILTERS:
            self.kinds.addItem(words(title))
        self.table = PlainTable([words(one) for one in COLUMNS], name=words(_("Matters")), wide=CLIENT)
        self.count = QLabel()
        self.count.setProperty("role", "hint")
        kept = str(place.memory.get("matters.filter", "open"))
        self.kinds.setCurrentIndex([name for name, _title, _wanted in FILTERS].index(kept))
        self.filter.textChanged.connect(lambda _text: self._show())
        self.filter.returnPressed.connect(self._take_first)
        self.kinds.currentIndexChanged.connect(self._choose_kind)
        self.table.chose.connect(self._tell)
        place.changed.connect(self._heed)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 0, 8)
        column.addWidget(self.filter)
        column.addWidget(self.kinds)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        column.addLayout(foot)
        self.reload()

    def reload(self) -> None:
        """Ask for the matters anew."""
        asked = self._place.ask(self, lambda reading: list_matters(reading, limit=MOST))
        asked.then(self._take).run()

    def mark(self, row: Id) -> None:
        """Mark a matter in the list, and where this filter hides it, show all."""
        if not any(line.id == row for line in self._wanted_lines()):
            self.filter.clear()
            if not any(line.id == row for line in self._wanted_lines()):
                self.kinds.setCurrentIndex(len(FILTERS) - 1)
        self.table.blockSignals(True)
        self.table.choose(row)
        self.table.blockSignals(False)

    def _take(self, lines: Sequence[MatterLine]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        lines = self._wanted_lines()
        self.table.show_rows([(line.id, self._texts(line)) for line in lines])
        words = self._place.words
        self.count.setText(words.count(_("{n} matter"), _("{n} matters"), len(lines)))

    def _wanted_lines(self) -> list[MatterLine]:
        _name, _title, is_wanted = FILTERS[self.kinds.currentIndex()]
        typed = fold(self.filter.text()).split()
        me = self._place.me.user
        found = [line for line in self._lines if is_wanted(line, me) and self._fits(line, typed)]
        return sorted(
            found, key=lambda line: (line.opened_on is not None, line.opened_on, line.number), reverse=True
        )

    def _fits(self, line: MatterLine, typed: list[str]) -> bool:
        if not typed:
            return True
        said = fold(f"{line.number} {line.client} {self._problem(line)}")
        return all(word in said for word in typed)

    def _problem(self, line: MatterLine) -> str:
        return self._place.catalogue.label(
            "problem_categories", line.category or "", self._place.words.language
        )

    def _texts(self, line: MatterLine) -> list[str]:
        return [line.number, line.client]

    def _choose_kind(self, place: int) -> None:
        self._place.memory.keep("matters.filter", FILTERS[place][0])
        self._show()

    def _take_first(self) -> None:
        """Enter in the filter chooses the first matter found."""
        lines = self._wanted_lines()
        if lines:
            self.table.choose(lines[0].id)
            self.table.setFocus()

    def _tell(self, key: object) -> None:
        if key is not None:
            self.chose.emit(key)

    def _heed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches(*_TOUCHED):
            self.reload()
