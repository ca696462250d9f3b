"""Icons that take the colour of the words beside them, whatever the theme, the size or the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


def icon(name: str, widget: QWidget | None = None) -> QIcon:
    """The icon of this name below `resources/icons`; a `KeyError` tells of one that is not there.

    It has the colour of the application's words as they are now; the window is built anew for another theme. A widget
    that is given must be where the icon will stand: on one with a colour of its own it takes that one's words'.
    """
    from ui.style.ink import drawn_icon  # noqa: PLC0415 - a window without icons is painted sooner without it

    return drawn_icon(name, widget)
