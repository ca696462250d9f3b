"""The plain originals of files that were taken in: where they lie, what deleting them does, and deleting them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QStorageInfo, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reception.attachments.taking import CHANGED, CHUNK, STEP
from reception.kernel.atomic import remove_file
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.system import told_by
from reception.security.sealing import NOT_READ
from ui.widgets.files.adding import PLAIN_LEFT, Taken, folders_of
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from reception.kernel.progress import Progress
    from reception.security.sealing import Blobs
    from ui.tasks.workplace import Workplace

Disk = Literal["stick", "network", "disk"]
AFTERWARDS: Mapping[Disk, Message] = {
    "stick": _(
        "From a memory stick or a card a deleted file can often be brought back: do not lend it to anybody."
    ),
    "network": _("It lay on another computer, where copies of it may be kept."),
    "disk": _("Special programs can bring a deleted file back until the disk writes something over it."),
}
CHECKING = _("Comparing with the sealed file")
DELETED = _("The plain originals are deleted: {count}. {afterwards}")
_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs"})
_REMOTE, _REMOVABLE = 4, 2  # what GetDriveTypeW answers


def disk_of(path: Path) -> Disk:
    """On what kind of disk a file lies, as far as the system tells."""
    volume = QStorageInfo(str(path))
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is no windll elsewhere

        kind = ctypes.windll.kernel32.GetDriveTypeW(volume.rootPath())
        return "stick" if kind == _REMOVABLE else "network" if kind == _REMOTE else "disk"
    if bytes(volume.fileSystemType().data()).decode("ascii", "replace") in _NETWORKS:
        return "network"
    root = volume.rootPath()
    return "stick" if root.startswith(("/media/", "/run/media/", "/mnt/")) else "disk"


def delete_originals(blobs: Blobs, taken: Sequence[Taken], progress: Progress) -> int:
    """Delete the originals whose sealed file was read back and is equal; how many there were.

    `Refused` where an original is another one by now: it stays, with those behind it.
    """
    gone = 0
    for one in taken:
        path, told = one.source.path, one.sealed.measured
        if path is None or not path.exists():
            continue
        sealed = _Summed(progress, told.size)
        blobs.copy(one.sealed.kept.blob, one.sealed.kept.key, writer=sealed)
        if not sealed.sum == _sum_of(path, progress, told.size) == told.sha256:
            raise Refused(CHANGED, name=path.name)
        gone += remove_file(path)
    return gone


class _Summed:
    """Takes bytes and keeps their sum alone."""

    def __init__(self, progress: Progress, size: int) -> None:
        self._digest = hashlib.sha256()
        self._progress, self._size = progress, size
        self._done = self._told = 0

    def write(self, content: bytes, /) -> int:
        self._digest.update(content)
        self._done += len(content)
        if self._done - self._told >= STEP:
            self._told = self._done
            self._progress.step(CHECKING, self._done, self._size)
        return len(content)

    @property
    def sum(self) -> str:
        return self._digest.hexdigest()


def _sum_of(path: Path, progress: Progress, size: int) -> str:
    summed = _Summed(progress, size)
    try:
        with path.open("rb") as stream:
            while content := stream.read(CHUNK):
                summed.write(content)
    except OSError as fault:
        raise Unable(NOT_READ, name=path.name, fault=told_by(fault)) from fault
    return summed.sum


class OriginalsBar(QFrame):
    """Says after adding where the plain originals lie, and offers to delete them."""

    deleted = Signal(int)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._place = place
        self._taken: list[Taken] = []
        words = place.words
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setProperty("role", "warning")
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.delete = QPushButton(words(_("Delete the originals")), self)
        self.delete.setProperty("role", "danger")
        self.delete.clicked.connect(self._delete)
        self.leave = QPushButton(words(_("Leave them there")), self)
        self.leave.clicked.connect(self._close)
        buttons = FlowLayout(gap=6)
        buttons.addWidget(self.delete)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addLayout(buttons)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while nothing is shown."""
        return "" if self.isHidden() else self._said.text()

    def offer(self, taken: Sequence[Taken]) -> None:
        """Name the folders of these originals, with those that are still offered."""
        self._taken += [one for one in taken if one.source.path is not None]
        if self._taken:
            self._said.setText(self._place.words(PLAIN_LEFT, folder=folders_of(self._taken)))
            self.show()

    def _close(self) -> None:
        self._taken.clear()
        self.hide()

    def _delete(self) -> None:
        taken, blobs = tuple(self._taken), self._place.keeping.blobs
        kinds = {disk_of(one.source.path) for one in taken if one.source.path is not None}
        worst: Disk = next((kind for kind in AFTERWARDS if kind in kinds), "disk")
        self._close()

        def told(count: int) -> None:
            afterwards = self._place.words(AFTERWARDS[worst])
            self._place.say(DELETED, count=count, afterwards=afterwards)
            self.deleted.emit(count)

        self._place.make(self, lambda progress: delete_originals(blobs, taken, progress)).about(
            CHECKING
        ).then(told).run()
