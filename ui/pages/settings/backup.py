"""Backups: where they go by themselves, one made now, and the store looked through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLabel

from reception.app import Office
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress
from reception.security.copies import KEPT, Place, ThisPc, backup_state, look_at, this_pc
from reception.security.verifying import Findings
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.text.formats import age_words, short_day
from ui.widgets.daily_copy import PLACES, chosen_places, copy_to
from ui.widgets.file_dialog import ask_for_folder
from ui.widgets.plain_table import PlainTable

NOTHING_CHOSEN = _(
    "No place is chosen yet. Choose a stick or another disk: a backup on this PC's own disk goes with it."
)
WHOLE = _("The store is whole: every page, line and sealed file was read.")
DAMAGED = _(
    "The store is not whole: {faults} damaged places, {missing} missing files, {unopened} files that do not open. "
    "Work no further in it; restore the latest backup."
)


class BackupSection(Section):
    """The chosen places with what lies there, and the two things one does by hand."""

    title = _("Backups")
    about = _(
        "At the first start of a day the program writes a backup to every chosen place that is plugged in. A backup "
        "holds everything, and opens by the recovery code alone."
    )

    def __init__(self, place: Workplace) -> None:
        """The state, the places, the buttons."""
        super().__init__(place)
        self._pc: ThisPc | None = None
        self._seen: dict[str, Place] = {}
        self.state = self.add_text("")
        columns = [place.words(text) for text in (_("Place"), _("State"), _("Latest backup there"))]
        self.places = PlainTable(columns, name=place.words(_("Places for backups")), wide=0)
        self.places.setMinimumHeight(self.places.verticalHeader().defaultSectionSize() * 5)
        self.column.addWidget(self.places)
        self.hint = self.add_text("", role="hint")
        self.add = self.button(_("Add a place…"), self._ask_for_place)
        self.drop = self.button(_("Take this place off the list"), self.drop_chosen)
        self.add_buttons(self.add, self.drop)
        self.now = self.button(_("Back up now"), self.back_up_now, primary=True)
        self.check = self.button(_("Look the store through"), self.look_through)
        self.add_buttons(self.now, self.check)
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.column.addWidget(self.found)
        self.add_text(
            _("Keep the stick and the recovery code outside the office, and apart from each other."),
            role="hint",
        )
        self.places.chose.connect(lambda key: self.drop.setEnabled(key is not None))

    def refresh(self) -> None:
        """Look anew what lies in the places."""
        self.drop.setEnabled(False)
        may = self.place.me.permits("backup.make")
        for button in (self.add, self.now):
            button.setEnabled(may)
        self.place.ask(self, this_pc).then(self._show_pc).run()

    def _show_pc(self, pc: ThisPc) -> None:
        self._pc = pc
        message, values, level = backup_state(pc.last, self.place.clock.now())
        age = "" if pc.last is None else f" ({age_words(self.words, pc.last.date(), today=self.place.today)})"
        self.state.setText(self.words(message, **values) + age)
        self.state.setProperty("role", "" if level == "good" else "fault")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        folders = chosen_places(self.place)

        def look(progress: Progress) -> list[Place]:  # noqa: ARG001 - the shape of a job
            return [look_at(folder, pc=pc) for folder in folders]

        self.place.make(self, look).then(self._show_places).run()

    def _show_places(self, places: Sequence[Place]) -> None:
        self._seen = {str(place.folder): place for place in places}
        there, away = self.words(_("is here")), self.words(_("not plugged in"))
        self.places.show_rows(
            [
                (
                    str(place.folder),
                    (
                        str(place.folder),
                        there if place.present else away,
                        short_day(place.copies[0]) if place.copies else "–",
                    ),
                )
                for place in places
            ]
        )
        self.hint.setText(
            self.words(_("The latest {kept} backups of this PC stay in each place."), kept=KEPT)
            if places
            else self.words(NOTHING_CHOSEN)
        )

    def _ask_for_place(self) -> None:
        ask_for_folder(self, title=self.words(_("Where backups go")), take=self.add_place)

    def add_place(self, folder: str | Path) -> None:
        """Let backups go to this folder too."""
        chosen = Path(folder)
        if self.place.folder.resolve() in (chosen.resolve(), *chosen.resolve().parents):
            self.place.warn(
                _("A backup does not lie beside the store itself. Choose another folder or a stick.")
            )
            return
        known = [str(place) for place in chosen_places(self.place)]
        if str(chosen) not in known:
            self.place.memory.keep(PLACES, [*known, str(chosen)])
        self.refresh()

    def drop_chosen(self) -> None:
        """Take the chosen place off the list; what lies there stays."""
        kept = [str(place) for place in chosen_places(self.place) if str(place) != self.places.key()]
        self.place.memory.keep(PLACES, kept)
        self.refresh()

    def back_up_now(self) -> None:
        """Write a backup to every place that is here; ask for a place where none is."""
        present = [place.folder for place in self._seen.values() if place.present]
        if self._pc is None or not present:
            self._ask_for_place()
            return
        copy_to(self.place, self, present, pc=self._pc).then(lambda _made: self.refresh()).run()

    def look_through(self) -> None:
        """Read every page, line and sealed file."""

        def verify(office: Office, progress: Progress) -> Findings:  # noqa: ARG001 - the shape of a job
            return office.verify()

        self.check.setEnabled(False)
        job = self.place.with_office(self, verify, alone=True).about(_("The store is looked through"))
        job.then(self._show_findings).always(lambda: self.check.setEnabled(True)).run()

    def _show_findings(self, found: Findings) -> None:
        if found.sound:
            self.found.setText(self.words(WHOLE))
            return
        damaged = len(found.faults) + len(found.damages) + len(found.differences)
        self.found.setProperty("role", "fault")
        self.found.setText(
            self.words(DAMAGED, faults=damaged, missing=len(found.missing), unopened=len(found.unopened))
        )
