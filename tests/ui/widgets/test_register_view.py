"""A register finds while one types, remembers its columns, and shows nobody before it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import mark as _
from reception.matters.listing import MATTERS
from reception.people.actions import add_person, edit_person
from reception.people.listing import PEOPLE
from reception.records.listing import Listing, lines, numbers
from reception.store.access_log import opened
from tests.ui.typing import press, type_text
from ui.tasks.workplace import Workplace
from ui.widgets.filter_bar import Filter, below
from ui.widgets.register_view import RegisterView

Make = Callable[..., RegisterView]
OPEN = Filter("open", "choice", _("Open or closed"), choices=((_("open"), True), (_("closed"), False)))


@pytest.fixture
def make(demo_place: Workplace, qtbot: QtBot) -> Make:
    def made(listing: Listing = PEOPLE, **options: object) -> RegisterView:
        view = RegisterView(demo_place, listing, find=_("Find a person"), **options)  # type: ignore[arg-type]
        qtbot.addWidget(view)
        view.resize(900, 500)
        view.show()
        view.grab()
        return view

    return made


def first_name(place: Workplace) -> str:
    with place._lanes.office.reading() as reading:
        return str(lines(reading, PEOPLE, [numbers(reading, PEOPLE)[0]])[0].values[0])


def shown(view: RegisterView, column: int = 0) -> list[str]:
    model = view.table.model()
    texts = [str(model.index(row, column).data()) for row in range(model.rowCount())]
    return [str(model.index(row, column).data()) for row in range(len(texts))]


def find(view: RegisterView, typed: str) -> None:
    type_text(view.line, typed)
    view.reload()


def test_nobody_is_shown_before_three_letters_are_typed(make: Make, demo_place: Workplace) -> None:
    view = make()
    assert view.table.model().rowCount() == 0
    name = first_name(demo_place)
    find(view, name[:2])
    assert view.table.model().rowCount() == 0
    find(view, name[2:5])
    assert name in shown(view)
    assert view._count.text() != ""


def test_showing_all_stays_in_the_access_log(make: Make, demo_place: Workplace) -> None:
    view = make()
    view.show_all()
    assert view.table.model().rowCount() > 20
    with demo_place._lanes.office.reading() as reading:
        line = opened(reading, limit=1)[0]
    assert (line.what, line.about) == ("show_all", "person")


def test_a_pause_in_typing_is_enough(make: Make, demo_place: Workplace, qtbot: QtBot) -> None:
    view = make()
    type_text(view.line, first_name(demo_place)[:6])
    qtbot.waitUntil(lambda: view.table.model().rowCount() > 0, timeout=2_000)


def test_enter_goes_from_the_line_into_the_list_and_opens(
    make: Make, demo_place: Workplace, qtbot: QtBot
) -> None:
    view = make()
    with qtbot.waitActive(view):
        view.activateWindow()
    type_text(view.line, first_name(demo_place))
    view.reload()
    view.grab()
    told: list[object] = []
    view.opened.connect(told.append)
    press(view.line, Qt.Key.Key_Return)
    assert len(told) == 1
    assert told[0] is not None
    assert QApplication.focusWidget() is view.table
    press(view.table, Qt.Key.Key_Escape)
    type_text(view.table, "х")
    assert QApplication.focusWidget() is view.line


def test_the_one_chosen_is_told_and_stays_after_a_change(make: Make, demo_place: Workplace) -> None:
    view = make()
    view.show_all()
    told: list[object] = []
    view.chosen.connect(told.append)
    view.table.selectRow(3)
    view.grab()
    row = told[-1]
    with demo_place._lanes.office.work() as work:
        edit_person(work, person_id=row, values={"latin": "Changed Name"})  # type: ignore[arg-type]
    demo_place.act(view, lambda work: add_person(work, values={"surname": "Яяяев"})).run()
    view.grab()
    assert told[-1] == row
    assert view.table.chosen_id() is not None
    assert any("Яяяев" in name for name in shown(view))


def test_filters_narrow_the_list_without_a_typed_word(make: Make) -> None:
    view = make(MATTERS, filters=(OPEN,), whole_at_once=True)
    every = view.table.model().rowCount()
    view.filters.show_values({"open": True})
    view.reload()
    is_open = view.table.model().rowCount()
    view.filters.show_values({"open": False})
    view.reload()
    assert is_open + view.table.model().rowCount() == every
    assert 0 < is_open < every


def test_a_place_keeps_what_lies_below_it(demo_place: Workplace) -> None:
    parents = [item for item in demo_place.catalogue.list("divisions").items if item.parents]
    parent = parents[0].parents[0]
    found = below(demo_place.catalogue, "divisions", parent)
    assert found[0] == parent
    assert parents[0].code in found


def test_columns_order_and_widths_are_remembered(make: Make) -> None:
    view = make()
    view.show_all()
    born = [column.name for column in PEOPLE.columns].index("born")
    view._show_column("speaks", True)
    view.table.setColumnWidth(born, 177)
    view.table.sortByColumn(born, Qt.SortOrder.DescendingOrder)
    order = list(view._model.ids)
    again = make()
    again.show_all()
    assert not again.table.isColumnHidden([column.name for column in PEOPLE.columns].index("speaks"))
    assert again.table.columnWidth(born) == 177
    assert list(again._model.ids) == order
    years = [text[-4:] for text in shown(again, born) if text]
    assert years == sorted(years, reverse=True)


def test_the_last_column_shown_cannot_be_hidden(make: Make) -> None:
    view = make()
    for column in PEOPLE.columns:
        view._show_column(column.name, False)
    assert len(view._shown_columns()) == 1


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_register_stands_in_every_language(make: Make, language: str) -> None:
    view = make(MATTERS, whole_at_once=True)
    assert view.table.model().rowCount() > 0, language
