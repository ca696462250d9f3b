"""Hears that the PC is about to sleep: from logind on Linux, from Windows by its power broadcast."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

_POWER_BROADCAST = 0x218
_SUSPEND = 4


class Sleep(QObject):
    """Says that the PC is about to sleep; where the system does not tell, `Idle` notices on waking."""

    coming = Signal()

    def __init__(self, app: QApplication) -> None:
        """Listen from now on."""
        super().__init__(app)
        if sys.platform == "win32":
            self._filter = _PowerFilter(self)
            app.installNativeEventFilter(self._filter)
        elif sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux alone has it

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            manager = "org.freedesktop.login1"
            bus.connect(
                manager,
                "/org/freedesktop/login1",
                f"{manager}.Manager",
                "PrepareForSleep",
                self,
                b"1prepare(bool)",
            )

    @Slot(bool)
    def prepare(self, begins: bool) -> None:  # noqa: FBT001 - the signature of logind's signal
        """Logind's word: sleep begins, or is over."""
        if begins:
            self.coming.emit()


class _PowerFilter(QAbstractNativeEventFilter):
    """Watches the messages that Windows sends."""

    def __init__(self, told: Sleep) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Let every message pass, and tell of a suspend."""
        if QByteArray(kind).data() == b"windows_generic_MSG":
            seen = ctypes.cast(int(message), ctypes.POINTER(wintypes.MSG)).contents
            if seen.message == _POWER_BROADCAST and seen.wParam == _SUSPEND:
                self._told.coming.emit()
        return False, 0
