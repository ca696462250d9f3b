"""Nothing typed at the desk is lost: drafts, visits put aside, a page built anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.desk.conftest import Office
from tests.ui.pages.desk.keys import Keyboard
from ui.pages.desk.page import DeskPage
from ui.tasks.operations import Operation
from ui.tasks.workplace import Notice, Workplace


def test_what_was_typed_is_there_again_after_the_page_is_built_anew(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова Гүлнара 0555 123456")
    keys.press(Qt.Key.Key_Tab)
    page.form.purpose.choose("other")
    page.form.other.line.setText("Асанов Бакыт")
    page.form.what.editor("category").show_value("alimony")
    page.form.helps.show_values([{"help": "consultation", "minutes": 20}])
    page.form.consents.show_values([{"kind": "keep"}])
    page.form.again.editor("day").show_value("2026-12-01")
    body, where = page.form.body(), page.where()
    page.keep()
    again = desk()
    again.open_at(where)
    assert again.form.body() == body
    assert again.where() == where
    again.keep()
    assert len(office.drafts()) == 1


def test_a_draft_is_kept_where_something_changed_and_dropped_where_all_was_taken_back(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    page.keep()
    assert office.drafts() == []
    Keyboard(page).type("Асанова")
    page.keep()
    (first,) = office.drafts()
    page.keep()
    assert office.drafts() == [first]
    page.form.who.line.clear()
    page.keep()
    assert office.drafts() == []


def test_of_one_who_gave_no_name_the_age_alone_is_a_draft(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    page.form.kind.choose("unnamed")
    page.form.facts.editor("age").show_value(40)
    page.keep()
    assert len(office.drafts()) == 1


def test_a_begun_visit_is_put_aside_for_the_next_caller_and_taken_back_by_the_same_key(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова")
    keys.run("F7")
    assert page.form.is_blank()
    assert keys.at is page.form.who.line
    assert page.aside.list.count() == 1
    page.open_at({"ngo": True})
    keys.type("Фонд")
    keys.run("Ctrl+Return")
    keys.run("F7")
    assert page.form.who.line.text() == "Асанова"
    assert page.aside.list.count() == 0
    keys.run("Ctrl+Return")
    assert [visit["organisation"] for visit in office.visits()] == ["Фонд", None]
    assert office.drafts() == []


def test_a_call_in_the_middle_of_a_visit_puts_it_aside(desk: Callable[[], DeskPage]) -> None:
    page = desk()
    Keyboard(page).type("Асанова")
    page.open_at({"ngo": True})
    assert page.aside.list.count() == 1
    page.aside.list.taken.emit(next(iter(page._begun)))
    assert page.form.who.line.text() == "Асанова"


def test_after_a_crash_the_desk_offers_to_go_on(
    desk: Callable[[], DeskPage], place: Workplace, office: Office
) -> None:
    first = desk()
    Keyboard(first).type("Асанова")
    first.keep()
    said: list[Notice] = []
    place.said.connect(said.append)
    second = desk()
    assert second.form.is_blank()
    run = said[-1].run
    assert run is not None
    run()
    assert second.form.who.line.text() == "Асанова"
    assert len(office.drafts()) == 1


def test_escape_loses_nothing(desk: Callable[[], DeskPage]) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова")
    keys.press(Qt.Key.Key_Escape)
    assert page.form.who.line.text() == "Асанова"
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Escape, 2)
    assert page.form.who.names.editor("surname").value() == "Асанова"


def test_a_draft_that_is_gone_opens_an_empty_desk(desk: Callable[[], DeskPage]) -> None:
    page = desk()
    page.open_at({"draft": "1"})
    assert page.form.is_blank()


def test_what_is_typed_while_the_store_refuses_the_visit_before_is_put_aside(
    desk: Callable[[], DeskPage], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.against("Маматов Нурбек")
    waiting: list[Operation[Any]] = []

    def later(operation: Operation[Any]) -> None:
        waiting.append(operation)

    page = desk()
    keys = Keyboard(page)
    keys.type("Маматов Нурбек")
    with monkeypatch.context() as slow:
        slow.setattr(Operation, "run", later)
        keys.run("Ctrl+Return")
    assert page.form.is_blank()
    keys.type("Следующая Айгүл")
    for operation in waiting:
        operation.run()
    assert page.form.who.line.text() == "Маматов Нурбек"
    assert page.aside.list.count() == 1
    assert keys.at is page.beside.warning.reason
    keys.type("Пришёл по другому делу")
    page.put_aside()
    keys.run("F7")
    assert page.beside.warning.reason.text() == "Пришёл по другому делу"
    assert len(office.drafts()) == 2


def test_a_visit_whose_page_is_gone_before_it_is_said_to_be_saved_leaves_no_draft(
    desk: Callable[[], DeskPage], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk()
    Keyboard(page).type("Асанова")
    page.form.what.editor("category").show_value("alimony")
    page.keep()
    assert len(office.drafts()) == 1
    monkeypatch.setattr(Operation, "_show", lambda *_told: None)  # the window was locked meanwhile
    page.save_button.click()
    assert office.drafts() == []
