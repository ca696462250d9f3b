"""A second office, for what comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reception.desk.office import Scene, make_scene


@pytest.fixture
def elsewhere(office_template: Path, tmp_path: Path) -> Iterator[Scene]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    made = make_scene(office_template, folder)
    yield made
    made.store.close()
