"""The colleagues of an office: who is added, blocked, given other roles and removed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reception.security.keyfile import NAME, KeyFile
from tests.ui.typing import type_text
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.people import PeopleSection
from ui.tasks.workplace import Notice, Workplace

NEW = "dastan kitep tunduk 7"


def opened(page: SettingsPage, name: str) -> QWidget:
    page.open_at({"section": name})
    return page.section(name)


def add_colleague(section: PeopleSection, name: str, login: str, *roles: str) -> None:
    section.add.click()
    for field, text in (
        (section.new.name, name),
        (section.new.login, login),
        (section.new.first, NEW),
        (section.new.again, NEW),
    ):
        type_text(field, text)
    for role in roles:
        section.new.roles.boxes[role].click()
    section.new.add.click()


def test_a_colleague_is_added_blocked_let_in_again_and_removed(
    page: SettingsPage, said: list[Notice]
) -> None:
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    add_colleague(section, "Осмонов Бакыт", "bakyt", "lawyer")
    assert section.panels.isHidden()
    assert [row[:2] for row in section.table.texts()] == [
        ["Асанова Айгүл Бакытовна", "aigul"],
        ["Осмонов Бакыт", "bakyt"],
    ]
    states = [section.table.texts()[1][3]]
    section.table.setCurrentCell(1, 0)
    section.block.click()
    states.append(section.table.texts()[1][3])
    section.block.click()
    assert section.table.texts()[1][3] == states[0] != states[1]
    section.remove.click()
    assert section.leaving.go.isEnabled()
    type_text(section.leaving.reason, "уходит")
    section.leaving.go.click()
    assert section.table.texts()[1][1] == "–"
    assert [slot.login for slot in KeyFile.read(page.place.folder / NAME).slots] == ["aigul"]
    assert not section.remove.isEnabled()
    assert [notice.undo for notice in said] == [False, True, True, False]


def test_the_roles_of_a_colleague_are_changed_and_the_change_is_undone(
    page: SettingsPage, place: Workplace, said: list[Notice]
) -> None:
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    add_colleague(section, "Осмонова Жибек", "jibek", "accountant")
    section.table.choose(next(user.id for user in section._users.values() if user.name == "Осмонова Жибек"))
    section.change.click()
    assert section.roles.roles.roles() == ["accountant"]
    for role in ("accountant", "editor", "coordinator"):
        section.roles.roles.boxes[role].click()
    section.roles.go.click()
    assert section.panels.isHidden()
    assert said[-1].undo

    def held() -> set[str]:
        return set(next(user.roles for user in section._users.values() if user.name == "Осмонова Жибек"))

    assert held() == {"editor", "coordinator"}
    place.undo(section)
    assert held() == {"accountant"}


def test_the_last_administrator_keeps_that_role_and_is_told_beside_the_boxes(
    page: SettingsPage, place: Workplace
) -> None:
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    section.table.choose(place.me.user)
    section.change.click()
    section.roles.roles.boxes["administrator"].click()
    section.roles.go.click()
    assert section.roles.fault.text()
    assert not section.panels.isHidden()
    assert "administrator" in section._users[place.me.user].roles


def test_a_colleague_without_a_role_is_refused_beside_the_form_and_the_draft_keeps_no_passphrase(
    page: SettingsPage,
) -> None:
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    add_colleague(section, "Осмонов Бакыт", "bakyt")
    assert section.new.fault.isVisible()
    page.keep()
    fresh = SettingsPage(page.place)
    again = opened(fresh, "people")
    assert isinstance(again, PeopleSection)
    again.add.click()
    assert (again.new.name.text(), again.new.login.text()) == ("Осмонов Бакыт", "bakyt")
    assert again.new.first.text() == ""
    fresh.deleteLater()


def test_one_cannot_block_or_remove_oneself(page: SettingsPage) -> None:
    section = opened(page, "people")
    assert isinstance(section, PeopleSection)
    section.table.setCurrentCell(0, 0)
    assert not section.block.isEnabled()
    assert not section.remove.isEnabled()
