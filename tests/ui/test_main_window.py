"""The main window: pages by keys under any layout, one search box, the message bar with undo, the cover."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import mark
from reception.kernel.ids import Id
from reception.people.actions import add_person
from tests.ui.typing import press, press_through, type_text
from ui.main_window import MainWindow
from ui.navigation import PAGES
from ui.pages.import_people.page import ImportPage
from ui.pages.papers.page import PapersPage
from ui.pages.people.page import PeoplePage
from ui.pages.people.person_view import DATA, OVERVIEW
from ui.tasks.workplace import Workplace
from ui.widgets.command import sequences


@pytest.fixture
def main(place: Workplace, qtbot: QtBot) -> MainWindow:
    """The main window of the empty office, on the page of settings, which asks little."""
    window = MainWindow(place, start=("bin", {}))
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_shortcuts_work_under_a_cyrillic_layout_too() -> None:
    assert [one.toString() for one in sequences("Ctrl+K")] == ["Ctrl+K", "Ctrl+Л"]
    assert sequences("F8") == [QKeySequence("F8")]
    assert [one.toString() for one in sequences("Ctrl+1")] == ["Ctrl+1"]


def test_ctrl_k_and_a_name_open_the_person(main: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    person: list[object] = []
    place.act(main, lambda work: add_person(work, values={"surname": "Өмүралиева", "given": "Бурул"})).then(
        person.append
    ).run()
    opened: list[tuple[str, dict[str, object]]] = []
    place.open_requested.disconnect(main.open)
    place.open_requested.connect(lambda page, where: opened.append((page, where)))
    press_through(main, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert main.search.hasFocus()
    type_text(main.search, "омур")
    qtbot.waitUntil(lambda: any("Өмүралиева" in hit for hit in main.search.hits))
    press(main.search, Qt.Key.Key_Return)
    assert opened == [("people", {"row": str(person[0])})]
    assert main.search.text() == ""


def test_nothing_of_a_client_is_listed_before_three_letters(
    main: MainWindow, place: Workplace, qtbot: QtBot
) -> None:
    place.act(main, lambda work: add_person(work, values={"surname": "Өмүралиева"})).run()
    type_text(main.search, "өм")
    qtbot.waitUntil(lambda: bool(main.search.hits))
    assert not any("Өмүралиева" in hit for hit in main.search.hits)


def test_a_command_is_found_by_its_words_and_run(main: MainWindow, place: Workplace, qtbot: QtBot) -> None:
    text = place.words(mark("Cover the window"))
    type_text(main.search, text[:9])
    qtbot.waitUntil(lambda: any(text in hit for hit in main.search.hits))
    press(main.search, Qt.Key.Key_Return)
    assert main._cover.isVisible()
    press_through(main, Qt.Key.Key_F11)
    assert not main._cover.isVisible()


def test_what_was_done_is_said_with_undo_which_takes_it_back(main: MainWindow, place: Workplace) -> None:
    place.act(main, lambda work: add_person(work, values={"surname": "Асанова"})).then(
        lambda _: place.say(mark("Settings"), undo=True)
    ).run()
    assert main.bar.text
    assert main.bar._undo.isVisible()
    main.bar._undo.click()
    counted: list[int] = []
    from reception.people.queries import find_people

    place.ask(main, lambda reading: len(find_people(reading, "асанова"))).then(counted.append).run()
    assert counted == [0]


def test_back_leads_to_what_was_shown_before(main: MainWindow) -> None:
    main.open("settings", {})
    press_through(main, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert main.at[0] == "bin"


def test_back_is_a_step_of_the_paper_being_made_and_from_the_list_of_papers_the_page_before(
    main: MainWindow,
) -> None:
    main.open("people", {})
    main.open("papers", {"kind": "information_request"})
    page = main.page
    assert isinstance(page, PapersPage)
    steps: list[str] = [page.wizard.wizard.step]
    press_through(main, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    steps.append(page.wizard.wizard.step)
    assert steps == ["owner", "language"]
    page.show_list()
    press_through(main, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert main.at[0] == "people"


def test_every_page_named_in_the_navigation_has_its_class(place: Workplace, qtbot: QtBot) -> None:
    from ui.navigation import make_page

    for entry in PAGES:
        page = make_page(entry, place)
        qtbot.addWidget(page)
        assert page.first_field() is not None


def test_no_other_window_flashes_up_while_pages_are_made(main: MainWindow, qtbot: QtBot) -> None:
    for entry in PAGES:
        main.open(entry.name, {})
        qtbot.wait(30)
        assert main.isActiveWindow(), f"{entry.name} took the keyboard from the window"


def test_keys_of_what_is_shown_later_work_and_those_of_a_step_do_what_the_step_is_for(
    main: MainWindow, place: Workplace, tmp_path: Path, qtbot: QtBot
) -> None:
    person: list[Id] = []
    place.act(main, lambda work: add_person(work, values={"surname": "Өмүралиева"})).then(person.append).run()
    main.open("people", {})
    main.open("people", {"row": str(person[0])})
    qtbot.waitUntil(lambda: bool(main.page.commands()))
    assert isinstance(main.page, PeoplePage)
    main.page.view.show_tab(OVERVIEW)
    press_through(main, Qt.Key.Key_F2)
    assert main.page.view.tabs.currentIndex() == DATA
    main.open("import", {})
    assert isinstance(main.page, ImportPage)
    register = tmp_path / "журнал.csv"
    register.write_text("ФИО;Телефон\nАсанова Айгүл;0555123456\n", encoding="utf-8")
    main.page.open_file(register)
    press_through(main, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert main.page.steps.currentIndex() == 2
    assert main.page.findChildren(QFileDialog) == []


def test_what_the_window_remembers_holds_no_client(
    main: MainWindow, place: Workplace, tmp_path: Path
) -> None:
    place.act(main, lambda work: add_person(work, values={"surname": "Өмүралиева"})).run()
    type_text(main.search, "Өмүралиева")
    main.close()
    place.memory.save()
    assert "муралиева" not in (tmp_path / "office" / "window.json").read_text(encoding="utf-8").casefold()


def test_the_slip_is_one_key_from_a_person_and_says_what_is_wanted_elsewhere(
    main: MainWindow, place: Workplace
) -> None:
    person: list[Id] = []
    place.act(main, lambda work: add_person(work, values={"surname": "Өмүралиева"})).then(person.append).run()
    press_through(main, Qt.Key.Key_F9)
    assert main.at[0] == "bin"
    assert main.bar.text
    main.open("people", {"row": person[0].hex})
    press_through(main, Qt.Key.Key_F9)
    assert main.at[0] == "papers"
