"""Drawings in one colour: an icon's SVG as a picture of any size."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_STROKE = re.compile(r'stroke-width="2"')


@lru_cache(maxsize=256)
def svg(name: str, colour: str, weight: float = 1.75) -> bytes:
    """The SVG of this icon in this colour; a `KeyError` tells of a name that is not among the icons."""
    source = files("resources").joinpath("icons", f"{name}.svg")
    if not source.is_file():
        raise KeyError(name)
    text = source.read_text(encoding="utf-8").replace("currentColor", colour)
    return _STROKE.sub(f'stroke-width="{weight}"', text).encode()


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
