"""The backup that makes itself: at the first start of a day, to the chosen places that are present."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from reception.app import Office
from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.security.copies import Made, Place, ThisPc, due_copies, look_at, make_copies, this_pc
from ui.tasks.operations import Operation
from ui.tasks.workplace import Workplace

PLACES = "backup.places"
"""Under this name the workplace remembers the folders that backups go to."""


BACKED_UP = Changes({"act": frozenset()})
"""What those hear who show when the latest backup was made."""


def chosen_places(place: Workplace) -> list[Path]:
    """The folders that were chosen on this PC."""
    kept = [Path(folder) for folder in place.memory.get(PLACES, []) if isinstance(folder, str)]
    return [folder for folder in kept if folder.is_absolute()]


class DailyCopy(QObject):
    """Looks once which places want a backup today, and makes it; it says what it did, and what it could not."""

    def __init__(self, place: Workplace, parent: QObject | None = None) -> None:
        """Made at sign-in; `begin` does the work, off the main thread."""
        super().__init__(parent)
        self._place = place

    def begin(self) -> None:
        """Look, and copy where it is due; quiet where nothing is, for a demonstration, or who may not."""
        if self._place.is_demonstration or not self._place.me.permits("backup.make"):
            return
        if chosen_places(self._place):
            self._place.ask(self, this_pc).then(self._look).run()

    def _look(self, pc: ThisPc) -> None:
        folders = chosen_places(self._place)

        def look(progress: Progress) -> list[Place]:  # noqa: ARG001 - the shape of a job
            return [look_at(folder, pc=pc) for folder in folders]

        self._place.make(self, look).then(lambda places: self._copy(places, pc)).run()

    def _copy(self, places: Sequence[Place], pc: ThisPc) -> None:
        due = due_copies(places, today=self._place.today)
        if due:
            copy_to(self._place, self, due, pc=pc).run()


def copy_to(
    place: Workplace, owner: QObject, folders: Sequence[Path], *, pc: ThisPc
) -> Operation[tuple[Made, ...]]:
    """Writes today's backup to these folders once it is run, and says what became of it."""
    today = place.today

    def copy(office: Office, progress: Progress) -> tuple[Made, ...]:
        return make_copies(office, folders, pc=pc, today=today, progress=progress)

    job = place.with_office(owner, copy, alone=True).about(_("Making a backup"))
    return job.then(lambda made: tell(place, made))


def tell(place: Workplace, made: Sequence[Made]) -> None:
    """Say where a backup lies now, and of each place that refused, why."""
    done = [one.place.name or str(one.place) for one in made if one.trouble is None]
    if done:
        place.say(_("The backup is made and was read back: {places}"), places=", ".join(done))
        place.changed.emit(BACKED_UP, place)
    for one in made:
        if one.trouble is not None:
            place.warn(one.trouble.message, **one.trouble.values)
