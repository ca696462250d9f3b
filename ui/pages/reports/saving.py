"""Writes the workbooks of the page: the month, the rows for inner use, and the offices' put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from reception.kernel.clock import today
from reception.kernel.errors import Unable
from reception.kernel.i18n import Language, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.reference.reading import shipped
from reception.reports.book import Book
from reception.reports.labels import Labels
from reception.reports.making import MadeInner, MadeMonth, make_inner_book, make_month_book
from reception.store.work import Work
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command

_WRITES = _("Writing the workbook…")
_LARGEST = 8 * 2**20


class Saving:
    """Makes a workbook of the store's values on one lane and writes it on another."""

    def __init__(self, place: Workplace, owner: QWidget) -> None:
        """Keep who asks."""
        self._place = place
        self._owner = owner

    def month(self, month: str, target: Path, *, language: Language, final: bool) -> None:
        """Record an edition of the month and write its workbook."""
        catalogue, words = self._place.catalogue, Translator(language)

        def make(work: Work) -> MadeMonth:
            return make_month_book(work, month=month, catalogue=catalogue, words=words, final=final)

        def write(made: MadeMonth) -> None:
            self._write(made.book, target, edition=made.edition.number)

        self._place.act(self._owner, make).then(write).about(_WRITES).run()

    def inner(self, month: str, target: Path, *, language: Language) -> None:
        """Write the rows for inner use."""
        catalogue, words = self._place.catalogue, Translator(language)

        def make(work: Work) -> MadeInner:
            return make_inner_book(work, month=month, catalogue=catalogue, words=words)

        self._place.act(self._owner, make).then(lambda made: self._write(made.book, target)).about(
            _WRITES
        ).run()

    def combined(self, files: Sequence[Path], target: Path, *, language: Language) -> None:
        """Put the workbooks of several offices together."""
        clock = self._place.clock

        def combine(progress: Progress) -> None:
            from reception.reports.combine import combined_book  # noqa: PLC0415 - head office alone needs it
            from reception.reports.taken import take_month_book  # noqa: PLC0415
            from reception.reports.workbook import write_book  # noqa: PLC0415

            day = today(clock)
            taken = []
            for number, path in enumerate(files, 1):
                progress.step(_("read the offices' workbooks"), number, len(files))
                taken.append(take_month_book(_content(path), name=path.name))
            labels = Labels(Translator(language), shipped(), {}, day)
            write_book(combined_book(taken, labels, made_on=day), target, progress=progress)

        self._place.make(self._owner, combine).then(lambda _done: self._written(target)).about(_WRITES).run()

    def _write(self, book: Book, target: Path, *, edition: int | None = None) -> None:
        def write(progress: Progress) -> None:
            from reception.reports.workbook import write_book  # noqa: PLC0415 - openpyxl is slow to load

            write_book(book, target, progress=progress)

        self._place.make(self._owner, write).then(lambda _done: self._written(target, edition)).about(
            _WRITES
        ).run()

    def _written(self, target: Path, edition: int | None = None) -> None:
        show = Command(_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
        if edition is None:
            self._place.say(_("Written: {file}"), file=target.name, action=show)
        else:
            self._place.say(
                _("Edition {edition} is written: {file}"), edition=edition, file=target.name, action=show
            )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except OSError as fault:
        raise Unable(_("The file {name} cannot be read."), name=path.name) from fault
