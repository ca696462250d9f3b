"""Keys of commands, which work under Latin and Cyrillic layouts alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.tasks.command import Command

__all__ = ["Command", "Keys", "sequences", "shortcut"]

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


class Keys:
    """The keys of what a widget offers; they are renewed before each press, for it offers other things at other times."""

    def __init__(self, owner: QWidget, commands: Callable[[], Sequence[Command]]) -> None:
        """Heed what is offered now."""
        self._owner = owner
        self._commands = commands
        self._heeded: set[str] = set()
        self.renew()

    def renew(self) -> None:
        """Heed also the keys that are offered by now."""
        for keys in {command.keys for command in self._commands()} - self._heeded - {""}:
            self._heeded.add(keys)
            shortcut(self._owner, keys, partial(self._run, keys))

    def _run(self, keys: str) -> None:
        command = next((one for one in self._commands() if one.keys == keys), None)
        if command is not None:
            command.run()
