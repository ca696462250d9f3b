"""Closes a matter: its outcome, the highest level of help given in it, and the day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reception.kernel.fields import Field, Register
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.intake import Faulty, read_record
from reception.kernel.values import Known
from reception.matters.actions import close_matter
from reception.matters.register import MATTER
from ui.dialogs.asking import Asking
from ui.tasks.workplace import Workplace
from ui.widgets.form import RecordForm


def _asked(name: str) -> Field:
    found = MATTER.field_named(name)
    assert found is not None
    return Field(found.name, found.kind, found.label, required=True, codes=found.codes)


CLOSING = Register(
    "closing", MATTER.label, (_asked("outcome"), _asked("level"), _asked("closed_on")), local=True
)


class CloseMatter(Asking):
    """Asks what came of a matter, and closes it."""

    def __init__(self, place: Workplace, owner: QWidget, matter: Id, number: str) -> None:
        """Ask of the matter with this number; the day stands at today."""
        super().__init__(place, owner, _("Close the matter"), verb=_("Close the matter"))
        self._owner, self._matter, self._number = owner, matter, number
        self.add_text(number, role="hint")
        self.form = RecordForm(place, CLOSING)
        self.form.show_record({"closed_on": place.today.isoformat()})
        self.add(self.form)
        self.does(self._close)
        self.form.first_field().setFocus()

    def _close(self) -> None:
        place = self.place
        try:
            said = read_record(CLOSING, self.form.values(), Known(place.today, place.catalogue.has))
        except Faulty as faulty:
            self.form.show_trouble(faulty)
            return
        matter = self._matter
        closing = place.act(
            self._owner,
            lambda work: close_matter(
                work,
                matter_id=matter,
                outcome=said["outcome"],
                level=said["level"],
                values={"closed_on": said["closed_on"]},
            ),
        )
        self.wait_for(is_busy=True)
        closing.then(lambda _none: self._done()).refused(self.show_trouble).run()

    def _done(self) -> None:
        self.accept()
        self.place.say(_("Matter {number} is closed."), number=self._number, undo=True)
