"""A dialog for files leaves no trace of the folders it was in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import ui
from ui.widgets.file_dialog import (
    ask_for_file,
    ask_for_files,
    ask_for_folder,
    ask_where_to_write,
    file_dialog,
)


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


def test_only_this_module_makes_dialogs_for_files() -> None:
    made = re.compile(r"QFileDialog\((?!\w*\.)|\bget(Open|Save|Existing)\w+\(")
    sources = Path(ui.__file__).parent.rglob("*.py")
    found = {path.name for path in sources if made.search(path.read_text(encoding="utf-8"))}
    assert found == {"file_dialog.py"}


def test_what_is_asked_for_comes_when_it_is_chosen_and_nothing_waits(tmp_path: Path, qtbot: QtBot) -> None:
    there = tmp_path / "a.xlsx"
    there.write_text("x")
    parent = QWidget()
    qtbot.addWidget(parent)
    taken: list[object] = []
    one = ask_for_file(parent, title="", take=taken.append, kinds="Excel (*.xlsx)")
    many = ask_for_files(parent, title="", take=taken.append)
    folder = ask_for_folder(parent, title="", take=taken.append)
    new = ask_where_to_write(parent, title="", name="b.xlsx", take=taken.append, kinds="Excel (*.xlsx)")
    assert taken == []
    one.fileSelected.emit(str(there))
    many.filesSelected.emit([str(there)])
    folder.fileSelected.emit(str(tmp_path))
    new.fileSelected.emit(str(tmp_path / "b.xlsx"))
    assert taken == [there, [there], tmp_path, tmp_path / "b.xlsx"]
    assert new.defaultSuffix() == "xlsx"
    for dialog in (one, many, folder, new):
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.close()
    qtbot.waitUntil(lambda: parent.findChildren(QFileDialog) == [])


def test_the_first_dialog_shows_the_documents_of_whoever_works_here(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    plain = QFileDialog(parent)
    plain.setDirectory(QDir.currentPath())  # as in a program that has just been started
    dialog = file_dialog(parent, "Файлы")
    assert dialog.directory() != QDir.current()
    dialog.close()
