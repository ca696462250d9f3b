"""The letters of the window: a bundled font that has ң, ө and ү, in the size that a person chose."""

from __future__ import annotations

import sys
from pkgutil import get_data

from PySide6.QtGui import QFont, QFontDatabase

BUNDLED = "Noto Sans"
SIZES = (90, 100, 110, 125, 150)
_POINTS = 10.0


def load_fonts() -> None:
    """Make the bundled font known to Qt; at a second call nothing happens."""
    if BUNDLED in QFontDatabase.families() and sys.platform != "win32":
        return
    for face in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFontFromData(get_data("resources", f"fonts/{face}") or b"")


def window_font(text_size: int) -> QFont:
    """The font of the window at so many per cent: Windows' own where it is, elsewhere the bundled one."""
    families = [BUNDLED]
    if sys.platform == "win32" and "Segoe UI" in QFontDatabase.families():
        families.insert(0, "Segoe UI")
    font = QFont(families)
    font.setPointSizeF(_POINTS * min(max(text_size, SIZES[0]), SIZES[-1]) / 100)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
