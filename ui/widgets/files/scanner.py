"""Watches the folder into which the scanner writes, and tells of a new scan once it is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

FOLDER = "scanner.folder"
"""The name under which the window remembers the folder."""
SETTLES_MS = 500
"""After a change so long nothing may change any more before a scan counts as whole."""
_PASSING = (".tmp", ".part", ".crdownload", "~")
_PASSING_STARTS = ("~$", ".~lock", ".")


class ScannerFolder(QObject):
    """One watched folder; what lies in it when watching begins is no new scan."""

    arrived = Signal(object)
    """The path of a scan that has just been written whole."""

    def __init__(self, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        # The directory is watched and not its files: a file saved by replacing it would be lost from sight.
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _path: self._timer.start())
        self._folder: Path | None = None
        self._seen: set[tuple[str, int]] = set()
        self._growing: dict[str, int] = {}

    def watch(self, folder: str) -> bool:
        """Watch this folder in place of another; whether it is there. An empty name ends watching."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._folder = Path(folder) if folder else None
        if self._folder is None or not self._folder.is_dir():
            self._folder = None
            return False
        self._watcher.addPath(str(self._folder))
        self._seen = set(self._files().items())
        return True

    def _files(self) -> dict[str, int]:
        assert self._folder is not None
        found = {}
        try:
            for path in self._folder.iterdir():
                name = path.name
                if (
                    path.is_file()
                    and not name.startswith(_PASSING_STARTS)
                    and not name.lower().endswith(_PASSING)
                ):
                    found[name] = path.stat().st_size
        except OSError:
            return {}  # taken away meanwhile
        return found

    def _look(self) -> None:
        if self._folder is None:
            return
        now = self._files()
        new = {name: size for name, size in now.items() if (name, size) not in self._seen and size > 0}
        whole = [name for name, size in new.items() if self._growing.get(name) == size]
        self._growing = {name: size for name, size in new.items() if name not in whole}
        for name in whole:
            self._seen.add((name, now[name]))
            self.arrived.emit(self._folder / name)
        if self._growing:
            self._timer.start()
