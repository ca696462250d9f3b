"""A day and a partial date typed as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from ui.tasks.workplace import Workplace
from ui.widgets.day_edit import Calendar, DateLine, DayEdit, with_weekday
from ui.widgets.partial_edit import PartialEdit


def leave(edit: DateLine) -> None:
    edit.line.editingFinished.emit()


@pytest.fixture
def edit(place: Workplace, qtbot: QtBot) -> DayEdit:
    made = DayEdit(place)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_set_by_itself(edit: DayEdit) -> None:
    assert edit.value() is None
    assert edit.day() is None


def test_the_day_understood_stands_beside_what_is_typed(edit: DayEdit, place: Workplace) -> None:
    type_text(edit.line, "вчера")
    assert edit._understood.text() == with_weekday(place.words, date.fromordinal(place.today.toordinal() - 1))
    assert edit.line.text() == "вчера"


def test_a_word_is_written_out_as_a_date_when_the_field_is_left(edit: DayEdit, place: Workplace) -> None:
    type_text(edit.line, "+3")
    leave(edit)
    assert edit.day() == date.fromordinal(place.today.toordinal() + 3)
    assert edit.line.text() == edit.day().strftime("%d.%m.%Y")  # type: ignore[union-attr]


def test_what_is_no_day_stays_and_is_said_below(edit: DayEdit) -> None:
    type_text(edit.line, "когда-то")
    leave(edit)
    assert edit.value() == "когда-то"
    assert "когда-то" in edit._fault.text()
    assert not edit._fault.isHidden()


def test_arrows_move_by_a_day(edit: DayEdit) -> None:
    edit.show_value("2026-03-01")
    press(edit.line, Qt.Key.Key_Down)
    assert edit.value() == "2026-02-28"
    press(edit.line, Qt.Key.Key_Up)
    assert edit.value() == "2026-03-01"


def test_f4_opens_a_calendar_from_which_a_day_is_taken(edit: DayEdit) -> None:
    edit.show_value("2026-03-01")
    press(edit.line, Qt.Key.Key_F4)
    calendar = edit.findChild(Calendar)
    assert calendar is not None
    calendar.clicked.emit(calendar.selectedDate().addDays(4))
    assert edit.value() == "2026-03-05"
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("осень 2024", "2024-23"),
        ("11.2025", "2025-11"),
        ("около 2010", "2010~"),
        ("2.11.2025 14:30", "2025-11-02T14:30"),
    ],
)
def test_a_partial_date_keeps_its_precision(place: Workplace, qtbot: QtBot, typed: str, edtf: str) -> None:
    edit = PartialEdit(place)
    qtbot.addWidget(edit)
    type_text(edit.line, typed)
    leave(edit)
    assert edit.value() == edtf


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    "edtf",
    [
        "2024-23",
        "2024-22~",
        "2024~",
        "2025-03",
        "2025-03-04T14",
        "2025-03-04T14:30",
        "2024/2025",
        "2024-11-02/2024-11-05~",
    ],
)
def test_a_date_shown_is_read_back_the_same_in_every_language(
    place: Workplace, qtbot: QtBot, edtf: str
) -> None:
    edit = PartialEdit(place)
    qtbot.addWidget(edit)
    edit.show_value(edtf)
    leave(edit)
    assert edit.value() == edtf
