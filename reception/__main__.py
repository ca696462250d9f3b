"""`python -m reception`: the command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from reception.cli.main import run

STANDARD_STREAMS = 3


def main() -> None:
    """Run one command and leave with its exit code."""
    _hold_streams()
    code = run(sys.argv[1:])
    _leave_streams()
    sys.exit(code)


def _hold_streams() -> None:
    """Open nothing in place of a standard stream that was closed: else the store would be given its number."""
    while (held := os.open(os.devnull, os.O_RDWR)) < STANDARD_STREAMS:
        os.set_inheritable(held, True)  # noqa: FBT003 - the system's own signature
    os.close(held)


def _leave_streams() -> None:
    """Let nothing be written at the very end to where nobody reads: that would be a traceback of the interpreter."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
