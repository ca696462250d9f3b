"""A new scan in the watched folder is offered to the record that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.widgets.files.conftest import Shown
from ui.widgets.files.scanner import FOLDER


@pytest.fixture
def scanner(shown: Shown, tmp_path: Path) -> Path:
    """The watched folder, with an old scan in it."""
    folder = tmp_path / "scanner"
    folder.mkdir()
    (folder / "old.png").write_bytes(b"old")
    shown.panel.scans.choose()
    (dialog,) = shown.panel.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    return folder


def test_a_whole_new_scan_is_offered_once_and_put_here(
    shown: Shown, scanner: Path, png: bytes, qtbot: QtBot
) -> None:
    bar = shown.panel.scans
    assert shown.place.memory.get(FOLDER) == str(scanner)
    (scanner / "new.png.part").write_bytes(png)
    (scanner / "new.png.part").rename(scanner / "new.png")
    qtbot.waitUntil(lambda: "new.png" in bar.text, timeout=5_000)
    bar.put.click()
    assert bar.text == ""
    assert [(line.original_name, line.kind) for line in shown.panel.model.lines] == [("new.png", "scan")]
    assert str(scanner) in shown.panel.originals.text


def test_a_scan_that_is_not_for_here_stays_in_its_folder(
    shown: Shown, scanner: Path, png: bytes, qtbot: QtBot
) -> None:
    (scanner / "new.png").write_bytes(png)
    qtbot.waitUntil(lambda: "new.png" in shown.panel.scans.text, timeout=5_000)
    shown.panel.scans.leave.click()
    assert shown.titles == []
    assert (scanner / "new.png").exists()


def test_nobody_watches_while_the_panel_is_not_seen(shown: Shown, scanner: Path) -> None:
    watcher = shown.panel.scans.watched._watcher
    assert watcher.directories() == [str(scanner)]
    shown.panel.hide()
    assert watcher.directories() == []
    shown.panel.show()
    assert watcher.directories() == [str(scanner)]


def test_a_folder_that_is_gone_is_no_trouble(shown: Shown, tmp_path: Path) -> None:
    assert not shown.panel.scans.watched.watch(str(tmp_path / "none"))
