"""One empty office a session, copied for every test that asks for a scene."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reception.desk.office import Scene, make_scene, make_template


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office, made once."""
    return make_template(tmp_path_factory.mktemp("office"))


@pytest.fixture
def scene(office_template: Path, tmp_path: Path) -> Iterator[Scene]:
    """A copy of the empty office."""
    made = make_scene(office_template, tmp_path)
    yield made
    made.store.close()
