"""Asks a second colleague to sign in beside the first, for what nobody may do alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.dialogs.asking import Asking
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.app import Office
    from reception.kernel.ids import Id
    from reception.kernel.progress import Progress

LONGEST = 1_000


class SecondPerson(Asking):
    """Takes a sign-in name and a passphrase; both are tried away from the window, which stays alive."""

    def __init__(
        self,
        place: Workplace,
        owner: QWidget,
        why: str,
        *,
        go: Callable[[Id, SecondPerson], object],
        verb: Message,
    ) -> None:
        """Ask why two people are needed; `go` is given who signed in, and closes the dialog when all is done."""
        super().__init__(place, owner, _("A second person signs in"), verb=verb)
        self._go = go
        self.add_text(why)
        self.logins = QComboBox()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(LONGEST)
        rows = QFormLayout()
        rows.addRow(place.words(_("&Who signs in")), self.logins)
        rows.addRow(place.words(_("&Passphrase")), self.passphrase)
        self.body.addLayout(rows)
        self.does(self._sign_in)
        place.with_office(self, lambda office, _progress: office.logins()).then(self._show).run()

    def _show(self, logins: Mapping[str, str]) -> None:
        self.logins.addItems(sorted(logins.values(), key=str.casefold))
        self.logins.setFocus()

    def _sign_in(self) -> None:
        login, passphrase = self.logins.currentText(), self.passphrase.text()

        def known(office: Office, _progress: Progress) -> Id:
            return office.second_person(login, passphrase)

        self.wait_for(is_busy=True)
        asked = self.place.with_office(self, known).then(lambda second: self._go(second, self))
        asked.refused(self.show_trouble).always(self._forget).run()

    def _forget(self) -> None:
        """A passphrase is not left standing in a field."""
        self.passphrase.clear()
        self.wait_for(is_busy=False)


def ask_second_person(
    place: Workplace, owner: QWidget, why: str, *, go: Callable[[Id, SecondPerson], object], verb: Message
) -> SecondPerson:
    """Ask for a second person and show the dialog."""
    dialog = SecondPerson(place, owner, why, go=go, verb=verb)
    dialog.open()
    return dialog
