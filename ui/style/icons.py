"""Icons that take the colour of the words beside them, whatever the theme, the size or the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.style.drawing import svg

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


def icon(name: str, widget: QWidget | None = None) -> QIcon:
    """The icon of this name below `resources/icons`; a `KeyError` tells of one that is not there.

    It is drawn in the colour of the application's words and follows a change of the theme by itself. A widget
    that is given must be where the icon will stand: on one with a colour of its own it takes that one's words'.
    """
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - a window without icons is painted sooner without these

    from ui.style.ink import Ink  # noqa: PLC0415

    svg(name, "#000000")
    return QIcon(Ink(name, widget))
