"""The page of the day on a real office: what is due, who is expected, what was begun, and where each line leads."""

from __future__ import annotations

import gc
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from reception.desk.receive import receive
from reception.desk.today import today
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.matters.actions import open_matter
from reception.people.actions import add_person
from tests.reception.desk.office import CATALOGUE
from tests.ui.typing import press
from ui.pages.today.card import Card, LineList
from ui.pages.today.day_list import DayListDialog, day_list
from ui.pages.today.page import TodayPage
from ui.tasks.workplace import Notice, Workplace

DAY = timedelta(days=1)


def client(place: Workplace) -> Id:
    made: list[Id] = []
    values = {"surname": "Асанова", "given": "Гүлнара"}
    place.act(place, lambda work: add_person(work, values=values)).then(made.append).run()
    return made[0]


def matter(place: Workplace, person: Id, **parts: Any) -> Id:
    made: list[Id] = []
    values = {"client_id": person, "category": "housing", **parts}
    place.act(place, lambda work: open_matter(work, values=values, catalogue=CATALOGUE)).then(
        made.append
    ).run()
    return made[0]


def promise(place: Workplace, person: Id | None, when: timedelta) -> None:
    intake = {
        "channel": "office",
        "person_id": person,
        "day": place.today - 20 * DAY,
        "appointments": [{"day": place.today + when, "hour": "14:00"}],
    }
    place.act(place, lambda work: receive(work, intake=intake)).run()


def opened(place: Workplace) -> list[tuple[str, dict[str, Any]]]:
    asked: list[tuple[str, dict[str, Any]]] = []
    place.open_requested.connect(lambda page, where: asked.append((page, where)))
    return asked


def shown(qtbot: QtBot, place: Workplace) -> TodayPage:
    page = TodayPage(place)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def lines_of(card: Card) -> LineList:
    assert card.lines is not None
    return card.lines


def cells(card: Card) -> list[tuple[str, ...]]:
    return [line.cells for line in card.section.lines]


def test_an_empty_day_says_so_in_each_card_and_offers_one_thing_to_do(qtbot: QtBot, place: Workplace) -> None:
    page = shown(qtbot, place)
    assert list(page.cards) == ["tasks", "hearings", "promises", "visits", "papers"]
    assert all(card.lines is None for card in page.cards.values())
    asked = opened(place)
    page.cards["visits"].offered.emit(page.cards["visits"].section.page)
    assert asked == [("desk", {})]


def test_what_is_due_stands_by_day_and_what_is_overdue_says_so_in_words(
    qtbot: QtBot, place: Workplace
) -> None:
    tasks = [
        {"what": "апелляция", "due": place.today - 2 * DAY},
        {"what": "ответ", "due": place.today},
        {"what": "запрос", "due": place.today + DAY},
    ]
    hearing = {"at": PartialDate.parse("2026-11-25T10:00"), "what": "продление"}
    matter(place, client(place), tasks=tasks, hearings=[hearing])
    page = shown(qtbot, place)
    when = [row[0] for row in cells(page.cards["tasks"])]
    assert "22.11.2026" in when[0]
    assert when[0] != "22.11.2026"
    assert when[2] == "25.11.2026"
    assert cells(page.cards["hearings"]) == [
        ("25.11.2026 10:00", "OSH-2026-001", "продление", "Асанова Гүлнара")
    ]


def test_enter_opens_the_matter_of_a_task(qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place), tasks=[{"what": "ответ", "due": place.today}])
    page = shown(qtbot, place)
    asked = opened(place)
    assert page.first_field() is page.cards["tasks"].lines
    press(lines_of(page.cards["tasks"]), Qt.Key.Key_Return)
    assert asked == [("matters", {"row": row.hex})]


def test_enter_receives_one_who_promised_and_space_awaits_her_no_more(qtbot: QtBot, place: Workplace) -> None:
    person = client(place)
    promise(place, person, timedelta(0))
    promise(place, None, -3 * DAY)
    page = shown(qtbot, place)
    asked = opened(place)
    said: list[Notice] = []
    place.said.connect(said.append)
    assert [line.late for line in page.cards["promises"].section.lines] == [True, False]
    press(lines_of(page.cards["promises"]), Qt.Key.Key_Space)
    assert [line.late for line in page.cards["promises"].section.lines] == [False]
    assert said[0].undo
    press(lines_of(page.cards["promises"]), Qt.Key.Key_Return)
    assert asked == [("desk", {"person": person.hex})]
    place.undo(page)
    assert len(page.cards["promises"].section.lines) == 2


