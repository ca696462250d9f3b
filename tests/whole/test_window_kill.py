"""A window that is killed at any moment: what was typed stands in the store as a draft."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reception.app import Newcomer, begin_office, open_office
from reception.drafts.keeping import drafts_of
from reception.visits.queries import list_visits
from tests.house.code import ROOT
from tests.ui.conftest import PASSPHRASE, around

NAME = "Өмүралиева Бурул"


@pytest.mark.needs("qt")
def test_what_was_typed_is_there_after_kill_9(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    first = Newcomer("Асанова Айгүл", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.typist", str(folder), NAME],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert typist.stdout is not None
    try:
        assert typist.stdout.readline().strip() == "kept"
    finally:
        typist.kill()
        typist.wait()
        typist.stdout.close()
    with (
        open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around()) as office,
        office.reading() as reading,
    ):
        kept = [str(draft.body) for draft in drafts_of(reading)]
    assert any(NAME in body for body in kept)
    plain = [path for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]
    assert plain == []


def receive_until_killed(folder: Path, number: int, chance: random.Random) -> list[str]:
    """Whom a window said that it had saved before it was killed in the midst of its work."""
    receiver = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.receiver", str(folder), str(number)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert receiver.stdout is not None
    try:
        told = [receiver.stdout.readline() for _one in range(chance.randint(1, 3))]
        time.sleep(chance.random() / 4)
    finally:
        receiver.kill()
        told += receiver.stdout.readlines()
        receiver.wait()
        receiver.stdout.close()
    return [line.strip() for line in told if line.endswith("\n")]


def kill_windows(folder: Path, *, times: int, chance: random.Random) -> None:
    first = Newcomer("Асанова Айгүл", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    for number in range(times):
        saved = receive_until_killed(folder, number, chance)
        assert saved
        with open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around(100 + number)) as office:
            assert office.verify().sound
            with office.reading() as reading:
                visits = list_visits(reading)
                drafts = drafts_of(reading)
        names = [visit.name for visit in visits]
        assert {name: names.count(name) for name in saved} == dict.fromkeys(saved, 1)
        assert len(visits) == len({visit.name for visit in visits})
        begun = [str(draft.body) for draft in drafts]
        assert not any(visit.name in body for visit in visits for body in begun), "what was saved is no draft"
        assert len(begun) <= number + 1
        assert [path for path in folder.rglob("*") if path.suffix in {".part", ".docx"}] == []


@pytest.mark.needs("qt")
def test_two_kills_in_the_midst_lose_no_visit_that_was_said_to_be_saved(tmp_path: Path) -> None:
    kill_windows(tmp_path / "office", times=2, chance=random.Random(1))


@pytest.mark.long
@pytest.mark.needs("qt")
def test_twenty_kills_in_the_midst_lose_no_visit_that_was_said_to_be_saved(tmp_path: Path) -> None:
    kill_windows(tmp_path / "office", times=20, chance=random.SystemRandom())
