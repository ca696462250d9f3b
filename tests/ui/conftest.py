"""Real offices for the window's tests: one empty, one with a year of invented people; all work runs at once."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.app import Newcomer, Surroundings, begin_office, open_office
from reception.kernel.clock import SetClock
from reception.kernel.i18n import Language, Translator
from reception.security.keys import Cost
from tests.reception.desk.office import NOON
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import InlineRunner
from ui.tasks.workplace import Workplace

CHEAP = Cost(19 * 1024, 2, 1)
PASSPHRASE = "ak kalpak tunduk 2026"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def around(seed: int = 7) -> Surroundings:
    """A set clock, seeded chance, a cheap passphrase; another seed a run, for ids never come twice."""
    return Surroundings(SetClock(NOON), random.Random(seed).getrandbits, CHEAP)


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one colleague, made once."""
    folder = tmp_path_factory.mktemp("offices") / "empty"
    first = Newcomer("Асанова Айгүл Бакытовна", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    return folder


def workplace(source: Path, target: Path, login: str, language: Language) -> Workplace:
    """A copy of an office, opened, with every lane run inline."""
    shutil.copytree(source, target)
    office = open_office(target, login=login, passphrase=PASSPHRASE, around=around(8))
    memory = Memory(target / "window.json")
    lanes = Lanes(office, InlineRunner())
    return Workplace(
        lanes, known=known_of(office), words=Translator(language), memory=memory, clock=office.around.clock
    )


@pytest.fixture
def language() -> Language:
    """The language of the window; a test may override it by its own fixture or parametrize it."""
    return "ru"


@pytest.fixture
def place(empty_office: Path, tmp_path: Path, language: Language) -> Iterator[Workplace]:
    """An empty office, opened by its lawyer and administrator."""
    made = workplace(empty_office, tmp_path / "office", "aigul", language)
    yield made
    made._lanes.close()


@pytest.fixture
def demo_place(demo_office: Path, tmp_path: Path, language: Language) -> Iterator[Workplace]:
    """The demonstration office, opened by whoever it is shown to."""
    made = workplace(demo_office / "store", tmp_path / "demo", "demo", language)
    yield made
    made._lanes.close()
