"""An installed copy tries itself: an invented office in a temporary folder, its papers, its workbook, its window."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TextIO

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QApplication

from reception.app import PROGRAM, Surroundings, open_office
from reception.demo.office import DemoMade, make_demo
from reception.kernel.clock import SystemClock
from reception.kernel.errors import Trouble, Unable
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Silent
from ui.main_window import MainWindow
from ui.navigation import pages_for
from ui.style import apply
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import InlineRunner
from ui.tasks.workplace import Workplace

PEOPLE = 12  # the least from whom every kind of paper is made
KINDS = 3
DAY = date(2026, 11, 24)
LETTERS = "ңөүҢӨҮ№"
SIZE = (1180, 760)
LEAST_COLOURS = 20
PLAIN_STORE = b"SQLite format 3"
WORKS, BROKEN = 0, 3


def run(out: TextIO | None, *, words: Translator) -> int:
    """Try the whole program; 0 where it works, 3 and a sentence where it does not. Nothing stays on the disk."""
    try:
        for line in _steps(words):
            _say(out, line)
    except Trouble as fault:
        _say(out, words(fault.message, **fault.values))
    except Exception:  # noqa: BLE001 - whatever it is, this copy is unfit, and the report says where it broke
        _say(out, traceback.format_exc())
    else:
        _say(out, words(_("The program works.")))
        return WORKS
    _say(out, words(_("This copy of the program does not work. Install it anew.")))
    return BROKEN


def _say(out: TextIO | None, line: str) -> None:
    if out is not None:  # a windowed program on Windows has nowhere to write to: its exit code speaks
        out.write(f"{line}\n")
        out.flush()


def _steps(words: Translator) -> Iterator[str]:
    yield f"{PROGRAM}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}"
    with tempfile.TemporaryDirectory() as folder:
        made = make_demo(Path(folder) / "office", people=PEOPLE, today=DAY, progress=Silent())
        _look_at_files(made)
        yield words(
            _("Made: papers {papers}, workbooks {books}."), papers=len(made.papers), books=len(made.reports)
        )
        _draw(made, words)
        yield words(_("Drawn: the window with every page that is in the rail."))


def _look_at_files(made: DemoMade) -> None:
    for path in (*made.papers, *made.reports):
        with zipfile.ZipFile(path) as whole:
            if whole.testzip() is not None:
                raise Unable(_("A paper or a workbook came out damaged."))
    if len({path.name.rpartition("-")[0] for path in made.papers}) < KINDS or not made.reports:
        raise Unable(_("Not every kind of paper was made."))
    stored = [path for path in made.store.iterdir() if path.is_file()]
    if any(path.read_bytes().startswith(PLAIN_STORE) for path in stored):
        raise Unable(_("The store is not encrypted."))


def _draw(made: DemoMade, words: Translator) -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    apply(app, theme="light")
    letters = QRawFont.fromFont(app.font())
    if not all(letters.supportsCharacter(ord(letter)) for letter in LETTERS):
        raise Unable(_("The letters ң, ө and ү are missing."))
    around = Surroundings(SystemClock())
    office = open_office(made.store, login=made.login, passphrase=made.passphrase, around=around)
    known = known_of(office)
    with closing(Lanes(office, InlineRunner())) as lanes:
        memory = Memory(made.store.parent / "window.json")
        place = Workplace(lanes, known=known, words=words, memory=memory, clock=around.clock)
        window = MainWindow(place)
        window.resize(*SIZE)
        window.show()
        for entry in pages_for(place):
            window.open(entry.name, {})
            app.processEvents()
            if _is_blank(window.grab().toImage()):
                raise Unable(_("The window stays empty."))
        window.close()
        app.processEvents()


def _is_blank(image: QImage) -> bool:
    spots = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
    return len({image.pixel(x, y) for x, y in spots}) < LEAST_COLOURS
