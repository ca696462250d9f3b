"""No sweep of everything happens while somebody works; at a lock it does."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.tasks.sweeping import keep_answering, sweep_now


class Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeping() -> Iterator[list[int]]:
    """Which generations are swept from here on; afterwards Python sweeps as it did."""
    before, turn, seen = gc.get_threshold(), sys.getswitchinterval(), []

    def see(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(see)
    keep_answering()
    yield seen
    gc.callbacks.remove(see)
    gc.set_threshold(*before)
    sys.setswitchinterval(turn)
    gc.unfreeze()


def test_many_rows_are_made_without_a_sweep_of_everything(sweeping: list[int]) -> None:
    rows = [{"row": [number]} for number in range(200_000)]
    assert len(rows) == 200_000
    assert 0 in sweeping
    assert 2 not in sweeping


@pytest.mark.usefixtures("sweeping")
def test_threads_change_every_millisecond() -> None:
    assert sys.getswitchinterval() == pytest.approx(0.001)


def test_the_program_keeps_answering_from_its_first_window_on(tmp_path: Path) -> None:
    started = ["--folder", str(tmp_path / "none"), "--quit-after-paint"]
    told = "import gc, sys; from ui.__main__ import main; main(sys.argv[1:])"
    told += "; print(sys.getswitchinterval(), gc.get_threshold()[2])"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", told, *started], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split()[-2:] == ["0.001", "1000000"]


def test_circles_go_when_it_is_quiet(sweeping: list[int]) -> None:
    circle = weakref.ref(Circle())
    sweep_now()
    assert circle() is None
    assert sweeping[-1] == 2
