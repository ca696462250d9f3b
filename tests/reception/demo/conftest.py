"""One small demonstration a session, and a second one of the same seed and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reception.demo.materials import Materials, materials
from reception.demo.office import DemoMade, make_demo
from reception.kernel.progress import Silent
from reception.security.keys import Cost

TODAY = date(2026, 11, 24)
CHEAP = Cost(19 * 1024, 2, 1)


def small(folder: Path) -> DemoMade:
    return make_demo(folder, people=5, seed=7, today=TODAY, progress=Silent(), cost=CHEAP)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoMade:
    return small(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo_again(tmp_path_factory: pytest.TempPathFactory) -> DemoMade:
    return small(tmp_path_factory.mktemp("again"))


@pytest.fixture(scope="session")
def words() -> Materials:
    return materials()
