"""The desk inside the whole window: its keys work there, and the window's keys reach it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.pages.desk.conftest import Office
from tests.ui.typing import type_text
from ui.main_window import MainWindow
from ui.pages.desk.page import DeskPage
from ui.tasks.workplace import Workplace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def window_at_desk(qtbot: QtBot, place: Workplace) -> tuple[MainWindow, DeskPage]:
    window = MainWindow(place, start=("today", {}))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    page = window.page
    assert isinstance(page, DeskPage)
    return window, page


def type_here(window: MainWindow, text: str) -> None:
    focused = window.focusWidget()
    assert focused is not None
    type_text(focused, text)


def test_a_call_in_the_midst_of_a_visit_is_one_key_and_the_visit_is_taken_back_by_one(
    qtbot: QtBot, place: Workplace, office: Office
) -> None:
    window, page = window_at_desk(qtbot, place)
    type_here(window, "Асанова Гүлнара")
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    QTest.keyClick(window, Qt.Key.Key_F8)
    type_here(window, "Фонд «Умут»")
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert [visit["organisation"] for visit in office.visits()] == ["Фонд «Умут»"]
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert page.form.who.line.text() == "Асанова Гүлнара"
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert len(office.visits()) == 2
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(office.visits()) == 1


def test_the_window_keeps_the_draft_and_shows_it_when_it_is_built_anew(
    qtbot: QtBot, place: Workplace, office: Office
) -> None:
    window, _page = window_at_desk(qtbot, place)
    type_here(window, "Асанова Гүлнара")
    window.keep()
    assert len(office.drafts()) == 1
    again = MainWindow(place, start=window.at)
    qtbot.addWidget(again)
    assert isinstance(again.page, DeskPage)
    assert again.page.form.who.line.text() == "Асанова Гүлнара"


def test_the_slip_is_asked_for_the_visit_registered_last(
    qtbot: QtBot, place: Workplace, office: Office
) -> None:
    window, page = window_at_desk(qtbot, place)
    type_here(window, "Асанова Гүлнара")
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    (visit,) = office.visits()
    assert page.where()["visit"] == visit["id"]
    page.open_at(page.where())
    assert page.form.is_blank()
