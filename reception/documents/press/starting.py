"""Starts a press: this very program once more, with an argument that nobody types, and pipes in place of a screen."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reception.documents.press.limits import bind_child
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _

ARGUMENT = "--press"
"""What the installed programs are started with to be a press; looked for before anything else."""
ROOT = str(Path(__file__).parents[3])
FROM_SOURCE = (
    "import sys; sys.path.append(sys.argv[1]); from reception.documents.press.child import serve; serve()"
)
PATIENCE = 5.0


class Child:
    """A press that runs, and the pipes to and from it."""

    def __init__(self) -> None:
        """Start it; `Unable` where the system does not let us."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._job = bind_child(int(getattr(self._process, "_handle", 0)))
        except OSError as fault:
            raise Unable(_("The part of the program that makes papers cannot be started.")) from fault
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.jobs: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self.papers: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self.number = self._process.pid

    def kill(self) -> None:
        """End it at once; whoever waits for its paper is told."""
        self._process.kill()

    def end(self) -> None:
        """End it and let go of everything that belongs to it."""
        self.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE)
        for pipe in (self.jobs, self.papers):
            with suppress(OSError):
                pipe.close()


def command() -> list[str]:
    """How a press is started: from an installed copy by its own name, from source by this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-I", "-c", FROM_SOURCE, ROOT]
