"""Types as a person does: Qt's own test keys know Latin letters only, and abort at others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Modifier = Qt.KeyboardModifier


def type_text(widget: QWidget, text: str) -> None:
    """Press and release a key for every letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Modifier.NoModifier, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    """Press and release one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def press_through(window: QWidget, key: Qt.Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    """Press a key as the window system brings it: shortcuts are tried first."""
    QTest.keyClick(window, key, modifiers)
