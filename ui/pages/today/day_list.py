"""The printed list of a day: numbers and hours, and names only where that is asked."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reception.desk.today import Today
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from ui.text.formats import date_words, edtf_words, short_day

Row = tuple[str, str, str, str]
"""When, number, what, and the name, which stands last so that it can be left out."""


def day_list(today: Today, words: Translator, *, office: str, names: bool) -> str:
    """The day as a page in HTML: of each line when and which number; names and what is to be done where asked."""
    tasks = [(short_day(one.due), one.number, one.what, one.client) for one in today.tasks]
    hearings = [
        (edtf_words(words, PartialDate.parse(one.at)), one.number, one.what, one.client)
        for one in today.hearings
    ]
    promises = [
        (f"{short_day(one.day)} {one.hour or ''}".strip(), one.number, "", one.name) for one in today.promises
    ]
    visits = [(one.hour or "", one.number, "", one.name) for one in today.visits]
    parts = [
        (words(_("Hearings")), hearings),
        (words(_("Promised to come back")), promises),
        (words(_("Due and overdue")), tasks),
        (words(_("Visits of today")), visits),
    ]
    title = words(_("List of the day: {day}"), day=date_words(words, today.day))
    body = "".join(_table(words, heading, rows, names=names) for heading, rows in parts if rows)
    nothing = f"<p>{escape(words(_('Nothing is due and nobody is expected.')))}</p>"
    return f"<h2>{escape(title)}</h2><p>{escape(office)}</p>{body or nothing}"


def _table(words: Translator, heading: str, rows: list[Row], *, names: bool) -> str:
    titles = [_("When"), _("Number")] + ([_("What is to be done"), _("Name")] if names else [])
    head = "".join(f"<th align='left'>{escape(words(title))}</th>" for title in titles)
    shown = [row if names else row[:2] for row in rows]
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in shown)
    table = f"<table border='1' cellspacing='0' cellpadding='4' width='100%'><tr>{head}</tr>{lines}</table>"
    return f"<h3>{escape(heading)}</h3>{table}"


class DayListDialog(QDialog):
    """Before the preview one box: names too; what that means for the sheet stands beside it."""

    def __init__(
        self, today: Today, words: Translator, *, office: str, parent: QWidget | None = None
    ) -> None:
        """Offer the list of this day."""
        super().__init__(parent)
        self._today, self._words, self._office = today, words, office
        self._printer: QPrinter | None = None
        self.setWindowTitle(words(_("Print the list of the day")))
        self.names = QCheckBox(words(_("Names and tasks too")), self)
        said = QLabel(words(SHEET_WITHOUT_NAMES), self)
        said.setWordWrap(True)
        self.names.toggled.connect(
            lambda on: said.setText(words(SHEET_WITH_NAMES if on else SHEET_WITHOUT_NAMES))
        )
        self.show_button = QPushButton(words(_("Preview")), self)
        self.show_button.setDefault(True)
        self.show_button.clicked.connect(self._preview)
        leave = QPushButton(words(_("Close")), self)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.show_button)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.addWidget(self.names)
        layout.addWidget(said)
        layout.addLayout(buttons)

    def document(self) -> QTextDocument:
        """The list as it would be printed."""
        document = QTextDocument(self)
        names = self.names.isChecked()
        document.setHtml(day_list(self._today, self._words, office=self._office, names=names))
        return document

    def _preview(self) -> None:
        document = self.document()
        self._printer = QPrinter()  # the preview does not keep it alive
        preview = QPrintPreviewDialog(self._printer, self)
        preview.setWindowTitle(self._words(_("Print the list of the day")))
        preview.resize(900, 700)
        preview.paintRequested.connect(document.print_)
        preview.open()
        preview.finished.connect(self.accept)


SHEET_WITHOUT_NAMES = _("The sheet says numbers and hours alone.")
SHEET_WITH_NAMES = _(
    "The sheet will say who comes and why. Keep it where those who come do not see it; "
    "destroy it in the evening."
)
