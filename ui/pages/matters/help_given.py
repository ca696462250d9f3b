"""Help given in a matter: what there is, and one more in three fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Faulty, read_record
from reception.matters.whole import HelpGiven, MatterWhole
from reception.visits.actions import add_service
from reception.visits.register import SERVICE
from ui.pages.matters.saving import known_to
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.text.formats import number, short_day
from ui.widgets.drafting import Drafting
from ui.widgets.form import RecordForm
from ui.widgets.plain_table import PlainTable

COLUMNS: tuple[Message, ...] = (_("Day"), _("Kind of help"), _("Minutes"), _("What was done"), _("By whom"))
NOTE = 3
_LEAST_LINES = 9
FIELDS = ("help", "minutes", "note", "day")


class HelpSection(QWidget):
    """The help given, and a short form below it."""

    def __init__(self, place: Workplace) -> None:
        """Nothing yet."""
        super().__init__()
        self._place = place
        self._matter: MatterWhole | None = None
        words = place.words
        self.table = PlainTable([words(one) for one in COLUMNS], name=words(_("Help given")), wide=NOTE)
        self.form = RecordForm(place, SERVICE, only=FIELDS)
        self._drafts = Drafting(place, "matter.help", self._draft, self)
        self.form.changed.connect(self._drafts.touch)
        add = QPushButton(icon("plus", self), words(_("Enter the help")))
        add.clicked.connect(self.enter)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch()
        self.add_button = add
        if not place.me.permits("service.add"):
            self.form.hide()
            add.hide()
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)
        column.addLayout(row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_matter(self, whole: MatterWhole) -> None:
        """Show the help given in this matter."""
        is_same = self._matter is not None and self._matter.id == whole.id
        self._matter = whole
        self.table.show_rows([(one.id, self._texts(one)) for one in whole.help])
        if not is_same:
            self.form.show_record({})
            self._drafts.begin(whole.id.hex, self.form.show_draft)

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self._drafts.keep()

    def enter(self) -> None:
        """Enter one more help given, to the client, in this matter."""
        whole = self._matter
        if whole is None:
            return
        try:
            values = read_record(SERVICE, self._draft(), known_to(self._place))
        except Faulty as faulty:
            self.form.show_trouble(faulty)
            return
        values |= {"person_id": whole.client_id, "matter_id": whole.id}
        values.setdefault("category", whole.record["category"])
        entering = self._place.act(self, lambda work: add_service(work, values=values), draft=self._drafts.at)
        entering.then(self._entered).refused(self.form.show_trouble).run()

    def _entered(self, _service: object) -> None:
        self._drafts.forget()
        self.form.show_record({})
        self.form.first_field().setFocus()
        self._place.say(_("The help is entered."), undo=True)

    def _draft(self) -> dict[str, Any]:
        return {name: value for name, value in self.form.values().items() if value not in (None, "", [])}

    def _texts(self, one: HelpGiven) -> list[str]:
        label = self._place.catalogue.label("help_kinds", one.help or "", self._place.words.language)
        minutes = "" if one.minutes is None else number(one.minutes)
        return [short_day(one.day), label, minutes, " ".join(one.note.split()), one.by]
