"""What lets the window answer while its lanes work hard: short turns, and Python's sweeps on the main thread alone."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 100
YOUNG = 700
"""So many new objects are worth a sweep of what is young."""
MIDDLE = 10
"""Every so many sweeps of the young, what outlived them is swept too."""
_TURN = 0.001


class Sweeper(QObject):
    """Sweeps a little at a time: a sweep on a worker's thread could destroy a part of the window there.

    Nor does it sweep everything while somebody works: with a hundred thousand rows in hand that would stop the window
    for more than a second. What is loaded already is never swept.
    """

    def __init__(self, parent: QObject) -> None:
        """From now on threads change every millisecond, and Python sweeps nothing by itself."""
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Sweep what is young, where there is enough of it."""
        young, middle, _old = gc.get_count()
        if young > YOUNG:
            gc.collect(1 if middle >= MIDDLE else 0)


def sweep_now() -> None:
    """Sweep everything: at a lock, when the windows are gone and nobody waits."""
    gc.collect()
