"""Work that the window's own thread must do, a piece at a time: the window answers in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Piecewise(QObject):
    """Goes through pieces, one a turn of the event loop; it goes with its owner."""

    ended = Signal()
    """All of it is done."""

    def __init__(self, owner: QObject) -> None:
        """Nothing to do yet."""
        super().__init__(owner)
        self._pieces: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, pieces: Iterable[object]) -> None:
        """Do the first piece now and the others in turn; what is left of earlier work is left undone."""
        self._pieces = iter(pieces)
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        try:
            next(self._pieces)
        except StopIteration:
            self._timer.stop()
            self.ended.emit()
        except BaseException:
            self._timer.stop()
            raise
