"""Keys of commands, which work under Latin and Cyrillic layouts alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.tasks.command import Command

__all__ = ["Command", "sequences", "shortcut"]

LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
"""The same keys of the keyboard under the Russian layout; the Kyrgyz one differs in none of these."""
_SAME_KEY = dict(zip(LATIN, CYRILLIC, strict=True))


def sequences(keys: str) -> list[QKeySequence]:
    """The keys as Qt knows them under a Latin and under a Cyrillic layout."""
    *held, last = keys.split("+")
    other = _SAME_KEY.get(last.upper()) if held else None
    return [QKeySequence(keys)] + ([QKeySequence("+".join([*held, other]))] if other else [])


def shortcut(
    owner: QWidget,
    keys: str,
    run: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Run something on these keys, under any layout."""
    made = QShortcut(owner)
    made.setKeys(sequences(keys))
    made.setContext(context)
    made.activated.connect(run)
    return made
