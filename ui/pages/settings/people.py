"""Who signs in here: the list of colleagues, a new one, other roles, one blocked or let in again, one who leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.keyfile import NAME, KeyFile
from reception.security.users import User, block_user, unblock_user, users
from reception.store.reading import Reading
from reception.store.work import Work
from ui.pages.settings.leaving import LeavingPanel
from ui.pages.settings.new_colleague import NewColleaguePanel
from ui.pages.settings.roles import RolesPanel
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.plain_table import PlainTable

Known = tuple[list[User], dict[str, str]]


class PeopleSection(Section):
    """The table, its buttons, and below them the panel of what is being done."""

    title = _("People and roles")
    about = _(
        "Roles say what the program lets a person do. They are no lock: whoever has a passphrase here could read this "
        "store with another program. Who must not know gets no sign-in."
    )

    def __init__(self, place: Workplace) -> None:
        """An empty table until it is asked for."""
        super().__init__(place)
        self._users: dict[Id, User] = {}
        columns = (_("Name"), _("Sign-in name"), _("Roles"), _("State"))
        self.table = PlainTable(
            [place.words(text) for text in columns], name=place.words(_("Colleagues")), wide=2
        )
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 8)
        self.column.addWidget(self.table)
        self.add = self.button(_("New colleague"), self.open_new)
        self.block = self.button(_("Block"), self.block_chosen)
        self.remove = self.button(_("Leaves the office"), self.open_leaving)
        self.change = self.button(_("Change the roles…"), self.open_roles)
        self.add_buttons(self.add, self.change, self.block, self.remove)
        self.panels = QStackedWidget()
        self.new = NewColleaguePanel(place)
        self.leaving = LeavingPanel(place)
        self.roles = RolesPanel(place)
        for panel in (self.new, self.roles, self.leaving):
            self.panels.addWidget(panel)
            panel.done.connect(self._panel_done)
        self.panels.hide()
        self.column.addWidget(self.panels)
        self.table.chose.connect(lambda _key: self._show_buttons())
        place.changed.connect(self._something_changed)
        self._show_buttons()

    def refresh(self) -> None:
        """Ask anew who signs in here."""
        keys = self.place.folder / NAME

        def ask(reading: Reading) -> Known:
            return users(reading), {slot.id.hex: slot.login for slot in KeyFile.read(keys).slots}

        self.place.ask(self, ask).then(self._show).run()

    def keep(self) -> None:
        """Keep what was typed of a new colleague; a passphrase is never kept."""
        self.new.keep()

    def _something_changed(self, changes: Changes, initiator: object) -> None:  # noqa: ARG002 - the signal's shape
        if self.isVisible() and changes.touches("colleague", "colleague_role"):
            self.refresh()

    def _show(self, known: Known) -> None:
        found, logins = known
        self._users = {user.id: user for user in found}
        self.table.show_rows([(user.id, self._row(user, logins)) for user in found])
        self._show_buttons()

    def _row(self, user: User, logins: dict[str, str]) -> Sequence[str]:
        roles = [self.place.catalogue.label("roles", role, self.words.language) for role in user.roles]
        return (user.name, logins.get(user.slot or "", "–"), ", ".join(roles), self._state(user))

    def _state(self, user: User) -> str:
        if user.removed_on is not None:
            return self.words(_("left on {day}"), day=short_day(user.removed_on))
        if user.blocked_on is not None:
            return self.words(_("blocked since {day}"), day=short_day(user.blocked_on))
        return self.words(_("works here"))

    def chosen(self) -> User | None:
        """The colleague whose row is chosen."""
        key = self.table.key()
        return next((user for row, user in self._users.items() if row == key), None)

    def _show_buttons(self) -> None:
        user, me = self.chosen(), self.place.me
        other = user is not None and user.id != me.user and user.removed_on is None
        is_blocked = user is not None and user.blocked_on is not None
        self.add.setEnabled(me.permits("user.add"))
        self.change.setEnabled(user is not None and user.removed_on is None and me.permits("user.roles"))
        self.block.setEnabled(other and me.permits("user.block"))
        self.block.setText(self.words(_("Let in again") if is_blocked else _("Block")))
        self.remove.setEnabled(other and me.permits("user.remove"))

    def block_chosen(self) -> None:
        """Block the chosen colleague, or let him in again; it can be undone."""
        user = self.chosen()
        if user is None:
            return
        act = block_user if user.blocked_on is None else unblock_user
        said = _("{name} is blocked.") if user.blocked_on is None else _("{name} may sign in.")

        def block(work: Work) -> None:
            act(work, colleague_id=user.id)

        self.place.act(self, block).then(lambda _done: self.place.say(said, undo=True, name=user.name)).run()

    def open_new(self) -> None:
        """Show the panel in which a new colleague is entered."""
        self._open_panel(self.new)
        self.new.begin()

    def open_roles(self) -> None:
        """Show the panel in which the roles of the chosen colleague are changed."""
        user = self.chosen()
        if user is not None:
            self._open_panel(self.roles)
            self.roles.begin(user)

    def open_leaving(self) -> None:
        """Show the panel in which a colleague leaves."""
        user = self.chosen()
        if user is not None:
            self._open_panel(self.leaving)
            self.leaving.begin(user, list(self._users.values()))

    def _open_panel(self, panel: NewColleaguePanel | RolesPanel | LeavingPanel) -> None:
        self.panels.setCurrentWidget(panel)
        self.panels.show()
        self.reveal(panel)

    def _panel_done(self) -> None:
        self.panels.hide()
        self.table.setFocus()
        self.refresh()
