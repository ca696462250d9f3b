"""One run of the command line: who asks, in which language, with which office; what is printed and how."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from reception.cli.early import first_line
from reception.cli.options import LOGIN, PASSPHRASE, STORE
from reception.cli.plain import lines
from reception.kernel.clock import Clock, today
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.json_input import read_json
from reception.kernel.values import Known
from reception.security.keyfile import NAME
from reception.security.unlocking import Attempt, Unlocking

if TYPE_CHECKING:
    from reception.app import Office, Surroundings
    from reception.reference.catalogue import Catalogue
    from reception.store.reading import Reading
    from reception.store.work import Work

LARGEST_INPUT = 20 * 1024 * 1024


class Session:
    """What a command is given: it opens the office when first asked and closes it at the end."""

    def __init__(
        self, asked: argparse.Namespace, words: Translator, *, out: TextIO, err: TextIO, clock: Clock
    ) -> None:
        """Keep what was asked and where to answer."""
        self.asked = asked
        self.words = words
        self.clock = clock
        self._out = out
        self._err = err
        self.early: Unlocking | None = None
        """An attempt to open the key that began before the command was read whole."""
        self._office: Office | None = None
        self._catalogue: Catalogue | None = None

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the office where it was opened."""
        if self._office is not None:
            self._office.close()

    def surroundings(self) -> Surroundings:
        """The clock, random bits and cost that the program runs with."""
        from reception.app import Surroundings

        return Surroundings(self.clock)

    @property
    def office(self) -> Office:
        """The office, opened for the person who signs in."""
        if self._office is None:
            from reception.app import open_office

            login = self.asked.login or os.environ.get(LOGIN)
            if not login:
                raise Refused(_("Say who signs in: --as LOGIN."))
            folder, passphrase, around = self.folder(), self.passphrase(), self.surroundings()
            attempt = Attempt(folder / NAME, login, passphrase, around.cost)
            early = self.early if self.early is not None and self.early.attempt == attempt else None
            self._office = open_office(
                folder, login=login, passphrase=passphrase, around=around, unlocking=early
            )
        return self._office

    def folder(self) -> Path:
        """The folder of the office."""
        named = self.asked.store or os.environ.get(STORE)
        if not named:
            raise Refused(_("Say where the office is: --store DIR."))
        return Path(named)

    def passphrase(self) -> str:
        """The passphrase: from the file, from the environment, else asked for without showing it."""
        if self.asked.passphrase_file:
            return self.secret(self.asked.passphrase_file)
        kept = os.environ.get(PASSPHRASE)
        if kept is not None:
            return kept
        if sys.stdin is None or not sys.stdin.isatty():
            raise Refused(_("Give the passphrase: --passphrase-file F."))
        return getpass(self.words(_("Passphrase: ")))

    def secret(self, name: str) -> str:
        """The first line of a file, for a passphrase or a recovery code."""
        return first_line(self.bytes_of(name))

    def bytes_of(self, name: str) -> bytes:
        """The content of an input file, `-` for standard input; `Unable` where it cannot be read."""
        try:
            content = _standard_input() if name == "-" else _read(Path(name))
        except OSError as fault:
            raise Unable(_("The file {name} cannot be read."), name=Path(name).name) from fault
        if len(content) > LARGEST_INPUT:
            raise Refused(_("The input is larger than 20 MB."))
        return content

    def json_of(self, name: str) -> Any:
        """JSON from a file or standard input, read strictly; `Refused` says where it is broken."""
        try:
            text = self.bytes_of(name).decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise Refused(_("The input is not UTF-8 text.")) from fault
        return read_json(text)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One act of the person signed in, with the reason and the second person that were given."""
        with self.office.work(reason=self.asked.reason, second=self._second()) as work:
            yield work

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Questions of the person signed in."""
        with self.office.reading() as reading:
            yield reading

    def _second(self) -> Id | None:
        if not self.asked.second:
            return None
        if not self.asked.second_passphrase_file:
            raise Refused(_("Give the second person's passphrase: --second-passphrase-file F."))
        return self.office.second_person(self.asked.second, self.secret(self.asked.second_passphrase_file))

    @property
    def catalogue(self) -> Catalogue:
        """The code lists: those shipped, and those the association loaded."""
        if self._catalogue is None:
            with self.reading() as reading:
                self._catalogue = self.office.catalogue(reading)
        return self._catalogue

    @property
    def known(self) -> Known:
        """What reading an input needs to know."""
        return Known(today(self.clock), self.catalogue.has, self.words.language)

    def say(self, message: Message, **values: object) -> None:
        """Print a sentence."""
        self.line(self.words(message, **values))

    def warn(self, message: Message, **values: object) -> None:
        """Print a sentence that is not the answer."""
        self._err.write(self.words(message, **values) + "\n")

    def caution(self, text: str) -> None:
        """Print a sentence, worded already, that is not the answer."""
        self._err.write(text + "\n")

    def line(self, text: str) -> None:
        """Print a line as it stands; `Unable` where the answer cannot be written."""
        with self._answering():
            self._out.write(text + "\n")

    def flush(self) -> None:
        """Push what was answered out, so that a full disk or a closed pipe is known before the end."""
        with self._answering():
            self._out.flush()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise Unable(_("The answer cannot be written to where it was sent.")) from fault

    def show(self, answer: Any) -> None:
        """Print an answer: as JSON where asked, else as indented lines."""
        if getattr(self.asked, "json", None) is True:
            self.line(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            for text in lines(answer, self.words):
                self.line(text)


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by whoever started the program
        return b""
    return sys.stdin.buffer.read(LARGEST_INPUT + 1)


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST_INPUT + 1)
