"""Runs what was asked, and turns trouble into one sentence and an exit code: 0 done, 1 mend, 3 unable."""

from __future__ import annotations

import argparse
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from reception.cli.session import Session
from reception.kernel.clock import SystemClock
from reception.kernel.errors import Cancelled, Refused, Trouble, Unable
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _

DONE, MEND, UNABLE = 0, 1, 3
OWN_FAULT = _("The program met a fault of its own ({fault}). Nothing of this act was written.")


def answer(
    asked: argparse.Namespace,
    words: Translator,
    *,
    out: TextIO,
    err: TextIO,
    session: Callable[..., Session] = Session,
) -> int:
    """Run the command and return its exit code; faults go to `err` in one sentence each."""
    with session(asked, words, out=out, err=err, clock=SystemClock()) as at_work:
        return _answer(at_work, asked, err)


def _answer(session: Session, asked: argparse.Namespace, err: TextIO) -> int:
    try:
        asked.handler(session, asked)
    except Refused as trouble:
        _tell(session, trouble, err)
        return MEND
    except Unable as trouble:
        _tell(session, trouble, err)
        return UNABLE
    except (Cancelled, KeyboardInterrupt):
        return MEND
    except BrokenPipeError:
        return DONE
    except Exception as fault:  # noqa: BLE001 - the last door: never a traceback, never a value of the data
        _tell(session, Unable(OWN_FAULT, fault=type(fault).__name__), err)
        err.writelines(_frames(fault))
        return UNABLE
    return DONE


def _frames(fault: Exception) -> list[str]:
    """Where it happened, for whoever mends the program: names of our files and functions, no values, no paths."""
    frames = traceback.extract_tb(fault.__traceback__)[-6:]
    return [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in frames]


def _tell(session: Session, trouble: Trouble, err: TextIO) -> None:
    err.writelines(sentence + "\n" for sentence in session.sentences(trouble))
