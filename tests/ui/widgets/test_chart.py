"""A chart says its numbers to the eye and to a screen reader, on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from ui.widgets.chart import Bar, BarChart

LONG = "Задержание и содержание под стражей в местах лишения свободы"


def chart(qtbot: QtBot, *bars: Bar) -> BarChart:
    made = BarChart()
    qtbot.addWidget(made)
    made.show_bars("Пол: Люди", bars)
    made.resize(420, made.heightForWidth(420))
    return made


def coloured(image: QImage, colour: QColor) -> int:
    """How many pixels of a column of the bars have this colour."""
    return sum(
        image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(0, image.height(), 2)
    )


def test_the_figures_are_its_accessible_name(qtbot: QtBot) -> None:
    assert (
        chart(qtbot, Bar("Женский", 13), Bar("Мужской", 7)).accessibleName()
        == "Пол: Люди. Женский: 13; Мужской: 7"
    )


def test_bars_wear_the_palette_and_are_as_long_as_their_numbers(qtbot: QtBot) -> None:
    made = chart(qtbot, Bar("a", 40), Bar("b", 10))
    palette = made.palette()
    red = QColor("#aa1122")
    palette.setColor(QPalette.ColorRole.Accent, red)
    made.setPalette(palette)
    image = made.grab().toImage()
    half = image.height() * 2 // 3
    upper, lower = (
        image.copy(0, 0, image.width(), half),
        image.copy(0, half, image.width(), image.height() - half),
    )
    assert coloured(upper, red) > 3 * coloured(lower, red) > 0


def test_a_long_name_takes_lines_and_is_not_cut(qtbot: QtBot) -> None:
    short, long = chart(qtbot, Bar("a", 1)), chart(qtbot, Bar(LONG, 1))
    assert long.heightForWidth(300) > short.heightForWidth(300)
    assert long.heightForWidth(300) > long.heightForWidth(2_000)


def test_no_bars_and_zeros_are_painted_too(qtbot: QtBot) -> None:
    assert not chart(qtbot).grab().isNull()
    assert not chart(qtbot, Bar("a", 0)).grab().isNull()


def test_it_is_painted_on_paper_in_other_colours(qtbot: QtBot) -> None:
    made = chart(qtbot, Bar("a", 3))
    paper = QImage(600, 200, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    used = made.paint_on(painter, QRect(0, 0, 600, 200), ink=QColor("black"), fill=QColor("#555555"))
    painter.end()
    assert 0 < used <= 200
    assert coloured(paper, QColor("#555555")) > 50
