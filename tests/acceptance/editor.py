"""Programs beside the tests of Word in the middle: an editor that holds a paper, and a window that is killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from reception.app import open_office
from reception.kernel.i18n import Translator
from reception.kernel.ids import read_id
from tests.reception.documents.test_editing import edited
from tests.ui.conftest import PASSPHRASE, around
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import InlineRunner
from ui.tasks.word import WordWatch, open_in_word
from ui.tasks.workplace import Workplace

OWNER_FILE = "~$"
PAUSE = 0.02


def opened_place(folder: Path) -> Workplace:
    """The office, signed in."""
    office = open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around())
    lanes = Lanes(office, InlineRunner())
    memory = Memory(folder / "window.json")
    known = known_of(office)
    return Workplace(lanes, known=known, words=Translator("ru"), memory=memory, clock=office.around.clock)


def save(path: Path, *, word: str) -> None:
    """Save as Word does: beside the file, then moved over it; with one word more."""
    aside = path.with_name("~WRD0001.tmp")
    aside.write_bytes(edited(path.read_bytes(), word))
    aside.replace(path)


def hold(path: Path, signs: Path) -> None:
    """Hold the paper; save when told so by a file among the signs, and let go when told so."""
    owner = path.with_name(OWNER_FILE + path.name[len(OWNER_FILE) :])
    owner.write_bytes(b"Word")
    (signs / "held").touch()
    _wait(signs / "save")
    save(path, word="БИРИНЧИ")
    (signs / "saved").touch()
    _wait(signs / "close")
    save(path, word="ЭКИНЧИ")
    owner.unlink()


def die_with_a_paper_open(folder: Path, paper: str) -> None:
    """Open the office, open a paper in an editor, and die without a word."""
    QCoreApplication([])
    place = opened_place(folder)
    WordWatch(place, launch=Path.exists)
    row = read_id(paper)
    assert row is not None
    open_in_word(place, QObject(place), row)
    os.kill(os.getpid(), signal.SIGKILL)


def _wait(sign: Path) -> None:
    while not sign.exists():
        time.sleep(PAUSE)


if __name__ == "__main__":
    if sys.argv[1] == "hold":
        hold(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        die_with_a_paper_open(Path(sys.argv[2]), sys.argv[3])
