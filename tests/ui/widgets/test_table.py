"""The table asks for a page of lines when it is painted, and for no more."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from ui.widgets.table import LATER, PAGE, IdModel, IdTable, Line

MANY = array("q", range(1, 100_001))
Lines = Sequence[Line | None]


class Shelf:
    """Brings lines at once or later, and remembers what it was asked for."""

    def __init__(self, *, later: bool = False) -> None:
        self.later = later
        self.asked: list[array[int]] = []
        self.gone: set[int] = set()

    def lines(self, wanted: array[int]) -> Lines:
        return [None if n in self.gone else [f"name {n}", str(n)] for n in wanted]

    def fetch(self, wanted: array[int]) -> Lines | None:
        self.asked.append(wanted)
        return None if self.later else self.lines(wanted)


def text(model: IdModel, row: int, column: int = 0) -> str:
    return str(model.index(row, column).data())


def test_it_is_a_sound_model() -> None:
    shelf = Shelf()
    model = IdModel(["Name", "Number"], array("q", range(600)), shelf.fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids(array("q", range(3)))
    model.show_ids(array("q"))
    model.refresh()
    assert model.rowCount() == 0
    assert model.columnCount() == 2


def test_only_what_is_seen_is_fetched(qtbot: QtBot) -> None:
    shelf = Shelf()
    table = IdTable(IdModel(["Name", "Number"], MANY, shelf.fetch), name="register")
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    table.grab()
    assert [len(asked) for asked in shelf.asked] == [PAGE]
    table.scrollToBottom()
    table.grab()
    assert len(shelf.asked) == 2
    assert shelf.asked[1][-1] == 100_000


def test_pages_that_were_seen_long_ago_are_let_go() -> None:
    shelf = Shelf()
    model = IdModel(["Name", "Number"], MANY, shelf.fetch)
    for row in range(0, 100_000, PAGE):
        text(model, row)
    assert len(model._pages) < 100
    assert text(model, 99_999) == "name 100000"


def test_rows_that_come_later_show_a_mark_until_then() -> None:
    shelf = Shelf(later=True)
    model = IdModel(["Name", "Number"], MANY, shelf.fetch)
    assert text(model, 5) == LATER
    assert text(model, 6) == LATER
    assert len(shelf.asked) == 1
    model.arrive(shelf.asked[0], shelf.lines(shelf.asked[0]))
    assert text(model, 5) == "name 6"


def test_lines_of_an_earlier_list_are_dropped() -> None:
    shelf = Shelf(later=True)
    model = IdModel(["Name", "Number"], MANY, shelf.fetch)
    text(model, 0)
    old = shelf.asked[0]
    model.show_ids(array("q", [7]))
    text(model, 0)
    model.arrive(old, shelf.lines(old))
    assert text(model, 0) == LATER
    model.arrive(shelf.asked[1], shelf.lines(shelf.asked[1]))
    assert text(model, 0) == "name 7"


def test_a_row_that_is_gone_is_grey_and_does_not_open(qtbot: QtBot) -> None:
    shelf = Shelf()
    shelf.gone = {2}
    model = IdModel(["Name", "Number"], array("q", [1, 2, 3]), shelf.fetch)
    assert text(model, 1) == ""
    assert model.index(1, 0).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    table = IdTable(model, name="register")
    qtbot.addWidget(table)
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.selectRow(1)
    press(table, Qt.Key.Key_Return)
    table.selectRow(2)
    press(table, Qt.Key.Key_Return)
    assert opened == [3]


def test_lines_are_fetched_anew_after_a_change() -> None:
    shelf = Shelf()
    model = IdModel(["Name", "Number"], array("q", [1, 2]), shelf.fetch)
    text(model, 0)
    model.refresh()
    text(model, 0)
    assert len(shelf.asked) == 2


def test_a_row_is_chosen_by_its_number_and_letters_are_handed_on(qtbot: QtBot) -> None:
    table = IdTable(IdModel(["Name", "Number"], MANY, Shelf().fetch), name="register")
    qtbot.addWidget(table)
    table.show()
    chosen: list[int] = []
    letters: list[str] = []
    table.chosen.connect(chosen.append)
    table.typed.connect(letters.append)
    assert table.choose(500)
    assert not table.choose(200_000)
    assert chosen == [500, -1]
    type_text(table, "Ө")
    assert letters == ["Ө"]


def test_the_header_asks_for_an_order(qtbot: QtBot) -> None:
    model = IdModel(["Name", "Number"], MANY, Shelf().fetch)
    with qtbot.waitSignal(model.sort_wanted) as asked:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert asked.args == [1, True]


@pytest.mark.parametrize("column", [0, 1])
def test_titles_stand_over_the_columns(column: int) -> None:
    model = IdModel(["Name", "Number"], MANY, Shelf().fetch)
    assert model.headerData(column, Qt.Orientation.Horizontal) == ["Name", "Number"][column]
