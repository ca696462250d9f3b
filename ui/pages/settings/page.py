"""The page of settings: sections at the left, the chosen one at the right; a section is made when first shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from reception.kernel.i18n import mark as _
from ui.pages.settings.access_log import AccessLogSection
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.backup import BackupSection
from ui.pages.settings.lists import ListsSection
from ui.pages.settings.locking import LockSection
from ui.pages.settings.office import OfficeSection
from ui.pages.settings.people import PeopleSection
from ui.pages.settings.rehearsal import RehearsalSection
from ui.pages.settings.scanner import ScannerSection
from ui.pages.settings.section import Section
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command
from ui.widgets.page import Page

SECTIONS: Mapping[str, type[Section]] = {
    "appearance": AppearanceSection,
    "lock": LockSection,
    "backup": BackupSection,
    "rehearsal": RehearsalSection,
    "scanner": ScannerSection,
    "office": OfficeSection,
    "people": PeopleSection,
    "lists": ListsSection,
    "log": AccessLogSection,
}
_MARGIN = 40


class SettingsPage(Page):
    """Arrows choose a section, Tab goes into it."""

    def __init__(self, place: Workplace) -> None:
        """The list of sections that this person has any use of."""
        super().__init__(place)
        self._made: dict[str, Section] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(place.words(_("Sections of the settings")))
        for name, kind in SECTIONS.items():
            if kind.is_for(place):
                item = QListWidgetItem(place.words(kind.title))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.list.addItem(item)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + _MARGIN)
        self.sections = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.sections, 1)
        self.list.currentItemChanged.connect(lambda *_items: self._show_section())

    def names(self) -> list[str]:
        """The sections that are offered, from above."""
        return [str(self.list.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.list.count())]

    def section(self, name: str) -> Section:
        """The section of this name, made where it is not yet."""
        if name not in self._made:
            self._made[name] = SECTIONS[name](self.place)
            self.sections.addWidget(self._made[name])
        return self._made[name]

    def _show_section(self) -> None:
        if self.list.currentRow() >= 0:
            section = self.section(self.names()[self.list.currentRow()])
            self.sections.setCurrentWidget(section)
            section.refresh()

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show the section named by `section`, or the one that was shown last."""
        names = self.names()
        wanted = str(where.get("section", ""))
        if wanted in names:
            self.list.setCurrentRow(names.index(wanted))
        elif self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        else:
            self._show_section()

    def where(self) -> dict[str, Any]:
        """The section that is shown."""
        row = self.list.currentRow()
        return {"section": self.names()[row]} if row >= 0 else {}

    def keep(self) -> None:
        """Keep drafts of what was typed in any section."""
        for section in self._made.values():
            section.keep()

    def commands(self) -> Sequence[Command]:
        """Every section by its name, and a backup now."""
        found = [
            Command(SECTIONS[name].title, lambda name=name: self.open_at({"section": name}))  # type: ignore[misc]
            for name in self.names()
        ]
        return [*found, Command(_("Back up now"), self._back_up)]

    def _back_up(self) -> None:
        self.open_at({"section": "backup"})
        section = self.section("backup")
        assert isinstance(section, BackupSection)
        section.back_up_now()

    def first_field(self) -> QWidget:
        """The list of sections."""
        return self.list
