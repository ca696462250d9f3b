"""How long nobody has touched this PC, as far as the system tells; else how long nobody has touched our windows."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui.tasks.before_windows import BeforeWindows

LOOK_EVERY_MS = 5_000
SLEPT_S = 60
"""A gap between two looks longer than this means that the PC slept."""
PATIENCE_MS = 40
"""So long the window waits for the desktop's answer."""
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Idle(BeforeWindows):
    """Says once that the PC has been idle too long, or slept."""

    too_long = Signal()

    def __init__(self, app: QGuiApplication, minutes: Callable[[], float]) -> None:
        """Watch from now on with the limit that is set then; 0 minutes watches for sleep alone."""
        super().__init__(app)
        self._minutes = minutes
        self._touched = monotonic()
        self._looked = time()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that one of our windows was touched."""
        if event.type() in _TOUCHES:
            self._touched = monotonic()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Compare with the limit."""
        gap, self._looked = time() - self._looked, time()
        idle = self.seconds()
        if gap > SLEPT_S or (0 < self._minutes() * 60 <= idle):
            self._touched = monotonic()
            self.too_long.emit()

    def seconds(self) -> float:
        """How long the PC has been idle; our windows alone, where the system does not tell."""
        told = system_idle()
        return monotonic() - self._touched if told is None else told


def measures_whole_pc() -> bool:
    """Whether the system tells how long the whole PC has been idle."""
    return system_idle() is not None


def system_idle() -> float | None:
    """Seconds since the last key or mouse movement anywhere on this PC; None where the system does not tell."""
    if sys.platform == "win32":
        return _windows_idle()
    return _session_idle() if sys.platform.startswith("linux") else None


def _windows_idle() -> float | None:
    class LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint), ("at", ctypes.c_uint))

    last = LastInput(ctypes.sizeof(LastInput), 0)
    windows = ctypes.windll  # type: ignore[attr-defined,unused-ignore]
    if not windows.user32.GetLastInputInfo(ctypes.byref(last)):
        return None
    return float((windows.kernel32.GetTickCount() - last.at) % 2**32) / 1000


def _session_idle() -> float | None:
    """What the desktop's screen saver service knows, asked by D-Bus."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # noqa: PLC0415 - Linux alone has it

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    saver = "org.freedesktop.ScreenSaver"
    asked = QDBusMessage.createMethodCall(saver, "/org/freedesktop/ScreenSaver", saver, "GetSessionIdleTime")
    answer = bus.call(asked, QDBus.CallMode.Block, PATIENCE_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    return float(answer.arguments()[0])
