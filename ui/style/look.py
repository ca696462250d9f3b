"""The look of the whole program: theme, size of text and style sheet, put on in one call."""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.style.colours import DARK, LIGHT, Colours, palette_of
from ui.style.fonts import load_fonts, window_font
from ui.style.sheet import sheet_of


class Theme(StrEnum):
    """What a person may choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def apply(app: QApplication, *, theme: str = Theme.SYSTEM, text_size: int = 100) -> None:
    """Dress the program; called again, it changes what it had put on. A theme that is unknown is the system's."""
    look = app.findChild(Look) or Look(app)
    look.put_on(Theme(theme) if theme in set(Theme) else Theme.SYSTEM, text_size)


def worn_colours() -> Colours | None:
    """The colours in which the window is drawn now, for what paints itself; `None` where they are the system's."""
    app = QApplication.instance()
    look = None if app is None else app.findChild(Look)
    return None if look is None else look.worn


class Look(QObject):
    """Holds what was chosen and follows the system where that was the choice."""

    def __init__(self, app: QApplication) -> None:
        """Take the program as Qt made it, with the palette of the system."""
        super().__init__(app)
        self._app = app
        self._theme = Theme.SYSTEM
        self._worn: tuple[Colours | None, int] | None = None
        self._contrasting = has_high_contrast()
        if not self._contrasting:
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def worn(self) -> Colours | None:
        """The colours that the program wears; `None` where it leaves them to the system."""
        return None if self._worn is None else self._worn[0]

    def wanted(self) -> Colours | None:
        """The colours that the choice comes to."""
        if self._contrasting:
            return None
        system = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if self._theme is Theme.DARK or (self._theme is Theme.SYSTEM and system) else LIGHT

    def put_on(self, theme: Theme, text_size: int) -> None:
        """Wear this theme with text of so many per cent."""
        self._theme = theme
        colours = self.wanted()
        if (colours, text_size) == self._worn:
            return
        self._worn = (colours, text_size)
        load_fonts()
        font = window_font(text_size)
        self._app.setFont(font)
        if colours is not None:
            self._app.setPalette(palette_of(colours))
        self._app.setStyleSheet(sheet_of(colours, points=font.pointSizeF()))

    def _follow(self) -> None:
        if self._worn is not None:
            self.put_on(self._theme, self._worn[1])


def has_high_contrast() -> bool:
    """Whether Windows shows everything in colours of high contrast, which no program should paint over."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - only Windows is asked

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))

    state = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    get_high_contrast = 0x0042
    asked = ctypes.windll.user32.SystemParametersInfoW(get_high_contrast, state.size, ctypes.byref(state), 0)
    return bool(asked and state.flags & 1)
