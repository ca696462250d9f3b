"""Who may know a matter, and what its client agreed to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reception.desk.opening import AccessShown
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.matters.whole import MatterWhole
from reception.people.consents import ConsentLine
from ui.dialogs.access import LEVELS, Access
from ui.dialogs.consent import EnterConsent, withdraw
from ui.style import icon
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.plain_table import PlainTable

COLUMNS: tuple[Message, ...] = (
    _("To what"),
    _("Given by"),
    _("How"),
    _("Given on"),
    _("Withdrawn on"),
    _("For"),
)


def access_words(place: Workplace, shown: AccessShown, colleagues: dict[str, str]) -> str:
    """Who may know, in a line."""
    words = place.words
    sentence = words(dict(LEVELS)[shown.level])
    named = [colleagues.get(user.hex, "") for user in shown.users] + list(shown.offices)
    return f"{sentence}: {', '.join(sorted(filter(None, named)))}" if named else sentence


class Knowing(QWidget):
    """Access above, consents below."""

    def __init__(self, place: Workplace) -> None:
        """Nothing yet."""
        super().__init__()
        self._place = place
        self._matter: MatterWhole | None = None
        words = place.words
        self.access = QLabel()
        self.access.setWordWrap(True)
        self.change = QPushButton(icon("lock", self), words(_("Change &who may know…")))
        self.change.clicked.connect(self.change_access)
        self.table = PlainTable([words(one) for one in COLUMNS], name=words(_("Consents of the client")))
        self.enter = QPushButton(icon("plus", self), words(_("&Enter a consent…")))
        self.enter.clicked.connect(self.enter_consent)
        self.withdraw = QPushButton(words(_("&Withdraw")))
        self.withdraw.clicked.connect(self._withdraw)
        self.table.chose.connect(lambda _key: self._show_buttons())
        self._lay_out()
        may = place.me.permits
        self.change.setVisible(may("access.narrow") or may("access.widen"))
        self.enter.setVisible(may("consent.add"))
        self.withdraw.setVisible(may("consent.withdraw"))

    def show_matter(self, whole: MatterWhole, access: AccessShown) -> None:
        """Show who may know this matter, and the consents that hold for it."""
        self._matter = whole
        self.access.setText(access_words(self._place, access, dict(whole.colleagues)))
        self.table.show_rows([(one.id, self._texts(one)) for one in whole.consents])
        self._show_buttons()

    def change_access(self) -> None:
        """Let fewer or more people know it."""
        if self._matter is not None:
            Access(self._place, self, "matter", self._matter.id).open()

    def enter_consent(self) -> None:
        """Enter what the client agreed to."""
        if self._matter is not None:
            EnterConsent(self._place, self, self._matter.client_id, matter=self._matter.id).open()

    def _withdraw(self) -> None:
        key = self.table.key()
        one = self._consent(key)
        if one is not None:
            withdraw(self._place, self, one.id)

    def _consent(self, key: object) -> ConsentLine | None:
        consents = self._matter.consents if self._matter else ()
        return next((one for one in consents if one.id == key), None)

    def _show_buttons(self) -> None:
        one = self._consent(self.table.key())
        self.withdraw.setEnabled(one is not None and one.withdrawn_on is None)

    def _texts(self, one: ConsentLine) -> list[str]:
        words, label = self._place.words, self._place.catalogue.label
        by = label("consent_by", one.by_whom, words.language)
        return [
            label("consent_kinds", one.kind, words.language),
            f"{by}: {one.representative}" if one.representative else by,
            label("consent_how", one.how, words.language),
            short_day(one.given_on),
            short_day(one.withdrawn_on),
            words(_("all matters")) if one.matter_id is None else words(_("this matter")),
        ]

    def _lay_out(self) -> None:
        words = self._place.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for text, widget, buttons in (
            (words(_("Who may know")), self.access, (self.change,)),
            (words(_("Consents of the client")), self.table, (self.enter, self.withdraw)),
        ):
            heading = QLabel(text)
            heading.setProperty("role", "subtitle")
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addWidget(heading)
            column.addWidget(widget)
            column.addLayout(row)
