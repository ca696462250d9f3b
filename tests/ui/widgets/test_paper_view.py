"""The look at a paper: its pages are never those of another, and on the printer they are whole."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reception.documents.preview import PageImage
from ui.tasks.workplace import Workplace
from ui.widgets import paper_view
from ui.widgets.paper_view import BAND, PaperView, _paint


def test_pages_that_come_after_another_paper_was_chosen_are_not_shown(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = PaperView(place)
    qtbot.addWidget(view)
    late = [PageImage(dots=bytes(4), width=1, height=1)]
    monkeypatch.setattr(paper_view, "text_preview", lambda content: content.decode())
    monkeypatch.setattr(paper_view, "pages_of", lambda *_args, **_more: late)
    monkeypatch.setattr(paper_view, "pdf_of", lambda *_args, **_more: b"")
    view.show_content(b"first", number="1")
    view.show_pages()
    assert not view.pages.isHidden()

    def another_is_chosen(*_args: object, **_more: object) -> bytes:
        view.show_content(b"second", number="2")
        return b""

    monkeypatch.setattr(paper_view, "pdf_of", another_is_chosen)
    view.show_pages()
    assert view.pages.isHidden()
    assert view.text.toPlainText() == "second"


@pytest.mark.usefixtures("qapp")
def test_pages_painted_in_bands_have_no_seam_between_them(tmp_path: Path) -> None:
    width, height = 165, 3 * BAND + 100
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = [PageImage(width, height, bytes((red, 0, 0, 255)) * (width * height)) for red in (200, 120)]
    assert len(list(_paint(printer, pages))) == 8
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == 2
    for page, red in zip(printed, (200, 120), strict=True):
        shown = page.render(scale=1)
        middle = [
            row * shown.stride + shown.width // 2 * shown.n_channels for row in range(2, shown.height - 2)
        ]
        blues, reds = ([shown.buffer[at + channel] for at in middle] for channel in (0, 2))
        assert (max(blues) < 60, red - 8 < min(reds), max(reds) < red + 8) == (True, True, True)
    printed.close()
