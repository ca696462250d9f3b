"""`python -m reception`: the command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

STANDARD_STREAMS = 3
PRESS = "--press"
"""As `press.starting` has it, which is not loaded for this alone."""


def main() -> None:
    """Run one command and leave with its exit code; or be the press, where the program started itself for that."""
    if sys.argv[1:] == [PRESS]:
        from reception.documents.press.child import serve  # noqa: PLC0415 - the press needs no command, commands no press

        serve()
        return
    from reception.cli.main import run  # noqa: PLC0415 - as above

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
