"""Stands before the windows of the program: what is typed or clicked passes there once, on its way to a widget."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow


class BeforeWindows(QObject):
    """An event filter of each window that gets the keyboard.

    Before the application it would be called for every event of every widget: a page being built has ten thousand.
    """

    def __init__(self, app: QGuiApplication) -> None:
        """Stand before the window that has the keyboard now, and any that will."""
        super().__init__(app)
        app.focusWindowChanged.connect(self._stand_before)
        self._stand_before(app.focusWindow())

    def _stand_before(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
