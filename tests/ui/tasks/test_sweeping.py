"""Python sweeps on the main thread alone, a little at a time; everything only at a lock."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks.sweeping import Sweeper, sweep_now

Seen = list[tuple[int, str]]


class Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeping(qapp: QApplication) -> Iterator[Seen]:
    """Which generations are swept from here on, and where; afterwards Python sweeps as it did."""
    turn, seen = sys.getswitchinterval(), []

    def see(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append((info["generation"], threading.current_thread().name))

    gc.callbacks.append(see)
    sweeper = Sweeper(qapp)
    yield seen
    sweeper.deleteLater()
    gc.callbacks.remove(see)
    sys.setswitchinterval(turn)
    gc.unfreeze()
    gc.enable()


def test_what_a_lane_leaves_is_swept_by_the_main_thread_and_never_by_the_lane(
    qtbot: QtBot, sweeping: Seen
) -> None:
    left: list[weakref.ref[Circle]] = []

    def work() -> None:
        left.extend(weakref.ref(Circle()) for _number in range(5_000))

    lane = threading.Thread(target=work, name="lane")
    lane.start()
    lane.join()
    assert sweeping == []
    qtbot.waitUntil(lambda: all(circle() is None for circle in left))
    assert {thread for _generation, thread in sweeping} == {"MainThread"}


def test_many_rows_are_made_without_a_sweep_of_everything(qtbot: QtBot, sweeping: Seen) -> None:
    rows = []
    for _time in range(30):
        rows += [{"row": [number]} for number in range(5_000)]
        qtbot.wait(10)
    assert sweeping
    assert 2 not in {generation for generation, _thread in sweeping}


@pytest.mark.usefixtures("sweeping")
def test_threads_change_every_millisecond() -> None:
    assert sys.getswitchinterval() == pytest.approx(0.001)


def test_the_program_keeps_answering_from_its_first_window_on(tmp_path: Path) -> None:
    started = ["--folder", str(tmp_path / "none"), "--quit-after-paint"]
    told = "import gc, sys; from ui.__main__ import main; main(sys.argv[1:])"
    told += "; print(sys.getswitchinterval(), gc.isenabled())"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", told, *started], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split()[-2:] == ["0.001", "False"]


def test_circles_go_when_it_is_quiet(sweeping: Seen) -> None:
    circle = weakref.ref(Circle())
    sweep_now()
    assert circle() is None
    assert sweeping[-1] == (2, "MainThread")