def test_space_marks_a_task_as_done_and_undo_opens_it_again(qtbot: QtBot, place: Workplace) -> None:
    tasks = [{"what": "ответ", "due": place.today}, {"what": "запрос", "due": place.today - DAY}]
    matter(place, client(place), tasks=tasks)
    page = shown(qtbot, place)
    press(lines_of(page.cards["tasks"]), Qt.Key.Key_Space)
    assert [row[2] for row in cells(page.cards["tasks"])] == ["ответ"]
    place.undo(page)
    assert [row[2] for row in cells(page.cards["tasks"])] == ["запрос", "ответ"]


def test_the_page_follows_what_is_done_elsewhere(qtbot: QtBot, place: Workplace) -> None:
    page = shown(qtbot, place)
    intake = {"channel": "office", "organisation": "Фонд", "hour": "09:20"}
    place.act(place, lambda work: receive(work, intake=intake)).run()
    assert [row[:3] for row in cells(page.cards["visits"])] == [("09:20", "V-OSH-2026-001", "Фонд")]


def test_what_was_begun_is_offered_first_and_opens_where_it_was(qtbot: QtBot, place: Workplace) -> None:
    row = client(place).hex
    place.keep_draft("person", "new", {"surname": "Асанова"})
    place.keep_draft("matter.summary", row, {"summary": "…"})
    place.keep_draft("visit", "7", {"organisation": "Фонд"})
    place.keep_draft("unheard of", "8", {})
    page = shown(qtbot, place)
    asked = opened(place)
    assert next(iter(page.cards)) == "drafts"
    for line in page.cards["drafts"].section.lines:
        page.cards["drafts"].opened.emit(line)
    wanted = [("people", {"new": True}), ("matters", {"row": row}), ("desk", {"draft": "7"})]
    assert sorted(asked, key=str) == sorted(wanted, key=str)


def test_only_mine_leaves_out_what_others_do_and_is_remembered(qtbot: QtBot, place: Workplace) -> None:
    tasks = [{"what": "чужое", "due": place.today, "colleague_id": client(place)}]
    matter(place, client(place), tasks=tasks)
    page = shown(qtbot, place)
    assert len(page.cards["tasks"].section.lines) == 1
    page.mine.click()
    assert page.cards["tasks"].lines is None
    assert shown(qtbot, place).mine.isChecked()


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_the_printed_list_has_numbers_and_hours_and_names_only_where_asked(
    qtbot: QtBot, place: Workplace
) -> None:
    person = client(place)
    matter(place, person, tasks=[{"what": "тайное дело", "due": place.today}])
    promise(place, person, timedelta(0))
    page = shown(qtbot, place)
    assert page._answer is not None
    dialog = DayListDialog(page._answer.today, place.words, office="OSH", parent=page)
    plain = dialog.document().toPlainText()
    assert "OSH-2026-001" in plain
    assert "24.11.2026 14:00" in plain
    assert not any(word in plain for word in ("Асанова", "тайное"))
    dialog.names.click()
    assert all(word in dialog.document().toPlainText() for word in ("Асанова", "тайное"))


def test_the_list_of_an_empty_day_says_so_and_signs_in_names_are_text(place: Workplace) -> None:
    with place._lanes.office.reading() as reading:
        found = today(reading, day=place.today, me=place.me.user)
    page = day_list(found, place.words, office="<OSH>", names=True)
    assert "&lt;OSH&gt;" in page
    assert "<table" not in page


def test_the_preview_shows_the_sheet_and_closes_with_its_dialog(qtbot: QtBot, place: Workplace) -> None:
    page = shown(qtbot, place)
    page.print_list()
    dialog = page.findChild(DayListDialog)
    assert dialog is not None
    dialog.show_button.click()
    gc.collect()
    preview = dialog.findChild(QPrintPreviewDialog)
    assert preview is not None
    qtbot.waitUntil(preview.isVisible)
    preview.grab()
    preview.reject()
    assert not dialog.isVisible()
