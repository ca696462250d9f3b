"""A paper seen inside the window: its text at once, its exact pages where LibreOffice is installed; and printing it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reception.documents.pdf import libreoffice, pdf_of
from reception.documents.preview import pages_of, text_preview
from reception.kernel.i18n import mark as _
from ui.style import icon
from ui.tasks.piecewise import Piecewise
from ui.tasks.workplace import Workplace
from ui.widgets.printing import ask_printer

if TYPE_CHECKING:
    from reception.documents.preview import PageImage
    from reception.kernel.progress import Progress

A4_POINTS, LEAST_SCALE, MARGIN = 595, 0.7, 48
PRINT_DOTS = 200
BAND = 256
"""So many rows of dots go to the printer at a time."""
POINTS = 72
AS_TEXT = _("Preview of the text: lines and pages break differently on paper.")
AS_PAGES = _("Exact pages, as they are printed.")


class PaperView(QWidget):
    """One paper; the label above it says whether this is its text or its pages."""

    printed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Nothing is shown yet."""
        super().__init__(parent)
        words = place.words
        self._place = place
        self._content: bytes | None = None
        self._number = ""
        self.label = QLabel(words(AS_TEXT))
        self.label.setProperty("role", "hint")
        self.label.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(words(_("Preview of the paper")))
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self._pages = QWidget()
        self._pages_column = QVBoxLayout(self._pages)
        self.pages = QScrollArea()
        self.pages.setAccessibleName(words(_("Pages of the paper")))
        self.pages.setWidgetResizable(True)
        self.pages.setWidget(self._pages)
        self.exact = QPushButton(icon("file-search", self), words(_("Show exact pages")))
        if libreoffice() is None:
            self.exact.hide()
        self.exact.clicked.connect(self.show_pages)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.pages)
        self.setFocusProxy(self.text)
        above = QHBoxLayout()
        above.addWidget(self.label, 1)
        above.addWidget(self.exact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)

    def show_content(self, content: bytes, *, number: str) -> None:
        """Show the text of a paper."""
        self._content, self._number = content, number
        self._stack.setCurrentWidget(self.text)
        self.label.setText(self._place.words(AS_TEXT))
        self.exact.setEnabled(True)
        self.text.clear()
        making = self._place.make(self, lambda _progress: text_preview(content))
        making.about(_("Reading the paper…")).then(self.text.setHtml).run()

    def clear(self) -> None:
        """Show nothing."""
        self._content = None
        self.text.clear()
        self._stack.setCurrentWidget(self.text)

    def show_pages(self) -> None:
        """Lay the pages out by LibreOffice and show them."""
        content, number, office = self._content, self._number, self._place.folder
        if content is None:
            return
        ratio = self.devicePixelRatioF()
        scale = max((self._stack.width() - MARGIN) / A4_POINTS, LEAST_SCALE) * ratio

        def lay_out(progress: Progress) -> list[PageImage]:
            pdf = pdf_of(content, number=number, office=office, progress=progress)
            return pages_of(pdf, scale=scale, progress=progress)

        self.exact.setEnabled(False)
        making = self._place.make(self, lay_out).about(_("Laying out the pages…")).for_show()
        making.then(partial(self._show_images, content)).always(lambda: self.exact.setEnabled(True)).run()

    def ask_print(self) -> None:
        """Ask for the printer and the number of copies, and print the exact pages."""
        if self._content is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._number)
        ask_printer(self, printer, put=self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Lay the pages out and print them on this printer."""
        content, number, office = self._content, self._number, self._place.folder
        assert content is not None

        def lay_out(progress: Progress) -> list[PageImage]:
            pdf = pdf_of(content, number=number, office=office, progress=progress)
            return pages_of(pdf, scale=PRINT_DOTS / POINTS, progress=progress)

        def sent() -> None:
            self._place.say(_("Paper {number} was sent to the printer."), number=number)
            self.printed.emit()
            painting.deleteLater()

        def paint(pages: list[PageImage]) -> None:
            painting.ended.connect(sent)
            painting.begin(_paint(printer, pages))

        painting = Piecewise(self)

        self._place.make(self, lay_out).about(_("Preparing to print…")).then(paint).run()

    def _show_images(self, content: bytes, pages: list[PageImage]) -> None:
        if content is not self._content:  # another paper was chosen meanwhile
            return
        while (item := self._pages_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for page in pages:
            sheet = QLabel()
            dots = QPixmap.fromImage(_image(page))
            dots.setDevicePixelRatio(self.devicePixelRatioF())
            sheet.setPixmap(dots)
            self._pages_column.addWidget(sheet, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._stack.setCurrentWidget(self.pages)
        self.label.setText(self._place.words(AS_PAGES))


def _paint(printer: QPrinter, pages: list[PageImage]) -> Iterator[None]:
    """Paint the pages in bands: a whole page at once would keep the window waiting."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    paper = painter.viewport()
    try:
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            image = _image(page)
            for top in range(0, page.height, BAND):
                band = QRect(0, top, page.width, min(BAND, page.height - top))
                begin, end = (paper.height() * row // page.height for row in (top, top + band.height()))
                painter.drawImage(QRect(0, begin, paper.width(), end - begin), image, band)
                yield
    finally:
        painter.end()


def _image(page: PageImage) -> QImage:
    image = QImage(page.dots, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
    return image.copy()  # the dots are not ours
