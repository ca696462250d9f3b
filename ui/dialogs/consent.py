"""Enters a consent that a client gave, withdraws one, and says where what it allowed went before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from reception.desk.outside import where_it_went
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.intake import Faulty, read_record
from reception.kernel.values import Known
from reception.people.actions import add_consent, withdraw_consent
from reception.people.register import CONSENT
from reception.security.permissions import PERMISSIONS
from ui.dialogs.asking import Asking
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from reception.desk.outside import WentOut
    from reception.store.work import Work

REPRESENTED = "legal_representative"


class EnterConsent(Asking):
    """Asks to what, by whom and how; who gave it in another's place is asked only where someone did."""

    def __init__(
        self,
        place: Workplace,
        owner: QWidget,
        person: Id,
        *,
        matter: Id | None = None,
        kind: str | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Ask of this person; in a matter it may hold for that one alone. `kind` is what is wanted now."""
        super().__init__(place, owner, _("A consent"), verb=_("Enter the consent"))
        self._owner, self._person, self._matter, self._then = owner, person, matter, then
        self.form = RecordForm(place, CONSENT, without=("matter_id",))
        self.form.show_record({"given_on": place.today.isoformat(), "kind": kind})
        self.add(self.form)
        self.this_matter = QCheckBox(place.words(_("For this matter alone")))
        self.this_matter.setVisible(matter is not None)
        self.add(self.this_matter)
        self.form.editor("by_whom").changed.connect(self._show_fields)
        self._show_fields()
        self.does(self._enter)
        self.form.first_field().setFocus()

    def _show_fields(self) -> None:
        given_by = self.form.editor("by_whom").value()
        self.form.show_field("representative", is_shown=given_by not in {None, "self"})

    def _enter(self) -> None:
        place, person = self.place, self._person
        try:
            values = read_record(CONSENT, self.form.values(), Known(place.today, place.catalogue.has))
        except Faulty as faulty:
            self.form.show_trouble(faulty)
            return
        if self._matter is not None and self.this_matter.isChecked():
            values["matter_id"] = self._matter
        self.wait_for(is_busy=True)
        entering = place.act(self._owner, lambda work: add_consent(work, person_id=person, values=values))
        entering.then(lambda _id: self._done()).refused(self.show_trouble).run()

    def _done(self) -> None:
        self.accept()
        self.place.say(_("The consent is entered."), undo=True)
        if self._then is not None:
            self._then()


def withdraw(place: Workplace, owner: QWidget, consent: Id) -> None:
    """Withdraw a consent, and say where what it allowed went out before."""

    def act(work: Work) -> list[WentOut]:
        return where_it_went(work.reading, person=withdraw_consent(work, consent_id=consent))

    def tell(went: list[WentOut]) -> None:
        if not went:
            place.say(_("The consent is withdrawn."), undo=True)
            return
        lines = [
            f"{short_day(one.at.date())} – "
            + (place.words(PERMISSIONS[one.verb].words) if one.verb in PERMISSIONS else one.verb)
            for one in went
        ]
        place.say(
            _("The consent is withdrawn. It went out before: {where}."), where="; ".join(lines), undo=True
        )

    place.act(owner, act).then(tell).run()
