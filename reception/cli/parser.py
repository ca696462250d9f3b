"""The argument parser that speaks the asker's language: its faults are one sentence and exit code 2, its help is worded."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any, NoReturn, TextIO

from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _

USAGE = 2
LONGEST_SAID = 60
_FAULTS: Sequence[tuple[str, Message]] = (
    (r"the following arguments are required: (?P<names>.+)", _("this is missing: {names}")),
    (r"one of the arguments (?P<names>.+) is required", _("one of these is needed: {names}")),
    (r"unrecognized arguments: (?P<names>.+)", _("this is not known here: {names}")),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        _("{name} and {other} do not go together"),
    ),
    (
        r"argument .+?: invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)",
        _("{value} is none of these: {known}"),
    ),
    (r"argument (?P<name>.+?): invalid count value: .+", _("{name} is a whole number from 1 on")),
    (r"argument (?P<name>.+?): invalid \S+ value: .+", _("{name} is a whole number")),
    (r"argument (?P<name>.+?): expected .+", _("{name} is followed by a value")),
    (r"argument (?P<name>.+?): ignored explicit argument .+", _("{name} takes no value")),
)
"""What `argparse` says in English, in the order in which it is looked for, and the same in our words."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """A help text that begins in the asker's language."""

    def __init__(self, prog: str, *, words: Translator) -> None:
        """Keep the words."""
        super().__init__(prog)
        self.words = words

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Say how the command is written."""
        super().add_usage(usage, actions, groups, self.words(_("use: ")) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser of one command or group of commands."""

    def __init__(
        self, *, words: Translator, out: TextIO, err: TextIO, add_help: bool = True, **more: Any
    ) -> None:
        """Keep the language and where help and faults are printed."""
        formatter: Any = partial(Formatter, words=words)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **more)
        self.words, self.out, self.err = words, out, err
        self._positionals.title = words(_("in this order"))
        self._optionals.title = words(_("options"))
        if add_help:
            self.add_argument("-h", "--help", action="help", help=words(_("print this and do nothing")))

    def commands(self, dest: str) -> Any:
        """Where the commands below this one are added."""
        below: Any = partial(Parser, words=self.words, out=self.out, err=self.err)
        return self.add_subparsers(
            dest=dest, required=True, metavar=self.words(_("command")), parser_class=below
        )

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Print the help text where answers go."""
        super().print_help(self.out if file is None else file)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave with the exit code, after the message."""
        with suppress(OSError):  # a fault that cannot be told keeps its exit code
            self.err.write(message or "")
        sys.exit(status)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and how to see what it takes."""
        fault = worded_fault(message, self.words)
        if fault is None:
            sentence = self.words(
                _("The command is not understood. See {program} --help."), program=self.prog
            )
        else:
            sentence = self.words(
                _("The command is not understood: {fault}. See {program} --help."),
                fault=fault,
                program=self.prog,
            )
        self.exit(USAGE, sentence + "\n")


def worded_fault(message: str, words: Translator) -> str | None:
    """What `argparse` found, in the asker's language; None where it is nothing that we have words for."""
    flat = " ".join(message.split())
    for pattern, said in _FAULTS:
        found = re.fullmatch(pattern, flat)
        if found is not None:
            return words(said, **{name: _said(name, value) for name, value in found.groupdict().items()})
    return None


def _said(name: str, text: str) -> str:
    # What may be chosen is ours and is said whole; what was typed may be anything.
    return text if name == "known" or len(text) <= LONGEST_SAID else text[:LONGEST_SAID] + "…"
