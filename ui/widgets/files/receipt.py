"""The receipt for files that a person brought: what was received, when, by whom, and what proves the content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reception.attachments.queries import FileLine
from reception.kernel.i18n import LANGUAGES, Language, Translator
from reception.kernel.i18n import mark as _
from ui.text.formats import file_size, short_day
from ui.widgets.file_dialog import ask_where_to_write
from ui.widgets.printing import ask_printer

LANGUAGE_NAMES: dict[Language, str] = {"ru": "Русский", "ky": "Кыргызча", "en": "English"}
MARGIN_MM = 18
PRINTED_POINTS = 9.0


@dataclass(frozen=True)
class Receipt:
    """A receipt as it is printed in any language."""

    number: str
    day: str
    given_by: str
    offices: dict[Language, str]
    """The office by name, by language; empty where none is entered."""
    lines: tuple[FileLine, ...]


def receipt_page(receipt: Receipt, words: Translator) -> str:
    """The receipt as a page in HTML, in the language of these words; no name of any client stands in it."""
    head = "".join(
        f"<th align='left'>{escape(words(title))}</th>"
        for title in (_("№"), _("File"), _("Size"), _("Received"), _("Received by"))
    )
    body = "".join(_row(number, line, words) for number, line in enumerate(receipt.lines, start=1))
    apart = "margin-top:10px; margin-bottom:10px"
    table = f"<table style='{apart}' border='1' cellspacing='0' cellpadding='5' width='100%'>"
    table += f"<tr>{head}</tr>{body}</table>"
    office = receipt.offices.get(words.language, "")
    said = (
        _("The office has received these files and keeps them encrypted."),
        _(
            "SHA-256 is the fingerprint of a file's content: whoever has the same file can count it anew and see that "
            "nothing in it was changed."
        ),
    )
    lines = "".join(f"<p>{escape(words(one))}</p>" for one in said)
    signed = words(_("Received by: {name}"), name=receipt.given_by)
    foot = (
        f"<p>{escape(words(_('Day: {day}'), day=receipt.day))}</p>"
        f"<p>{escape(signed)} ______________________</p>"
        f"<p>{escape(words(_('Handed over by')))}: ______________________</p>"
    )
    title = words(_("Receipt {number}"), number=receipt.number)
    return f"<p>{escape(office)}</p><h2>{escape(title)}</h2>{lines}{table}{foot}"


def _row(number: int, line: FileLine, words: Translator) -> str:
    name = f"<b>{escape(line.title)}</b><br>{escape(line.original_name)}"
    cells = (escape(file_size(words, line.size)), short_day(line.received_on), escape(line.received_by))
    said = "".join(f"<td>{cell}</td>" for cell in (name, *cells))
    proof = f"<td colspan='4'><small>SHA-256 {escape(line.sha256)}</small></td>"
    return f"<tr><td rowspan='2'>{number}</td>{said}</tr><tr>{proof}</tr>"


class ReceiptDialog(QDialog):
    """Shows a receipt in the client's language and prints it, or saves it as a PDF."""

    def __init__(
        self,
        receipt: Receipt,
        words: Translator,
        *,
        language: Language,
        saved: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        """`saved` is told the path of a PDF that was written."""
        super().__init__(parent)
        self._receipt, self._words, self._saved = receipt, words, saved
        self.setWindowTitle(words(_("Receipt for files")))
        self.language = QComboBox(self)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(language))
        self.language.currentIndexChanged.connect(self._show)
        label = QLabel(words(_("&Language of the receipt")), self)
        label.setBuddy(self.language)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(words(_("Receipt for files")))
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.language)
        top.addStretch()
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        column.addLayout(self._buttons())
        self.resize(720, 620)
        self._show()

    def _buttons(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch()
        for name, run, role in (
            (_("Close"), self.reject, ""),
            (_("Save as PDF…"), self.choose_file, ""),
            (_("Print…"), self._print, "primary"),
        ):
            button = QPushButton(self._words(name), self)
            button.setProperty("role", role)
            button.setDefault(role == "primary")
            button.clicked.connect(run)
            foot.addWidget(button)
        return foot

    def _show(self) -> None:
        self.page.setHtml(receipt_page(self._receipt, Translator(self.language.currentData())))

    def document(self) -> QTextDocument:
        """The receipt as it is printed, black on white."""
        document = QTextDocument(self)
        font = self.font()
        # Two f of a sum must stay two letters for whoever copies it out of the PDF.
        font.setPointSizeF(PRINTED_POINTS)
        font.setFeature(QFont.Tag("liga"), 0)
        document.setDefaultFont(font)
        document.setHtml(receipt_page(self._receipt, Translator(self.language.currentData())))
        return document

    def choose_file(self) -> None:
        """Ask where the PDF goes."""
        ask_where_to_write(
            self,
            title=self._words(_("Save as PDF…")),
            name=f"{self._receipt.number}.pdf",
            take=lambda target: self.save(str(target)),
            kinds="PDF (*.pdf)",
        )

    def save(self, path: str) -> None:
        """Write the receipt as a PDF."""
        writer = QPdfWriter(path)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter
        )
        writer.setTitle(self._receipt.number)
        self.document().print_(writer)
        self._saved(path)

    def _print(self) -> None:
        ask_printer(self, QPrinter(), put=self.document().print_)
