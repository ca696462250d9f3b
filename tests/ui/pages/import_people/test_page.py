"""An old register comes in through the window step by step, and one undo takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from reception.desk.old_registers.deciding import SKIP, Decision
from reception.kernel.ids import Id
from reception.people.actions import add_person
from reception.people.queries import find_people
from ui.pages.import_people.page import ImportPage
from ui.tasks.workplace import Notice, Workplace

TEXT = """ФИО;Дата рождения;Телефон;Комментарий;Дата обращения;Проблема
Асанова Айгүл;12.05.1985;0555123456;;10.03.2019;Алименты
Осмонов Бакыт;1970;;;05.02.2019;Земля
Асанова Айгүл;12.05.1985;;;11.03.2019;Развод
"""


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> ImportPage:
    made = ImportPage(place)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def file_of(folder: Path, text: str = TEXT) -> Path:
    path = folder / "старый журнал.csv"
    path.write_text(text, encoding="utf-8")
    return path


def notices(place: Workplace) -> list[Notice]:
    heard: list[Notice] = []
    place.said.connect(heard.append)
    return heard


def people(place: Workplace, typed: str) -> int:
    found: list[int] = []
    place.ask(place, lambda reading: len(find_people(reading, typed))).then(found.append).run()
    return found[0]


def test_a_register_comes_in_and_one_undo_takes_it_back(page: ImportPage, tmp_path: Path) -> None:
    heard = notices(page.place)
    page.open_file(file_of(tmp_path))
    assert page.columns.chosen() == {
        "ФИО": "full_name",
        "Дата рождения": "born",
        "Телефон": "phone",
        "Комментарий": "",
        "Дата обращения": "day",
        "Проблема": "about",
    }
    page.next.click()
    assert page.check.decisions() == {2: Decision("join", row=0)}
    assert [row[1] for row in page.check.rows.texts()] == ["Асанова Айгүл", "Осмонов Бакыт", "Асанова Айгүл"]
    page.take.click()
    assert (people(page.place, "Асанова"), people(page.place, "Осмонов")) == (1, 1)
    assert heard[-1].undo
    assert page.steps.currentIndex() == 0
    page.place.undo(page)
    assert (people(page.place, "Асанова"), people(page.place, "Осмонов")) == (0, 0)


def test_people_who_were_joined_are_not_counted_twice_and_the_keyboard_waits_at_the_decision(
    page: ImportPage, tmp_path: Path
) -> None:
    heard = notices(page.place)
    page.activateWindow()
    page.open_file(
        file_of(tmp_path, "Фамилия;Имя;Телефон\nАсанова;Айгүл;0555123456\nАСАНОВА;Айгуль;0555123456\n")
    )
    page.look_through()
    assert page.focusWidget() is next(iter(page.check._boxes.values()))
    page.take_in()
    assert people(page.place, "Асанова") == 1
    assert "1" in heard[-1].text
    assert "2" not in heard[-1].text


def test_many_decisions_are_all_made_at_once_and_appear_some_at_a_time(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.open_file(file_of(tmp_path, "ФИО;Телефон\n" + "Асанова Айгүл;0555123456\n" * 60))
    page.look_through()
    assert len(page.check._boxes) < 59
    assert {row: one.do for row, one in page.check.decisions().items()} == dict.fromkeys(range(1, 60), "join")
    first = page.check._boxes[1]
    first.setCurrentIndex(first.count() - 1)
    qtbot.waitUntil(lambda: len(page.check._boxes) == 59)
    assert page.check.decisions()[1] == SKIP


def test_whoever_is_known_here_is_offered_and_a_row_can_be_left_out(page: ImportPage, tmp_path: Path) -> None:
    known: list[Id] = []
    page.place.act(
        page,
        lambda work: add_person(
            work, values={"surname": "Осмонов", "given": "Бакыт", "pin": "20101197000123"}
        ),
    ).then(known.append).run()
    page.open_file(file_of(tmp_path, "ФИО;ПИН\nОсмонов Бакыт;20101197000123\nСыдыков Улан;\n"))
    page.look_through()
    assert page.check.decisions() == {0: Decision("join", person=known[0])}
    box = page.check._boxes[0]
    box.setCurrentIndex(box.count() - 1)
    assert page.check.decisions() == {0: SKIP}
    page.take_in()
    assert (people(page.place, "Осмонов"), people(page.place, "Сыдыков")) == (1, 1)


def test_faults_are_told_by_their_cells_and_nothing_can_be_taken_in(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(file_of(tmp_path, "ФИО;Дата рождения;Пол\nАсанова;31.02.1985;да\nОсмонов;1970;м\n"))
    page.look_through()
    assert [row[0] for row in page.check.faults.texts()] == ["B2", "C2"]
    assert not page.take.isEnabled()
    page.take_in()
    assert people(page.place, "Осмонов") == 0


def test_a_column_left_out_takes_its_faults_with_it(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(file_of(tmp_path, "ФИО;Пол\nАсанова;да\nОсмонов;м\n"))
    page.columns.choose("Пол", "")
    page.look_through()
    assert page.take.isEnabled()
    page.go_back()
    page.columns.choose("ФИО", "")
    page.look_through()
    assert page.steps.currentIndex() == 1
    assert page.columns.fault.text()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0" * 20, "Дата;Сумма\n1;2\n".encode()]
)
def test_a_file_that_is_none_is_refused_in_a_sentence_on_the_page(
    page: ImportPage, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    page.open_file(path)
    assert page.choosing.fault.text()
    assert page.steps.currentIndex() == 0
    page.open_file(tmp_path / "none.xlsx")
    assert "none.xlsx" in page.choosing.fault.text()


def test_a_file_can_be_dropped(page: ImportPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file_of(tmp_path)))])
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.choosing.dropEvent(drop)
    assert page.steps.currentIndex() == 1


def test_the_page_remembers_no_file(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(file_of(tmp_path))
    assert page.where() == {}
    assert [command.keys for command in page.commands()] == ["Ctrl+Return"]


def test_everything_that_takes_the_keyboard_has_a_name(page: ImportPage, tmp_path: Path) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    page.open_file(file_of(tmp_path))
    for step in range(2):
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                known = QAccessible.queryAccessibleInterface(widget)
                assert known.text(QAccessible.Text.Name), (step, widget)
        page.look_through()
