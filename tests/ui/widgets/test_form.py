"""A form made from a register gives what the core takes, keeps what was typed, and says faults beside the fields."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reception.kernel.errors import Trouble
from reception.kernel.fields import Register
from reception.kernel.i18n import Message
from reception.kernel.intake import Faulty, read_record
from reception.kernel.values import Known
from reception.matters.register import MATTER
from reception.people import forms
from reception.people.actions import add_person, edit_person
from reception.people.register import PERSON
from reception.records.reading import show_record
from reception.visits.register import VISIT
from tests.ui.typing import press, type_text
from ui.tasks.workplace import Workplace
from ui.widgets.code_picker import CodePicker
from ui.widgets.editors import Flag, Line
from ui.widgets.faults import FaultLine
from ui.widgets.form import RecordForm
from ui.widgets.parts_edit import PartsEdit, RowList
from ui.widgets.texts_edit import TextsEdit

RECORD = {
    "surname": "Дүйшөнкулова",
    "given": "Жаңылгүл",
    "sex": "female",
    "born": "1985-03",
    "paper_home": False,
    "groups": [],
    "safe_contact": "после 18\nне называться",
    "phones": [{"number": "+996700123456", "unsafe": True}, {"number": "+996555000111"}],
}


def known(place: Workplace) -> Known:
    return Known(place.today, place.catalogue.has)


def made(place: Workplace, qtbot: QtBot, register: Register = PERSON, **options: Any) -> RecordForm:
    form = RecordForm(place, register, **options)
    qtbot.addWidget(form)
    form.resize(700, 900)
    form.show()
    return form


def saved(place: Workplace, values: dict[str, Any]) -> Any:
    with place._lanes.office.work() as work:
        return add_person(work, values=read_record(PERSON, values, known(place)))


def shown(place: Workplace, row: Any) -> dict[str, Any]:
    with place._lanes.office.reading() as reading:
        record = show_record(reading, forms.PERSON, row)
    assert record is not None
    return record


@pytest.mark.parametrize("register", [PERSON, MATTER, VISIT], ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_nothing_is_stated_by_itself_and_every_field_has_a_name(
    place: Workplace, qtbot: QtBot, register: Register
) -> None:
    form = made(place, qtbot, register)
    assert not any(form.values().values())
    assert not form.dirty()
    nameless = [
        type(widget).__name__
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.focusProxy() and widget.isVisible()
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_each_label_leads_by_its_letter_to_its_field(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    letters = [
        label.text()[label.text().index("&") + 1].casefold()
        for label in form.findChildren(QLabel)
        if label.buddy() is not None and "&" in label.text()
    ]
    assert len(letters) >= 20
    assert len(letters) == len(set(letters))


def test_a_record_shown_and_given_back_is_unchanged(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    form.show_record(shown(place, saved(place, RECORD)))
    assert not form.dirty()
    assert form.changes() == {}


def test_what_was_changed_goes_to_the_core_and_nothing_else(place: Workplace, qtbot: QtBot) -> None:
    row = saved(place, RECORD)
    form = made(place, qtbot)
    form.show_record(shown(place, row))
    line = form.editor("patronymic")
    assert isinstance(line, Line)
    type_text(line, "Төлөгөновна")
    phones = form.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.list.setCurrentRow(1)
    press(phones.list, Qt.Key.Key_Delete)
    told = form.changes()
    assert set(told) == {"patronymic", "phones"}
    with place._lanes.office.work() as work:
        edit_person(work, person_id=row, values=read_record(PERSON, told, known(place), partial=True))
    after = shown(place, row)
    assert after["patronymic"] == "Төлөгөновна"
    assert [phone["number"] for phone in after["phones"]] == ["+996700123456"]
    assert after["safe_contact"] == RECORD["safe_contact"]


def test_a_row_is_added_in_place_and_counts_before_done_is_pressed(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    phones = form.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.add()
    assert phones._form is not None
    number = phones._form.editor("number")
    assert isinstance(number, Line)
    type_text(number, "0700 11 22 33")
    assert form.changes() == {"phones": [{"number": "0700 11 22 33"}]}
    phones._done()
    assert phones.list.count() == 1
    assert "0700 11 22 33" in phones.list.item(0).text()
    assert form.changes() == {"phones": [{"number": "0700 11 22 33"}]}


def test_a_row_taken_out_can_be_put_back(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    form.show_record(shown(place, saved(place, RECORD)))
    phones = form.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.list.setCurrentRow(0)
    press(phones.list, Qt.Key.Key_Delete)
    assert [row["retired"] for row in phones.value()] == [True]
    assert phones.list.item(0).font().strikeOut()
    phones.list.setCurrentRow(0)
    press(phones.list, Qt.Key.Key_Delete)
    assert phones.value() == []


def test_a_long_row_is_seen_whole_however_narrow_the_form_is(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    phones = form.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.show_value([{"number": "+996700123456", "note": "сестра, берёт трубку только днём " * 6}])
    for width in (900, 420, 700):
        form.resize(width, 900)
        qtbot.waitUntil(partial(_is_whole, phones.list))


def _is_whole(rows: RowList) -> bool:
    """Whether all of the text of the first row is in what is seen of the list."""
    area = rows.visualItemRect(rows.item(0))
    room = rows.viewport().rect()
    breaking = int(Qt.TextFlag.TextWordWrap)
    wanted = rows.fontMetrics().boundingRect(0, 0, room.width(), 9_999, breaking, rows.item(0).text())
    return wanted.height() <= area.height() <= room.height()


def test_what_a_field_says_itself_is_not_said_a_second_time(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    sex = form.editor("sex")
    assert isinstance(sex, CodePicker)
    sex.line.setFocus()
    type_text(sex.line, "ыыыы")
    sex.line.editingFinished.emit()
    with pytest.raises(Faulty) as caught:
        read_record(PERSON, form.values(), known(place))
    form.show_trouble(caught.value)
    said = [one.text() for one in form.findChildren(FaultLine) if not one.isHidden()]
    assert len(said) == 1, said
    assert "ыыыы" in said[0]


def test_faults_stand_beside_their_fields_and_inside_rows(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    phones = form.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.add()
    assert phones._form is not None
    note = phones._form.editor("note")
    note.show_value("соседка")
    form.editor("born").show_value("когда-то")
    with pytest.raises(Faulty) as caught:
        read_record(PERSON, form.values(), known(place))
    form.show_trouble(caught.value)
    assert "когда-то" in form._boxes["born"].fault.text()
    assert phones._form is not None
    assert phones._form._boxes["number"].fault.text()
    form.editor("born").show_value("1985")
    assert not form._boxes["born"].fault.text()


def test_trouble_without_a_field_goes_to_the_message_bar(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    said: list[Any] = []
    place.said.connect(said.append)
    with pytest.raises(Trouble) as caught, place._lanes.office.work() as work:
        add_person(work, values={})
    form.show_trouble(caught.value)
    assert len(said) == 1


def test_a_draft_is_put_over_what_is_shown(place: Workplace, qtbot: QtBot) -> None:
    record = shown(place, saved(place, RECORD))
    first = made(place, qtbot)
    first.show_record(record)
    first.editor("surname").show_value("Асанова")
    phones = first.editor("phones")
    assert isinstance(phones, PartsEdit)
    phones.list.setCurrentRow(0)
    press(phones.list, Qt.Key.Key_Delete)
    draft = first.changes()
    second = made(place, qtbot)
    second.show_record(record)
    second.show_draft(draft)
    assert second.changes() == draft


def test_a_flag_begins_as_not_stated_and_says_so(place: Workplace, qtbot: QtBot) -> None:
    form = made(place, qtbot)
    flag = form.editor("paper_home")
    assert isinstance(flag, Flag)
    assert flag.value() is None
    assert flag.currentText() == place.words(Message("not stated"))
    press(flag, Qt.Key.Key_Down)
    assert flag.value() is True


def test_translations_stand_side_by_side_and_say_when_they_are_stale(place: Workplace, qtbot: QtBot) -> None:
    edit = TextsEdit(place)
    qtbot.addWidget(edit)
    edit.show()
    text = {
        "language": "ru",
        "text": "Его били.",
        "translations": [{"language": "ky", "text": "Аны сабашты.", "stale": True}],
    }
    edit.show_value(text)
    assert edit.value() == text
    translation = edit._translations[0]
    assert not translation._stale.isHidden()
    translation._fresh.click()
    assert edit.value() == {
        **text,
        "translations": [{"language": "ky", "text": "Аны сабашты.", "stale": False}],
    }
    edit._add.click()
    assert edit.value() is not None
    assert len(edit._translations) == 2
    type_text(edit._translations[1].writing, "He was beaten.")
    value = edit.value()
    assert value is not None
    assert {one["language"] for one in value["translations"]} == {"ky", "en"}


def test_an_empty_text_is_no_text(place: Workplace, qtbot: QtBot) -> None:
    edit = TextsEdit(place)
    qtbot.addWidget(edit)
    assert edit.value() is None
