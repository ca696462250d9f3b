"""The register of matters: open, mine, closed or all of them, found by number or client, narrowed by filters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.listing import MATTERS
from ui.tasks.workplace import Workplace
from ui.widgets.filter_bar import Filter
from ui.widgets.register_view import RegisterView

FILTERS = (
    Filter("open", "choice", _("Open or closed"), choices=((_("open"), True), (_("closed"), False))),
    Filter("lawyer", "record", _("Lawyer"), "colleague"),
    Filter("stage", "code", _("Stage"), "stages"),
    Filter("category", "code", _("Problem"), "problem_categories"),
    Filter("project", "code", _("Project"), "projects"),
    Filter("due", "day", _("Term until")),
)
KINDS: tuple[tuple[str, Message], ...] = (
    ("open", _("Matters in progress")),
    ("mine", _("My matters")),
    ("closed", _("Closed matters")),
    ("all", _("All matters")),
)
WATCHED = ("tally", "person", "task", "access_grant")
_WAIT_MS = 120
_LEAST_LETTERS = 32


class KindBox(QComboBox):
    """Which matters are listed; the wheel changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whoever scrolls."""
        event.ignore()


class MatterRegister(QWidget):
    """The list on the left of the page."""

    chose = Signal(object)
    """The id of the matter on which one rests."""
    opened = Signal(object)
    """The id of the matter that Enter or a double click opened."""

    def __init__(self, place: Workplace) -> None:
        """Show the matters that were shown last: open ones at first."""
        super().__init__()
        self._place = place
        self._rests_on: Id | None = None
        words = place.words
        self.kinds = KindBox()
        self.kinds.setAccessibleName(words(_("Which matters")))
        for name, title in KINDS:
            self.kinds.addItem(words(title), name)
        self.view = RegisterView(
            place, MATTERS, find=_("Number or client of a matter"), filters=FILTERS, watch=WATCHED
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 0, 8)
        self.column.addWidget(self.kinds)
        self.column.addWidget(self.view, 1)
        kept = self.kinds.findData(place.memory.get("matters.kind", "open"))
        self.kinds.setCurrentIndex(max(kept, 0))
        self.kinds.currentIndexChanged.connect(lambda _place: self._show_kind())
        self._rest = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._rest.timeout.connect(self._tell)
        self.view.chosen.connect(self._chosen)
        self.view.opened.connect(self.opened)
        self._show_kind()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the line and its buttons in every language."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        hint = super().minimumSizeHint()
        return QSize(max(least, hint.width()), hint.height())

    def mark(self, row: Id) -> None:
        """Mark a matter, where it is listed."""
        self._rests_on = row
        self.view.choose(row)

    def _show_kind(self) -> None:
        kind = str(self.kinds.currentData())
        self._place.memory.keep("matters.kind", kind)
        said: dict[str, dict[str, Any]] = {
            "open": {"open": True},
            "mine": {"open": True, "lawyer": self._place.me.user.hex},
            "closed": {"open": False},
        }
        self.view.filters.show_values(said.get(kind, {}))
        if kind == "all":
            self.view.show_all()
        else:
            self.view.reload()

    def _chosen(self, row: Id | None) -> None:
        """The arrows pass many matters by; the one on which they rest is shown."""
        if row is not None and row != self._rests_on:
            self._rests_on = row
            self._rest.start()

    def _tell(self) -> None:
        if self._rests_on is not None:
            self.chose.emit(self._rests_on)
