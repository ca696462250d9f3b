"""The files of one record: taken in by button, drag, paste or scanner; listed, seen, receipted, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reception.attachments.actions import Added, Owner, edit_file, remove_files
from reception.attachments.queries import FileLine, files_of
from reception.attachments.rules import KIND_WORDS, FileKind
from reception.attachments.taking import Source
from reception.kernel.changes import Changes
from reception.kernel.clock import BISHKEK
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.widgets.command import Command, shortcut
from ui.widgets.file_dialog import ask_for_files
from ui.widgets.files.adding import Adding, Taken
from ui.widgets.files.handing import Handing
from ui.widgets.files.model import SIDE, FilesModel
from ui.widgets.files.originals import OriginalsBar
from ui.widgets.files.scans import ScansBar
from ui.widgets.files.thumbnails import Thumbnails
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from reception.kernel.ids import Id
    from reception.store.reading import Reading
    from reception.store.work import Work
    from ui.tasks.workplace import Workplace

WIDEST = 26
"""Letters of the widest column beside the title's."""
LEAST_TITLE = 24


class FilesPanel(QWidget):
    """What a page shows of a record's files."""

    def __init__(self, place: Workplace, owner: Owner, row: Id, parent: QWidget | None = None) -> None:
        """Show the files of this matter, visit or person."""
        super().__init__(parent)
        self.place, self.owner, self.row = place, owner, row
        self.setAcceptDrops(True)
        self.model = FilesModel(place.words, self)
        self.model.renamed.connect(self._rename)
        self.adding = Adding(place, owner, row)
        self.destroyed.connect(self.adding.end)
        self.originals = OriginalsBar(place, self)
        self.adding.added.connect(self._offer)
        self.scans = ScansBar(place, self)
        self.scans.wanted.connect(lambda path: self.adding.add([Source.at(path)], kind="scan"))
        self.handing = Handing(self)
        self._thumbnails = Thumbnails(place, self.model, self)
        self._build()
        place.changed.connect(self._heed)
        self.reload()

    def _build(self) -> None:
        words = self.place.words
        self.add_button = QPushButton(words(_("Add files…")), self)
        self.add_button.setProperty("role", "primary")
        self.add_button.setIcon(icon("paperclip", self.add_button))
        self.add_button.clicked.connect(self.choose)
        self.view_button = self._button(_("View"), "eye", self.view)
        self.receipt_button = self._button(_("Receipt…"), "stamp", self.handing.give_receipt)
        self.remove_button = self._button(_("Remove"), "trash-2", self.remove)
        self.more = QToolButton(self)
        self.more.setIcon(icon("ellipsis"))
        self.more.setAccessibleName(words(_("More that can be done with files")))
        self.more.setToolTip(words(_("More that can be done with files")))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(lambda: self._fill(self.more.menu()))
        top = FlowLayout(gap=6)
        for control in (
            self.add_button,
            self.view_button,
            self.receipt_button,
            self.remove_button,
            self.more,
        ):
            top.addWidget(control)
        self.hint = QLabel(words(_("Drag files here, or paste a picture or files with Ctrl+V.")), self)
        self.hint.setProperty("role", "hint")
        self.hint.setWordWrap(True)
        self.table = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        for part in (self.scans, self.originals):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self._take_keys()

    def _take_keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut(self, "Ctrl+V", self.paste, context)
        for keys, run in (("Return", self.view), ("Enter", self.view), ("Delete", self.remove)):
            shortcut(self.table, keys, run, Qt.ShortcutContext.WidgetShortcut)

    def _button(self, said: Message, name: str, run: Any) -> QPushButton:
        button = QPushButton(icon(name), self.place.words(said), self)
        button.clicked.connect(run)
        button.setEnabled(False)
        return button

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.place.words(_("Files")))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setTabKeyNavigation(False)
        table.setIconSize(QSize(SIDE, SIDE))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(SIDE + 8)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._pop_up)
        table.doubleClicked.connect(self._open_index)
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return table

    def _open_index(self, _index: QModelIndex) -> None:
        self.view()

    def commands(self) -> Sequence[Command]:
        """What Ctrl+K offers where this panel is shown."""
        return (
            Command(_("Add files…"), self.choose, icon="paperclip"),
            Command(_("Receipt…"), self.handing.give_receipt, icon="stamp"),
            Command(_("Folder of the scanner…"), self.scans.choose, icon="scan-line"),
        )

    def reload(self) -> None:
        """Ask for the files anew."""
        row = self.row

        def question(reading: Reading) -> list[FileLine]:
            return files_of(reading, [row])

        self.place.ask(self, question).then(self._show).run()

    def _show(self, lines: list[FileLine]) -> None:
        chosen = {line.id for line in self.chosen()}
        self.model.show_lines(lines)
        self.table.clearSelection()
        selection = self.table.selectionModel()
        for number, line in enumerate(lines):
            if line.id in chosen:
                flag = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
                selection.select(self.model.index(number, 0), flag)
        self._thumbnails.ask(lines)
        self._give_room()
        self._enable()

    def _give_room(self) -> None:
        """Let each column be as wide as what it says, within reason; the title has what is left."""
        letter, header = self.fontMetrics().averageCharWidth(), self.table.horizontalHeader()
        left = self.table.viewport().width()
        for number in range(1, self.model.columnCount()):
            said = max(self.table.sizeHintForColumn(number), header.sectionSizeHint(number))
            width = min(said + 12, letter * WIDEST)
            self.table.setColumnWidth(number, width)
            left -= width
        self.table.setColumnWidth(0, max(left, letter * LEAST_TITLE + SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns."""
        super().resizeEvent(event)
        self._give_room()

    def _offer(self, _added: list[Added], taken: list[Taken]) -> None:
        self.originals.offer(taken)

    def _heed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches("file"):
            self.reload()

    def chosen(self) -> list[FileLine]:
        """The files that are selected; all of them where none is and there is but one."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.lines[row] for row in rows if row < len(self.model.lines)]

    def choose_all(self) -> None:
        """Select every file."""
        self.table.selectAll()

    def _enable(self) -> None:
        chosen = self.chosen()
        self.view_button.setEnabled(len(chosen) == 1)
        self.remove_button.setEnabled(bool(chosen) and self.place.me.permits("file.remove"))
        self.receipt_button.setEnabled(bool(self.model.lines) and self.place.me.permits("file.receipt"))
        self.add_button.setEnabled(self.place.me.permits("file.add"))

    def choose(self) -> None:
        """Ask for files of the disk."""
        ask_for_files(self, title=self.place.words(_("Add files…")), take=self.add_paths)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take in these files of the disk."""
        if paths:
            self.adding.add([Source.at(path) for path in paths])

    def paste(self) -> None:
        """Take in what the clipboard holds: files, else a picture."""
        held = QGuiApplication.clipboard().mimeData()
        if held is not None:  # as it is of a clipboard that holds nothing
            self._take(held)

    def _take(self, data: QMimeData) -> bool:
        if not self.place.me.permits("file.add"):
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_paths(paths)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            now = self.place.clock.now().astimezone(BISHKEK)
            name = self.place.words(_("Picture {moment}"), moment=f"{now:%d.%m.%Y %H-%M}")
            self.adding.add_picture(image, f"{name}.png")
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be let fall here."""
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or data.hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was let fall; the original stays where it was."""
        event.setDropAction(Qt.DropAction.CopyAction)
        if self._take(event.mimeData()):
            event.accept()

    def view(self) -> None:
        """Show the selected file inside the program."""
        if len(chosen := self.chosen()) == 1:
            self.handing.view(chosen[0])

    def remove(self) -> None:
        """Take the selected files out; the message bar offers to bring them back."""
        if not (chosen := self.chosen()):
            return
        rows = [line.id for line in chosen]

        def action(work: Work) -> None:
            remove_files(work, rows=rows)

        def removed(_nothing: None) -> None:
            self.place.say(_("Files removed: {count}"), undo=True, count=len(rows))

        self.place.act(self, action).then(removed).run()

    def _rename(self, row: Id, name: str, text: str) -> None:
        said: dict[str, Any] = {name: text}

        def action(work: Work) -> None:
            edit_file(work, row=row, **said)

        self.place.act(self, action).run()

    def set_kind(self, kind: FileKind) -> None:
        """Say of the selected pictures whether they are scans or photos."""
        rows = [line.id for line in self.chosen()]

        def action(work: Work) -> None:
            for row in rows:
                edit_file(work, row=row, kind=kind)

        self.place.act(self, action).run()

    def _pop_up(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _fill(self, menu: QMenu) -> None:
        words, chosen = self.place.words, self.chosen()
        menu.clear()
        one = len(chosen) == 1
        kinds: Sequence[FileKind] = ("scan", "photo")
        is_picture = bool(chosen) and all(line.kind in kinds for line in chosen)
        lines = [
            (words(_("View")), self.view, one),
            (words(_("Write a plain copy…")), lambda: self.handing.write_out(chosen[0]), one),
            (words(_("Rename")), lambda: self.table.edit(self.table.currentIndex().siblingAtColumn(0)), one),
            (
                words(_("From whom…")),
                lambda: self.table.edit(self.table.currentIndex().siblingAtColumn(3)),
                one,
            ),
        ]
        for text, run, is_on in lines:
            menu.addAction(text, run).setEnabled(is_on)
        for kind in kinds:
            text = words(_("This is: {kind}"), kind=words(KIND_WORDS[kind]))
            menu.addAction(text, partial(self.set_kind, kind)).setEnabled(is_picture)
        menu.addSeparator()
        menu.addAction(words(_("Paste")), self.paste)
        menu.addAction(icon("scan-line"), words(_("Folder of the scanner…")), self.scans.choose)
