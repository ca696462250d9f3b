"""What is done with a kept file: seen inside the program, written out in plain, receipted to whoever brought it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reception.attachments.actions import WRITING_OUT, enter_writing_out, give_receipt, write_out
from reception.attachments.preview import LARGEST_SHOWN
from reception.attachments.queries import FileLine, files_of, opening_of
from reception.attachments.taking import Kept
from reception.documents.gathering import gather
from reception.kernel.i18n import LANGUAGES, Language
from reception.kernel.i18n import mark as _
from reception.reference.offices import details_of
from ui.text.formats import short_day
from ui.widgets.command import Command
from ui.widgets.file_dialog import ask_where_to_write
from ui.widgets.files.receipt import Receipt, ReceiptDialog
from ui.widgets.files.viewer import SHOWN_INSIDE, FileViewer

if TYPE_CHECKING:
    from reception.kernel.progress import Progress
    from reception.store.reading import Reading
    from reception.store.work import Work
    from ui.widgets.files.panel import FilesPanel

OPENING = _("Opening the file")


class Handing(QObject):
    """Hands files of a panel to a viewer, a folder or a receipt."""

    def __init__(self, panel: FilesPanel) -> None:
        """Serve this panel."""
        super().__init__(panel)
        self._panel, self._place = panel, panel.place

    def view(self, line: FileLine) -> None:
        """Show a file; of one that cannot be seen inside the program, say what to do."""
        if line.kind not in SHOWN_INSIDE or line.size > LARGEST_SHOWN:
            self._show(line, b"", shown=False)
            return
        kept: list[Kept] = []

        def question(reading: Reading) -> Kept:
            return opening_of(reading, line.id)

        def go_on() -> None:
            if kept:
                blobs, opens = self._place.keeping.blobs, kept[0]
                self._place.make(self, lambda _progress: blobs.open(opens.blob, opens.key)).about(
                    OPENING
                ).then(lambda content: self._show(line, content, shown=True)).run()

        self._place.ask(self, question).then(kept.append).always(go_on).run()

    def _show(self, line: FileLine, content: bytes, *, shown: bool) -> None:
        viewer = FileViewer(
            self._place,
            line,
            content if shown else None,
            write_out=lambda: self.write_out(line, viewer),
            parent=self._panel,
        )
        viewer.show()

    def write_out(self, line: FileLine, parent: FileViewer | None = None) -> None:
        """Ask where a plain copy goes; the system asks before it writes over another file."""
        title = self._place.words(_("Write a plain copy…"))
        ask_where_to_write(
            parent or self._panel,
            title=title,
            name=line.original_name,
            take=lambda target: self.write_to(line, target),
        )

    def write_to(self, line: FileLine, target: Path) -> None:
        """Write a plain copy there; it is entered in the journal that it went out."""
        blobs = self._place.keeping.blobs

        def action(work: Work) -> Kept:
            return enter_writing_out(work, row=line.id)

        def write(kept: Kept) -> None:
            def job(progress: Progress) -> None:
                write_out(blobs, kept, target=target, size=line.size, overwrite=True, progress=progress)

            self._place.make(self, job).about(WRITING_OUT).then(lambda _nothing: self._written(target)).run()

        self._place.act(self, action).then(write).run()

    def _written(self, target: Path) -> None:
        def open_it() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        self._place.say(
            _("Written to {file}. This copy is plain: delete it when it is no longer needed."),
            file=str(target),
            action=Command(_("Open it"), open_it),
        )

    def give_receipt(self) -> None:
        """Give a receipt for the selected files, or for all of them where none is selected."""
        lines = self._panel.chosen() or self._panel.model.lines
        if not lines:
            return
        rows, owner, row = [line.id for line in lines], self._panel.owner, self._panel.row
        catalogue, today = self._place.catalogue, self._place.today

        def action(work: Work) -> tuple[str, list[FileLine], str | None]:
            number = give_receipt(work, rows=rows)
            client = gather(work.reading, owner, row, catalogue=catalogue, today=today).client
            told = [line for line in files_of(work.reading, [row]) if line.id in set(rows)]
            return number, told, None if client is None else client.get("speaks")

        self._place.act(self, action).then(lambda told: self._show_receipt(*told)).run()

    def _show_receipt(self, number: str, lines: list[FileLine], speaks: str | None) -> None:
        place = self._place
        details = details_of(place.catalogue, place.me.office)
        receipt = Receipt(
            number,
            short_day(place.today),
            place.me.name,
            dict(details.names) if details else {},
            tuple(lines),
        )
        language: Language = speaks if speaks in LANGUAGES else place.words.language
        dialog = ReceiptDialog(
            receipt,
            place.words,
            language=language,
            saved=lambda path: place.say(_("Written: {file}"), file=path),
            parent=self._panel,
        )
        dialog.open()
