"""The past of a record stands there in words, the latest first."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import Message
from reception.kernel.ids import Id
from reception.kernel.intake import read_record
from reception.kernel.values import Known
from reception.people.actions import add_person, edit_person
from reception.people.register import PERSON
from ui.tasks.workplace import Workplace
from ui.widgets.history_view import HistoryView


def known(place: Workplace) -> Known:
    return Known(place.today, place.catalogue.has)


def changed(place: Workplace, row: Id, **values: Any) -> None:
    read = read_record(PERSON, values, known(place), partial=True)
    with place._lanes.office.work() as work:
        edit_person(work, person_id=row, values=read)


@pytest.fixture
def row(place: Workplace) -> Id:
    first = {"surname": "Асанова", "sex": "female", "phones": [{"number": "0700112233"}], "groups": ["minor"]}
    with place._lanes.office.work() as work:
        made = add_person(work, values=read_record(PERSON, first, known(place)))
    changed(place, made, surname="Бекова <b>", born="1985-03")
    changed(place, made, sex=None, groups=[])
    return made


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_each_act_says_who_did_what_and_what_became_of_each_field(
    place: Workplace, qtbot: QtBot, row: Id
) -> None:
    view = HistoryView(place, "person", row)
    qtbot.addWidget(view)
    text = view.toPlainText()
    assert "Асанова → Бекова <b>" in text
    assert place.catalogue.label("sexes", "female", place.words.language) in text
    assert place.catalogue.label("groups", "minor", place.words.language) in text
    assert "03.1985" in text
    assert "+996700112233" in text
    assert text.count("Асанова Айгүл Бакытовна") == 3
    assert text.index("Бекова") < text.casefold().index(place.words(Message("register a person")))


def test_nothing_that_leads_to_the_counting_row_is_shown(place: Workplace, qtbot: QtBot, row: Id) -> None:
    view = HistoryView(place, "person", row)
    qtbot.addWidget(view)
    assert row.hex not in view.toPlainText()
    assert str(row) not in view.toPlainText()
    with place._lanes.office.reading() as reading:
        code = reading.connection.exec_driver_sql("SELECT code FROM person").scalar()
    assert str(code) not in view.toPlainText()


def test_it_follows_what_is_done_while_it_is_seen(place: Workplace, qtbot: QtBot, row: Id) -> None:
    view = HistoryView(place, "person", row)
    qtbot.addWidget(view)
    view.show()
    place.act(view, lambda work: edit_person(work, person_id=row, values={"given": "Жаңылгүл"})).run()
    assert "Жаңылгүл" in view.toPlainText()
    view.show_row(None)
    assert view.toPlainText() == ""
