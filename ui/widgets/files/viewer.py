"""Shows a file inside the program: pictures, pages of a PDF, text and Word; its content stands in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reception.attachments.preview import count_pages, draw_page, page_text, plain_text
from reception.attachments.queries import FileLine
from reception.documents.preview import text_preview
from reception.documents.scan import scan
from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.text.formats import file_size
from ui.widgets.command import shortcut
from ui.widgets.files.picture_area import PictureArea
from ui.widgets.files.pictures import decode, image_of

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace

LONGEST_SIDE = 6_000
"""A picture is decoded no larger than this."""
PAGE_WIDTH = 1_400
SHOWN_INSIDE = frozenset({"scan", "photo", "pdf", "word", "text"})
OUTSIDE = _(
    "This kind of file cannot be seen inside the program. Write a plain copy to a place you choose and open it there; "
    "delete the copy afterwards."
)


def word_html(content: bytes, name: str) -> str:
    """The text of a Word file as plain HTML; `Refused` where it holds what must not be opened, or is of an older kind."""
    scan(content, name=name)
    return text_preview(content)


class FileViewer(QDialog):
    """One file, seen without ever lying in plain on the disk."""

    def __init__(
        self,
        place: Workplace,
        line: FileLine,
        content: bytes | None,
        *,
        write_out: Callable[[], object],
        parent: QWidget,
    ) -> None:
        """Show this content, or None where it is not one to be seen here; `write_out` asks where a plain copy goes."""
        super().__init__(parent)
        self._place, self._line, self._content = place, line, content or b""
        self._kind = line.kind if content is not None else "other"
        self._page, self.pages = 0, 0
        words = place.words
        # The title of a window may show in the task bar: it names no client.
        self.setWindowTitle(words(_("File")))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.area = PictureArea(line.title, self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(_("Text of the file")))
        self.html = QTextBrowser(self)
        self.html.setOpenLinks(False)
        self.html.setAccessibleName(words(_("Text of the file")))
        self.said = QLabel(self)
        self.said.setProperty("role", "hint")
        self.as_text, self._where = QPushButton(self), QLabel(self)
        self._tools = QHBoxLayout()
        self._build(write_out)
        self.resize(900, 720)
        self._begin()

    def _build(self, write_out: Callable[[], object]) -> None:
        line, words = self._line, self._place.words
        title, about = QLabel(line.title, self), QLabel(self)
        title.setProperty("role", "subtitle")
        about.setText(
            " · ".join(one for one in (line.original_name, file_size(words, line.size), line.origin) if one)
        )
        about.setProperty("role", "hint")
        column = QVBoxLayout(self)
        for part in (title, about, self.said):
            part.setWordWrap(True)
            column.addWidget(part)
        for shown in (self.area, self.text, self.html):
            column.addWidget(shown, 1)
            shown.hide()
        column.addLayout(self._tools)
        self._fill_tools()
        out = QPushButton(icon("external-link"), words(_("Write a plain copy…")), self)
        out.clicked.connect(write_out)
        close = QPushButton(words(_("Close")), self)
        close.clicked.connect(self.close)
        # Return closes: it never begins to write a plain copy.
        for button in (out, self.as_text):
            button.setAutoDefault(False)
        close.setDefault(True)
        self._tools.addWidget(out)
        self._tools.addWidget(close)
        self.said.hide()

    def _fill_tools(self) -> None:
        self._zooming = [
            self._tool("zoom-out", _("Smaller"), self.area.smaller, "Ctrl+-"),
            self._tool("zoom-in", _("Larger"), self.area.larger, "Ctrl++"),
            self._tool("maximize", _("Fit to the window"), self.area.fit, "Ctrl+0"),
        ]
        self.back = self._tool("chevron-left", _("Page before"), lambda: self.turn(-1), "PgUp")
        self._tools.addWidget(self._where)
        self.on = self._tool("chevron-right", _("Next page"), lambda: self.turn(1), "PgDown")
        self.as_text.setText(self._place.words(_("Show as text")))
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(lambda _on: self._show_page())
        self._tools.addWidget(self.as_text)
        self._tools.addStretch()
        for control in (*self._zooming, self.back, self.on, self._where, self.as_text):
            control.hide()

    def _tool(self, name: str, words: Message, run: Callable[[], object], keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        said = self._place.words(words)
        button.setAccessibleName(said)
        button.setToolTip(f"{said} ({keys})")
        button.clicked.connect(run)
        shortcut(self, keys, run)
        self._tools.addWidget(button)
        return button

    def _begin(self) -> None:
        content, kind = self._content, self._kind
        make, name = self._place.make, self._line.original_name
        if kind in {"scan", "photo"}:
            make(self, lambda _p: decode(content, longest=LONGEST_SIDE)).then(self._show_image).refused(
                self._cannot
            ).run()
        elif kind == "pdf":
            make(self, lambda _p: count_pages(content)).then(self._show_pdf).refused(self._cannot).run()
        elif kind == "text":
            make(self, lambda _p: plain_text(content)).then(self._show_text).run()
        elif kind == "word":
            make(self, lambda _p: word_html(content, name)).then(self._show_word).refused(self._cannot).run()
        else:
            self._say(self._place.words(OUTSIDE))
            self.adjustSize()

    def _cannot(self, trouble: Trouble) -> None:
        self._say(f"{self._place.words(trouble.message, **trouble.values)} {self._place.words(OUTSIDE)}")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.show()

    def _show_word(self, html: str) -> None:
        self._say(self._place.words(_("The text of the Word file, without its pages and its pictures.")))
        self.html.setHtml(html)
        self.html.show()

    def _show_pdf(self, pages: int) -> None:
        self.pages = pages
        for control in (self.back, self.on, self._where, self.as_text):
            control.show()
        self._show_page()

    def turn(self, by: int) -> None:
        """Show another page of a PDF."""
        page = self._page + by
        if 0 <= page < self.pages:
            self._page = page
            self._show_page()

    def _show_page(self) -> None:
        content, page = self._content, self._page
        said = _("{page} of {pages}")
        self._where.setText(self._place.words(said, page=page + 1, pages=self.pages))
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page < self.pages - 1)
        is_text = self.as_text.isChecked()
        self.area.setVisible(not is_text)
        self.text.setVisible(is_text)
        if is_text:
            self._place.make(self, lambda _p: page_text(content, page)).then(self.text.setPlainText).refused(
                self._cannot
            ).run()
        else:
            self._place.make(self, lambda _p: image_of(draw_page(content, page, width=PAGE_WIDTH))).then(
                lambda image: self._show_image(image) if page == self._page else None
            ).refused(self._cannot).run()

    def _show_image(self, image: QImage) -> None:
        for control in self._zooming:
            control.show()
        self.area.show()
        self.area.show_image(image)
