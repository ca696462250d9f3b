"""A dialog for files in the program's own language, which remembers nowhere what was looked at."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_QT, _GROUP = "QtProject", "FileDialog"


def file_dialog(parent: QWidget | None, title: str) -> QFileDialog:
    """A dialog to be opened without blocking; it goes when it is closed, and with it what Qt wrote of it."""
    dialog = QFileDialog(parent, title)
    # The system's own would speak the system's language, and keep a list of folders that is not ours to empty.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.destroyed.connect(forget_folders)
    return dialog


def forget_folders() -> None:
    """Take out of Qt's settings the folders that its dialogs were in: they may bear the names of clients."""
    settings = QSettings(QSettings.Scope.UserScope, _QT)
    if _GROUP in settings.childGroups():
        settings.remove(_GROUP)
        settings.sync()
