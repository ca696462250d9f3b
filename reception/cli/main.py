"""Reads the command in the asker's language and has it answered; only the group that was named is loaded."""

from __future__ import annotations

import argparse
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO, cast

from reception.cli.early import begin_early
from reception.cli.options import language_asked, options, program
from reception.cli.parser import USAGE
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from reception.cli.session import Session

Groups = dict[str, tuple[str, Message]]

GROUPS: Groups = {
    "init": ("office", _("make a new office in a folder")),
    "demo": ("demonstration", _("make a demonstration office with invented people")),
    "user": ("user", _("users: add, block, remove, list, recover, passphrase")),
    "reference": ("reference", _("code lists: load, list, confirm")),
    "person": ("person", _("people: add, edit, show, find, merge, erase")),
    "visit": ("visit", _("visits: add, edit, show, list")),
    "matter": ("matter", _("matters: open, edit, show, list, close, export, import")),
    "service": ("service", _("enter help given")),
    "consent": ("consent", _("consents: add, withdraw, list")),
    "access": ("access", _("who may know a record: show, set, matrix")),
    "deadline": ("deadline", _("periods of law: list, rules, count, custody, confirm, withdraw, move-day")),
    "document": ("document", _("papers: kinds, fields, make, check")),
    "template": ("template", _("templates of papers: check, fields, take, compare")),
    "letter": ("letter", _("letters: enter, sign, send, answer, receive, journal")),
    "file": ("file", _("files: take in, list, write out")),
    "report": ("report", _("the month in figures: month, combine")),
    "history": ("past", _("who changed what in a record")),
    "undo": ("past", _("take back your last act")),
    "bin": ("recycle_bin", _("what was taken out of the registers: list, restore")),
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
    out, err = out or _stream(sys.stdout), err or _stream(sys.stderr)
    words = Translator(language_asked(arguments, os.environ))
    if not all(_is_text(word) for word in arguments):
        err.write(words(_("The command has letters in it that are no text.")) + "\n")
        return USAGE
    early = begin_early(arguments, os.environ) if session is None else None
    try:
        asked = _parse(arguments, words, out, err)
    except SystemExit as left:
        return int(left.code or 0)
    from reception.cli.answering import answer  # a help text needs none of it

    made = {} if session is None else {"session": session}
    return answer(asked, words, out=out, err=err, early=early, **made)


def _stream(stream: Any) -> TextIO:
    """A stream of the process in UTF-8; where whoever started the program closed it, one that nobody reads."""
    if stream is None:
        return io.StringIO()
    stream.reconfigure(encoding="utf-8", errors="replace")
    return cast("TextIO", stream)


def _is_text(word: str) -> bool:
    # Bytes that are not UTF-8 come as lone surrogates; control characters would speak to the terminal.
    return all(unicodedata.category(letter) not in {"Cc", "Cs"} or letter in "\n\t" for letter in word)


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
