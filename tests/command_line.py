"""Runs the command line inside the test's process, at the tests' cheap passphrase cost and on a set clock."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reception.app import Surroundings
from reception.cli.main import run
from reception.cli.session import Session
from reception.kernel.clock import SetClock
from reception.security.keys import Cost

CHEAP = Cost(19 * 1024, 2, 1)
NOON = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""Noon in Bishkek."""


@dataclass
class Answer:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """One user of one store at the command line."""

    store: Path
    login: str = "aigul"
    passphrase: str = "кыргыз тоолору бийик"
    language: str = "en"
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    files: Path | None = None
    made: int = 0

    def __call__(self, *words: str, expect: int | None = 0) -> Answer:
        """Run a command as this user; the exit code is held to `expect` unless that is None."""
        answer = self.bare(*words, *self.signed(), "--lang", self.language)
        if expect is not None:
            assert answer.code == expect, answer
        return answer

    def signed(self) -> list[str]:
        """The options that say which office and who signs in."""
        return [
            "--store",
            str(self.store),
            "--as",
            self.login,
            "--passphrase-file",
            self.file(self.passphrase),
        ]

    def bare(self, *words: str) -> Answer:
        """Run a command with these words alone."""
        out, err = io.StringIO(), io.StringIO()
        code = run(words, out=out, err=err, session=self._session())
        return Answer(code, out.getvalue(), err.getvalue())

    def state(self) -> dict[str, bytes]:
        """Every file of the office with its bytes: equal states mean that nothing was written at all."""
        return {
            str(path.relative_to(self.store)): path.read_bytes()
            for path in sorted(self.store.rglob("*"))
            if path.is_file()
        }

    def _session(self) -> Callable[..., Session]:
        clock = self.clock

        class Cheap(Session):
            """A session whose passphrases are cheap."""

            def surroundings(self) -> Surroundings:
                """The set clock and the tests' cost."""
                return Surroundings(clock, cost=CHEAP)

        return Cheap

    def file(self, content: object) -> str:
        """A file with a text, or with JSON."""
        folder = self.files or self.store.parent
        folder.mkdir(parents=True, exist_ok=True)
        self.made += 1
        path = folder / f"input-{self.made}"
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
        return str(path)

    def begin(self, *more: str, office: str = "OSH") -> Answer:
        """Make the office."""
        return self(
            "init",
            str(self.store),
            "--office",
            office,
            "--name",
            "Асанова Айгүл",
            *more,
            "--login",
            self.login,
        )

    def add(self, group: str, record: object, *more: str, verb: str = "add") -> Any:
        """Add a record and return what was answered."""
        return self(group, verb, *more, "--json", self.file(record)).json
