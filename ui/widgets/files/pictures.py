"""Pictures from bytes in memory: decoded within limits, never by way of a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from reception.attachments.preview import Page
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

MOST_PIXELS = 120_000_000
"""A picture that says it has more is not decoded."""
NOT_SHOWN = _("This picture cannot be shown here: its format is not known to the program, or it is damaged.")


def decode(content: bytes, *, longest: int) -> QImage:
    """The picture, turned upright, its longer side no longer than this; `Unable` where it cannot be shown."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > MOST_PIXELS:
            raise Unable(NOT_SHOWN)
        if max(size.width(), size.height()) > longest:
            reader.setScaledSize(size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Unable(NOT_SHOWN)
    return image


def image_of(page: Page) -> QImage:
    """A drawn page of a PDF as a picture."""
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
    return image.copy()  # the bytes belong to Python


def png_of(image: QImage) -> bytes:
    """A pasted picture as the bytes of a PNG."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
