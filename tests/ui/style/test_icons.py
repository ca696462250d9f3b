"""Icons are there for every name in the code, and take the colour of the words beside them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui import style
from ui.style.colours import DARK, LIGHT

ROOT = Path(__file__).parents[3]
NAMED = re.compile(r"""\bicon(?:\(|=)\s*"([a-z0-9-]+)\"""")


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the darkest spot that is wholly drawn."""
    image = icon.pixmap(QSize(40, 40), 1.0, mode).toImage()
    drawn = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(drawn, key=QColor.alpha).name()


def test_every_icon_named_in_the_window_is_among_the_icons() -> None:
    there = {path.stem for path in (ROOT / "resources/icons").glob("*.svg")}
    named = {name for path in (ROOT / "ui").rglob("*.py") for name in NAMED.findall(path.read_text("utf-8"))}
    assert named - there == set()


@pytest.mark.usefixtures("qapp")
def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        style.icon("no-such-drawing")


def test_an_icon_has_the_colours_of_the_theme_in_which_it_is_made(qapp: QApplication) -> None:
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        style.apply(qapp, theme=theme)
        icon = style.icon("plus")
        assert (ink(icon), ink(icon, QIcon.Mode.Disabled)) == (colours.text, colours.faint)


def test_a_copy_of_an_icon_may_be_changed_and_outlive_it(qapp: QApplication) -> None:
    style.apply(qapp, theme="light")
    icon = style.icon("plus")
    copy = QIcon(icon)
    copy.addPixmap(QPixmap(4, 4))
    del icon
    assert ink(copy) == LIGHT.text


def test_on_a_button_with_its_own_colour_the_icon_has_the_colour_of_its_words(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setProperty("role", "primary")
    style.apply(QApplication.instance(), theme="light")  # type: ignore[arg-type]  # it is a QApplication here
    assert ink(style.icon("check", button)) == LIGHT.on_accent
    assert ink(style.icon("check", button), QIcon.Mode.Disabled) == LIGHT.faint


def test_an_icon_is_as_sharp_as_the_screen() -> None:
    look = (
        "from PySide6.QtCore import QSize; from PySide6.QtWidgets import QApplication; from ui import style\n"
        "app = QApplication([]); pixmap = style.icon('users').pixmap(QSize(20, 20), 2.0)\n"
        "print(pixmap.width(), pixmap.devicePixelRatio())"
    )
    child = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert child.stdout.split() == ["40", "2.0"]
