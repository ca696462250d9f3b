"""Whether a window can be shown here: Qt ends the whole process where it cannot, and says so in English alone."""

from __future__ import annotations

import os
import re
import socket
import sys
from contextlib import suppress
from pathlib import Path

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_SOCKETS = ("\0/tmp/.X11-unix/X{}", "/tmp/.X11-unix/X{}")  # noqa: S108 - where every X server listens
_PATIENCE_S = 2


def has_display() -> bool:
    """Whether a display is named here that answers; one on another machine is taken at its word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland() or _has_x(os.environ.get("DISPLAY", ""))


def _has_wayland() -> bool:
    named = os.environ.get("WAYLAND_DISPLAY")
    return bool(named) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), str(named)).exists()


def _has_x(named: str) -> bool:
    local = _LOCAL.fullmatch(named)
    return bool(named) if local is None else any(_answers(path.format(local[1])) for path in _SOCKETS)


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as asked, suppress(OSError):
        asked.settimeout(_PATIENCE_S)
        asked.connect(path)
        return True
    return False
