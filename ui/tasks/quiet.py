"""Leaves nothing of a client outside the office: no dump of memory, no words of Qt's or Python's, nothing to paste."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QToolTip

HARMLESS = "application/x-reception-report"
"""On what names no client and may stay on the clipboard."""
_NO_CRASH_BOX = 0x0001 | 0x0002
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)


def dump_no_memory() -> None:
    """From now on a crash leaves no picture of the memory on the disk: the key and names would lie in it."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOX)
    else:
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say_nothing_outside(report: Callable[[BaseException | None], object]) -> None:
    """From now on Qt writes no line, for it would name files; a fault that Python can raise nowhere is reported."""
    if not sys.flags.dev_mode:
        qInstallMessageHandler(_drop)
    sys.unraisablehook = lambda told: report(told.exc_value)


def _drop(_kind: QtMsgType, _where: object, _text: str | None) -> None:
    """What Qt has to say is for whoever builds the program, and `-X dev` shows it."""


def clear_screen_and_clipboard() -> None:
    """Take away what this program has given to be pasted, and a hint that still stands over the window."""
    QToolTip.hideText()
    clipboard = QGuiApplication.clipboard()
    for mode in _MODES:
        held: QMimeData | None = clipboard.mimeData(mode)  # None where nothing was ever copied
        if held is not None and _owns(clipboard, mode) and not held.hasFormat(HARMLESS):
            clipboard.clear(mode)


def _owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode == QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    if mode == QClipboard.Mode.FindBuffer:
        return clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer()
    return clipboard.ownsClipboard()


def give_to_paste(text: str) -> None:
    """Put a text that names no client on the clipboard, where it stays after a lock and after the end."""
    given = QMimeData()
    given.setText(text)
    given.setData(HARMLESS, b"1")
    QGuiApplication.clipboard().setMimeData(given)
