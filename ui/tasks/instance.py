"""One window a store: a second start raises the first, and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QDir, QObject

WAIT_MS = 500


def name_of(folder: Path) -> str:
    """The name under which the window of this folder listens, one a user of this PC."""
    told = f"{QDir.homePath()} {folder.resolve()}".encode()
    return f"reception-{blake2b(told, digest_size=12).hexdigest()}"


def raise_other(folder: Path) -> bool:
    """Whether another window has this folder open; it is asked to come to the front."""
    name = name_of(folder)
    door = Path(rf"\\.\pipe\{name}") if sys.platform == "win32" else Path(QDir.tempPath(), name)
    if not door.exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - a first start is painted sooner without it

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.disconnectFromServer()
    return True


class Listener(QObject):
    """Hears of a second start."""

    def __init__(self, folder: Path, called: Callable[[], object]) -> None:
        """Listen from now on; what a window that was killed left behind is taken away."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - as above

        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name_of(folder))
        self._server.newConnection.connect(lambda: self._heard(called))
        self._server.listen(name_of(folder))

    def _heard(self, called: Callable[[], object]) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
        called()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
