"""Starts of the real program, each a process: no display, a display that is none, a second start, a folder that is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reception.app import Newcomer, begin_office
from tests.house.code import ROOT
from tests.ui.conftest import PASSPHRASE, around

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import around
from ui.application import Application
from ui.tasks.memory import Memory
from ui.tasks.runner import ThreadRunner

app, runner, folder = QApplication([]), ThreadRunner(), Path(sys.argv[1])
shown = Application(app, folder, memory=Memory(folder / "window.json"), runner=runner, around=around)
shown.start()

def say(word):
    sys.stdout.write(word + "\\n")
    sys.stdout.flush()

def ready():
    if shown.window.login:
        begun.stop()
        shown.window.showMinimized()
        say("ready")
        back.start()

def forward():
    if not shown.window.isMinimized():
        back.stop()
        say("forward")

begun, back = QTimer(interval=20), QTimer(interval=20)
begun.timeout.connect(ready)
back.timeout.connect(forward)
begun.start()
app.exec()
"""


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the window with this environment beside the usual one, in which no display is named."""
    silent = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    usual = {name: value for name, value in os.environ.items() if name not in silent}
    return subprocess.run(
        [sys.executable, "-m", "ui", *arguments],
        cwd=ROOT,
        env=usual | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.needs("qt")
@pytest.mark.parametrize("named", [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987"}], ids=str)
def test_without_a_display_it_says_so_in_one_sentence_and_makes_nothing(
    tmp_path: Path, named: dict[str, str]
) -> None:
    folder = tmp_path / "office"
    told = start("--folder", str(folder), "--lang", "ky", **named)
    assert (told.returncode, told.stdout) == (3, "")
    (sentence,) = told.stderr.splitlines()
    assert "reception --help" in sentence
    assert sentence.startswith("Бул жерде")
    assert not folder.exists()


@pytest.mark.needs("qt")
def test_an_invented_office_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    told = start("--demonstration", str(tmp_path / "file" / "demo"), QT_QPA_PLATFORM="offscreen")
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.needs("qt")
def test_a_second_start_raises_the_first_and_ends(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    first = Newcomer("Асанова Айгүл", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    window = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert window.stdout is not None
    try:
        assert window.stdout.readline().strip() == "ready"
        told = start("--folder", str(folder), QT_QPA_PLATFORM="offscreen")
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
        assert window.stdout.readline().strip() == "forward"
        assert window.poll() is None
    finally:
        window.kill()
        window.wait()
        window.stdout.close()
    # What the killed window left behind keeps nobody out.
    told = start("--folder", str(folder), "--quit-after-paint", QT_QPA_PLATFORM="offscreen")
    assert (told.returncode, told.stderr) == (0, "")
