"""One empty store a session, copied for each test of finding people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reception.index.office import Place, copied, make_template


@pytest.fixture(scope="session")
def index_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("index"))


@pytest.fixture
def place(index_template: Path, tmp_path: Path) -> Iterator[Place]:
    """A store of the test's own."""
    made = copied(index_template, tmp_path / "place")
    yield made
    made.store.close()
