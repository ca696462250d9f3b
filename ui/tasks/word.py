"""Word in the middle: watches the folder of working copies, takes edits in, and seals them while nobody is signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QThreadPool, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from reception.documents.editing import laid_out, paper_key, take_in, troubles
from reception.documents.pdf import sweep_previews
from reception.documents.working_copies import WorkingCopies
from reception.kernel.i18n import mark as _
from reception.kernel.telling import sentences
from ui.tasks.command import Command
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.documents.working_copies import Taken
    from reception.kernel.ids import Id
    from reception.kernel.progress import Progress
    from reception.store.reading import Reading
    from reception.store.work import Work

SETTLE_MS = 500
"""Word saves beside the file and moves: what it does in this time is one save."""
LOOK_MS = 3_000
"""A file written in place tells the folder nothing: while papers are open, they are looked at."""
LOCKED_MS = 2_000
Launch = Callable[[Path], bool]


def at_start(place: Workplace) -> WordWatch:
    """After signing in: take in what was edited meanwhile, remove what is left, and watch from now on."""
    watch = watch_of(place)
    watch.begin()
    return watch


def before_lock(place: Workplace) -> None:
    """While the office is still open: take in what was edited so far, and remove the copies nobody holds.

    What does not come to its end before the store closes is sealed by `while_locked` and taken in later.
    """
    watch = watch_of(place)
    watch.stop()
    watch.take_in(ending=True)


def while_locked(folder: Path, parent: QObject | None = None) -> LockedCopies:
    """Seal what is saved while nobody is signed in; keep the returned object until somebody is, then `stop` it."""
    return LockedCopies(folder, parent)


def watch_of(place: Workplace) -> WordWatch:
    """The one watch of a workplace."""
    return place.findChild(WordWatch) or WordWatch(place)


def open_in_word(place: Workplace, owner: QObject, paper: Id) -> None:
    """Write a paper out and open it in Word, or in what else this PC opens such files with."""
    watch_of(place).open(owner, paper)


class WordWatch(QObject):
    """Watches the working copies of an opened office."""

    def __init__(self, place: Workplace, *, launch: Launch | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(place)
        self._place = place
        self._launch = launch or _launch
        self.copies = WorkingCopies(place.folder)
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._is_busy = False
        self._is_over = False
        self._watcher.directoryChanged.connect(lambda _path: self._settling.start())
        self._settling.timeout.connect(self.look)
        self._looking.timeout.connect(self.look)

    def begin(self) -> None:
        """Take in what was left, sweep, and watch while papers are open."""
        place = self._place
        place.make(self, lambda _progress: sweep_previews(place.folder)).run()
        self.take_in(starting=True)
        self._follow()

    def stop(self) -> None:
        """Watch no longer: the office is being closed."""
        self._is_over = True
        self._settling.stop()
        self._looking.stop()
        if folders := self._watcher.directories():
            self._watcher.removePaths(folders)

    def open(self, owner: QObject, paper: Id) -> None:
        """Write a paper out and open it."""
        copies, keeping = self.copies, self._place.keeping

        def lay_out(reading: Reading) -> Path:
            return laid_out(paper_key(reading, paper), copies=copies, keeping=keeping)

        opening = self._place.ask(owner, lay_out).about(_("Opening the paper…"))
        opening.then(self._show).run()

    def look(self) -> None:
        """Take in what was saved; remove what was closed."""
        if self._is_busy or self._is_over:
            return
        self._is_busy = True

        def has_edits(_progress: Progress) -> bool:
            if self.copies.edited():
                return True
            self.copies.remove_taken_in(closed_only=True)
            return False

        looking = self._place.make(self, has_edits)
        looking.then(lambda found: self.take_in() if found else self._follow())
        looking.always(self._rest).run()

    def take_in(self, *, starting: bool = False, ending: bool = False) -> None:
        """Take the edits in; at the start and the end of a sitting the copies that nobody holds go too."""
        copies, keeping = self.copies, self._place.keeping
        if not self._place.me.permits("paper.edit"):
            return
        if starting or ending:
            copies.sweep()
        if not copies.all():
            return

        def act(work: Work) -> tuple[Taken, ...]:
            return take_in(work, copies=copies, keeping=keeping)

        def settle(taken: tuple[Taken, ...]) -> None:
            copies.settle(taken)
            if starting:
                copies.seal_open()  # what is another's waits sealed
            if starting or ending:
                copies.remove_taken_in()

        def told(taken: tuple[Taken, ...]) -> None:
            self._place.make(self, lambda _progress: settle(taken)).then(lambda _done: self._follow()).run()
            self._tell(taken)

        self._place.act(self, act).about(_("Taking in edited papers…")).then(told).run()

    def _tell(self, taken: tuple[Taken, ...]) -> None:
        kept = [one.copy.number for one in taken if one.paper is not None]
        if kept:
            self._place.say(_("Edited in Word and kept: {numbers}."), numbers=", ".join(kept), undo=True)
        for one in troubles(taken):
            assert one.trouble is not None
            why = " ".join(sentences(one.trouble, self._place.words))
            self._place.warn(
                _("The edited paper {number} was not taken in, and nothing of it is lost: {why}"),
                number=one.copy.number,
                why=why,
            )

    def _show(self, path: Path) -> None:
        self._follow()
        if not self._launch(path):
            folder = Command(_("Show the folder"), lambda: self._launch(path.parent), icon="folder-open")
            self._place.say(_("No program on this PC opens Word files. Install LibreOffice."), action=folder)

    def _follow(self) -> None:
        """Watch the folder, and look now and then, as long as a copy is there."""
        if self._is_over:
            return
        folder = self.copies.folder
        if folder.is_dir() and str(folder) not in self._watcher.directories():
            self._watcher.addPath(str(folder))
        if not self.copies.all():
            self._looking.stop()
        elif not self._looking.isActive():
            self._looking.start()

    def _rest(self) -> None:
        self._is_busy = False


class LockedCopies(QObject):
    """Seals the copies that stay open in an editor while the office is locked, and removes them when it lets go."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Begin at once; nothing of the store is needed."""
        super().__init__(parent)
        self._copies = WorkingCopies(folder)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=LOCKED_MS)
        self._timer.timeout.connect(self._seal)
        self._timer.start()
        self._seal()

    def stop(self) -> None:
        """Somebody signs in: the watch of the opened office goes on."""
        self._timer.stop()
        self._pool.waitForDone()

    def _seal(self) -> None:
        if self._pool.activeThreadCount() == 0:
            self._pool.start(self._copies.seal_open)


def _launch(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
