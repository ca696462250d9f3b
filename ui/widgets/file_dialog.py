"""Dialogs for files in the program's own language, which block nothing and remember nowhere what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

_QT, _GROUP = "QtProject", "FileDialog"
_FIRST = QStandardPaths.StandardLocation.DocumentsLocation
_SIZE, _HALVES = (900, 540), [200, 700]


def file_dialog(parent: QWidget | None, title: str) -> QFileDialog:
    """A dialog to be opened without blocking; it goes when it is closed, and with it what Qt wrote of it."""
    dialog = QFileDialog(parent, title)
    # The system's own would speak the system's language, and keep a list of folders that is not ours to empty.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.destroyed.connect(forget_folders)
    dialog.resize(*_SIZE)
    if (halves := dialog.findChild(QSplitter)) is not None:
        halves.setSizes(_HALVES)  # else the names of the places are cut
    if (files := dialog.findChild(QTreeView)) is not None:
        files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        files.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    if dialog.directory() == QDir.current():  # nothing of the user's lies where the program was started
        documents = QStandardPaths.writableLocation(_FIRST)
        dialog.setDirectory(documents if QDir(documents).exists() else QDir.homePath())
    return dialog


def ask_for_file(
    parent: QWidget, *, title: str, take: Callable[[Path], object], kinds: str = ""
) -> QFileDialog:
    """Ask for one file that is there."""
    dialog = _for_reading(parent, title, QFileDialog.FileMode.ExistingFile, kinds)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, *, title: str, take: Callable[[Sequence[Path]], object], kinds: str = ""
) -> QFileDialog:
    """Ask for files that are there."""
    dialog = _for_reading(parent, title, QFileDialog.FileMode.ExistingFiles, kinds)
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, *, title: str, take: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = _for_reading(parent, title, QFileDialog.FileMode.Directory, "")
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.open()
    return dialog


def ask_where_to_write(
    parent: QWidget, *, title: str, name: str, take: Callable[[Path], object], kinds: str = ""
) -> QFileDialog:
    """Ask for a file to be written, called like this; the dialog itself asks before another is written over."""
    dialog = file_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: take(Path(chosen)))
    dialog.open()
    return dialog


def _for_reading(parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: str) -> QFileDialog:
    dialog = file_dialog(parent, title)
    dialog.setFileMode(mode)
    dialog.setNameFilter(kinds)
    return dialog


def forget_folders() -> None:
    """Take out of Qt's settings the folders that its dialogs were in: they may bear the names of clients."""
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    if _GROUP in settings.childGroups():
        settings.remove(_GROUP)
        settings.sync()
