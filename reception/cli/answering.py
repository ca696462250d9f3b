"""Runs what was asked, and turns trouble into one sentence and an exit code: 0 done, 1 mend, 3 unable."""

from __future__ import annotations

import argparse
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from reception.cli.session import Session
from reception.kernel.clock import SystemClock
from reception.kernel.errors import Cancelled, Refused, Trouble, Unable
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.system import told_by
from reception.kernel.telling import sentences
from reception.security.unlocking import Unlocking

DONE, MEND, UNABLE = 0, 1, 3
OWN_FAULT = _("The program met a fault of its own ({fault}). Nothing of this act was written.")
NO_HELP = _("The system refuses: {fault}. Look at the folder, its rights and the disk.")
PACKAGE = __name__.split(".")[0]
FRAMES = 3


def answer(
    asked: argparse.Namespace,
    words: Translator,
    *,
    out: TextIO,
    err: TextIO,
    early: Unlocking | None = None,
    session: Callable[..., Session] = Session,
) -> int:
    """Run the command and return its exit code; faults go to `err` in one sentence each."""

    def tell(trouble: Trouble) -> None:
        with suppress(OSError):  # a fault that cannot be told keeps its exit code
            err.writelines(sentence + "\n" for sentence in sentences(trouble, words))

    try:
        with session(asked, words, out=out, err=err, clock=SystemClock()) as at_work:
            at_work.early = early
            asked.handler(at_work, asked)
            at_work.flush()
    except Trouble as trouble:
        tell(trouble)
        return MEND if isinstance(trouble, Refused) else UNABLE
    except (Cancelled, KeyboardInterrupt):
        return MEND
    except BrokenPipeError:
        return DONE  # whoever read the answer has read enough
    except OSError as fault:
        tell(Unable(NO_HELP, fault=told_by(fault)))
        return UNABLE
    except Exception as fault:  # noqa: BLE001 - the last door: never a traceback, never a value of the data
        tell(Unable(OWN_FAULT, fault=_place(fault)))
        return UNABLE
    return DONE


def _place(fault: Exception) -> str:
    """What and where, for whoever mends the program: names of our files and lines, no values, no paths."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [Path(frame.filename) for frame in frames]
    trail = [
        f"{path.parent.name}/{path.name}:{frame.lineno}"
        for path, frame in zip(ours, frames, strict=True)
        if PACKAGE in path.parts
    ]
    return ", ".join([type(fault).__name__, *trail[-FRAMES:]])
