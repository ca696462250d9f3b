"""The options that every command takes, before it or behind it, and the argument parser in the asker's language."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TextIO

from reception.cli.parser import Parser
from reception.kernel.i18n import LANGUAGES, Language, Message, Translator, language_of
from reception.kernel.i18n import mark as _

STORE = "RECEPTION_STORE"
LOGIN = "RECEPTION_LOGIN"
PASSPHRASE = "RECEPTION_PASSPHRASE"  # noqa: S105 - the name of a variable
LANGUAGE = "RECEPTION_LANG"
DEFAULT: Language = "ru"
MOST_COUNTED = 1_000_000
_SHARED: Sequence[tuple[str, Message, dict[str, Any]]] = (
    ("--store", _("folder of the office (or RECEPTION_STORE)"), {"metavar": "DIR"}),
    ("--as", _("sign-in name (or RECEPTION_LOGIN)"), {"metavar": "LOGIN", "dest": "login"}),
    (
        "--passphrase-file",
        _("file with the passphrase (or RECEPTION_PASSPHRASE, else it is asked)"),
        {"metavar": "F"},
    ),
    ("--reason", _("a written reason, where the act asks for one"), {"metavar": "TEXT"}),
    ("--second", _("sign-in name of the second person"), {"metavar": "LOGIN"}),
    ("--second-passphrase-file", _("file with the second person's passphrase"), {"metavar": "F"}),
    ("--lang", _("language of what is printed"), {"choices": LANGUAGES}),
)


def program(words: Translator, *, out: TextIO, err: TextIO) -> Parser:
    """The parser of the whole command line; it prints help to `out` and faults to `err`."""
    about = words(_("A legal reception office that works offline."))
    return Parser(prog="reception", description=about, words=words, out=out, err=err)


def options(parser: argparse.ArgumentParser, words: Translator, *, top: bool = False) -> None:
    """Let the parser take the shared options; below the top an absent one leaves what stood before the command."""
    default = None if top else argparse.SUPPRESS
    for flag, about, more in _SHARED:
        parser.add_argument(flag, help=words(about), default=default, **more)


def command(
    verbs: Any,
    words: Translator,
    name: str,
    about: Message,
    handler: Any,
) -> Parser:
    """Add one command under its group, with the shared options, and say what runs it."""
    parser: Parser = verbs.add_parser(name, help=words(about), description=words(about))
    options(parser, words)
    parser.set_defaults(handler=handler)
    return parser


def group(groups: Any, name: str, about: str) -> Any:
    """Add a group of commands and return where its commands are added."""
    parser: Parser = groups.add_parser(name, help=about, description=about)
    return parser.commands("verb")


def count(text: str) -> int:
    """A number of lines or of people, as it is typed; `ValueError` where it is none, or more than anyone has."""
    number = int(text)
    if not 1 <= number <= MOST_COUNTED:
        raise ValueError
    return number


def language_asked(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language named by `--lang`, else by RECEPTION_LANG, else Russian."""
    return language_of(value_of(arguments, "--lang") or environment.get(LANGUAGE, "")) or DEFAULT


def value_of(arguments: Sequence[str], flag: str) -> str | None:
    """What a shared option was given, before the command line is read whole; the last one holds."""
    named = [value for known, value in pairwise(arguments) if known == flag]
    named += [word.removeprefix(f"{flag}=") for word in arguments if word.startswith(f"{flag}=")]
    return named[-1] if named else None
