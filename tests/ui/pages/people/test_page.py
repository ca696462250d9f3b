"""The page of people: found, shown whole, entered, changed, joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reception.desk.person import person_whole
from reception.index.finding import find_rows
from reception.kernel.i18n import Message
from reception.kernel.ids import Id
from reception.kernel.intake import read_record
from reception.kernel.values import Known
from reception.people.actions import add_consent, add_person
from reception.people.listing import PEOPLE
from reception.people.model import Person
from reception.people.queries import group_of
from reception.people.register import CONSENT, PERSON
from reception.records.listing import numbers
from reception.store.access_log import opened
from tests.ui.typing import type_text
from ui.pages.people.data_form import DRAFT, NEW
from ui.pages.people.page import PeoplePage
from ui.pages.people.person_view import DATA, FILES, HISTORY, PAPERS
from ui.tasks.workplace import Workplace
from ui.widgets.editors import Line

HER = {
    "surname": "Дүйшөнкулова",
    "given": "Жаңылгүл",
    "born": "1985-03-15",
    "safe_contact": "после 18, не называться",
    "phones": [{"number": "0700123456", "unsafe": True}, {"number": "0555000111", "note": "сестра"}],
    "tell_nothing": [{"name": "Дүйшөнкулов Бакыт", "why": "муж"}],
}
Add = Callable[..., Id]


@pytest.fixture
def add(place: Workplace) -> Add:
    def added(**values: Any) -> Id:
        known = Known(place.today, place.catalogue.has)
        with place._lanes.office.work() as work:
            return add_person(work, values=read_record(PERSON, {**HER, **values}, known))

    return added


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PeoplePage:
    made = PeoplePage(place)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def button(widget: QWidget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words and not one.isHidden())


def everyone(place: Workplace) -> int:
    with place._lanes.office.reading() as reading:
        return len(numbers(reading, PEOPLE))


def test_how_to_reach_her_stands_in_red_on_every_part(page: PeoplePage, add: Add) -> None:
    page.open_at({"row": add().hex})
    for tab in (DATA, HISTORY, FILES, PAPERS):
        page.view.show_tab(tab)
        assert page.view._safety.isVisible()
        assert page.view._safety.text() == HER["safe_contact"]
        assert page.view._safety.property("role") == "safety"
        assert "+996700123456" in page.view._unsafe.text()
        assert "+996555000111" not in page.view._unsafe.text()


def test_her_page_says_everything_of_her(page: PeoplePage, place: Workplace, add: Add) -> None:
    row = add()
    consent = {"kind": "keep", "by_whom": "self", "how": "signed", "given_on": "2026-11-01"}
    known = Known(place.today, place.catalogue.has)
    with place._lanes.office.work() as work:
        add_consent(work, person_id=row, values=read_record(CONSENT, consent, known))
    page.open_at({"row": row.hex})
    text = said(page.view)
    for part in ("Дүйшөнкулова Жаңылгүл", "15.03.1985", "сестра", "Дүйшөнкулов Бакыт", "01.11.2026"):
        assert part in text
    button(page.view.overview, place.words(Message("Withdraw"))).click()
    with place._lanes.office.reading() as reading:
        whole = person_whole(reading, row, today=place.today)
    assert whole is not None
    assert whole.consents[0].withdrawn_on == place.today


def test_that_she_was_opened_stays_in_the_access_log(page: PeoplePage, place: Workplace, add: Add) -> None:
    row = add()
    page.open_at({"row": row.hex})
    with place._lanes.office.reading() as reading:
        line = opened(reading, limit=1)[0]
    assert (line.what, line.about, line.row) == ("open", "person", row)


def test_one_found_is_shown_and_enter_goes_to_her_data(page: PeoplePage, add: Add, qtbot: QtBot) -> None:
    add()
    with qtbot.waitActive(page):
        page.activateWindow()
    type_text(page.register.line, "дуйшонкул")
    page.register.reload()
    page.grab()
    page.register._go_into_table(open_it=True)
    assert page.view._name.text() == "Дүйшөнкулова Жаңылгүл"
    assert page.view.tabs.currentIndex() == DATA


def test_a_new_person_is_entered_and_shown(page: PeoplePage, place: Workplace) -> None:
    page.begin()
    for name, text in (("surname", "Асанов"), ("given", "Бакыт")):
        line = page.entering.form.editor(name)
        assert isinstance(line, Line)
        type_text(line, text)
    page.entering.save()
    assert page.view._name.text() == "Асанов Бакыт"
    assert everyone(place) == 1
    place.undo(page)
    assert everyone(place) == 0


def test_a_person_without_a_name_is_refused_and_nothing_typed_is_lost(
    page: PeoplePage, place: Workplace
) -> None:
    told: list[Any] = []
    place.said.connect(told.append)
    page.begin()
    page.entering.form.editor("address").show_value("Ош")
    page.entering.save()
    assert len(told) == 1
    assert page.entering.form.editor("address").value() == "Ош"
    assert everyone(place) == 0


def test_who_may_be_known_already_is_said_while_one_types(page: PeoplePage, add: Add) -> None:
    add()
    page.begin()
    page.entering.form.editor("surname").show_value("Дуйшенкулова")
    page.entering.form.editor("given").show_value("Жанылгул")
    page.entering.compare()
    assert "Дүйшөнкулова Жаңылгүл" in said(page.entering)


def test_what_was_begun_is_there_again(page: PeoplePage, place: Workplace, qtbot: QtBot) -> None:
    page.begin()
    page.entering.form.editor("surname").show_value("Асанов")
    page.keep()
    with place._lanes.office.reading() as reading:
        from reception.drafts.keeping import drafts_of

        assert [(draft.kind, draft.key) for draft in drafts_of(reading)] == [(DRAFT, NEW)]
    again = PeoplePage(place)
    qtbot.addWidget(again)
    again.open_at(page.where())
    assert again.entering.form.editor("surname").value() == "Асанов"
    again.entering.save()
    with place._lanes.office.reading() as reading:
        assert drafts_of(reading) == []


def test_data_are_changed_in_place_and_kept_as_a_draft_till_then(page: PeoplePage, add: Add) -> None:
    row = add()
    page.open_at({"row": row.hex})
    page.view.show_tab(DATA)
    page.view.data.form.editor("patronymic").show_value("Төлөгөновна")
    page.open_at({"row": add(surname="Бекова", given="Айгүл", phones=[]).hex})
    assert page.view.data.form.editor("patronymic").value() is None
    page.open_at({"row": row.hex})
    assert page.view.data.form.editor("patronymic").value() == "Төлөгөновна"
    page.view.data.save()
    assert page.view._name.text() == "Дүйшөнкулова Жаңылгүл Төлөгөновна"
    assert page.view.data.form.editor("patronymic").value() == "Төлөгөновна"
    assert not page.view.data.form.dirty()
    assert page.view.data._bar.isHidden()


def test_giving_up_shows_what_was_there_before(page: PeoplePage, add: Add) -> None:
    page.open_at({"row": add().hex})
    page.view.show_tab(DATA)
    page.view.data.form.editor("surname").show_value("Другая")
    page.view.data.give_up()
    assert page.view.data.form.editor("surname").value() == "Дүйшөнкулова"
    assert not page.view.data.form.dirty()


def test_the_same_person_is_joined_and_it_can_be_taken_back(
    page: PeoplePage, place: Workplace, add: Add
) -> None:
    row, other = add(), add(phones=[])
    page.open_at({"row": row.hex})
    button(page.view.overview, place.words(Message("It is the same person"))).click()
    with place._lanes.office.reading() as reading:
        assert group_of(reading, row) == sorted([row, other])
    assert place.words(Message("Also entered as {name}"), name="Дүйшөнкулова Жаңылгүл") in said(page.view)
    place.undo(page)
    with place._lanes.office.reading() as reading:
        assert group_of(reading, row) == [row]


def test_receiving_her_again_opens_the_desk(page: PeoplePage, place: Workplace, add: Add) -> None:
    row = add()
    page.open_at({"row": row.hex})
    asked: list[tuple[str, dict[str, Any]]] = []
    place.open_requested.connect(lambda name, where: asked.append((name, where)))
    page.view._receive()
    assert asked == [("desk", {"person": row.hex})]


def test_one_who_was_taken_out_is_shown_no_more(page: PeoplePage, place: Workplace, add: Add) -> None:
    page.open_at({"row": add().hex})
    place.undo(page)
    assert page.view.row is None
    assert page._right.currentIndex() == 0


def test_where_it_was_is_where_it_is_again(
    page: PeoplePage, place: Workplace, add: Add, qtbot: QtBot
) -> None:
    row = add()
    page.register.line.setText("Дүйшөн")
    page.open_at({"row": row.hex})
    again = PeoplePage(place)
    qtbot.addWidget(again)
    again.open_at(page.where())
    assert again.view.row == row
    assert again.register.line.text() == "Дүйшөн"


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_control_has_a_name(page: PeoplePage, add: Add) -> None:
    page.open_at({"row": add().hex})
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not widget.focusProxy()
        if type(widget).__name__ not in {"QScrollArea", "QTabBar", "QTabWidget", "QStackedWidget"}
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_erasing_asks_for_a_reason_and_a_second_person(page: PeoplePage, place: Workplace, add: Add) -> None:
    from ui.pages.people.erasing import EraseForEver

    row = add()
    page.open_at({"row": row.hex})
    page.view._erase()
    dialog = page.findChild(EraseForEver)
    assert dialog is not None
    dialog.reason.show_value("просьба самой женщины")
    dialog._erase(place.me.user, _Second(dialog))  # type: ignore[arg-type]
    with place._lanes.office.reading() as reading:
        assert find_rows(reading, Person, "Дүйшөнкулова") == [row]


class _Second:
    """One who is the same as the first: the core refuses, and nothing is erased."""

    def __init__(self, dialog: Any) -> None:
        self.show_trouble = dialog.show_trouble
        self.accept = dialog.accept
