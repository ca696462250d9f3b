"""A dialog for files leaves no trace of the folders it was in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.widgets.file_dialog import file_dialog


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The folder of Qt's own settings."""
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    return folder


def choose(dialog: QFileDialog, folder: Path, qtbot: QtBot) -> None:
    dialog.setDirectory(str(folder))
    dialog.selectFile("a.txt")
    dialog.open()
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))


def traces(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and b"Mamatova" in path.read_bytes()]


def test_the_folder_of_a_client_stands_in_no_settings(settings: Path, tmp_path: Path, qtbot: QtBot) -> None:
    visited = tmp_path / "Mamatova"
    visited.mkdir()
    (visited / "a.txt").write_text("x")
    parent = QWidget()
    qtbot.addWidget(parent)
    plain = QFileDialog(parent)
    plain.setOption(QFileDialog.Option.DontUseNativeDialog)
    plain.finished.connect(plain.deleteLater)
    choose(plain, visited, qtbot)
    assert traces(settings) != []
    choose(file_dialog(parent, "Файлы"), visited, qtbot)
    assert traces(settings) == []
