"""One office for all tests of the reports; each test works in a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reception.app import Newcomer, Office, Surroundings, begin_office, open_office
from reception.kernel.clock import SetClock
from reception.security.keys import Cost

LOGIN, PASSPHRASE = "aigul", "an invented passphrase 1"


@pytest.fixture(scope="session")
def around() -> Surroundings:
    """The second of November, in the morning."""
    return Surroundings(SetClock(datetime(2026, 11, 2, 4, tzinfo=UTC)), cost=Cost(19 * 1024, 2, 1))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, around: Surroundings) -> Path:
    """An empty office."""
    folder = tmp_path_factory.mktemp("reports") / "office"
    first = Newcomer("Асанова Айгүл", LOGIN, PASSPHRASE, ("lawyer", "administrator"))
    begin_office(folder, office="OSH", letter="A", first=first, around=around)
    return folder


@pytest.fixture
def office(begun: Path, around: Surroundings, tmp_path: Path) -> Iterator[Office]:
    """A copy of the empty office, open."""
    folder = tmp_path / "office"
    shutil.copytree(begun, folder, ignore=shutil.ignore_patterns("lock"))
    with open_office(folder, login=LOGIN, passphrase=PASSPHRASE, around=around) as opened:
        yield opened
