"""Small pictures in place of icons: made in the pool, one file after another, kept in memory alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from reception.attachments.queries import FileLine, opening_of
from reception.attachments.taking import Kept
from reception.kernel.errors import Trouble
from ui.widgets.files.model import SHARP, SIDE, FilesModel
from ui.widgets.files.pictures import decode

if TYPE_CHECKING:
    from reception.store.reading import Reading
    from ui.tasks.workplace import Workplace

LARGEST = 30 * 1024 * 1024
MOST = 100


class Thumbnails(QObject):
    """Fills a model with small pictures."""

    def __init__(self, place: Workplace, model: FilesModel, parent: QObject) -> None:
        """Serve this model."""
        super().__init__(parent)
        self._place, self._model = place, model
        self._waiting: list[FileLine] = []
        self._tried: set[object] = set()
        self._is_busy = False

    def ask(self, lines: Sequence[FileLine]) -> None:
        """Make those of the pictures that have none yet."""
        wanted = [
            line
            for line in lines[:MOST]
            if line.kind in {"scan", "photo"} and line.size <= LARGEST and line.id not in self._tried
        ]
        self._waiting = wanted
        self._next()

    def _next(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        line = self._waiting.pop(0)
        self._tried.add(line.id)
        kept: list[Kept] = []

        def question(reading: Reading) -> Kept:
            return opening_of(reading, line.id)

        def go_on() -> None:
            if kept:
                self._make(line, kept[0])
            else:
                self._done()

        self._place.ask(self, question).then(kept.append).refused(self._leave).always(go_on).run()

    def _make(self, line: FileLine, kept: Kept) -> None:
        blobs = self._place.keeping.blobs

        def job(_progress: object) -> QImage:
            return decode(blobs.open(kept.blob, kept.key), longest=SIDE * SHARP)

        self._place.make(self, job).then(lambda image: self._model.show_picture(line.id, image)).refused(
            self._leave
        ).always(self._done).run()

    def _leave(self, _trouble: Trouble) -> None:
        """Its icon stays: what is wrong is told where the file is opened."""

    def _done(self) -> None:
        self._is_busy = False
        self._next()
