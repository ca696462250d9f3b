"""The recycle bin shows what was taken out and brings it back."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reception.people.actions import add_person, edit_person
from reception.people.forms import PERSON
from reception.records.reading import show_record
from reception.store.work import Work
from tests.ui.typing import type_text
from ui.pages.bin.page import BinPage
from ui.tasks.workplace import Notice, Workplace


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> BinPage:
    """A bin with two telephones of two people in it."""

    def fill(work: Work) -> None:
        for surname, number in (("Асанова", "0700123450"), ("Осмонов", "0555123451")):
            row = add_person(work, values={"surname": surname, "phones": [{"number": number}]})
            record: Any = show_record(work.reading, PERSON, row)
            from reception.kernel.ids import read_id

            edit_person(
                work,
                person_id=row,
                values={"phones": [{"id": read_id(record["phones"][0]["id"]), "retired": True}]},
            )

    made = BinPage(place)
    qtbot.addWidget(made)
    place.act(made, fill).run()
    made.resize(900, 500)
    made.show()
    made.open_at({})
    return made


def test_what_was_taken_out_is_listed_with_whose_it_was(page: BinPage) -> None:
    assert sorted(row[2] for row in page.table.texts()) == ["Асанова", "Осмонов"]
    assert {row[3] for row in page.table.texts()} == {"Асанова Айгүл Бакытовна"}
    assert not page.back.isEnabled()


def test_a_word_finds_its_line(page: BinPage) -> None:
    type_text(page.filter, "осмонов")
    assert [row[2] for row in page.table.texts()] == ["Осмонов"]
    page.filter.clear()
    assert page.table.rowCount() == 2


def test_a_line_comes_back_and_that_can_be_undone(page: BinPage) -> None:
    said: list[Notice] = []
    page.place.said.connect(said.append)
    page.table.setCurrentCell(0, 0)
    page.back.click()
    assert page.table.rowCount() == 1
    assert [(notice.undo, notice.is_warning) for notice in said] == [(True, False)]


def test_the_keys_bring_back_too(page: BinPage) -> None:
    (command,) = page.commands()
    page.table.setCurrentCell(1, 0)
    command.run()
    assert page.table.rowCount() == 1
    page.table.clearSelection()
    command.run()
    assert page.table.rowCount() == 1


def test_the_record_it_belonged_to_opens(page: BinPage, qtbot: QtBot) -> None:
    page.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(page.place.open_requested) as asked:
        page.show_owner.click()
    assert asked.args is not None
    assert asked.args[0] == "people"


def test_an_empty_bin_says_so(place: Workplace, qtbot: QtBot) -> None:
    made = BinPage(place)
    qtbot.addWidget(made)
    made.open_at({})
    assert made.table.rowCount() == 0
    assert made.count.text()
