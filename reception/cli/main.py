"""Reads the command in the asker's language and has it answered; only the group that was named is loaded."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from reception.cli.options import language_asked, options, program
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.cli.session import Session

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
    session: Callable[..., Session] | None = None,
) -> int:
    """Run one command and return its exit code: 0 done, 1 mend the input, 2 usage, 3 unable."""
    out, err = out or sys.stdout, err or sys.stderr
    for stream in (out, err):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = Translator(language_asked(arguments, os.environ))
    try:
        asked = _parse(arguments, words, out, err)
    except SystemExit as left:
        return int(left.code or 0)
    from reception.cli.answering import answer  # a help text needs none of it

    made = {} if session is None else {"session": session}
    return answer(asked, words, out=out, err=err, **made)


def _parse(arguments: Sequence[str], words: Translator, out: TextIO, err: TextIO) -> argparse.Namespace:
    parser = program(words, out=out, err=err)
    groups = parser.commands("group")
    for name, (module, about) in GROUPS.items():
        if name in arguments:
            import_module(f"reception.cli.{module}").add_to(groups, words, name, words(about))
        else:
            groups.add_parser(name, help=words(about), add_help=False)
    options(parser, words, top=True)
    return parser.parse_args(list(arguments))
