"""What issue 3 promises of files: once however often added, and whole or not at all."""

from __future__ import annotations

import multiprocessing
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reception.kernel.i18n import Message
from tests.acceptance.conftest import Begun
from tests.command_line import CommandLine

HALF_A_GIGABYTE = 500 * 1024 * 1024
CUT_AT = (1, 40, 99)
"""Megabytes of a file of a hundred at which the power goes."""


def sealed_in(line: CommandLine) -> list[Path]:
    folder = line.store / "files"
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.fixture
def matter(office: Begun) -> str:
    """The number of a matter."""
    person = office.line.add("person", {"given": "Гүлнара"})["id"]
    opened = office.line.add("matter", {"client_id": person, "category": "housing"}, verb="open")
    return str(opened["number"])


def test_the_same_500_mb_added_twice_take_their_size_once(office: Begun, matter: str, tmp_path: Path) -> None:
    """The same 500 MB file added twice takes its size once."""
    person = office.line.add("person", {"given": "Бекзат"})["id"]
    video, copy = tmp_path / "video.avi", tmp_path / "copy.avi"
    for path in (video, copy):
        with path.open("wb") as stream:
            stream.write(b"RIFF\0\0\0\0AVI ")
            stream.truncate(HALF_A_GIGABYTE)
    office.line("file", "add", str(video), "--matter", matter)
    once = sum(path.stat().st_size for path in sealed_in(office.line))
    office.line("file", "add", str(copy), "--person", person)
    office.line("file", "add", str(video), "--matter", matter)
    twice = sum(path.stat().st_size for path in sealed_in(office.line))
    assert HALF_A_GIGABYTE < once == twice < HALF_A_GIGABYTE * 1.001
    listed = [
        office.line("file", "list", *owner, "--json").json
        for owner in (("--matter", matter), ("--person", person))
    ]
    assert [[line["size"] for line in lines] for lines in listed] == [[HALF_A_GIGABYTE]] * 2


class Telling:
    """Progress that tells another process how far it came."""

    def __init__(self, there: Connection) -> None:
        self.there = there

    def step(self, _what: Message, done: int, _total: int) -> None:
        self.there.send(done)


def add_in_a_process(line: CommandLine, path: str, matter: str, there: Connection) -> None:
    """The writer that is killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reception.cli.file.Silent", lambda: Telling(there))
        line("file", "add", path, "--matter", matter)
    there.send(-1)


@pytest.mark.parametrize("megabytes", CUT_AT)
def test_a_power_cut_leaves_all_or_nothing(
    office: Begun, matter: str, tmp_path: Path, megabytes: int
) -> None:
    """A power cut in the middle of taking in a file leaves all of it or nothing."""
    path = tmp_path / "long.avi"
    with path.open("wb") as stream:
        stream.write(b"RIFF\0\0\0\0AVI ")
        stream.truncate(100 * 1024 * 1024)
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    here, there = context.Pipe(duplex=False)
    writer = context.Process(  # type: ignore[attr-defined]
        target=add_in_a_process, args=(office.line, str(path), matter, there), daemon=True
    )
    writer.start()
    there.close()
    while 0 <= here.recv() < megabytes * 1024 * 1024:
        time.sleep(0)
    writer.kill()
    writer.join()
    here.close()
    listed = office.line("file", "list", "--matter", matter, "--json").json
    sizes = [file.stat().st_size for file in sealed_in(office.line)]
    if listed:
        assert [line["size"] for line in listed] == [100 * 1024 * 1024]
        assert len(sizes) == 1
    else:
        assert sizes == []
    assert office.line("verify", "--json").json["sound"]
    office.line("file", "add", str(path), "--matter", matter)
    assert len(sealed_in(office.line)) == 1
