"""The main window: the rail, the search box, the page, what was said, and the state of the office below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.changes import Changes
from reception.kernel.i18n import mark as _
from ui.navigation import Entry, entry_named, is_offered, make_page, pages_for
from ui.tasks.command import Command
from ui.tasks.workplace import Workplace
from ui.widgets.command import Keys, shortcut
from ui.widgets.message_bar import MessageBar, ProgressLine
from ui.widgets.page import Page
from ui.widgets.rail import Rail
from ui.widgets.search_box import SearchBox
from ui.widgets.status import OfficeStatus

KEEP_EVERY_MS = 3_000
FIRST_SIZE = (1180, 760)
LONGEST_TRAIL = 50
OWNERS = {"people": "person", "matters": "matter"}
"""Of the pages whose record a slip may be made for: what the record is."""
PAGE_MARGINS = (16, 6, 16, 10)
"""Around every page alike."""


class MainWindow(QMainWindow):
    """One person's opened office; it is destroyed at a lock and built anew for another language."""

    def __init__(self, place: Workplace, *, start: tuple[str, Mapping[str, Any]] = ("today", {})) -> None:
        """Build it around a page; other pages are made when they are first opened."""
        super().__init__()
        self._place = place
        self._pages: dict[str, Page] = {}
        self._keys: dict[str, Keys] = {}
        self._trail: list[tuple[str, dict[str, Any]]] = []
        self._now = ""
        self._build()
        self._connect()
        self._remember_size()
        name, where = start
        if is_offered(entry_named(name), place):
            self.open(name, where)
        else:
            self.open(pages_for(place)[0].name, {})

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._now]

    @property
    def at(self) -> tuple[str, dict[str, Any]]:
        """Which page is shown, and where on it."""
        return self._now, self.page.where()

    def _build(self) -> None:
        words = self._place.words
        self.setWindowTitle(words(_("Reception")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rail = Rail(words(_("Pages")))
        self._fill_rail()
        self._stack = QStackedWidget()
        self.search = SearchBox(self._place, self.commands)
        self.bar = MessageBar(words)
        self._progress = ProgressLine(words)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        if self._place.is_demonstration:
            body.addWidget(self._demonstration())
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 4)
        top.addWidget(self.search)
        body.addLayout(top)
        body.addWidget(self._room(), 1)
        body.addWidget(self._progress)
        body.addWidget(self.bar)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(body, 1)
        self.setCentralWidget(whole)
        self._status = OfficeStatus(self._place)
        self.setStatusBar(self._status)
        self._cover = _Cover(words(_("Covered. Press F11 to go on.")), whole)

    def _room(self) -> QWidget:
        """Where the pages stand: one that is too wide for a small screen scrolls, and the window fits it all the same."""
        room = QScrollArea()
        room.setWidget(self._stack)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return room

    def _fill_rail(self) -> None:
        words, is_below = self._place.words, False
        for entry in pages_for(self._place):
            if entry.is_below and not is_below:
                self._rail.add_stretch()
                is_below = True
            text = words(entry.title)
            tip = f"{text}   {entry.keys or 'F1'}" if entry.keys or entry.name == "help" else text
            self._rail.add(
                entry.name,
                text=text,
                picture=entry.icon,
                tip=tip,
                run=partial(self.open, entry.name, {}),
            )

    def _demonstration(self) -> QWidget:
        """The constant band of an invented office, with the way to a real one."""
        words = self._place.words
        band = QFrame()
        band.setProperty("role", "warning")
        row = QHBoxLayout(band)
        row.setContentsMargins(16, 4, 16, 4)
        text = QLabel(words(_("Demonstration: everyone here is invented. Enter no real people.")))
        text.setProperty("role", "warning")
        text.setWordWrap(True)  # the longest language fits a narrow window
        begin = QPushButton(words(_("Begin our office")))
        begin.clicked.connect(self._place.begin_requested)
        row.addWidget(text, 1)
        row.addWidget(begin)
        return band

    def _connect(self) -> None:
        place = self._place
        place.said.connect(self.bar.show_notice)
        place.began.connect(self._progress.begin)
        place.ended.connect(self._progress.end)
        place.open_requested.connect(self.open)
        place.changed.connect(self._changed)
        self.bar.undo_requested.connect(lambda: place.undo(self))
        for command in self._everywhere():
            if command.keys:
                shortcut(self, command.keys, command.run)
        self._keeper = QTimer(self, interval=KEEP_EVERY_MS)
        self._keeper.timeout.connect(self.keep)
        self._keeper.start()

    def _everywhere(self) -> Sequence[Command]:
        """What can be done from any page."""
        place = self._place
        pages = [
            Command(entry.title, partial(self.open, entry.name, {}), entry.keys, entry.icon)
            for entry in pages_for(place)
            if entry.name != "help"
        ]
        desk = (
            Command(_("An NGO calls"), lambda: self.open("desk", {"ngo": True}), "F8", "phone-incoming"),
            Command(_("Slip to take home"), self._slip, "F9", "printer"),
        )
        return [
            *pages,
            *(desk if place.me.permits("visit.add") else ()),
            Command(_("Help on this page"), self._help, "F1", "circle-question-mark"),
            Command(_("Search"), self._to_search, "Ctrl+K", "search"),
            Command(_("Undo the last act"), lambda: place.undo(self), "Ctrl+Shift+Z", "undo-2"),
            Command(_("Back"), self.back, "Alt+Left", "arrow-left"),
            Command(_("Cover the window"), self._cover.turn, "F11", "eye-off"),
            Command(_("Lock"), place.lock, "Ctrl+L", "lock"),
            Command(_("Lock and clear away at once"), place.panic_requested.emit, "F12", "siren"),
        ]

    def commands(self) -> Sequence[Command]:
        """Everything that can be done now: here, then anywhere."""
        return [*self.page.commands(), *self._everywhere()]

    def open(self, name: str, where: Mapping[str, Any]) -> None:
        """Show a page, at a record of it where one is named; of a page that the roles have no use of, say so."""
        entry = entry_named(name)
        if not is_offered(entry, self._place):
            self._place.warn(
                _("Your role has no use of this page: {page}."), page=self._place.words(entry.title)
            )
            return
        if self._now:
            self._trail = [*self._trail[-LONGEST_TRAIL:], self.at]
        self._show(entry, where)

    def back(self) -> None:
        """One step back on the page where it has steps of its own; else show again what was shown before."""
        if not self.page.step_back() and self._trail:
            name, where = self._trail.pop()
            self._show(entry_named(name), where)

    def _show(self, entry: Entry, where: Mapping[str, Any]) -> None:
        is_new = entry.name not in self._pages
        if is_new:
            self._pages[entry.name] = page = make_page(entry, self._place)
            page.setAccessibleName(self._place.words(entry.title))
            if (layout := page.layout()) is not None:
                layout.setContentsMargins(*PAGE_MARGINS)
            self._stack.addWidget(page)
            self._keys[entry.name] = Keys(page, page.commands)  # Qt heeds them while the page is seen
        page = self._pages[entry.name]
        self._now = entry.name
        self._stack.setCurrentWidget(page)
        self._rail.check(entry.name)
        page.open_at(where)
        page.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what was typed on every page as drafts."""
        for page in self._pages.values():
            page.keep()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        self._status.refresh(changes)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _help(self) -> None:
        self.open("help", {"topic": self._now})

    def _slip(self) -> None:
        where = self.page.where()
        about = {"visit": where.get("visit"), OWNERS.get(self._now, ""): where.get("row")}
        owner = next(((name, row) for name, row in about.items() if name and row), None)
        if owner is not None:
            self.open("papers", {"kind": "visit_slip", owner[0]: owner[1]})
        else:
            self._place.warn(_("Open a visit, a person or a matter first: the slip is made for it."))

    def _remember_size(self) -> None:
        self.resize(*FIRST_SIZE)
        kept = self._place.memory.get("window.geometry")
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def keep_size(self) -> None:
        """Remember where the window stands and how large it is."""
        self._place.memory.keep("window.geometry", self.saveGeometry().toBase64().toStdString())

    def event(self, event: QEvent) -> bool:
        """Before a key is looked up among the shortcuts, the page says what it offers by now."""
        if event.type() == QEvent.Type.ShortcutOverride and self._now:
            self._keys[self._now].renew()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed and where the window stood; the office is closed by whoever opened it."""
        self.keep()
        self.keep_size()
        super().closeEvent(event)


class _Cover(QLabel):
    """A sheet over everything: one key covers every name on the screen."""

    def __init__(self, text: str, under: QWidget) -> None:
        super().__init__(text, under)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAutoFillBackground(True)
        self.setProperty("role", "subtitle")
        self.hide()

    def turn(self) -> None:
        """Lay the sheet over the window, or take it away."""
        parent = self.parentWidget()
        if self.isHidden() and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
            self.show()
        else:
            self.hide()
