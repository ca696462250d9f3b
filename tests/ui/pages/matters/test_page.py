"""A matter run by keys: opened, its chronology written and pasted, its tasks done, closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.ids import Id
from reception.matters.actions import close_matter, edit_matter
from tests.ui.dialogs.matter import client, did, matter, whole
from tests.ui.typing import press, type_text
from ui.dialogs.asking import Asking
from ui.dialogs.close_matter import CloseMatter
from ui.dialogs.paste_lines import WHEN, PasteLines
from ui.dialogs.reason import ReasonDialog
from ui.pages.matters.new_matter import NewMatter
from ui.pages.matters.page import MattersPage
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.code_picker import CodePicker

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, place: Workplace) -> Iterator[MattersPage]:
    """The page, in a window of an old PC's size."""
    made = MattersPage(place)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    yield made
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, Asking):
            dialog.close()


def _shown(page: MattersPage, row: Id) -> None:
    page.open_at({"row": row.hex})


def _dialog(kind: type[Asking]) -> Asking:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def _click(dialog: Asking) -> None:
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)


def _texts(place: Workplace, row: Id) -> list[tuple[str, str]]:
    rows = whole(place, row).record["chronology"]
    return sorted((one["at"], one["text"]["text"]) for one in rows)


def test_a_line_is_a_date_tab_what_happened_enter(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    chronology = page.view.chronology
    chronology.entry.at.line.setFocus()
    type_text(chronology.entry.at.line, "23.11 22:00")
    press(chronology.entry.at.line, Key.Key_Tab)
    type_text(chronology.entry.text, "Үйүнөн алып кетишти")
    press(chronology.entry.text, Key.Key_Return)

    assert _texts(place, row) == [("2026-11-23T22:00", "Үйүнөн алып кетишти")]
    assert chronology.list.count() == 1
    assert (chronology.entry.at.line.text(), chronology.entry.text.value()) == ("", None)
    assert chronology.entry.at.line.hasFocus()


def test_a_line_without_a_date_says_so_beside_the_date_and_stays(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    chronology = page.view.chronology
    type_text(chronology.entry.text, "Били")
    press(chronology.entry.text, Key.Key_Return)

    assert chronology.entry.at.line.accessibleDescription()
    assert chronology.entry.text.value() == "Били"
    assert _texts(place, row) == []


def test_a_line_is_changed_by_enter_and_taken_out_by_delete(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    chronology = page.view.chronology
    chronology.entry.at.line.setText("2025")
    chronology.entry.text.setPlainText("Угрозы")
    chronology.add_line()
    chronology.list.setCurrentRow(0)
    press(chronology.list, Key.Key_Return)
    chronology.form.editor("place").show_value("Ош")
    chronology.save_open()
    assert whole(place, row).record["chronology"][0]["place"] == "Ош"

    press(chronology.list, Key.Key_Delete)
    assert _texts(place, row) == []


def test_pasted_lines_are_looked_through_and_entered_as_one_act(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    held = QMimeData()
    held.setText("24.11.2026 – Задержан\n31.02.2026 – Допрос\nне помнит, двое")
    page.view.chronology.entry.text.insertFromMimeData(held)
    dialog = _dialog(PasteLines)
    assert isinstance(dialog, PasteLines)

    _click(dialog)
    assert dialog.fault
    assert dialog.table.currentRow() == 1

    item = dialog.table.item(1, WHEN)
    assert item is not None
    item.setText("28.02.2026")
    dialog.table.setCurrentCell(2, WHEN)
    dialog.join()
    acts: list[object] = []
    place.changed.connect(lambda changes, _who: acts.append(changes))
    _click(dialog)

    assert _texts(place, row) == [("2026-02-28", "Допрос\nне помнит, двое"), ("2026-11-24", "Задержан")]
    assert len(acts) == 1


def test_a_party_who_is_the_other_side_elsewhere_wants_a_written_reason(
    page: MattersPage, place: Workplace
) -> None:
    husband = client(place, given="Эркин", surname="Каримов")
    elsewhere, row = matter(place, client(place)), matter(place, client(place, given="Нурлан"))
    opponent = {"person_id": husband, "role": "opponent"}
    did(place, lambda work: edit_matter(work, matter_id=elsewhere, values={"parties": [opponent]}))
    _shown(page, row)
    page.view.parts.show_part("parties")
    page.view.parties.form.show_draft({"parties": [{"name": "Каримов Эркин", "role": "relative"}]})
    page.view.parties.save()
    dialog = _dialog(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    assert whole(place, row).record["parties"] == []

    type_text(dialog.writing, "Однофамилец")
    _click(dialog)

    assert [one["name"] for one in whole(place, row).record["parties"]] == ["Каримов Эркин"]


def test_an_opponent_who_is_our_own_client_is_told_of_with_his_matter(
    page: MattersPage, place: Workplace
) -> None:
    ours = client(place, given="Эркин", surname="Каримов")
    his, row = matter(place, ours), matter(place, client(place))
    said: list[Notice] = []
    place.said.connect(said.append)
    _shown(page, row)
    page.view.parties.form.show_draft({"parties": [{"person_id": ours.hex, "role": "opponent"}]})
    page.view.parties.save()

    assert said[-1].is_warning
    assert whole(place, his).number in said[-1].text


def test_a_task_is_done_with_one_key_and_undo_is_offered(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    task = {"what": "Подать жалобу", "due": place.today}
    did(place, lambda work: edit_matter(work, matter_id=row, values={"tasks": [task]}))
    said: list[Notice] = []
    place.said.connect(said.append)
    _shown(page, row)
    page.view.parts.show_part("days")
    press(page.view.days.list, Key.Key_Space)

    assert whole(place, row).record["tasks"][0]["done_on"] == "2026-11-24"
    assert page.view.days.list.count() == 0
    assert said[-1].undo


def test_of_what_comes_next_each_stands_in_a_line_of_its_own(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    tasks = [{"what": what, "due": place.today} for what in ("Подать жалобу", "Позвонить матери")]
    did(place, lambda work: edit_matter(work, matter_id=row, values={"tasks": tasks}))
    _shown(page, row)
    assert [line.count("24.11.2026") for line in page.view.header.next.text().split("<br>")] == [1, 1]


def test_help_is_entered_in_three_fields(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    page.view.parts.show_part("help")
    form = page.view.help.form
    form.editor("help").show_value("drafting")
    form.editor("minutes").show_value(40)
    form.editor("note").show_value("Написана жалоба")
    QTest.mouseClick(page.view.help.add_button, Qt.MouseButton.LeftButton)

    (given,) = whole(place, row).help
    assert (given.help, given.minutes, given.note) == ("drafting", 40, "Написана жалоба")


def test_a_matter_is_opened_from_a_person_and_shown(page: MattersPage, place: Workplace) -> None:
    person = client(place)
    page.open_at({"new": True, "client_id": person.hex})
    dialog = _dialog(NewMatter)
    assert isinstance(dialog, NewMatter)
    _click(dialog)
    assert page.where() == {}
    category = dialog.form.editor("category")
    assert isinstance(category, CodePicker)
    dialog.activateWindow()
    QApplication.processEvents()
    category.line.setFocus()
    type_text(category.line, "алимент")
    press(category.line, Key.Key_Return)
    assert place.catalogue.has("problem_categories", str(category.value()))
    assert dialog.isVisible()
    _click(dialog)

    shown = page.view.whole
    assert shown is not None
    assert (shown.client_id, page.where()["tab"]) == (person, "chronology")


def test_a_matter_is_closed_and_opened_again(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    QTest.mouseClick(page.view.header.close_button, Qt.MouseButton.LeftButton)
    dialog = _dialog(CloseMatter)
    assert isinstance(dialog, CloseMatter)
    dialog.form.editor("outcome").show_value(place.catalogue.list("outcomes").items[0].code)
    dialog.form.editor("level").show_value(place.catalogue.list("help_levels").items[0].code)
    _click(dialog)
    assert page.view.whole is not None
    assert page.view.whole.is_closed

    QTest.mouseClick(page.view.header.reopen, Qt.MouseButton.LeftButton)
    assert not page.view.whole.is_closed


def test_what_is_typed_comes_back_after_a_lock(page: MattersPage, qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    page.view.chronology.entry.at.line.setText("2025")
    page.view.chronology.entry.text.setPlainText("Недописано")
    page.view.about.form.editor("stage").show_value("appeal")
    page.keep()

    again = MattersPage(place)
    qtbot.addWidget(again)
    again.open_at(page.where())

    assert again.view.chronology.entry.text.value() == "Недописано"
    assert again.view.about.form.changes() == {"stage": "appeal"}


def test_what_was_saved_is_shown_as_it_is_now(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    _shown(page, row)
    page.view.parts.show_part("about")
    page.view.about.form.editor("stage").show_value("appeal")
    assert page.view.about.save_button.isVisible()
    page.view.save_here()

    assert whole(place, row).record["stage"] == "appeal"
    assert not page.view.about.form.dirty()
    assert not page.view.about.save_button.isVisible()


def test_lines_pasted_into_the_date_are_offered_as_lines(page: MattersPage, place: Workplace) -> None:
    _shown(page, matter(place, client(place)))
    QApplication.clipboard().setText("24.11.2026 – Задержан\n25.11.2026 – Допрос")
    press(page.view.chronology.entry.at.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    dialog = _dialog(PasteLines)
    assert isinstance(dialog, PasteLines)
    assert dialog.table.rowCount() == 2


def test_an_empty_clipboard_is_said_to_be_empty(page: MattersPage, place: Workplace) -> None:
    _shown(page, matter(place, client(place)))
    heard: list[Notice] = []
    place.said.connect(heard.append)
    QApplication.clipboard().clear()
    page.view.paste()
    press(page.view.chronology.entry.at.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [notice.is_warning for notice in heard] == [True]


def test_every_part_of_a_matter_can_be_seen_and_what_is_there_is_counted(
    page: MattersPage, place: Workplace
) -> None:
    row = matter(place, client(place))
    values = {"parties": [{"name": "Каримов", "role": "witness"}]}
    did(place, lambda work: edit_matter(work, matter_id=row, values=values))
    _shown(page, row)
    for name in page.view.parts.names:
        page.view.parts.show_part(name)
        QApplication.processEvents()
        assert page.where()["tab"] == name

    assert page.view.parts.button("parties").text().endswith("(1)")
    assert page.view.history.inside is not None


def test_whoever_may_not_change_a_matter_is_offered_no_change(qtbot: QtBot, place: Workplace) -> None:
    row = matter(place, client(place))
    place.me = replace(place.me, roles=frozenset({"translator"}))
    page = MattersPage(place)
    qtbot.addWidget(page)
    page.show()
    _shown(page, row)

    offered = (
        page.new_button,
        page.view.chronology.entry,
        page.view.header.close_button,
        page.view.help.form,
    )
    assert not any(widget.isVisibleTo(page) for widget in offered)
    assert page.commands() == ()


def test_the_register_finds_a_matter_by_its_client(page: MattersPage, place: Workplace) -> None:
    one, _other = matter(place, client(place)), matter(place, client(place, surname="Өмүралиев"))
    line = page.register.view.line
    type_text(line, "мамат")
    page.register.view.reload()
    page.grab()
    press(line, Key.Key_Return)

    assert page.where()["row"] == one.hex


def test_the_register_shows_open_matters_and_closed_ones_apart(page: MattersPage, place: Workplace) -> None:
    row = matter(place, client(place))
    assert page.register.view.table.model().rowCount() == 1
    codes = {name: place.catalogue.list(name).items[0].code for name in ("outcomes", "help_levels")}
    did(
        place,
        lambda work: close_matter(work, matter_id=row, outcome=codes["outcomes"], level=codes["help_levels"]),
    )
    assert page.register.view.table.model().rowCount() == 0

    page.register.kinds.setCurrentIndex(2)
    assert page.register.view.table.model().rowCount() == 1
