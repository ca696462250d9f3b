"""The pictures of the guide and of README, taken from the program itself: `python -m tools.pictures`."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy as sa
from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from reception.app import Office, Surroundings, open_office
from reception.demo.office import LOGIN, PASSPHRASE, make_demo
from reception.kernel.clock import SetClock
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.progress import Silent
from reception.matters.model import Event, Matter
from reception.people.model import Person
from reception.security.keys import Cost
from reception.store.reading import Reading, live
from ui import style
from ui.main_window import MainWindow
from ui.tasks.lanes import Lanes
from ui.tasks.memory import Memory
from ui.tasks.opening import known_of
from ui.tasks.runner import InlineRunner
from ui.tasks.workplace import Workplace
from ui.text.qt_language import QtLanguage

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
COLOURS = 160
CHEAP = Cost(19 * 1024, 2, 1)
LARGEST = 60 * 1024
GUIDE_SIZE, README_SIZE = (960, 680), (1180, 800)
SETTLE_MS = 700
"""Longer than any page waits after the last letter."""


@dataclass(frozen=True)
class Scene:
    """What the pictures are taken of: records of the invented office that have something to show."""

    person: str
    name: str
    matter: str


def scene_of(reading: Reading) -> Scene:
    """The client of the matter with the longest chronology, and that matter."""
    events = sa.func.count(Event.id).label("events")
    longest = (
        sa.select(Matter.id, Matter.client_id, events)
        .join(Event, Event.matter_id == Matter.id)
        .where(live(Matter))
        .group_by(Matter.id, Matter.client_id)
        .order_by(events.desc(), Matter.id)
    )
    row = reading.rows(longest)[0]
    surname = reading.value(sa.select(Person.surname).where(Person.id == row.client_id))
    return Scene(row.client_id.hex, str(surname or "")[:5], row.id.hex)


Shot = tuple[str, str, Callable[[Scene], dict[str, Any]]]
SHOTS: tuple[Shot, ...] = (
    ("today", "today", lambda _scene: {}),
    ("desk", "desk", lambda _scene: {}),
    ("people", "people", lambda scene: {"row": scene.person, "person": scene.person}),
    ("matters", "matters", lambda scene: {"row": scene.matter, "matter": scene.matter}),
    ("papers", "papers", lambda scene: {"matter": scene.matter, "kind": "information_request"}),
)


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """The invented office, opened on a day that never changes."""
    around = Surroundings(SetClock(NOW), random.Random(2).getrandbits, CHEAP)  # noqa: S311 - ids that must repeat
    with open_office(folder, login=LOGIN, passphrase=PASSPHRASE, around=around) as opened:
        yield opened


@contextmanager
def window(
    folder: Path, app: QApplication, language: Language, *, size: tuple[int, int], theme: str = "light"
) -> Iterator[MainWindow]:
    """The window on a copy of that office, in a language and a theme: no picture sees what another one typed."""
    with tempfile.TemporaryDirectory(prefix="reception-") as copies:
        copied = Path(shutil.copytree(folder, Path(copies) / "store"))
        with office(copied) as opened, _window(opened, app, language, size=size, theme=theme) as made:
            yield made


@contextmanager
def _window(
    opened: Office, app: QApplication, language: Language, *, size: tuple[int, int], theme: str
) -> Iterator[MainWindow]:
    style.apply(app, theme=theme, text_size=100)
    words = Translator(language)
    speech = QtLanguage(app)
    speech.speak(words)
    lanes = Lanes(opened, InlineRunner())
    memory = Memory(opened.folder / "window.json")
    place = Workplace(lanes, known=known_of(opened), words=words, memory=memory, clock=opened.around.clock)
    made = MainWindow(place)
    made.resize(*size)
    made.show()
    try:
        yield made
    finally:
        made.close()
        settle(1)
        speech.fall_silent()
        lanes.alone(lambda: None)


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let timers and paint come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def picture_of(made: MainWindow, page: str, where: dict[str, Any], *, typed: str = "") -> QImage:
    """The window at a page, after something was typed into its first field."""
    made.open(page, where)
    settle(50)
    if typed:
        field = made.page.first_field()
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.insert(typed)
    settle()
    return made.grab().toImage()


def small_png(image: QImage) -> bytes:
    """The picture as a PNG of few colours: letters and flat areas lose nothing that is seen."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _times in seen.most_common(COLOURS)]
    few = plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    few.save(buffer, "PNG", 0)  # type: ignore[call-overload]
    return bytes(content.data())


def main() -> int:
    """Take all of them anew, or those whose name contains a word given; 1 where one is too large."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    too_large = 0
    with tempfile.TemporaryDirectory(prefix="reception-") as folder:
        make_demo(Path(folder), today=NOW.date(), progress=Silent(), cost=CHEAP)
        store = Path(folder) / "store"
        with office(store) as opened, opened.reading() as reading:
            scene = scene_of(reading)
        for target, content in taken(store, app, scene, wanted):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            print(f"{len(content) // 1024:4} KB  {target.relative_to(ROOT)}")
            too_large += len(content) > LARGEST and "guide" in target.parts
    return 1 if too_large else 0


def taken(store: Path, app: QApplication, scene: Scene, wanted: str) -> Iterator[tuple[Path, bytes]]:
    """Each picture with the place where it belongs."""
    for language in LANGUAGES:
        with window(store, app, language, size=GUIDE_SIZE) as made:
            for name, page, where in SHOTS:
                target = ROOT / "resources" / "guide" / language / "pictures" / f"{name}.png"
                if wanted in target.as_posix():
                    typed = scene.name if page == "desk" else ""
                    yield target, small_png(picture_of(made, page, where(scene), typed=typed))
    for name, language, theme in (("ru", "ru", "light"), ("ky", "ky", "light"), ("dark", "ru", "dark")):
        target = ROOT / "docs" / "pictures" / f"window-{name}.png"
        if wanted in target.as_posix():
            with window(store, app, language, size=README_SIZE, theme=theme) as made:
                at = {"row": scene.matter, "matter": scene.matter}
                yield target, small_png(picture_of(made, "matters", at))


if __name__ == "__main__":
    sys.exit(main())
