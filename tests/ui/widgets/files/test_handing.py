"""A kept file is seen inside the program, written out where a person says, and receipted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reception.desk.outside import where_it_went
from reception.kernel.i18n import Translator
from tests.ui.widgets.files.conftest import Shown, press_with_control
from ui.widgets.files.receipt import ReceiptDialog, receipt_page
from ui.widgets.files.viewer import FileViewer


def opened(shown: Shown, kind: type[QDialog]) -> QDialog:
    (dialog,) = [one for one in shown.panel.findChildren(kind) if one.isVisible()]
    return dialog


def view(shown: Shown, path: Path) -> FileViewer:
    shown.panel.add_paths([path])
    shown.panel.table.selectRow(shown.panel.model.rowCount() - 1)
    shown.panel.view()
    viewer = opened(shown, FileViewer)
    assert isinstance(viewer, FileViewer)
    return viewer


def test_a_picture_fits_and_is_zoomed_by_keys(shown: Shown, png: bytes, qtbot: QtBot) -> None:
    viewer = view(shown, shown.write("Гүлнара.png", png))
    assert viewer.area.shown_width == 60
    viewer.activateWindow()
    qtbot.waitUntil(viewer.isActiveWindow)
    press_with_control(viewer, Qt.Key.Key_Plus)
    assert viewer.area.shown_width == 75
    viewer.area.smaller()
    viewer.area.smaller()
    assert viewer.area.shown_width == 48
    viewer.area.fit()
    assert viewer.area.shown_width == 60
    assert "Гүлнара" not in viewer.windowTitle()


def test_a_pdf_is_turned_over_and_read_as_text(
    shown: Shown, pdf: Callable[[str], bytes], tmp_path: Path
) -> None:
    joined = pypdf.PdfWriter()
    for words in ("One", "Two"):
        page = tmp_path / f"{words}.pdf"
        page.write_bytes(pdf(words))
        joined.append(page)
    joined.write(shown.folder / "both.pdf")
    viewer = view(shown, shown.folder / "both.pdf")
    assert viewer.pages == 2
    assert viewer.area.shown_width > 100
    assert not viewer.back.isEnabled()
    viewer.on.click()
    viewer.as_text.click()
    assert viewer.text.toPlainText() == "Two"
    viewer.turn(1)
    viewer.back.click()
    assert viewer.text.toPlainText() == "One"


def test_a_text_and_a_word_file_are_read(shown: Shown) -> None:
    import docx

    assert view(shown, shown.write("a.txt", "Жооп".encode("cp1251"))).text.toPlainText()
    shown.panel.findChildren(FileViewer)[0].close()
    document = docx.Document()
    document.add_paragraph("Өмүралиева арыз менен кайрылды")
    document.save(str(shown.folder / "арыз.docx"))
    viewers = set(shown.panel.findChildren(FileViewer))
    shown.panel.add_paths([shown.folder / "арыз.docx"])
    shown.panel.table.selectRow(1)
    shown.panel.view()
    (viewer,) = set(shown.panel.findChildren(FileViewer)) - viewers
    assert viewer.html.toPlainText() == "Өмүралиева арыз менен кайрылды"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ogg", b"OggS123"), ("a.pdf", b"%PDF-1.4 broken"), ("a.png", b"\x89PNG\r\n\x1a\n")],
)
def test_what_cannot_be_seen_says_what_to_do(shown: Shown, name: str, content: bytes) -> None:
    viewer = view(shown, shown.write(name, content))
    assert viewer.said.isVisible()
    assert viewer.said.text()
    assert not viewer.area.isVisible()


def test_seeing_a_file_writes_nothing_to_the_disk(
    shown: Shown, png: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    path = shown.write("a.png", png)
    shown.panel.add_paths([path])
    path.unlink()
    shown.panel.table.selectRow(0)
    before = set(tmp_path.rglob("*"))
    shown.panel.view()
    written = set(tmp_path.rglob("*")) - before
    assert [one for one in written if one.is_file() and png in one.read_bytes()] == []
    assert list(temporary.iterdir()) == []


def test_a_plain_copy_goes_where_the_person_says_and_is_entered(shown: Shown, tmp_path: Path) -> None:
    viewer = view(shown, shown.write("a.ogg", b"OggS123"))
    shown.panel.handing.write_out(shown.panel.model.lines[0], viewer)
    (dialog,) = viewer.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "copy.ogg"))
    dialog.close()
    assert (tmp_path / "copy.ogg").read_bytes() == b"OggS123"
    assert shown.said[-1].run is not None
    went: list[str] = []
    shown.place.ask(shown.panel, lambda reading: where_it_went(reading, person=shown.person)).then(
        lambda acts: went.extend(one.verb for one in acts)
    ).run()
    assert went == ["file.export"]


def test_a_receipt_opens_in_the_clients_language_and_is_saved_as_pdf(shown: Shown, tmp_path: Path) -> None:
    shown.panel.add_paths([shown.write("a.ogg", b"OggS123"), shown.write("b.ogg", b"OggS456")])
    shown.panel.receipt_button.click()
    dialog = opened(shown, ReceiptDialog)
    assert isinstance(dialog, ReceiptDialog)
    assert dialog.language.currentData() == "ky"
    said = dialog.page.toPlainText()
    lines = shown.panel.model.lines
    assert all(line.receipt == "F-OSH-2026-001" for line in lines)
    assert all(part in said for line in lines for part in (line.sha256, line.original_name))
    assert "24.11.2026" in said
    dialog.save(str(tmp_path / "receipt.pdf"))
    (page,) = pypdf.PdfReader(tmp_path / "receipt.pdf").pages
    assert lines[0].sha256 in page.extract_text()
    pages = {code: receipt_page(dialog._receipt, Translator(code)) for code in ("ru", "ky", "en")}
    assert len(set(pages.values())) == 3
    assert not any("Гүлнара" in text for text in pages.values())
    dialog.close()


def test_a_receipt_may_be_for_one_file_of_several(shown: Shown) -> None:
    shown.panel.add_paths([shown.write(f"{name}.bin", name.encode() + b"\0") for name in "ab"])
    shown.panel.table.selectRow(1)
    shown.panel.handing.give_receipt()
    assert [line.receipt for line in shown.panel.model.lines] == ["", "F-OSH-2026-001"]
    opened(shown, ReceiptDialog).close()
