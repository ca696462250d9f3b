"""Erases a person for ever: a reason, a decision on each other text that names her, and a second person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from reception.app import Office
from reception.desk.erasure import Erased, erase_person, finish_erasing
from reception.desk.mentions import Mention, what_names
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.progress import Progress
from reception.security.permissions import PERMISSIONS
from ui.dialogs.asking import Asking
from ui.dialogs.second_person import SecondPerson, ask_second_person
from ui.tasks.workplace import Workplace
from ui.text.formats import short_day
from ui.widgets.writing import Writing

_WHAT = _(
    "Her data, her papers and files, and their past are emptied on this PC and cannot be brought back by anybody. "
    "What remains is an anonymous counting row."
)


class EraseForEver(Asking):
    """Says what goes, takes the reason and the decisions, and lets a second person sign in."""

    def __init__(self, place: Workplace, owner: QWidget, person: Id) -> None:
        """Ask which other texts name the person."""
        super().__init__(place, owner, _("Erase this person for ever"), verb=_("A second person signs in…"))
        self._owner, self._person = owner, person
        words = place.words
        self.add_text(words(_WHAT), role="warning")
        label = QLabel(words(_("&Why; without naming the person")))
        self.reason = Writing(least=2, most=5)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(words(_("Why; without naming the person")))
        self.add(label)
        self.add(self.reason)
        self.decisions: list[tuple[Mention, QCheckBox, Writing]] = []
        self.does(self._second)
        self.wait_for(is_busy=True)
        asked = place.ask(self, lambda reading: what_names(reading, person=person)).then(self._show)
        asked.refused(self.show_trouble).run()
        self.reason.setFocus()

    def _show(self, named: Sequence[Mention]) -> None:
        words = self.place.words
        if named:
            self.add_text(words(_("Other texts name this person. Keep each as it stands, or write it anew:")))
        for mention in named:
            self.add_text(mention.excerpt, role="hint")
            keep = QCheckBox(words(_("Keep as it stands")))
            anew = Writing(least=2, most=6)
            anew.setAccessibleName(words(_("The text without the name")))
            anew.show_value(mention.text)
            keep.toggled.connect(anew.setDisabled)
            self.add(keep)
            self.add(anew)
            self.decisions.append((mention, keep, anew))
        self.wait_for(is_busy=False)

    def _second(self) -> None:
        why = self.place.words(
            _("Erasing a person takes two. The second one must have the right to erase, too.")
        )
        ask_second_person(self.place, self, why, go=self._erase, verb=_("Erase for ever"))

    def _erase(self, second: Id, dialog: SecondPerson) -> None:
        keep = [mention.place for mention, kept, _anew in self.decisions if kept.isChecked()]
        rewrite = {
            mention.place: anew.value() for mention, kept, anew in self.decisions if not kept.isChecked()
        }
        action = partial(erase_person, person=self._person, rewrite=rewrite, keep=keep)
        erasing = self.place.act(self._owner, action, reason=self.reason.value(), second=second)

        def told(erased: Erased) -> None:
            dialog.accept()
            self._finish(erased)

        erasing.then(told).refused(dialog.show_trouble).run()

    def _finish(self, erased: Erased) -> None:
        place = self.place
        self.accept()

        def finish(office: Office, _progress: Progress) -> int:
            return finish_erasing(office.store, blobs=office.blobs)

        place.with_office(self._owner, finish, alone=True).about(_("Erasing")).run()
        place.warn(erased.note)
        if erased.went:
            where = "; ".join(
                f"{short_day(one.at.date())} – {place.words(PERMISSIONS[one.verb].words)}"
                for one in erased.went
                if one.verb in PERMISSIONS
            )
            place.warn(_("It went out before: {where}."), where=where)
