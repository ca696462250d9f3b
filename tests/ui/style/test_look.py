"""One call dresses the program, and can be made again."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui import style
from ui.style.arrows import arrow_address
from ui.style.colours import DARK, LIGHT
from ui.style.look import Look
from ui.style.sheet import sheet_of

NEEDED = "ңөүҢӨҮёЁ№«»—–Ыы"


def test_the_theme_is_put_on_and_changed(qapp: QApplication) -> None:
    style.apply(qapp, theme="dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert style.worn_colours() == DARK
    style.apply(qapp, theme="light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    assert len(qapp.findChildren(Look)) == 1


def test_a_theme_that_no_longer_exists_is_the_systems(qapp: QApplication) -> None:
    style.apply(qapp, theme="solarised")
    dark = QGuiApplication.styleHints().colorScheme().name == "Dark"
    assert style.worn_colours() == (DARK if dark else LIGHT)


def test_text_grows_with_the_choice_and_no_further_than_half_as_much_again(
    qapp: QApplication, qtbot: QtBot
) -> None:
    heights = []
    for size in (90, 100, 150, 400):
        style.apply(qapp, theme="light", text_size=size)
        title = QLabel("Адамдар")
        qtbot.addWidget(title)
        title.setProperty("role", "title")
        title.ensurePolished()
        heights.append((qapp.font().pointSizeF(), title.sizeHint().height()))
    assert heights[0][0] < heights[1][0] < heights[2][0] == heights[3][0]
    assert heights[0][1] < heights[1][1] < heights[2][1] == heights[3][1]
    style.apply(qapp, theme="light", text_size=100)


def test_the_bundled_letters_write_kyrgyz_and_are_used(qapp: QApplication) -> None:
    style.apply(qapp, theme="light")
    assert "Noto Sans" in QFontDatabase.families()
    assert QFontInfo(qapp.font()).family() in {"Noto Sans", "Segoe UI"}
    letters = QRawFont.fromFont(qapp.font())
    assert [letter for letter in NEEDED if not letters.supportsCharacter(ord(letter))] == []


def test_fields_are_high_enough_to_be_hit(qapp: QApplication, qtbot: QtBot) -> None:
    style.apply(qapp, theme="light", text_size=90)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.sizeHint().height() >= 28
    style.apply(qapp, theme="light", text_size=100)


@pytest.mark.usefixtures("qapp")
def test_the_drawings_that_the_sheet_names_are_there() -> None:
    addresses = re.findall(r"url\((:[^)]+)\)", sheet_of(DARK, points=10))
    assert len(set(addresses)) == 4
    assert [address for address in addresses if not QFile(address).exists()] == []
    drawing = QFile(arrow_address("check", "#123456"))
    assert drawing.open(QFile.OpenModeFlag.ReadOnly)
    assert b'stroke="#123456"' in drawing.readAll().data()


def test_in_high_contrast_the_sheet_has_no_colour_of_its_own() -> None:
    assert "#" not in sheet_of(None, points=10)
