"""Files that appear whole or not at all: written beside their place, pushed to the disk, then moved there."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.system import told_by

PART = ".part"
"""What an unfinished file is called after its own name."""
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 0.8)
"""Seconds between attempts while another program, most often an antivirus, holds the file: 2.35 in all."""
_HELD = frozenset({5, 32, 33})  # Windows: access denied, sharing violation, lock violation
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FOLDERS_WITHOUT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


def unable_to_write(name: str, fault: OSError) -> Unable:
    """The sentence for a file that could not be written, by what the system said."""
    if fault.errno in _FULL:
        return Unable(_("The disk is full: {name} was not written. Nothing else was changed."), name=name)
    if getattr(fault, "winerror", None) in _HELD:
        return Unable(_("Another program holds {name} open. Close it and try again."), name=name)
    return Unable(_("{name} cannot be written: {fault}."), name=name, fault=told_by(fault))


@contextmanager
def replacing(path: Path, *, pause: Callable[[float], object] = time.sleep) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at `path` once the block has ended well, on the disk for good.

    Until then, and for ever when the block fails, the old file is untouched and no unfinished one stays.
    The new file is for its owner alone. `Unable` where opening, writing or moving fails; whatever else the
    block raises passes through. One writer a path at a time is the caller's promise.
    """
    part = path.with_name(path.name + PART)
    with _worded(path.name):
        stream = os.fdopen(_open_alone(part), "wb")
    try:
        try:
            yield stream
            with _worded(path.name):
                stream.flush()
                os.fsync(stream.fileno())
        finally:
            # After a full disk closing fails once more on the same bytes; the first fault is the one to tell.
            with suppress(OSError):
                stream.close()
        with _worded(path.name):
            _patiently(lambda: part.replace(path), pause)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes, *, pause: Callable[[float], object] = time.sleep) -> None:
    """Put these bytes at `path`, whole and for good, or raise `Unable` and leave what stood there."""
    with replacing(path, pause=pause) as stream, _worded(path.name):
        stream.write(content)


def remove_file(path: Path, *, pause: Callable[[float], object] = time.sleep) -> bool:
    """Remove a file for good; whether there was one. `Unable` where it stays."""
    with _worded(path.name):
        try:
            _patiently(path.unlink, pause)
        except FileNotFoundError:
            return False
    sync_folder(path.parent)
    return True


@contextmanager
def _worded(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise unable_to_write(name, fault) from fault


def _open_alone(part: Path) -> int:
    # A part left by a power cut is written over; a link laid in its place is not followed.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(part, flags, 0o600)


def _patiently(act: Callable[[], object], pause: Callable[[float], object]) -> None:
    for wait in WAITS:
        try:
            act()
        except PermissionError as fault:
            if getattr(fault, "winerror", None) not in _HELD:
                raise
            pause(wait)
        else:
            return
    act()


def sync_folder(folder: Path) -> None:
    """Push to the disk which names stand in a folder; `Unable` where the system refuses."""
    # Windows has no such call: there the journal of NTFS keeps the move.
    if os.name == "nt":
        return
    with _worded(folder.name):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as fault:
            if fault.errno not in _FOLDERS_WITHOUT_SYNC:
                raise
        finally:
            os.close(handle)
