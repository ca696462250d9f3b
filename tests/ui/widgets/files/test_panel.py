"""Files come into a record by button, drag and paste; they are renamed, removed and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reception.attachments.queries import FileLine, files_of
from reception.attachments.taking import Source
from reception.kernel.ids import Id
from tests.ui.typing import type_text
from tests.ui.widgets.files.conftest import Shown, picture, press_with_control
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.files import FilesPanel


def test_chosen_files_are_listed_and_the_message_offers_undo(shown: Shown, png: bytes) -> None:
    shown.panel.add_paths([shown.write("Справка_ОВД.png", png), shown.write("голос.ogg", b"OggS1234")])
    assert shown.titles == ["Справка ОВД", "голос"]
    assert [notice.undo for notice in shown.said] == [True]
    shown.place.undo(shown.panel)
    assert shown.titles == []


def test_files_that_are_let_fall_are_copied_in(shown: Shown) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shown.write("a.bin", b"\0a"))), QUrl("https://example.org/b")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.panel.dropEvent(event)
    assert shown.titles == ["a"]
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert (shown.folder / "a.bin").exists()


def test_a_picture_is_pasted_by_keys_and_named_by_the_moment(shown: Shown, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture())
    with qtbot.waitActive(shown.panel):
        shown.panel.activateWindow()
    shown.panel.table.setFocus()
    press_with_control(shown.panel.table, Qt.Key.Key_V)
    (line,) = shown.panel.model.lines
    assert (line.kind, line.media_type) == ("photo", "image/png")
    assert line.title.endswith("24.11.2026 12-00")
    assert shown.panel.originals.text == ""


def test_an_empty_clipboard_adds_nothing(shown: Shown) -> None:
    QGuiApplication.clipboard().clear()
    shown.panel.paste()
    assert shown.panel.model.lines == []


def test_the_dialog_for_files_speaks_the_programs_language_and_does_not_block(shown: Shown) -> None:
    path = shown.write("a.bin", b"\0a")
    shown.panel.add_button.click()
    (dialog,) = shown.panel.findChildren(QFileDialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.filesSelected.emit([str(path)])
    assert shown.titles == ["a"]


def test_one_unreadable_file_is_told_and_keeps_none_of_the_others_out(shown: Shown) -> None:
    shown.panel.add_paths(
        [shown.folder / "gone.bin", shown.write("a.bin", b"\0a"), shown.write("empty.bin", b"")]
    )
    assert shown.titles == ["a"]
    assert [notice.is_warning for notice in shown.said] == [True, True, False]
    shown.panel.add_paths([shown.folder / "gone.bin"])
    shown.panel.add_paths([shown.write("b.bin", b"\0b")])
    assert shown.titles == ["a", "b"]


def test_the_same_file_is_not_listed_twice(shown: Shown) -> None:
    path = shown.write("a.bin", b"\0a")
    shown.panel.add_paths([path])
    shown.panel.add_paths([path])
    assert shown.titles == ["a"]
    assert not shown.said[-1].undo


def test_delete_takes_a_file_out_and_undo_brings_it_back(shown: Shown, qtbot: QtBot) -> None:
    shown.panel.add_paths([shown.write(f"{name}.bin", name.encode() + b"\0") for name in "abc"])
    shown.panel.table.selectRow(1)
    with qtbot.waitActive(shown.panel):
        shown.panel.activateWindow()
    shown.panel.table.setFocus()
    QTest.keyClick(shown.panel.table, Qt.Key.Key_Delete)
    assert shown.titles == ["a", "c"]
    assert shown.said[-1].undo
    shown.place.undo(shown.panel)
    assert shown.titles == ["a", "b", "c"]


def test_a_title_is_typed_in_place(shown: Shown, qtbot: QtBot) -> None:
    shown.panel.add_paths([shown.write("IMG_1.bin", b"\0a")])
    table = shown.panel.table
    table.setCurrentIndex(shown.panel.model.index(0, 0))
    table.edit(shown.panel.model.index(0, 0))
    editor = table.findChild(QLineEdit)
    assert editor is not None
    type_text(editor, "Көгала")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.titles == ["Көгала"])


def test_where_it_came_from_is_kept(shown: Shown) -> None:
    shown.panel.add_paths([shown.write("a.bin", b"\0a")])
    assert not shown.panel.model.setData(shown.panel.model.index(0, 3), "сестра")
    found: list[FileLine] = []
    shown.place.ask(shown.panel, lambda reading: files_of(reading, [shown.person])).then(found.extend).run()
    assert [line.origin for line in found] == ["сестра"]
    assert not shown.panel.model.setData(shown.panel.model.index(0, 2), "5")


def test_a_picture_is_said_to_be_a_scan(shown: Shown, png: bytes) -> None:
    shown.panel.add_paths([shown.write("a.png", png)])
    shown.panel.table.selectRow(0)
    shown.panel.set_kind("scan")
    assert [line.kind for line in shown.panel.model.lines] == ["scan"]
    assert [line.title for line in shown.panel.chosen()] == ["a"]


def test_pictures_get_small_pictures_and_broken_ones_keep_their_icon(shown: Shown, png: bytes) -> None:
    shown.panel.add_paths([shown.write("a.png", png), shown.write("broken.png", png[:40])])
    whole, broken = shown.panel.model.lines
    assert shown.panel.model.has_picture(whole.id)
    assert not shown.panel.model.has_picture(broken.id)


def test_the_model_keeps_qts_rules(shown: Shown, png: bytes) -> None:
    tester = QAbstractItemModelTester(
        shown.panel.model, QAbstractItemModelTester.FailureReportingMode.Warning, shown.panel
    )
    shown.panel.add_paths([shown.write("a.png", png), shown.write("b.bin", b"\0b")])
    shown.panel.choose_all()
    shown.panel.remove()
    assert tester.model() is shown.panel.model
    assert shown.titles == []


def test_another_colleagues_change_shows(shown: Shown, place: Workplace, qtbot: QtBot) -> None:
    other = FilesPanel(place, "person", shown.person)
    qtbot.addWidget(other)
    other.add_paths([shown.write("a.bin", b"\0a")])
    assert shown.titles == ["a"]


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_control_has_a_name_and_the_menu_says_what_can_be_done(shown: Shown, language: str) -> None:
    assert shown.place.words.language == language
    shown.panel.add_paths([shown.write("a.bin", b"\0a")])
    shown.panel.table.selectRow(0)
    nameless = [
        widget
        for widget in shown.panel.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []
    shown.panel._pop_up(QPoint(5, 5))
    menu = shown.panel.more.menu()
    menu.aboutToShow.emit()
    assert len([action for action in menu.actions() if action.text()]) == 8


def test_files_on_their_way_arrive_also_where_the_panel_is_gone(
    place: Workplace, add_client: Callable[..., Id], tmp_path: Path, qtbot: QtBot
) -> None:
    person = add_client()
    said: list[Notice] = []
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0a")
    place.said.connect(said.append)
    panel = FilesPanel(place, "person", person)
    adding = panel.adding
    panel.deleteLater()
    qtbot.waitUntil(lambda: not isValid(panel))
    qtbot.waitUntil(lambda: not isValid(adding))
    late = FilesPanel(place, "person", person)
    qtbot.addWidget(late)
    late.adding.end()
    late.adding.add([Source.at(path)])
    assert late.model.rowCount() == 1
    assert str(tmp_path) in said[-1].text


def test_calling_off_leaves_nothing_and_the_next_file_has_its_turn(shown: Shown) -> None:
    calling_off = shown.place.began.connect(lambda watch: watch.call_off())
    shown.panel.add_paths([shown.write("a.bin", b"\0a")])
    shown.place.began.disconnect(calling_off)
    assert shown.titles == []
    assert not (shown.place.folder / "files").exists() or not list((shown.place.folder / "files").iterdir())
    shown.panel.add_paths([shown.write("b.bin", b"\0b")])
    assert shown.titles == ["b"]
