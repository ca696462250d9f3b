"""Asks of whoever is being typed, a moment after the last key: who is it, and may she be helped here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reception.desk.newcomer import Look, Met, Typed, is_enough, look, meet
from reception.matters.conflicts import Conflict, note_asked
from ui.pages.desk.form import FOR, PERSON, VisitForm

if TYPE_CHECKING:
    from reception.kernel.ids import Id
    from ui.pages.desk.beside import Beside
    from ui.pages.desk.who import WhoBox
    from ui.tasks.workplace import Workplace

PAUSE = 180
"""Milliseconds after the last key."""


class Asking(QObject):
    """Keeps what stands beside the form in step with the names typed in it."""

    def __init__(self, place: Workplace, form: VisitForm, beside: Beside) -> None:
        """Listen to the form."""
        super().__init__(form)
        self._place, self._form, self._beside = place, form, beside
        self._about = PERSON
        self._typed = {PERSON: Typed(), FOR: Typed()}
        self._against: dict[str, tuple[Conflict, ...]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.ask)
        # The lane of typing opens its connection now, and not at the first letter.
        place.search(self, lambda reading: meet(reading, Typed(), today=place.today), name="first").run()
        form.typed.connect(self._heed)
        beside.taken.connect(self._take)

    def _box(self, which: str) -> WhoBox:
        return self._form.who if which == PERSON else self._form.other

    def _heed(self, which: str) -> None:
        self._about = which
        self._timer.start()

    def ask(self) -> None:
        """Ask now of whoever was typed last; the same question is not asked twice."""
        self._timer.stop()
        which, typed = self._about, self._box(self._about).asked()
        if typed == self._typed[which]:
            return
        self._typed[which] = typed
        if not is_enough(typed):
            self._show(which, Met())
            self._warn(which, ())
            return
        today = self._place.today
        self._place.search(self, lambda reading: look(reading, typed, today=today), name=which).then(
            partial(self._answer, which, typed)
        ).run()

    def _answer(self, which: str, typed: Typed, answer: Look) -> None:
        if typed != self._typed[which]:
            return
        self._show(which, answer.met)
        if not answer.against or answer.against == self._against.get(which):
            self._warn(which, answer.against)
            return
        # It is written down first that this reader was told, and shown only then.
        self._place.act(self, note_asked).then(lambda _noted: self._warn(which, answer.against)).run()

    def _show(self, which: str, met: Met) -> None:
        self._box(which).tell(met.chosen)
        if which == self._about:
            self._beside.tell(met)

    def _warn(self, which: str, against: tuple[Conflict, ...]) -> None:
        self._against[which] = against
        self._beside.warning.warn([one for several in self._against.values() for one in several])

    def _take(self, person: Id) -> None:
        """It is the one of the list: her record is used, and the keyboard goes on."""
        self._box(self._about).take(person)
        self.ask()
        self._form.go_on(self._about)

    def forget(self) -> None:
        """Begin again with nobody: the next one is at the desk."""
        self._timer.stop()
        self._about, self._against = PERSON, {}
        self._typed = {PERSON: Typed(), FOR: Typed()}
        self._beside.tell(Met())
        self._beside.warning.begin()
