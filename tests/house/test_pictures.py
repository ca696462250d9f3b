"""The pictures of the guide are those that the tool takes, small and of few colours."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tools import pictures
from ui.pages.help.guide import topics


def test_the_tool_takes_every_picture_that_the_guide_shows() -> None:
    shown = {name for topic in topics("ru") for name in re.findall(r"\(pictures/(\w+)\.png\)", topic.text)}
    assert shown == {name for name, _page, _where in pictures.SHOTS}


def test_a_small_picture_keeps_its_letters_and_its_colours(qtbot: QtBot) -> None:  # noqa: ARG001 - letters need an application
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(0, 0, 50, 200, Qt.GlobalColor.darkCyan)
    painter.drawText(80, 100, "Өмүралиева")
    painter.end()
    content = pictures.small_png(image)
    again = QImage.fromData(content)
    assert content.startswith(b"\x89PNG")
    assert len(content) < 20_000
    assert (again.width(), again.height()) == (400, 200)
    assert again.pixelColor(10, 10) == image.pixelColor(10, 10)
    assert again.pixelColor(399, 199) == image.pixelColor(399, 199)
