"""The desk and the day in every language and at larger letters: each control has a name, no label is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.desk.page import DeskPage
from ui.pages.today.page import TodayPage
from ui.tasks.workplace import Workplace
from ui.widgets.page import Page

SMALL_SCREEN = (1100, 640)
PAGES = (DeskPage, TodayPage)


def shown(qtbot: QtBot, place: Workplace, made: type[Page], percent: int = 100) -> Page:
    page = made(place)
    qtbot.addWidget(page)
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    page.setFont(font)
    page.resize(*SMALL_SCREEN)
    page.show()
    if isinstance(page, DeskPage):
        page.form.purpose.choose("other")
        page.form.who.begin_new()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("made", PAGES)
def test_every_control_has_a_name(qtbot: QtBot, place: Workplace, made: type[Page]) -> None:
    page = shown(qtbot, place, made)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not _name(widget)
    ]
    assert nameless == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("made", PAGES)
@pytest.mark.parametrize("percent", [100, 125])
@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_no_word_is_cut(qtbot: QtBot, place: Workplace, made: type[Page], percent: int) -> None:
    page = shown(qtbot, place, made, percent)
    texts: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    cut = [one.text() for one in texts if one.isVisible() and one.text() and _is_cut(one)]
    assert cut == []


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.minimumSizeHint().width()


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_the_desk_fits_a_small_screen_across(qtbot: QtBot, place: Workplace) -> None:
    page = shown(qtbot, place, DeskPage, 125)
    assert page.minimumSizeHint().width() <= SMALL_SCREEN[0]
    assert isinstance(page, DeskPage)
    inside = page.form.parentWidget()
    assert inside is not None
    assert page.form.width() <= inside.width()
