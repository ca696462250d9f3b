"""The files of a record as a table: what each is called, what it is, from whom, when and by whom it was received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from reception.attachments.queries import FileLine
from reception.attachments.rules import KIND_WORDS, FileKind
from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.text.formats import file_size, short_day

if TYPE_CHECKING:
    from reception.kernel.ids import Id

COLUMNS: Sequence[tuple[str, Message]] = (
    ("title", _("File")),
    ("kind", _("Kind")),
    ("size", _("Size")),
    ("origin", _("From whom")),
    ("received_on", _("Received")),
    ("received_by", _("Received by")),
    ("receipt", _("Receipt")),
)
EDITABLE = frozenset({"title", "origin"})
KIND_ICONS: Mapping[str, str] = {
    "scan": "scan-line",
    "photo": "file-image",
    "audio": "file-audio",
    "video": "file-video",
    "pdf": "file-text",
    "word": "file-pen",
    "text": "file-text",
    "other": "file",
}
Index = QModelIndex | QPersistentModelIndex


SIDE, ICON, SHARP = 40, 24, 2
"""Points of a small picture and of an icon in its place; drawn twice as large, for screens of many points."""


def _framed(picture: QPixmap) -> QIcon:
    """In the middle of a square, so that all titles begin at one line."""
    side = SIDE * SHARP
    whole = QPixmap(side, side)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    picture.setDevicePixelRatio(1)
    painter.drawPixmap((side - picture.width()) // 2, (side - picture.height()) // 2, picture)
    painter.end()
    whole.setDevicePixelRatio(SHARP)
    return QIcon(whole)


class FilesModel(QAbstractTableModel):
    """Lines of files; a changed title or origin is asked for by a signal and shown once it is written."""

    renamed = Signal(object, str, str)
    """The id of a file, the field and the new text."""

    def __init__(self, words: Translator, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._words = words
        self.lines: list[FileLine] = []
        self._icons: dict[Id, QIcon] = {}

    def show_lines(self, lines: Sequence[FileLine]) -> None:
        """Show these files; the small pictures of those that stay are kept."""
        self.beginResetModel()
        self.lines = list(lines)
        ids = {line.id for line in lines}
        self._icons = {row: made for row, made in self._icons.items() if row in ids}
        self.endResetModel()

    def show_picture(self, row: Id, image: QImage) -> None:
        """Show a small picture in place of the icon of a file."""
        self._icons[row] = _framed(QPixmap.fromImage(image))
        for number, line in enumerate(self.lines):
            if line.id == row:
                place = self.index(number, 0)
                self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

    def has_picture(self, row: Id) -> bool:
        """Whether the small picture of a file is here."""
        return row in self._icons

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many files."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._words(COLUMNS[section][1])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles and origins can be changed in place."""
        flags = super().flags(index)
        if index.isValid() and COLUMNS[index.column()][0] in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        line, name = self.lines[index.row()], COLUMNS[index.column()][0]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(line, name)
        if role == Qt.ItemDataRole.DecorationRole and name == "title":
            small = icon(KIND_ICONS.get(line.kind, "file")).pixmap(QSize(ICON, ICON) * SHARP)
            return self._icons.get(line.id) or _framed(small)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                f"{line.original_name}\nSHA-256 {line.sha256}" if name == "title" else self._text(line, name)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and name == "size":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change; the table shows it when it has been written."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        line, name = self.lines[index.row()], COLUMNS[index.column()][0]
        if name not in EDITABLE or self._text(line, name) == str(value).strip():
            return False
        self.renamed.emit(line.id, name, str(value).strip())
        return False

    def _text(self, line: FileLine, name: str) -> str:
        if name == "kind":
            kind: FileKind = line.kind if line.kind in KIND_WORDS else "other"  # type: ignore[assignment]
            return self._words(KIND_WORDS[kind])
        if name == "size":
            return file_size(self._words, line.size)
        if name == "received_on":
            return short_day(line.received_on)
        return str(getattr(line, name))
