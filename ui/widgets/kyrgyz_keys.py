"""Types ң, ө and ү without a Kyrgyz layout: AltGr, or Ctrl and Alt, with the key of н, о or у."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ui.tasks.before_windows import BeforeWindows

LETTERS = {"Н": "ң", "О": "ө", "У": "ү", "Y": "ң", "J": "ө", "E": "ү"}
"""By the letter of the key under the Russian and under a Latin layout."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class KyrgyzKeys(BeforeWindows):
    """Stands before every field of the program, at its window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the window the letter in place of the keys."""
        if not isinstance(event, QKeyEvent) or event.type() not in {
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        }:
            return super().eventFilter(watched, event)
        letter = letter_for(event)
        if letter is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            plain = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(watched, plain)
        return True


def letter_for(event: QKeyEvent) -> str | None:
    """The Kyrgyz letter that these keys stand for, or None."""
    held = event.modifiers()
    is_held = held & _HELD == _HELD or bool(held & Qt.KeyboardModifier.GroupSwitchModifier)
    key = event.key()
    if not is_held or not 0 < key < 0x10FFFF:
        return None
    letter = LETTERS.get(chr(key).upper())
    if letter is None:
        return None
    return letter.upper() if held & Qt.KeyboardModifier.ShiftModifier else letter
