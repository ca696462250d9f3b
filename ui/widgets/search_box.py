"""The one search box: people, matters, papers and commands, as you type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.tasks.command import Command
from ui.tasks.workplace import Workplace

if TYPE_CHECKING:
    from reception.desk.everywhere import Hit

PAUSE_MS = 150
"""Typing pauses so long before the store is asked."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ICONS = {"person": "user", "matter": "briefcase", "paper": "file-text"}
_ROLE = Qt.ItemDataRole.UserRole


class SearchBox(QLineEdit):
    """Enter opens what is marked; Escape gives up."""

    def __init__(self, place: Workplace, commands: Callable[[], Sequence[Command]]) -> None:
        """Search in this workplace and among what can be done now."""
        super().__init__()
        self._place = place
        self._commands = commands
        words = place.words
        self.setPlaceholderText(words(_("Search: name, phone, number, command   Ctrl+K")))
        self.setAccessibleName(words(_("Search people, matters, papers and commands")))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", self), QLineEdit.ActionPosition.LeadingPosition)
        self._hits = QListWidget(self.window())
        self._hits.setWindowFlags(Qt.WindowType.ToolTip)
        self._hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hits.setAccessibleName(words(_("What was found")))
        self._hits.itemClicked.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self.destroyed.connect(self._hits.deleteLater)
        self.installEventFilter(self)

    @property
    def hits(self) -> list[str]:
        """What is listed below the box now."""
        return [self._hits.item(row).text() for row in range(self._hits.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the mark, Enter chooses, Escape and leaving close the list."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self._hits.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _STEPS and self._hits.count():
            at = self._hits.currentRow() + _STEPS[key]
            self._hits.setCurrentRow(at % self._hits.count())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive():
                self._pause.stop()
                self._ask(choose=True)
            elif self._hits.currentItem() is not None:
                self._choose(self._hits.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._end()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._hits.hide()
            self._hits.clear()

    def _ask(self, *, choose: bool = False) -> None:
        from reception.desk.everywhere import find_everywhere  # noqa: PLC0415 - needs the store's packages

        typed = self.text()
        self._place.search(self, lambda reading: find_everywhere(reading, typed), name="everywhere").then(
            lambda hits: self._show(typed, hits, choose=choose)
        ).run()

    def _show(self, typed: str, hits: Sequence[Hit], *, choose: bool) -> None:
        self._hits.clear()
        for hit in hits:
            self._add(self._words_of(hit), _ICONS[hit.kind], partial(self._open, hit))
        asked = typed.strip().casefold()
        for command in self._commands():
            text = self._place.words(command.words)
            if asked in text.casefold():
                self._add(f"{text}   {command.keys}".strip(), command.icon or "chevron-right", command.run)
        if not self._hits.count():
            self._add(self._place.words(_("Nothing was found.")), "info", None)
        self._hits.setCurrentRow(0)
        if choose:
            self._choose(self._hits.currentItem())
        else:
            self._place_list()

    def _add(self, text: str, picture: str, run: Callable[[], object] | None) -> None:
        item = QListWidgetItem(icon(picture, self), text)
        item.setData(_ROLE, run)
        self._hits.addItem(item)

    def _words_of(self, hit: Hit) -> str:
        place, code = self._place, hit.code or ""
        if hit.kind == "person":
            return f"{hit.name}   {hit.born}" if hit.born else hit.name
        if hit.kind == "matter":
            return f"{hit.name}   {hit.client}   {place.catalogue.label('problem_categories', code, place.words.language)}"
        return hit.name

    def _place_list(self) -> None:
        rows = min(self._hits.count(), 14)
        height = sum(self._hits.sizeHintForRow(row) for row in range(rows)) + 12
        self._hits.setGeometry(
            *self.mapToGlobal(QPoint(0, self.height() + 2)).toTuple(), self.width(), height
        )
        self._hits.show()

    def _choose(self, item: QListWidgetItem | None) -> None:
        run = None if item is None else item.data(_ROLE)
        if run is not None:
            self._end()
            run()

    def _open(self, hit: Hit) -> None:
        if hit.kind == "person":
            self._place.open("people", row=str(hit.id))
        elif hit.kind == "matter":
            self._place.open("matters", row=str(hit.id))
        else:
            self._place.open("papers", row=str(hit.id))

    def _end(self) -> None:
        self._pause.stop()
        self.clear()
        self._hits.hide()
        self._hits.clear()
