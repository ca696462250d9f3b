"""The page of help: topics and search at the left, the guide at the right, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from ui.pages.help.guide import PICTURES, Topic, picture, search, topics
from ui.tasks.workplace import Workplace
from ui.widgets.command import Command
from ui.widgets.page import Page

_NAME = Qt.ItemDataRole.UserRole
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LETTERS_A_LINE = 105
_SOON = 50
"""Milliseconds after the last change of size until the pictures are fitted."""
_MARGIN = 24
_LIST_LETTERS = 34


class HelpPage(Page):
    """A short book: it opens at the topic of the page one comes from."""

    def __init__(self, place: Workplace) -> None:
        """The list of topics, and the first of them."""
        super().__init__(place)
        self._topics = {topic.name: topic for topic in topics(place.words.language)}
        self._shown = ""
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(place.words(_("Search in the guide")))
        self.typed.setAccessibleName(place.words(_("Search in the guide")))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._search)
        self.typed.returnPressed.connect(self._enter)
        self.list = QListWidget()
        self.list.setAccessibleName(place.words(_("Topics of the guide")))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _before: self._show_item(item))
        self.book = GuideBrowser(place.words.language)
        self.book.setAccessibleName(place.words(_("The guide")))
        self.book.anchorClicked.connect(lambda url: self.show_topic(url.toString()))
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 6, 12)
        left.addWidget(self.typed)
        left.addWidget(self.list)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(side.fontMetrics().averageCharWidth() * _LIST_LETTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side)
        row.addWidget(self.book, 1)
        self._list_topics()

    def _list_topics(self) -> None:
        self._fill([(topic, topic.title) for topic in self._topics.values()])

    def _fill(self, lines: Sequence[tuple[Topic, str]]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for topic, text in lines:
            item = QListWidgetItem(text)
            item.setData(_NAME, topic.name)
            self.list.addItem(item)
            if topic.name == self._shown:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _search(self, typed: str) -> None:
        hits = search(self._topics.values(), typed)
        if not typed.strip():
            self._list_topics()
        elif hits:
            self._fill([(hit.topic, f"{hit.topic.title}\n{hit.line}".strip()) for hit in hits])
        else:
            self.list.clear()
            nothing = QListWidgetItem(self.place.words(_("Nothing was found. Try another word.")))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)

    def _enter(self) -> None:
        if self.list.count() and self.list.item(0).data(_NAME):
            self.list.setCurrentRow(0)
            self._show_item(self.list.item(0))
            self.book.find_words(self.typed.text())

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME):
            self.show_topic(str(item.data(_NAME)))

    def show_topic(self, name: str) -> None:
        """Show the topic of this name; nothing happens where there is none."""
        topic = self._topics.get(name)
        if topic is None:
            return
        self._shown = name
        self.book.show_text(topic.text)
        for at in range(self.list.count()):
            if self.list.item(at).data(_NAME) == name and self.list.currentRow() != at:
                self.list.blockSignals(True)
                self.list.setCurrentRow(at)
                self.list.blockSignals(False)

    def open_at(self, where: Mapping[str, Any]) -> None:
        """Show the topic named by `topic`; without it what was read last stands as it was left."""
        wanted = str(where.get("topic", "")) or self._shown
        wanted = wanted if wanted in self._topics else next(iter(self._topics))
        if wanted != self._shown:
            self.show_topic(wanted)

    def where(self) -> dict[str, Any]:
        """The topic that is shown."""
        return {"topic": self._shown} if self._shown else {}

    def commands(self) -> Sequence[Command]:
        """Each topic by its title is what one looks for; the search line finds them."""
        return [Command(_("Search in the guide"), self.typed.setFocus, keys="Ctrl+F")]

    def first_field(self) -> QWidget:
        """The search line."""
        return self.typed


class GuideBrowser(QTextBrowser):
    """Shows a topic in lines that are not too long to read; its pictures come from the program alone."""

    def __init__(self, language: Language) -> None:
        """Empty; pictures are those of this language."""
        super().__init__()
        self._language = language
        self._text = ""
        self._fitted = 0
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._fit)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_text(self, markdown: str) -> None:
        """Show this text from its beginning."""
        self._text = markdown
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        """Set the text anew; its pictures take the width that there is now."""
        self.document().setDocumentMargin(_MARGIN)
        self._fitted = self.viewport().width()
        self.document().setMarkdown(self._text, _DIALECT)

    def find_words(self, typed: str) -> None:
        """Go to the first place of the first typed word, and mark it."""
        for word in typed.split()[:1]:
            self.find(word)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide; nothing else is ever loaded, from a disk or from anywhere."""
        folder, _slash, file = QUrl(name).toString().rpartition("/")
        content = picture(self._language, file) if folder == PICTURES else None
        if kind != QTextDocument.ResourceType.ImageResource.value or content is None:
            return None
        image = QImage.fromData(QByteArray(content))
        width = max(self.viewport().width() - 2 * _MARGIN, 1)
        smooth = Qt.TransformationMode.SmoothTransformation
        return image if image.width() <= width else image.scaledToWidth(width, smooth)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short on a wide window, and the pictures inside them."""
        longest = self.fontMetrics().averageCharWidth() * _LETTERS_A_LINE + 2 * _MARGIN
        beside = max(0, self.width() - longest)
        if self.viewportMargins().right() != beside:
            # It resizes the viewport, and so comes back here once more.
            self.setViewportMargins(0, 0, beside, 0)
        super().resizeEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        """Set the text anew where its pictures have another width than the lines."""
        if self._fitted != self.viewport().width() and f"({PICTURES}/" in self._text:
            at = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(at)
