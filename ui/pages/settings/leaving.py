"""A colleague leaves: what he holds is told, somebody takes it over, and the store gets a new key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reception.app import Office
from reception.desk.leaving import Held, Removed, remove_with_handover, what_is_held
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.security.users import User
from reception.store.reading import Reading
from ui.pages.settings.section import Fault
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout

HELD = _(
    "{name} holds: {matters} open matters, {tasks} tasks, {papers} unfinished papers, {grants} records open by name. "
    "Powers of attorney in this name: {powers}."
)
NOTHING_HELD = _("{name} holds nothing that somebody must take over.")
FOR_GOOD = _(
    "This cannot be undone: the sign-in goes, and the store gets a new key that {name} does not have."
)
_BETWEEN = 18


class LeavingPanel(QWidget):
    """Says what is held, asks who takes it and why, and names on the button what will happen."""

    done = Signal()

    def __init__(self, place: Workplace) -> None:
        """Empty until somebody is named."""
        super().__init__()
        self.place = place
        self._user: User | None = None
        self._held: Held | None = None
        self.says, self.warning = QLabel(), QLabel()
        for label in (self.says, self.warning):
            label.setWordWrap(True)
        self.warning.setProperty("role", "safety")
        self.heirs = QWidget()
        self._heir_row = FlowLayout(self.heirs, gap=_BETWEEN)
        self.group = QButtonGroup(self)
        self.heir_label = QLabel(place.words(_("Who takes it over")))
        self.reason = QLineEdit()
        self.fault = Fault(place)
        self.go = QPushButton(place.words(_("Remove for good")))
        self.go.clicked.connect(lambda _checked=False: self.remove_user())
        self._lay_out()

    def _lay_out(self) -> None:
        words = self.place.words
        reason_label = QLabel(words(_("Reason, for the journal")))
        reason_label.setBuddy(self.reason)
        stay = QPushButton(words(_("Not now")))
        stay.clicked.connect(lambda _checked=False: self.done.emit())
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(stay)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        above = (self.says, self.heir_label, self.heirs, reason_label)
        for widget in (*above, self.reason, self.warning, self.fault):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def begin(self, user: User, known: list[User]) -> None:
        """Tell what this colleague holds, and offer those who may take it."""
        self._user, self._held = user, None
        self.fault.settle()
        self.reason.clear()
        self.go.setEnabled(False)
        self.go.setText(self.place.words(_("Remove {name} for good"), name=user.name))
        self.warning.setText(self.place.words(FOR_GOOD, name=user.name))
        self._offer(
            [
                other
                for other in known
                if other.id != user.id
                and other.removed_on is None
                and other.blocked_on is None
                and other.office == user.office
                and "lawyer" in other.roles
            ]
        )

        def ask(reading: Reading) -> Held:
            return what_is_held(reading, colleague=user.id)

        self.place.ask(self, ask).then(self._show_held).run()

    def _offer(self, heirs: list[User]) -> None:
        for button in self.group.buttons():
            self.group.removeButton(button)
            self._heir_row.removeWidget(button)
            button.deleteLater()
        self._heirs: list[Id] = [heir.id for heir in heirs]
        for number, heir in enumerate(heirs):
            button = QRadioButton(heir.name)
            self.group.addButton(button, number)
            self._heir_row.addWidget(button)

    def _show_held(self, held: Held) -> None:
        assert self._user is not None
        self._held = held
        said = NOTHING_HELD if held.is_empty and not held.powers else HELD
        self.says.setText(self.place.words(said, name=self._user.name, **held.counts))
        for widget in (self.heirs, self.heir_label):
            widget.setVisible(not held.is_empty)
        self.go.setEnabled(True)
        self.reason.setFocus()

    def remove_user(self) -> None:
        """Hand over what is held, enter that the colleague has left, and give the store a new key."""
        user, held = self._user, self._held
        if user is None or held is None:
            return
        number = self.group.checkedId()
        if not held.is_empty and number < 0:
            self.fault.say(_("Say who takes it over."))
            self.heirs.setFocus()
            return
        successor = None if held.is_empty else self._heirs[number]
        reason = self.reason.text().strip() or None

        def remove(office: Office, progress: Progress) -> Removed:  # noqa: ARG001 - the shape of a job
            return remove_with_handover(office, colleague_id=user.id, successor=successor, reason=reason)

        self.go.setEnabled(False)
        job = self.place.with_office(self, remove, alone=True).about(_("The store gets a new key"))
        job.then(lambda removed: self._removed(user, removed)).refused(self.fault.show_trouble)
        job.always(lambda: self.go.setEnabled(True)).run()

    def _removed(self, user: User, removed: Removed) -> None:
        self.place.say(_("{name} is removed; the store has a new key."), name=user.name)
        if removed.backups:
            self.place.warn(removed.note)
        self.done.emit()
