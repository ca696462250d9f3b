"""An office at the command line, begun once and copied for each test; and one in which work has been done."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import CommandLine

PERSON = {
    "given": "Гүлнара",
    "surname": "Маматова",
    "sex": "female",
    "phones": [{"number": "0555 123 456"}, {"number": "0700 111 222", "note": "сосед"}],
}
VISIT = {"channel": "office", "category": "housing", "services": [{"help": "consultation", "minutes": 20}]}


@dataclass
class Busy:
    """An office with one person, her visit and her matter."""

    line: CommandLine
    person: str
    visit: str
    visit_number: str
    matter: str
    number: str
    consent: str

    def named(self, words: str) -> list[str]:
        """A command in which `{person}` and the like stand for these records and `{tmp}` for the office's folder."""
        values = {name: value for name, value in vars(self).items() if isinstance(value, str)}
        return [word.format(tmp=self.line.store.parent, **values) for word in words.split()]


def copied(line: CommandLine, folder: Path) -> CommandLine:
    """The same office in a folder of its own."""
    shutil.copytree(line.store, folder / "store")
    return CommandLine(folder / "store", files=folder / "input")


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A new office."""
    line = CommandLine(tmp_path_factory.mktemp("empty") / "store")
    line.begin()
    return line


@pytest.fixture(scope="session")
def busy_office(empty_office: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Busy:
    """An office with one person, her visit, matter and consent."""
    line = copied(empty_office, tmp_path_factory.mktemp("busy"))
    person = line.add("person", PERSON)["id"]
    visit = line.add("visit", {**VISIT, "person_id": person})
    matter = line.add("matter", {"client_id": person, "category": "housing"}, verb="open")
    said = {"kind": "keep", "by_whom": "self", "how": "signed", "given_on": "2026-11-20"}
    consent = line.add("consent", said, person)
    return Busy(line, person, visit["id"], visit["number"], matter["id"], matter["number"], consent["id"])


@pytest.fixture
def line(empty_office: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of the new office."""
    return copied(empty_office, tmp_path)


@pytest.fixture
def busy(busy_office: Busy, tmp_path: Path) -> Busy:
    """A copy of the office in which work has been done."""
    return Busy(**{**vars(busy_office), "line": copied(busy_office.line, tmp_path)})
