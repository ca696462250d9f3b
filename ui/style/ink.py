"""Draws icons in one colour, from the size of small print to a large screen's."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style.drawing import svg
from ui.style.look import worn_colours

SIZES = (18, 40)
"""Pixels; Qt takes the nearest and scales it down."""
# Roles whose words have a colour of their own.
_WORDS = {"primary": "on_accent", "safety": "on_safety", "danger": "fault", "quiet": "link"}


def drawn_icon(name: str, widget: QWidget | None) -> QIcon:
    """The icon as pictures in the colours worn now: an engine of ours below Qt's copies would not outlive them."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        colour = _colour(mode, widget)
        for size in SIZES:
            made.addPixmap(QPixmap.fromImage(picture(name, colour, size, size)), mode)
    return made


def _colour(mode: QIcon.Mode, widget: QWidget | None) -> str:
    group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Normal
    colours = worn_colours()
    if colours is not None and widget is not None and mode is not QIcon.Mode.Disabled:
        own = _WORDS.get(widget.property("role") or "")
        if own is not None and (own != "link" or isinstance(widget, QPushButton)):
            return str(getattr(colours, own))
    return QGuiApplication.palette().color(group, QPalette.ColorRole.WindowText).name()


@lru_cache(maxsize=2048)
def picture(name: str, colour: str, width: int, height: int) -> QImage:
    """The icon in this colour, as many pixels wide and high."""
    drawing = QSvgRenderer(QByteArray(svg(name, colour)))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(image)
    drawing.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return image
