"""One empty office and one empty store a session, copied for every test that asks for a scene or a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reception.desk.office import Scene, make_scene, make_template
from tests.reception.index import office as index_office


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


@pytest.fixture(scope="session")
def index_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of people alone, made once."""
    return index_office.make_template(tmp_path_factory.mktemp("index"))


@pytest.fixture
def place(index_template: Path, tmp_path: Path) -> Iterator[index_office.Place]:
    """A copy of the store of people."""
    made = index_office.copied(index_template, tmp_path / "place")
    yield made
    made.store.close()
