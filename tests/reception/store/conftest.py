"""One empty store a session, copied for every PC of every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reception.store.world import World, make_template

MakeWorld = Callable[..., World]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def make_world(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeWorld]:
    """Worlds of as many PCs as asked; what a test leaves open is closed when its file has ended."""
    worlds: list[World] = []

    def make(*, pcs: int, days_apart: float = 0) -> World:
        for world in worlds:
            world.close()
        worlds[:] = [World(tmp_path_factory.mktemp("pcs"), template, pcs=pcs, days_apart=days_apart)]
        return worlds[0]

    yield make
    for world in worlds:
        world.close()
