"""Draws an icon in one colour, at the moment when it is asked for and as large as it is asked for."""

from __future__ import annotations

import weakref
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style.drawing import svg
from ui.style.look import worn_colours

# Roles whose words have a colour of their own.
_WORDS = {"primary": "on_accent", "safety": "on_safety", "danger": "fault", "quiet": "link"}


class Ink(QIconEngine):
    """Draws the icon when it is asked for, so that nothing is drawn at the start or kept for an old theme."""

    def __init__(self, name: str, widget: QWidget | None) -> None:
        """Remember which icon, and on what it will stand."""
        super().__init__()
        self._name = name
        self._widget = None if widget is None else weakref.ref(widget)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw in this place, as sharp as the screen is."""
        scale = painter.device().devicePixelRatio()
        drawn = picture(
            self._name, self._colour(mode), round(rect.width() * scale), round(rect.height() * scale)
        )
        painter.drawImage(rect, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The icon of so many pixels: Qt has counted in the scale of the screen."""
        return QPixmap.fromImage(picture(self._name, self._colour(mode), size.width(), size.height()))

    def _colour(self, mode: QIcon.Mode) -> str:
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Normal
        colours = worn_colours()
        widget = None if self._widget is None else self._widget()
        if colours is not None and widget is not None and mode is not QIcon.Mode.Disabled:
            own = _WORDS.get(widget.property("role") or "")
            if own is not None and (own != "link" or isinstance(widget, QPushButton)):
                return str(getattr(colours, own))
        return QGuiApplication.palette().color(group, QPalette.ColorRole.WindowText).name()


@lru_cache(maxsize=1024)
def picture(name: str, colour: str, width: int, height: int) -> QImage:
    """The icon in this colour, as many pixels wide and high."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg(name, colour))).render(
        painter, QRectF((width - side) / 2, (height - side) / 2, side, side)
    )
    painter.end()
    return image
