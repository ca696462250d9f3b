"""The folder that a scanner writes to: new pictures there are offered to the record that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from reception.kernel.i18n import mark as _
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.widgets.file_dialog import ask_for_folder

FOLDER = "scanner.folder"


class ScannerSection(Section):
    """One folder, or none."""

    title = _("Scanner")
    about = _(
        "Choose the folder where the scanner's own program puts its files. When a new one appears there, the program "
        "offers to take it into the record that is open, and then to delete the plain original."
    )

    def __init__(self, place: Workplace) -> None:
        """The folder and two buttons."""
        super().__init__(place)
        form = self.add_form()
        self.folder = QLineEdit(str(place.memory.get(FOLDER, "")))
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(place.words(_("Folder of the scanner")))
        form.addRow(place.words(_("Folder of the scanner")), self.folder)
        self.choose = self.button(_("Choose…"), self._ask_for_folder, primary=True)
        self.stop = self.button(_("Watch no folder"), lambda: self.watch(""))
        self.add_buttons(self.choose, self.stop)
        self.stop.setEnabled(bool(self.folder.text()))

    def _ask_for_folder(self) -> None:
        title = self.words(_("Folder of the scanner"))
        ask_for_folder(self, title=title, take=lambda folder: self.watch(str(folder)))

    def watch(self, folder: str) -> None:
        """Watch this folder from now on; none where it is empty."""
        self.place.memory.keep(FOLDER, folder)
        self.folder.setText(folder)
        self.stop.setEnabled(bool(folder))
