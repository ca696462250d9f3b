"""A code is found by everyday words, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press, type_text
from ui.tasks.workplace import Workplace
from ui.widgets.code_picker import CodePicker


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    yield made
    made.hide()


def put(window: QWidget, *widgets: QWidget, qtbot: QtBot) -> None:
    for widget in widgets:
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widgets[0].setFocus()


def test_nothing_is_chosen_by_itself_and_opening_the_list_chooses_nothing(
    place: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    picker, after = CodePicker(place, "sexes"), QLineEdit()
    put(window, picker, after, qtbot=qtbot)
    press(picker.line, Qt.Key.Key_Down)
    assert picker.line.is_open()
    press(picker.line, Qt.Key.Key_Tab)
    assert picker.value() is None


@pytest.mark.parametrize("typed", ["алимент", "алименты", "алимент өндүрүү"])
def test_an_everyday_word_finds_the_code_whatever_the_windows_language(
    place: Workplace, window: QWidget, qtbot: QtBot, typed: str
) -> None:
    picker = CodePicker(place, "problem_categories")
    put(window, picker, qtbot=qtbot)
    best = place.catalogue.find("problem_categories", typed)[0]
    type_text(picker.line, typed)
    assert picker.line.is_open()
    press(picker.line, Qt.Key.Key_Return)
    assert not picker.line.is_open()
    assert picker.value() == best.code
    assert picker.line.text() == best.label("ru")


def test_tab_takes_the_best_hit_and_goes_on(place: Workplace, window: QWidget, qtbot: QtBot) -> None:
    picker, after = CodePicker(place, "sexes"), QLineEdit()
    put(window, picker, after, qtbot=qtbot)
    type_text(picker.line, "жен")
    press(picker.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert picker.value() == "female"
    assert not picker.line.is_open()


def test_escape_closes_the_list_and_then_belongs_to_the_form(
    place: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    picker = CodePicker(place, "sexes")
    put(window, picker, qtbot=qtbot)
    type_text(picker.line, "жен")
    press(picker.line, Qt.Key.Key_Escape)
    assert not picker.line.is_open()
    assert picker.value() == "жен"


def test_what_is_in_no_list_stays_and_is_said(place: Workplace, window: QWidget, qtbot: QtBot) -> None:
    picker, after = CodePicker(place, "sexes"), QLineEdit()
    put(window, picker, after, qtbot=qtbot)
    type_text(picker.line, "ъъъъ")
    after.setFocus()
    assert picker.value() == "ъъъъ"
    assert "ъъъъ" in picker._fault.text()


def test_the_wheel_changes_nothing(place: Workplace, window: QWidget, qtbot: QtBot) -> None:
    picker = CodePicker(place, "sexes")
    put(window, QLineEdit(), picker, qtbot=qtbot)
    picker.show_value("female")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker.line, wheel)
    assert picker.value() == "female"


def test_several_codes_are_added_by_typing_and_taken_out_by_their_buttons(
    place: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    picker = CodePicker(place, "groups", several=True)
    put(window, picker, qtbot=qtbot)
    codes = [item.code for item in place.catalogue.valid("groups", place.today)[:2]]
    for code in codes:
        type_text(picker.line, place.catalogue.label("groups", code, "ru"))
        press(picker.line, Qt.Key.Key_Return)
    assert picker.value() == codes
    picker._chips.removed.emit(codes[0])
    assert picker.value() == codes[1:]
    assert picker.line.hasFocus()


def test_a_code_shown_can_be_deleted(place: Workplace, window: QWidget, qtbot: QtBot) -> None:
    picker = CodePicker(place, "sexes")
    put(window, picker, qtbot=qtbot)
    picker.show_value("male")
    picker.line.selectAll()
    press(picker.line, Qt.Key.Key_Delete)
    assert picker.value() is None
