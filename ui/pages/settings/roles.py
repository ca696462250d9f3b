"""The roles of a colleague: ticked for a new one, changed for one who works here."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reception.kernel.i18n import mark as _
from reception.security.permissions import ROLES
from reception.security.users import User, change_roles
from reception.store.work import Work
from ui.pages.settings.section import Fault
from ui.tasks.workplace import Workplace
from ui.widgets.flow import FlowLayout

_BETWEEN = 18
FROM_NEXT_SIGN_IN = _("What is ticked holds from the next sign-in of {name}.")
CHANGED = _("{name} has these roles from the next sign-in: {roles}.")


class RoleBoxes(QWidget):
    """A box for each role; none is ticked beforehand."""

    def __init__(self, place: Workplace) -> None:
        """Every role in the words of the window."""
        super().__init__()
        language = place.words.language
        self.boxes: dict[str, QCheckBox] = {
            role: QCheckBox(place.catalogue.label("roles", role, language)) for role in ROLES
        }
        flow = FlowLayout(self, gap=_BETWEEN)
        for box in self.boxes.values():
            flow.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def roles(self) -> list[str]:
        """What is ticked."""
        return [role for role, box in self.boxes.items() if box.isChecked()]

    def show_roles(self, roles: Collection[str]) -> None:
        """Tick these and no others."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class RolesPanel(QWidget):
    """The roles of one colleague, and the button that changes them."""

    done = Signal()

    def __init__(self, place: Workplace) -> None:
        """Empty until somebody is named."""
        super().__init__()
        self.place = place
        self._user: User | None = None
        self.says = QLabel()
        self.says.setProperty("role", "hint")
        self.says.setWordWrap(True)
        self.roles = RoleBoxes(place)
        self.fault = Fault(place)
        self.go = QPushButton(place.words(_("Change the roles")))
        self.go.setProperty("role", "primary")
        self.go.clicked.connect(lambda _checked=False: self.change())
        leave = QPushButton(place.words(_("Not now")))
        leave.clicked.connect(lambda _checked=False: self.done.emit())
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        for widget in (self.says, self.roles, self.fault):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def begin(self, user: User) -> None:
        """Show what this colleague may do now."""
        self._user = user
        self.fault.settle()
        self.says.setText(self.place.words(FROM_NEXT_SIGN_IN, name=user.name))
        self.roles.show_roles(user.roles)
        self.roles.setFocus()

    def change(self) -> None:
        """Enter the ticked roles; it can be undone."""
        user, roles = self._user, self.roles.roles()
        if user is None:
            return

        def act(work: Work) -> None:
            change_roles(work, colleague_id=user.id, roles=roles)

        self.go.setEnabled(False)
        job = self.place.act(self, act).then(lambda _done: self._changed(user, roles))
        job.refused(self.fault.show_trouble).always(lambda: self.go.setEnabled(True)).run()

    def _changed(self, user: User, roles: list[str]) -> None:
        labels = [self.roles.boxes[role].text() for role in roles]
        self.place.say(CHANGED, undo=True, name=user.name, roles=", ".join(labels))
        self.done.emit()
