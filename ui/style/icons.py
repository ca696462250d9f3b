"""Icons that take the colour of the words beside them, whatever the theme, the size or the screen."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style.drawing import picture, svg
from ui.style.look import worn_colours

# Roles whose words have a colour of their own.
_WORDS = {"primary": "on_accent", "safety": "on_safety", "danger": "fault", "quiet": "link"}


def icon(name: str, widget: QWidget | None = None) -> QIcon:
    """The icon of this name below `resources/icons`; a `KeyError` tells of one that is not there.

    It is drawn in the colour of the application's words and follows a change of the theme by itself. A widget
    that is given must be where the icon will stand: on one with a colour of its own it takes that one's words'.
    """
    svg(name, "#000000")
    return QIcon(_Ink(name, widget))


class _Ink(QIconEngine):
    """Draws the icon when it is asked for, so that nothing is drawn at the start or kept for an old theme."""

    def __init__(self, name: str, widget: QWidget | None) -> None:
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
