"""Shows a file inside the program: pictures, pages of a PDF, text and Word; its content stands in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reception.attachments.preview import count_pages, draw_page, page_text, plain_text
from reception.attachments.queries import FileLine
from reception.documents.parts import text_in
from reception.documents.scan import scan
from reception.kernel.errors import Trouble
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.text import file_size
from ui.widgets.command import shortcut
from ui.widgets.files.pictures import decode, image_of

if TYPE_CHECKING:
    from ui.tasks.workplace import Workplace

LONGEST_SIDE = 6_000
"""A picture is decoded no larger than this."""
PAGE_WIDTH = 1_400
ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.25, 0.05, 8.0
SHOWN_INSIDE = frozenset({"scan", "photo", "pdf", "word", "text"})
OUTSIDE = _(
    "This kind of file cannot be seen inside the program. Write a plain copy to a place you choose and open it there; "
    "delete the copy afterwards."
)


def word_text(content: bytes, name: str) -> str:
    """The text of a Word file; `Refused` where it holds what must not be opened, or is of an older kind."""
    scan(content, name=name)
    return text_in(content).strip()


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
        self._image = QImage()
        self._zoom = 0.0
        self._page, self.pages = 0, 0
        words = place.words
        # The title of a window may show in the task bar: it names no client.
        self.setWindowTitle(words(_("File")))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(line.title)
        self.area = QScrollArea(self)
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(False)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName(line.title)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(_("Text of the file")))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setProperty("role", "hint")
        self._build(write_out)
        self.resize(900, 720)
        self._begin()

    def _build(self, write_out: Callable[[], object]) -> None:
        words = self._place.words
        title = QLabel(self._line.title, self)
        title.setProperty("role", "subtitle")
        title.setWordWrap(True)
        about = QLabel(
            " · ".join(
                part
                for part in (self._line.original_name, file_size(words, self._line.size), self._line.origin)
                if part
            ),
            self,
        )
        about.setProperty("role", "hint")
        about.setWordWrap(True)
        self._tools = QHBoxLayout()
        self._zooming = [
            self._tool("zoom-out", _("Smaller"), lambda: self.zoom(1 / ZOOM_STEP), "Ctrl+-"),
            self._tool("zoom-in", _("Larger"), lambda: self.zoom(ZOOM_STEP), "Ctrl++"),
            self._tool("maximize", _("Fit to the window"), self.fit, "Ctrl+0"),
        ]
        self.back = self._tool("chevron-left", _("Page before"), lambda: self.turn(-1), "PgUp")
        self._where = QLabel(self)
        self._tools.addWidget(self._where)
        self.on = self._tool("chevron-right", _("Next page"), lambda: self.turn(1), "PgDown")
        self.as_text = QPushButton(words(_("Show as text")), self)
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(lambda _on: self._show_page())
        self._tools.addWidget(self.as_text)
        self._tools.addStretch()
        out = QPushButton(icon("external-link"), words(_("Write a plain copy…")), self)
        out.clicked.connect(write_out)
        close = QPushButton(words(_("Close")), self)
        close.clicked.connect(self.close)
        self._tools.addWidget(out)
        self._tools.addWidget(close)
        column = QVBoxLayout(self)
        for part in (title, about, self.said):
            column.addWidget(part)
        for shown in (self.area, self.text):
            column.addWidget(shown, 1)
            shown.hide()
        column.addLayout(self._tools)
        self.said.hide()
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
            make(self, lambda _p: word_text(content, name)).then(self._show_word).refused(self._cannot).run()
        else:
            self._say(self._place.words(OUTSIDE))

    def _cannot(self, trouble: Trouble) -> None:
        self._say(f"{self._place.words(trouble.message, **trouble.values)} {self._place.words(OUTSIDE)}")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.show()

    def _show_word(self, text: str) -> None:
        self._say(self._place.words(_("The text of the Word file, without its pages and its pictures.")))
        self._show_text(text)

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
        self._image = image
        for control in self._zooming:
            control.show()
        self.area.show()
        if self._zoom:
            self._draw()
        else:
            self.fit()

    def zoom(self, by: float) -> None:
        """Show the picture larger or smaller."""
        now = self._zoom or self._fitting()
        self._zoom = min(max(now * by, LEAST_ZOOM), MOST_ZOOM)
        self._draw()

    def fit(self) -> None:
        """Show the whole picture."""
        self._zoom = 0.0
        self._draw()

    @property
    def shown_width(self) -> int:
        """How many pixels wide the picture is shown."""
        return self.picture.width()

    def _fitting(self) -> float:
        room = self.area.viewport().size()
        if self._image.isNull():
            return 1.0
        return min(1.0, room.width() / self._image.width(), room.height() / self._image.height())

    def _draw(self) -> None:
        if self._image.isNull():
            return
        scale = self._zoom or self._fitting()
        size = self._image.size() * scale
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(
            QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        )
        self.picture.adjustSize()

    def resizeEvent(self, event: object) -> None:
        """Keep a fitted picture fitted."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if not self._zoom:
            self._draw()
