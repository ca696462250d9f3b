"""When the window locks by itself, and one's own passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from reception.app import Office
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.security.keys import SHORTEST_PASSPHRASE
from reception.security.sign_ins import change_passphrase
from ui.pages.settings.section import Fault, Section
from ui.tasks.idle import measures_whole_pc
from ui.tasks.workplace import Workplace

MINUTES = (2, 5, 10, 15, 30)
USUAL = 10
WHOLE_PC = _("Here the idleness of the whole PC is measured: keys and mouse in any program.")
THIS_PROGRAM = _(
    "This system does not tell how long the PC is idle: only what you do in this program is measured."
)
NOT_ALIKE = _("The two new passphrases differ. Type the second one again.")


class LockSection(Section):
    """Minutes of idleness before the lock, and a new passphrase for the old one."""

    title = _("Lock and passphrase")
    about = _(
        "A locked window keeps no data on the screen and no key in memory; what was typed stays as a draft. "
        "Ctrl+L locks at once."
    )

    def __init__(self, place: Workplace) -> None:
        """The choice of minutes, then the passphrase."""
        super().__init__(place)
        options = [
            (minutes, place.words.count(_("{n} minute"), _("{n} minutes"), minutes)) for minutes in MINUTES
        ]
        chosen = place.memory.get("lock.minutes", USUAL)
        self.minutes = self.add_choice(_("Lock when idle for"), options, chosen, self._keep_minutes)
        self.idleness = self.add_text("", role="hint")
        self.add_heading(_("My passphrase"))
        form = self.add_form()
        self.old = self.add_field(form, _("Passphrase now"), secret=True)
        self.new = self.add_field(form, _("New passphrase"), secret=True)
        self.again = self.add_field(form, _("New passphrase again"), secret=True)
        self.shown = QCheckBox(place.words(_("Show what is typed")))
        self.shown.toggled.connect(self._show_typed)
        form.addRow("", self.shown)
        self.fault = Fault(place)
        self.column.addWidget(self.fault)
        self.add_text(
            _("At least {least} characters: a few words that nobody would put together."),
            role="hint",
            least=SHORTEST_PASSPHRASE,
        )
        self.change = self.button(_("Change my passphrase"), self.change_mine, primary=True)
        self.add_buttons(self.change)

    def refresh(self) -> None:
        """Say honestly whose idleness is measured here; the system may take a moment to answer."""

        def look(progress: Progress) -> bool:  # noqa: ARG001 - the shape of a job
            return measures_whole_pc()

        self.place.make(self, look).then(self._show_idleness).run()

    def _show_idleness(self, whole: bool) -> None:  # noqa: FBT001 - what was found
        self.idleness.setText(self.words(WHOLE_PC if whole else THIS_PROGRAM))

    def change_mine(self) -> None:
        """Lock one's own slot with the new passphrase; the fields are emptied once it holds."""
        self.fault.settle()
        if self.new.text() != self.again.text():
            self.fault.say(NOT_ALIKE)
            self.again.setFocus()
            return
        old, new = self.old.text(), self.new.text()

        def change(office: Office, progress: Progress) -> None:  # noqa: ARG001 - the shape of a job
            with office.work() as work:
                change_passphrase(work, keys=office.keys, old=old, new=new)

        self.change.setEnabled(False)
        job = self.place.with_office(self, change).about(_("Changing the passphrase"))
        job.then(lambda _done: self._changed()).refused(self.fault.show_trouble)
        job.always(lambda: self.change.setEnabled(True)).run()

    def _changed(self) -> None:
        for field in self._fields():
            field.clear()
        self.place.say(_("Your passphrase is changed. Older backups still open by the recovery code alone."))

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.old, self.new, self.again)

    def _show_typed(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in self._fields():
            field.setEchoMode(mode)

    def _keep_minutes(self, minutes: object) -> None:
        self.place.memory.keep("lock.minutes", minutes)
