"""A person is received by keys alone: what is typed stands in the store, and the warning came before it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.people.forms import PERSON
from tests.ui.pages.desk.conftest import Office
from tests.ui.pages.desk.keys import Keyboard, line_of
from ui.pages.desk.asking import PAUSE
from ui.pages.desk.page import DeskPage
from ui.tasks.workplace import Notice, Workplace

PIN_IS_SHORT = _("The PIN does not have fourteen digits that begin with 1 or 2.")
A_MINUTE_OF_TYPING = 200
"""Keys that a slow typist presses in a minute."""


def test_someone_new_is_received_by_keys_alone_in_a_minute(
    desk: Callable[[], DeskPage], place: Workplace, office: Office
) -> None:
    page = desk()
    said: list[Notice] = []
    place.said.connect(said.append)
    keys = Keyboard(page)
    keys.type("Асанова Гүлнара 0555 123456")
    keys.press(Qt.Key.Key_Tab)
    keys.tab_to(page.form.who.rest.editor("sex"))  # type: ignore[arg-type]
    keys.type("жен")
    keys.tab_to(page.form.who.rest.editor("age"))  # type: ignore[arg-type]
    keys.type("34")
    keys.tab_to(page.form.who.rest.editor("place"))  # type: ignore[arg-type]
    keys.type("г. Ош")
    keys.tab_to(page.form.what.first_field())
    keys.type("алимент")
    keys.press(Qt.Key.Key_Tab)
    keys.type("Отец ребёнка не платит")
    keys.tab_to(page.form.helps.first_field())
    keys.type("консультация")
    keys.press(Qt.Key.Key_Tab)
    keys.type("20")
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert (visit["channel"], visit["day"], visit["hour"]) == ("office", "2026-11-24", "12:00")
    assert (visit["category"], visit["about"]["text"]) == ("alimony", "Отец ребёнка не платит")
    assert (visit["sex"], visit["age"], visit["place"], visit["minutes"]) == ("female", 34, "osh_city", 20)
    assert [(row["help"], row["minutes"]) for row in visit["services"]] == [("consultation", 20)]
    row = read_id(visit["person_id"])
    assert row is not None
    person = office.record(PERSON, row)
    assert (person["surname"], person["given"]) == ("Асанова", "Гүлнара")
    assert [phone["number"] for phone in person["phones"]] == ["+996555123456"]
    assert person["groups"] == []
    assert said[-1].undo
    assert "V-OSH-2026-001" in said[-1].text
    assert keys.at is page.form.who.line
    assert (office.drafts(), keys.pressed <= A_MINUTE_OF_TYPING) == ([], True)


def test_one_who_was_here_before_is_taken_by_one_key(
    qtbot: QtBot, desk: Callable[[], DeskPage], office: Office
) -> None:
    person = office.person(surname="Асанова", given="Гүлнара", safe_contact="Звонить до обеда")
    page = desk()
    keys = Keyboard(page)
    keys.type("Ас")
    qtbot.wait(PAUSE + 50)
    assert not page.beside.candidates.isVisible()
    keys.type("ано")
    qtbot.waitUntil(page.beside.candidates.isVisible)
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.form.who.person == person
    assert "Звонить до обеда" in page.form.who.told()
    keys.tab_to(page.form.what.first_field())
    keys.type("алимент")
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert visit["person_id"] == person.hex


def test_the_other_side_is_warned_of_and_logged_before_anything_is_written(
    qtbot: QtBot, desk: Callable[[], DeskPage], office: Office
) -> None:
    office.against("Маматов Нурбек")
    page = desk()
    keys = Keyboard(page)
    keys.type("Маматов Нурбек")
    qtbot.waitUntil(page.beside.warning.isVisible)
    assert "OSH-2026-001" in page.beside.warning.told()
    assert "Абдиева" not in page.beside.warning.told()
    assert office.warned() == 1
    keys.run("Ctrl+Return")
    assert office.visits() == []
    assert keys.at is page.beside.warning.reason
    keys.type("Пришёл по другому делу")
    keys.run("Ctrl+Return")
    assert len(office.visits()) == 1
    assert not page.beside.warning.isVisible()
    assert page.beside.warning.reason.text() == ""


def test_who_is_saved_faster_than_the_question_is_answered_is_stopped_too(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    office.against("Маматов Нурбек")
    page = desk()
    keys = Keyboard(page)
    keys.type("Маматов Нурбек")
    keys.run("Ctrl+Return")
    assert office.visits() == []
    assert page.beside.warning.isVisible()
    assert keys.at is page.beside.warning.reason


def test_a_relative_comes_for_another_who_is_new(desk: Callable[[], DeskPage], office: Office) -> None:
    mother = office.person(surname="Асанова", given="Гүлнара")
    page = desk()
    page.form.who.take(mother)
    page.form.purpose.choose("other")
    keys = Keyboard(page)
    page.form.other.line.setFocus()
    keys.type("Асанов Бакыт")
    keys.press(Qt.Key.Key_Return)
    assert page.form.other.is_new
    keys.tab_to(page.form.bond.first_field())
    keys.type("мать")
    keys.press(Qt.Key.Key_Tab)
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert (visit["person_id"], visit["relation"], visit["knows"]) == (mother.hex, "mother", None)
    assert visit["for_other"] is True
    assert visit["for_id"] not in {None, mother.hex}


def test_an_organisations_call_is_a_shorter_form_by_phone(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    page.open_at({"ngo": True})
    keys = Keyboard(page)
    assert not page.form.who.isVisible()
    keys.type("Фонд «Умут»")
    keys.tab_to(page.form.what.first_field())
    keys.type("алимент")
    keys.press(Qt.Key.Key_Tab)
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert (visit["who"], visit["organisation"], visit["channel"]) == ("organisation", "Фонд «Умут»", "phone")


def test_one_who_gives_no_name_is_counted_as_seen(desk: Callable[[], DeskPage], office: Office) -> None:
    page = desk()
    page.form.kind.choose("unnamed")
    keys = Keyboard(page)
    keys.tab_to(page.form.facts.editor("sex"))  # type: ignore[arg-type]
    keys.type("муж")
    keys.press(Qt.Key.Key_Tab)
    keys.type("40")
    assert "35–59" in page.form.band()
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert (visit["who"], visit["sex"], visit["age"], visit["person_id"]) == ("unnamed", "male", 40, None)


def test_paper_sheets_keep_day_channel_project_lawyer_and_place(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    page.sheets.click()
    page.form.kind.choose("unnamed")
    page.form.facts.editor("place").show_value("osh_city")
    page.form.when.editor("day").show_value("2026-11-02")
    page.form.when.editor("channel").show_value("outreach")
    page.save()
    assert page.form.when.editor("day").value() == "2026-11-02"
    assert page.form.when.editor("hour").value() is None
    page.form.kind.choose("unnamed")
    page.form.what.editor("category").show_value("alimony")
    page.save()
    first, second = office.visits()
    for visit in (first, second):
        assert (visit["day"], visit["channel"], visit["place"]) == ("2026-11-02", "outreach", "osh_city")


def test_the_hour_of_now_is_not_told_of_a_sheet_or_of_another_day(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова Гүлнара")
    keys.tab_to(page.form.when.editor("day"))  # type: ignore[arg-type]
    line_of(keys.at).selectAll()
    keys.type("вчера")
    keys.run("Ctrl+Return")
    page.sheets.click()
    assert page.form.when.editor("hour").value() is None
    assert page.form.is_blank()
    (visit,) = office.visits()
    assert (visit["day"], visit["hour"]) == ("2026-11-23", None)


def test_an_hour_that_was_typed_stays_whatever_the_day(desk: Callable[[], DeskPage], office: Office) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова Гүлнара")
    page.form.when.editor("hour").show_value("09:30")
    keys.tab_to(page.form.when.editor("day"))  # type: ignore[arg-type]
    line_of(keys.at).selectAll()
    keys.type("вчера")
    keys.run("Ctrl+Return")
    (visit,) = office.visits()
    assert (visit["day"], visit["hour"]) == ("2026-11-23", "09:30")


def test_tab_goes_down_the_form_as_the_eye_does_through_the_help_given(
    desk: Callable[[], DeskPage],
) -> None:
    page = desk()
    page.form.helps.show_values([{"help": "information", "minutes": 5}, {"help": "consultation"}])
    page.form.begin()
    keys = Keyboard(page)
    page.form.what.first_field().setFocus()
    keys.tab_to(page.form.helps.first_field())
    for text in ("информация", "5", "консультация", "20"):
        keys.type(text)
        QApplication.processEvents()  # a line made late is shown by the layout
        keys.press(Qt.Key.Key_Tab)
    assert [row["minutes"] for row in page.form.helps.values()] == [5, 20]
    keys.press(Qt.Key.Key_Tab, 2)
    assert page.form.when.isAncestorOf(keys.at)


def test_lines_that_a_draft_kept_stand_below_one_another_and_one_empty_line_behind_them(
    desk: Callable[[], DeskPage],
) -> None:
    page = desk()
    helps = page.form.helps
    kept = [{"help": "information", "minutes": 5}, {"help": "consultation", "minutes": 20}]
    helps.show_values(kept)
    assert [line.values() for line in helps._lines] == [*kept, {}]
    helps.show_values(kept[1:])
    assert [line.values() for line in helps._lines] == [kept[1], {}]


def test_a_promise_to_come_back_and_a_consent_are_entered_with_the_visit(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    person = office.person(surname="Асанова")
    page = desk()
    page.form.who.take(person)
    page.form.again.editor("day").show_value("2026-12-01")
    page.form.again.editor("bring").show_value({"language": "ky", "text": "паспорт", "translations": []})
    page.form.consents.show_values([{"kind": "keep", "by_whom": "self", "how": "signed"}])
    page.save()
    (visit,) = office.visits()
    assert [row["day"] for row in visit["appointments"]] == ["2026-12-01"]
    assert visit["appointments"][0]["bring"]["text"] == "паспорт"


def test_undo_takes_the_whole_visit_back(
    desk: Callable[[], DeskPage], place: Workplace, office: Office
) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.type("Асанова Гүлнара")
    keys.run("Ctrl+Return")
    assert len(office.visits()) == 1
    place.undo(page)
    assert office.visits() == []


def test_a_registered_visit_is_opened_and_put_right(desk: Callable[[], DeskPage], office: Office) -> None:
    page = desk()
    page.form.kind.choose("unnamed")
    page.form.what.editor("category").show_value("alimony")
    page.form.helps.show_values([{"help": "information", "minutes": 5}])
    page.save()
    (visit,) = office.visits()
    page.open_at({"visit": visit["id"]})
    page.form.what.editor("category").show_value("housing")
    page.form.helps._lines[0].show_values({**visit["services"][0], "help": "consultation"})
    page.save()
    (after,) = office.visits()
    assert (after["id"], after["category"]) == (visit["id"], "housing")
    assert [(row["id"], row["help"]) for row in after["services"]] == [
        (visit["services"][0]["id"], "consultation")
    ]
    assert page.form.of is None


def test_faults_stand_beside_their_fields_and_the_keyboard_goes_to_the_first(
    desk: Callable[[], DeskPage], office: Office
) -> None:
    page = desk()
    keys = Keyboard(page)
    keys.run("Ctrl+Return")
    assert office.visits() == []
    assert page.form.who.fault()
    keys.type("Асанова")
    keys.press(Qt.Key.Key_Tab)
    page.form.who.rest.editor("born").show_value("вчера или раньше")
    page.form.when.editor("hour").show_value("99:99")
    keys.run("Ctrl+Return")
    assert office.visits() == []
    assert page.form.who.rest.isAncestorOf(keys.at)
    page.form.who.rest.editor("born").show_value(None)
    keys.run("Ctrl+Return")
    assert office.visits() == []
    assert page.form.when.isAncestorOf(keys.at)


def test_what_deserves_a_second_look_is_said_with_the_undo_beside_it(
    desk: Callable[[], DeskPage], place: Workplace
) -> None:
    page = desk()
    said: list[Notice] = []
    place.said.connect(said.append)
    Keyboard(page).type("Асанова")
    page.form.who.begin_new()
    page.form.who.rest.editor("pin").show_value("123")
    page.save()
    assert said[-1].undo
    assert place.words(PIN_IS_SHORT) in said[-1].text


def test_of_a_record_that_is_closed_to_me_nothing_is_told(
    desk: Callable[[], DeskPage], place: Workplace
) -> None:
    page = desk()
    page.form.who.take(Id(UUID(int=7)))
    page.asking.ask()
    assert page.form.who.told() == place.words(_("not open to you"))
