"""Takes files into a record off the main thread: asked what is kept already, sealed in the pool, entered as one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import randbits
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from reception.attachments.actions import Added, Owner, add_files
from reception.attachments.rules import FileKind
from reception.attachments.sharing import kept_of_sizes
from reception.attachments.taking import TAKING, Kept, Sealed, Source, Taking, sizes_of
from reception.kernel.changes import Changes
from reception.kernel.clock import milliseconds
from reception.kernel.errors import Refused, Trouble, Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, IdMaker
from ui.widgets.files.pictures import png_of

if TYPE_CHECKING:
    from reception.app import Office
    from reception.kernel.progress import Progress
    from reception.store.reading import Reading
    from ui.tasks.workplace import Workplace

PLAIN_LEFT = _("The plain originals still lie in {folder}. Whoever opens this PC can read them there.")
KnownHere = dict[tuple[int, str], Kept]


@dataclass(frozen=True)
class Taken:
    """A file of the disk that was taken in: its plain original still lies there."""

    source: Source
    sealed: Sealed


def folders_of(taken: Sequence[Taken]) -> str:
    """The folders in which these originals lie."""
    return ", ".join(sorted({str(one.source.path.parent) for one in taken if one.source.path is not None}))


@dataclass(frozen=True)
class Portion:
    """Files that were sealed together, and the troubles of those that were not."""

    taking: Taking
    taken: tuple[Taken, ...]
    troubles: tuple[Trouble, ...]


class Adding(QObject):
    """Adds one portion after another to one record; what is on its way arrives also where nobody looks any more."""

    added = Signal(list, list)
    """What was entered (`Added`), and whose originals lie in plain (`Taken`)."""

    def __init__(self, place: Workplace, owner: Owner, row: Id) -> None:
        """Add to this record."""
        super().__init__(place)
        self._place, self._owner, self._row = place, owner, row
        self._ids = IdMaker(lambda: milliseconds(place.clock.now()), randbits)
        self._waiting: list[Callable[[], None]] = []
        self._is_busy = False
        self._is_over = False

    def end(self) -> None:
        """Nobody listens any more: go once all is done."""
        self._is_over = True
        self._next()

    def add(
        self, sources: Sequence[Source], *, origin: str | None = None, kind: FileKind | None = None
    ) -> None:
        """Take these in, after those that are still on their way."""
        self._waiting.append(lambda: self._ask(tuple(sources), origin, kind))
        self._next()

    def add_picture(self, image: QImage, name: str) -> None:
        """Take in a picture of the clipboard under this name."""
        self._place.make(self, lambda _progress: Source(name, pasted=png_of(image))).then(
            lambda source: self.add([source])
        ).run()

    def _next(self) -> None:
        if not self._is_busy and self._waiting:
            self._is_busy = True
            self._waiting.pop(0)()
        elif self._is_over and not self._is_busy:
            self.deleteLater()

    def _done(self) -> None:
        self._is_busy = False
        self._next()

    def _ask(self, sources: tuple[Source, ...], origin: str | None, kind: FileKind | None) -> None:
        def known(reading: Reading) -> KnownHere:
            return kept_of_sizes(reading, sizes_of(sources))

        found: list[KnownHere] = []

        def go_on() -> None:
            if found:
                self._seal(sources, found[0], origin, kind)
            else:
                self._done()

        self._place.ask(self, known).then(found.append).always(go_on).run()

    def _seal(
        self, sources: tuple[Source, ...], known: KnownHere, origin: str | None, kind: FileKind | None
    ) -> None:
        taking = Taking(self._place.keeping, self._ids, known)
        ended: list[Portion] = []

        def job(progress: Progress) -> Portion:
            return seal_all(taking, sources, progress)

        def go_on() -> None:
            # Called off: nothing of the portion stays, and the next one has its turn.
            if ended:
                self._enter(ended[0], origin, kind)
            else:
                self._done()

        self._place.make(self, job).about(TAKING).then(ended.append).always(go_on).run()

    def _enter(self, portion: Portion, origin: str | None, kind: FileKind | None) -> None:
        for trouble in portion.troubles:
            self._place.tell(trouble)
        if not portion.taken:
            self._done()
            return
        owner, row = self._owner, self._row

        def job(office: Office, _progress: Progress) -> tuple[list[Added], Changes]:
            try:
                with office.work() as work:
                    sealed = [one.sealed for one in portion.taken]
                    added = add_files(work, owner=owner, row=row, sealed=sealed, origin=origin, kind=kind)
            except BaseException:
                portion.taking.drop()
                raise
            portion.taking.keep()
            return added, work.changes

        def entered(told: tuple[list[Added], Changes]) -> None:
            added, changes = told
            self._place.changed.emit(changes, self)
            self._say(added)
            plain = [one for one in portion.taken if one.source.path is not None]
            self.added.emit(added, plain)
            if self._is_over and plain:
                self._place.say(PLAIN_LEFT, folder=folders_of(plain))

        self._place.with_office(self, job).then(entered).always(self._done).run()

    def _say(self, added: list[Added]) -> None:
        new = [one for one in added if not one.known]
        if not new:
            self._place.say(_("This record has the file already: {title}"), title=added[0].title)
        elif len(new) == 1:
            self._place.say(_("Taken in: {title}"), title=new[0].title, undo=True)
        else:
            self._place.say(_("Files taken in: {count}"), count=len(new), undo=True)


def seal_all(taking: Taking, sources: Sequence[Source], progress: Progress) -> Portion:
    """Seal these; one that cannot be read keeps none of the others out, and calling off drops them all."""
    taken: list[Taken] = []
    troubles: list[Trouble] = []
    try:
        for source in sources:
            try:
                taken.append(Taken(source, taking.take(source, progress=progress)))
            except (Refused, Unable) as trouble:
                troubles.append(trouble)
    except BaseException:
        taking.drop()
        raise
    return Portion(taking, tuple(taken), tuple(troubles))
