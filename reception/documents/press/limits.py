"""What a press may use: memory, time and no file; on POSIX it binds itself, on Windows a job object binds it."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

MEMORY = 512 * 2**20
SECONDS = 20
AFTERWARDS = 5
"""Seconds after which a press ends by itself, where nobody is left to end it."""
_KILL_ON_CLOSE, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x2000, 0x8, 0x100
_EXTENDED_LIMITS = 9


def bind_self() -> None:
    """Hold this process to its limits for good: it cannot write a file, and a core of it is never dumped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that started it decides what Ctrl-C means
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system without this limit, or one that is lower already
            resource.setrlimit(limit, (most, most))


def end_within(seconds: float) -> None:
    """End this process where the job lasts so much too long that nobody can be watching; 0 calls it off."""
    if sys.platform != "win32":
        signal.alarm(int(seconds) + AFTERWARDS if seconds else 0)


def bind_child(process_handle: int) -> object | None:
    """On Windows, hold a process to its limits and to our life; None elsewhere. Keep what is returned."""
    if sys.platform == "win32":
        return _JobObject(process_handle)
    return None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    class _JobObject:
        """A job of one process, which ends when the last handle to it is closed, as when this program ends."""

        def __init__(self, process_handle: int) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._job = wintypes.HANDLE(self._kernel.CreateJobObjectW(None, None))
            limits = _Limits()
            limits.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE | _ACTIVE_PROCESS | _PROCESS_MEMORY
            limits.BasicLimitInformation.ActiveProcessLimit = 1
            limits.ProcessMemoryLimit = MEMORY
            size = ctypes.sizeof(limits)
            handle = wintypes.HANDLE(process_handle)
            if not self._kernel.SetInformationJobObject(
                self._job, _EXTENDED_LIMITS, ctypes.byref(limits), size
            ) or not self._kernel.AssignProcessToJobObject(self._job, handle):
                raise ctypes.WinError(ctypes.get_last_error())

        def __del__(self) -> None:
            self._kernel.CloseHandle(self._job)
