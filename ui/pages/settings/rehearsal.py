"""A fire drill: a backup is opened with the recovery code, its contents are told, and it is put away again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.security.backup import Manifest
from reception.security.copies import rehearse
from reception.security.recovery import parse
from ui.pages.settings.section import Fault, Section
from ui.tasks.workplace import Workplace
from ui.text.formats import number, short_moment
from ui.widgets.file_dialog import ask_for_file

OPENED = _(
    "This backup opens. Made: {made}. It holds {people} people, {visits} visits, {matters} matters and {files} sealed "
    "files. Nothing was changed here, and what was laid out for the trial is gone again."
)
UNREAD = _("Choose a backup first.")


class RehearsalSection(Section):
    """The file, the code, and what was found."""

    title = _("Try a backup")
    about = _(
        "A backup that nobody ever opened may not open on the day it is needed. Try one every few months, on paper code "
        "in hand: this office stays as it is."
    )

    def __init__(self, place: Workplace) -> None:
        """Two fields and a button."""
        super().__init__(place)
        form = self.add_form()
        self.file = QLineEdit()
        self.file.setAccessibleName(self.words(_("Backup")))
        self.choose = self.button(_("Choose…"), self._ask_for_file)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        form.addRow(self.words(_("Backup")), row)
        self.code = self.add_field(form, _("Recovery code"))
        self.code.setPlaceholderText("000000-000000-…")
        self.fault = Fault(place)
        self.column.addWidget(self.fault)
        self.go = self.button(_("Try this backup"), self.try_it, primary=True)
        self.add_buttons(self.go)
        self.found = self.add_text("")
        self.add_text(
            _(
                "To restore for good, for example on a new PC: start the program there and choose "
                "restoring from a backup in place of a new office."
            ),
            role="hint",
        )

    def _ask_for_file(self) -> None:
        title = self.words(_("Backup"))
        ask_for_file(self, title=title, take=lambda path: self.file.setText(str(path)))

    def try_it(self) -> None:
        """Open the backup off the main thread, and tell what it holds; the code is forgotten at once."""
        self.fault.settle()
        self.found.clear()
        if not self.file.text().strip():
            self.fault.say(UNREAD)
            self.file.setFocus()
            return
        source, typed = Path(self.file.text().strip()), self.code.text()
        device = self.place.me.user  # it is put away again, so any id names it

        def open_it(progress: Progress) -> Manifest:  # noqa: ARG001 - the shape of a job
            return rehearse(source, parse(typed), device=device)

        self.go.setEnabled(False)
        job = self.place.make(self, open_it).about(_("The backup is tried"))
        job.then(self._opened).refused(self.fault.show_trouble).always(lambda: self.go.setEnabled(True)).run()

    def _opened(self, held: Manifest) -> None:
        self.code.clear()
        rows = {name: number(held.rows.get(name, 0)) for name in ("person", "visit", "matter")}
        self.found.setText(
            self.words(
                OPENED,
                made=short_moment(datetime.fromisoformat(held.made)),
                people=rows["person"],
                visits=rows["visit"],
                matters=rows["matter"],
                files=number(sum(name.startswith("files/") for name in held.files)),
            )
        )
