"""The settings: each section does what it says, by keys and clicks, in a real office."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reception.app import open_office
from reception.kernel.i18n import LANGUAGES, Language
from reception.security.keys import WrongPassphrase
from tests.ui.conftest import PASSPHRASE, around
from tests.ui.typing import type_text
from ui.pages.settings.access_log import AccessLogSection
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.backup import BackupSection
from ui.pages.settings.lists import ListsSection
from ui.pages.settings.locking import LockSection
from ui.pages.settings.office import OfficeSection
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.people import PeopleSection
from ui.pages.settings.scanner import ScannerSection
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.daily_copy import DailyCopy

NEW = "dastan kitep tunduk 7"


def opened(page: SettingsPage, name: str) -> QWidget:
    page.open_at({"section": name})
    return page.section(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_opens_and_every_control_has_a_name(page: SettingsPage, language: Language) -> None:
    assert page.place.words.language == language
    for name in page.names():
        opened(page, name)
        assert page.where() == {"section": name}
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.objectName().startswith("qt_")
    ]
    faces = [QAccessible.queryAccessibleInterface(widget) for widget in controls]
    nameless = [face.object() for face in faces if not face.text(QAccessible.Text.Name)]
    assert nameless == []


def test_a_section_is_made_when_it_is_first_shown(page: SettingsPage) -> None:
    page.open_at({})
    assert page.where() == {"section": "appearance"}
    assert page.sections.count() == 1


def test_an_unknown_section_leaves_the_page_where_it_was(page: SettingsPage) -> None:
    opened(page, "office")
    page.open_at({"section": "nonsense"})
    assert page.where() == {"section": "office"}


def test_language_size_and_theme_hold_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    section = opened(page, "appearance")
    assert isinstance(section, AppearanceSection)
    with qtbot.waitSignal(page.place.language_requested) as asked:
        section.languages.button(0).click()
    assert asked.args == ["ky"]
    with qtbot.waitSignal(page.place.style_requested):
        section.sizes.button(3).click()
    with qtbot.waitSignal(page.place.style_requested):
        section.themes.button(2).click()
    assert page.place.memory.get("text_size") == 125
    assert page.place.memory.get("theme") == "dark"


def test_the_language_of_the_window_is_not_asked_for_again(page: SettingsPage, qtbot: QtBot) -> None:
    section = opened(page, "appearance")
    assert isinstance(section, AppearanceSection)
    with qtbot.assertNotEmitted(page.place.language_requested):
        section.languages.button(1).click()


def test_the_minutes_of_idleness_are_remembered(page: SettingsPage) -> None:
    section = opened(page, "lock")
    assert isinstance(section, LockSection)
    section.minutes.button(1).click()
    assert page.place.memory.get("lock.minutes") == 5


def test_a_new_passphrase_opens_the_office_and_the_old_one_does_not(
    page: SettingsPage, said: list[Notice]
) -> None:
    section = opened(page, "lock")
    assert isinstance(section, LockSection)
    for field, text in ((section.old, PASSPHRASE), (section.new, NEW), (section.again, NEW)):
        type_text(field, text)
    section.change.click()
    assert section.fault.isHidden()
    assert [field.text() for field in (section.old, section.new, section.again)] == ["", "", ""]
    assert len(said) == 1
    page.place._lanes.close()
    with pytest.raises(WrongPassphrase):
        open_office(page.place.folder, login="aigul", passphrase=PASSPHRASE, around=around())
    open_office(page.place.folder, login="aigul", passphrase=NEW, around=around(9)).close()


def test_two_passphrases_that_differ_or_a_wrong_old_one_are_told_beside_the_fields(
    page: SettingsPage,
) -> None:
    section = opened(page, "lock")
    assert isinstance(section, LockSection)
    type_text(section.new, NEW)
    type_text(section.again, NEW + "x")
    section.change.click()
    assert section.fault.isVisible()
    first = section.fault.text()
    section.again.clear()
    type_text(section.again, NEW)
    type_text(section.old, "wrong wrong wrong")
    section.change.click()
    assert section.fault.isVisible()
    assert section.fault.text() != first
    assert section.change.isEnabled()


def test_a_backup_goes_to_the_chosen_place_and_the_page_tells_its_day(
    page: SettingsPage, tmp_path: Path, said: list[Notice]
) -> None:
    section = opened(page, "backup")
    assert isinstance(section, BackupSection)
    assert section.state.property("role") == "fault"
    stick = tmp_path / "stick"
    stick.mkdir()
    section.add_place(str(stick))
    section.add_place(str(tmp_path / "away"))
    assert [row[2] for row in section.places.texts()] == ["–", "–"]
    section.now.click()
    assert [file.name for file in stick.iterdir()] == ["reception-osh-a-2026-11-24.backup"]
    assert [row[2] for row in section.places.texts()] == ["24.11.2026", "–"]
    assert section.state.property("role") == ""
    assert "24.11.2026" in section.state.text()
    assert len(said) == 1


def test_the_offices_own_folder_is_no_place_for_a_backup(page: SettingsPage, said: list[Notice]) -> None:
    section = opened(page, "backup")
    assert isinstance(section, BackupSection)
    section.add_place(str(page.place.folder / "files"))
    assert section.places.texts() == []
    assert said[0].is_warning


def test_a_place_is_taken_off_the_list_and_what_lies_there_stays(page: SettingsPage, tmp_path: Path) -> None:
    section = opened(page, "backup")
    assert isinstance(section, BackupSection)
    section.add_place(str(tmp_path))
    section.now.click()
    section.places.choose(str(tmp_path))
    section.drop.click()
    assert section.places.texts() == []
    assert (tmp_path / "reception-osh-a-2026-11-24.backup").exists()


def test_the_store_is_looked_through(page: SettingsPage) -> None:
    section = opened(page, "backup")
    assert isinstance(section, BackupSection)
    section.check.click()
    assert section.found.text()
    assert section.found.property("role") != "fault"


def test_the_first_start_of_a_day_makes_a_backup_and_the_second_does_not(
    place: Workplace, tmp_path: Path, said: list[Notice], qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    place.memory.keep("backup.places", [str(stick), str(tmp_path / "away")])
    with qtbot.waitSignal(place.said):
        DailyCopy(place).begin()
    assert len(list(stick.iterdir())) == 1
    DailyCopy(place).begin()
    assert len(said) == 1


def test_a_backup_without_chosen_places_is_nobodys_business(place: Workplace, said: list[Notice]) -> None:
    DailyCopy(place).begin()
    assert said == []


def test_the_office_is_described_and_its_draft_is_dropped(page: SettingsPage, said: list[Notice]) -> None:
    section = opened(page, "office")
    assert isinstance(section, OfficeSection)
    typed = {"name.ru": "Ошская приёмная", "name.ky": "Ош кабылдамасы", "address.ky": "Ош ш., Теректүү 5"}
    for name, text in typed.items():
        section.fields[name].setFocus()
        type_text(section.fields[name], text)
    page.keep()
    section.save.click()
    assert section.fault.isVisible()
    type_text(section.fields["name.en"], "Osh office")
    section.save.click()
    assert section.fault.isHidden()
    assert len(said) == 1
    fresh = SettingsPage(page.place)
    again = opened(fresh, "office")
    assert isinstance(again, OfficeSection)
    assert {name: again.fields[name].text() for name in typed} == typed
    fresh.deleteLater()


def test_what_was_typed_of_the_office_and_not_saved_is_there_again(page: SettingsPage) -> None:
    section = opened(page, "office")
    assert isinstance(section, OfficeSection)
    type_text(section.fields["phone"], "0555 12 34 56")
    page.keep()
    fresh = SettingsPage(page.place)
    again = opened(fresh, "office")
    assert isinstance(again, OfficeSection)
    assert again.fields["phone"].text() == "0555 12 34 56"
    fresh.deleteLater()


def seen(section: QScrollArea, part: QWidget) -> bool:
    """Whether a part stands within what the section shows of itself."""
    window = section.viewport().rect()
    return window.contains(part.mapTo(section.viewport(), part.rect().center()))


def test_a_panel_comes_into_sight_in_a_small_window_and_so_does_what_is_wrong(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.resize(640, 420)
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    section.add.click()
    qtbot.waitUntil(lambda: seen(section, section.new.name))
    section.new.name.setText("Осмонова Жибек")
    section.new.add.click()
    qtbot.waitUntil(lambda: seen(section, section.new.fault))


def test_no_section_scrolls_sideways_in_a_small_window(page: SettingsPage, qtbot: QtBot) -> None:
    page.resize(760, 520)
    for name in page.names():
        section = opened(page, name)
        assert isinstance(section, QScrollArea)
        qtbot.wait(10)
        assert section.horizontalScrollBar().maximum() == 0, name
    people = page.section("people")
    assert isinstance(people, PeopleSection)
    page.open_at({"section": "people"})
    people.table.choose(page.place.me.user)
    for button in (people.add, people.change):
        button.click()
        qtbot.wait(10)
        assert people.horizontalScrollBar().maximum() == 0


def test_a_list_that_was_read_through_says_by_whom(page: SettingsPage) -> None:
    section = opened(page, "lists")
    assert isinstance(section, ListsSection)
    section.table.setCurrentCell(0, 0)
    assert section.items.rowCount() > 1
    assert section.confirm.isEnabled()
    section.confirm.click()
    assert section.table.texts()[0][4] == "24.11.2026 Асанова Айгүл Бакытовна"
    assert not section.confirm.isEnabled()


def test_the_log_is_filtered_by_any_word(page: SettingsPage) -> None:
    lists = opened(page, "lists")
    assert isinstance(lists, ListsSection)
    lists.table.setCurrentCell(0, 0)
    lists.confirm.click()
    section = opened(page, "log")
    assert isinstance(section, AccessLogSection)
    assert section.table.rowCount() == 1
    type_text(section.filter, "бакытовна")
    assert section.table.rowCount() == 1
    type_text(section.filter, "х")
    assert section.table.rowCount() == 0


def test_a_folder_of_the_scanner_is_watched_until_none_is(page: SettingsPage, tmp_path: Path) -> None:
    section = opened(page, "scanner")
    assert isinstance(section, ScannerSection)
    section.watch(str(tmp_path))
    assert page.place.memory.get("scanner.folder") == str(tmp_path)
    section.stop.click()
    assert page.place.memory.get("scanner.folder") == ""


def test_every_section_and_a_backup_are_commands(page: SettingsPage) -> None:
    found = page.commands()
    assert len(found) == len(page.names()) + 1
    found[2].run()
    assert page.where() == {"section": "backup"}
