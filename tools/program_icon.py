"""The program's drawing as the files that Windows and Linux want: an .ico of several sizes, a .png."""

from __future__ import annotations

from pathlib import Path
from struct import pack

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImageWriter

from ui.style.ink import picture

SIZES = (16, 24, 32, 48, 64, 256)


def png(size: int) -> bytes:
    """The drawing, so many pixels wide and high."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture("reception", "#000000", size, size))
    return bytes(buffer.data().data())


def write_ico(path: Path) -> Path:
    """Write the drawing in every size that Windows shows."""
    pictures = [png(size) for size in SIZES]
    at = 6 + 16 * len(pictures)
    head = pack("<HHH", 0, 1, len(pictures))
    for size, content in zip(SIZES, pictures, strict=True):
        head += pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + b"".join(pictures))
    return path
