"""Reads the command, runs it, and turns trouble into one sentence and an exit code: 0 done, 1 mend, 2 usage, 3 unable."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from reception.cli.options import language_asked, options, program
from reception.cli.session import Session
from reception.kernel.clock import SystemClock
from reception.kernel.errors import Cancelled, Refused, Trouble, Unable
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _

DONE, MEND, USAGE, UNABLE = 0, 1, 2, 3
OWN_FAULT = _("The program met a fault of its own ({fault}). Nothing of this act was written.")
Groups = dict[str, tuple[str, Message]]

GROUPS: Groups = {
    "init": ("office", _("make a new office in a folder")),
    "demo": ("demonstration", _("make a demonstration office with invented people")),
    "user": ("user", _("users: add, block, remove, list, recover")),
    "reference": ("reference", _("load the association's own lists")),
    "person": ("person", _("people: add, edit, show, find, merge, erase")),
    "visit": ("visit", _("visits: add, edit, show, list")),
    "matter": ("matter", _("matters: open, edit, show, list, close, export, import")),
    "service": ("service", _("enter help given")),
    "consent": ("consent", _("consents: add, withdraw, list")),
    "access": ("access", _("who may know a record: show, set, matrix")),
    "document": ("document", _("papers: kinds, fields, make, check")),
    "report": ("report", _("the month in figures: month, combine")),
    "history": ("past", _("who changed what in a record")),
    "undo": ("past", _("take back your last act")),
    "schema": ("schema", _("print the JSON Schema of what is taken in")),
    "backup": ("copies", _("make a sealed backup")),
    "restore": ("copies", _("restore a backup into another folder")),
    "verify": ("copies", _("check the store, its journal and its files")),
}


def run(
    arguments: Sequence[str],
    *,
    out: TextIO | None = None,
    err: TextIO | None = None,
    session: Callable[..., Session] = Session,
) -> int:
    """Run one command and return its exit code; faults go to `err` in one sentence each."""
    out, err = out or sys.stdout, err or sys.stderr
    for stream in (out, err):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = Translator(language_asked(arguments, os.environ))
    try:
        asked = _parse(arguments, words)
    except SystemExit as left:
        return int(left.code or 0)
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


def _parse(arguments: Sequence[str], words: Translator) -> argparse.Namespace:
    parser = program(words)
    groups = parser.add_subparsers(dest="group", required=True, metavar=words(_("command")))
    named = next((word for word in arguments if word in GROUPS), None)
    for name, (module, about) in GROUPS.items():
        if name == named:
            import_module(f"reception.cli.{module}").add_to(groups, words, name, words(about))
        else:
            groups.add_parser(name, help=words(about), add_help=False)
    options(parser, words, top=True)
    return parser.parse_args(list(arguments))
