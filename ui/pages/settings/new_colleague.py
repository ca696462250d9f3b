"""A new colleague: name, sign-in name, post, roles, and the passphrase that he changes at his first sign-in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reception.app import Office
from reception.drafts.keeping import Draft
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.security.sign_ins import SignInAsked, add_sign_in
from ui.pages.settings.locking import NOT_ALIKE
from ui.pages.settings.roles import RoleBoxes
from ui.pages.settings.section import Fault
from ui.tasks.workplace import Workplace

DRAFT = "settings.colleague"


class NewColleaguePanel(QWidget):
    """The form of a new colleague; nothing dangerous is ticked beforehand."""

    done = Signal()

    def __init__(self, place: Workplace) -> None:
        """The fields, the roles, two buttons."""
        super().__init__()
        self.place = place
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.name = self._field(form, _("Name"))
        self.login = self._field(form, _("Sign-in name"))
        self.post = self._field(form, _("Post, as papers name it"))
        self.first = self._field(form, _("First passphrase"), secret=True)
        self.again = self._field(form, _("First passphrase again"), secret=True)
        self.roles = RoleBoxes(place)
        form.addRow(place.words(_("Roles")), self.roles)
        self.fault = Fault(place)
        self.add = QPushButton(place.words(_("Let this colleague sign in")))
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(lambda _checked=False: self.add_colleague())
        leave = QPushButton(place.words(_("Not now")))
        leave.clicked.connect(lambda _checked=False: self.done.emit())
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addLayout(buttons)
        column.addStretch(1)

    def _field(self, form: QFormLayout, label: Message, *, secret: bool = False) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self.place.words(label))
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        form.addRow(self.place.words(label), field)
        return field

    def begin(self) -> None:
        """Come to the front, with what was typed before and not saved."""
        self.fault.settle()
        self.name.setFocus()
        self.place.drafts(self, DRAFT).then(self._show_draft).run()

    def _show_draft(self, drafts: list[Draft]) -> None:
        for draft in drafts[:1]:
            for name in ("name", "login", "post"):
                getattr(self, name).setText(str(draft.body.get(name, "")))
            self.roles.show_roles(draft.body.get("roles", ()))

    def keep(self) -> None:
        """Keep what was typed, without the passphrase."""
        typed = {name: getattr(self, name).text() for name in ("name", "login", "post")}
        if any(typed.values()):
            self.place.keep_draft(DRAFT, "new", {**typed, "roles": self.roles.roles()})

    def add_colleague(self) -> None:
        """Enter the colleague with a slot of his own; what will not do is said above the buttons."""
        self.fault.settle()
        if self.first.text() != self.again.text():
            self.fault.say(NOT_ALIKE)
            self.again.setFocus()
            return
        name, post, roles = self.name.text(), self.post.text().strip() or None, self.roles.roles()
        asked = SignInAsked(self.login.text().strip(), self.first.text())

        def enter(office: Office, progress: Progress) -> Id:  # noqa: ARG001 - the shape of a job
            with office.work() as work:
                return add_sign_in(work, keys=office.keys, asked=asked, name=name, roles=roles, post=post)

        self.add.setEnabled(False)
        job = self.place.with_office(self, enter).about(_("A sign-in is made"))
        job.then(lambda _row: self._added(asked.login)).refused(self.fault.show_trouble)
        job.always(lambda: self.add.setEnabled(True)).run()

    def _added(self, login: str) -> None:
        self.place.drop_draft(DRAFT, "new")
        for field in (self.name, self.login, self.post, self.first, self.again):
            field.clear()
        self.roles.show_roles(())
        self.place.say(_("{login} may sign in."), login=login)
        self.done.emit()
