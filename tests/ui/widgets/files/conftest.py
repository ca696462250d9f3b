"""A panel of files in a window, and files to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reception.kernel.ids import Id
from reception.people.actions import add_person
from tests.reception.attachments.conftest import pdf
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.files import FilesPanel
from ui.widgets.files.pictures import png_of

__all__ = ["pdf"]


@dataclass
class Shown:
    """A panel of a person's files, what was said below it, and a folder of originals."""

    place: Workplace
    person: Id
    panel: FilesPanel
    folder: Path
    said: list[Notice] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)

    def write(self, name: str, content: bytes) -> Path:
        """An original."""
        path = self.folder / name
        path.write_bytes(content)
        return path

    @property
    def titles(self) -> list[str]:
        """The titles that the table shows."""
        return [str(self.panel.model.index(row, 0).data()) for row in range(self.panel.model.rowCount())]


def picture(width: int = 60, height: int = 40, colour: str = "#204080") -> QImage:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def press_with_control(widget: QWidget, key: Qt.Key) -> None:
    """Press a key while Control is held, and let go of it: Qt remembers what a test holds."""
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(widget, Qt.Key.Key_Control)


@pytest.fixture
def png() -> bytes:
    """The bytes of a picture."""
    return png_of(picture())


@pytest.fixture
def add_client(place: Workplace) -> Callable[..., Id]:
    """Registers a person."""

    def add(**values: object) -> Id:
        found: list[Id] = []
        place.act(place, lambda work: add_person(work, values={"given": "Гүлнара", **values})).then(
            found.append
        ).run()
        return found[0]

    return add


@pytest.fixture
def shown(place: Workplace, add_client: Callable[..., Id], tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """A panel that is seen."""
    folder = tmp_path / "originals"
    folder.mkdir()
    person = add_client(speaks="ky")
    panel = FilesPanel(place, "person", person)
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    made = Shown(place, person, panel, folder)
    place.said.connect(made.said.append)
    place.failed.connect(made.faults.append)
    yield made
    assert made.faults == []
