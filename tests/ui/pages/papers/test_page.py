"""The page of papers, driven as a person does: a new paper by keys, three answers, drafts, the slip at one key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reception.documents.kinds import load_template
from reception.documents.queries import PaperShown, papers_shown
from reception.documents.shelf.actions import take_template
from reception.documents.shelf.editions import digest_of
from reception.kernel.i18n import LANGUAGES
from reception.kernel.ids import Id
from reception.people.actions import add_person
from reception.store.work import Work
from reception.visits.actions import add_visit
from tests.reception.documents.conftest import changed_file
from tests.ui.seen import cut_texts, nameless, too_small, traps
from tests.ui.typing import type_text
from ui import style
from ui.pages.papers.page import PapersPage
from ui.tasks.word import WordWatch
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.papers_list import PapersList

MOTHER = {"surname": "Маматова", "given": "Зууракан", "speaks": "ky", "sex": "female"}


def person(place: Workplace, **more: object) -> Id:
    made: list[Id] = []
    place.act(place, lambda work: add_person(work, values={**MOTHER, **more})).then(made.append).run()
    return made[0]


def visit(place: Workplace, who: Id) -> Id:
    made: list[Id] = []
    promise = {"day": place.today + timedelta(days=2), "hour": "10:00"}
    values = {"person_id": who, "day": place.today, "lawyer_id": place.me.user, "appointments": [promise]}
    act = place.act(place, lambda work: add_visit(work, values=values))
    act.then(made.append).run()
    return made[0]


def papers(place: Workplace) -> list[PaperShown]:
    found: list[list[PaperShown]] = []
    place.ask(place, papers_shown).then(found.append).run()
    return found[0]


@pytest.fixture
def said(place: Workplace) -> list[Notice]:
    told: list[Notice] = []
    place.said.connect(told.append)
    return told


@pytest.fixture
def launched(qtbot: QtBot, place: Workplace) -> list[Path]:  # noqa: ARG001 - a watch needs an application
    paths: list[Path] = []

    def launch(path: Path) -> bool:
        paths.append(path)
        return True

    WordWatch(place, launch=launch)
    return paths


@pytest.fixture
def page(qtbot: QtBot, place: Workplace) -> PapersPage:
    made = PapersPage(place)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.resize(1100, 720)
        made.show()
        made.activateWindow()
    return made


def step(page: PapersPage) -> str:
    return page.wizard.wizard.step


def next_step(page: PapersPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_paper_is_made_by_keys_and_opens_in_word(
    place: Workplace, page: PapersPage, said: list[Notice], launched: list[Path]
) -> None:
    who = person(place)
    page.open_at({"kind": "information_request", "person": who.hex})
    assert step(page) == "answers"
    assert "requester" not in page.wizard.answers.rows
    type_text(page.wizard.answers.rows["subject"].editor, "очередь на жильё")
    page.wizard.answers.rows["addressee"].state.show_value("unknown")
    next_step(page)
    assert step(page) == "preview"
    assert "очередь на жильё" in page.wizard.view.text.toPlainText()
    next_step(page)
    (paper,) = papers(place)
    assert (paper.kind, paper.language, paper.unfinished) == ("information_request", "ky", True)
    assert [path.stem for path in launched] == [paper.number]
    assert any(paper.number in notice.text for notice in said)
    assert "Вопросы" in page.made.text(), "what is by hand is said"


def test_a_step_that_wants_something_says_so_and_one_goes_back(place: Workplace, page: PapersPage) -> None:
    page.open_at({"kind": "information_request"})
    assert step(page) == "owner"
    next_step(page)
    assert step(page) == "owner"
    assert page.wizard.fault.text()
    assert page.step_back()
    assert step(page) == "language"
    assert papers(place) == []


def test_what_was_typed_comes_back_after_the_window_is_gone(
    qtbot: QtBot, place: Workplace, page: PapersPage
) -> None:
    who = person(place)
    page.open_at({"kind": "information_request", "person": who.hex})
    type_text(page.wizard.answers.rows["subject"].editor, "очередь")
    page.wizard.answers.rows["questions"].state.show_value("by_hand")
    page.keep()
    again = PapersPage(place)
    qtbot.addWidget(again)
    again.open_at({"person": who.hex})
    assert again.wizard.wizard.given == page.wizard.wizard.given
    assert again.wizard.answers.rows["subject"].editor.value() == "очередь"


def test_the_records_answers_are_shown_on_request(place: Workplace, page: PapersPage) -> None:
    page.open_at({"kind": "information_request", "person": person(place).hex})
    page.wizard.answers.known.setChecked(True)
    assert page.wizard.answers.rows["requester"].answer()["value"]["surname"] == "Маматова"  # type: ignore[index]


def test_the_slip_is_made_at_once_in_her_language(place: Workplace, page: PapersPage) -> None:
    page.open_at({"kind": "visit_slip", "visit": visit(place, person(place)).hex})
    (paper,) = papers(place)
    assert (paper.kind, paper.language) == ("visit_slip", "ky")
    shown = page.slip.view.text.toPlainText()
    assert "ЭСКЕРТМЕ" in shown
    assert "26-ноябр" in shown
    assert "10:00" in shown
    assert "Маматова" not in shown, "it may lie about at home"


def test_of_one_who_asked_for_care_the_slip_has_no_subject(place: Workplace, page: PapersPage) -> None:
    careful = person(place, safe_contact="звонить сестре")
    visit(place, careful)
    page.open_at({"kind": "visit_slip", "person": careful.hex})
    assert page.slip.edition.value() == "neutral"
    assert "Эмне жасалды" not in page.slip.view.text.toPlainText()
    page.slip.language.show_value("ru")
    page.slip.edition.show_value("full")
    QTest.mouseClick(page.slip.again, Qt.MouseButton.LeftButton)
    assert "Что сделано" in page.slip.view.text.toPlainText()


def test_without_a_visit_there_is_no_slip(place: Workplace, page: PapersPage, said: list[Notice]) -> None:
    page.open_at({"kind": "visit_slip", "person": person(place).hex})
    assert said[-1].is_warning
    assert papers(place) == []


def test_a_paper_that_needs_consent_asks_for_a_reason(
    qtbot: QtBot, place: Workplace, page: PapersPage
) -> None:
    page.open_at({"kind": "torture_complaint", "person": person(place).hex})
    page.wizard.wizard = page.wizard.wizard.go_to("preview")
    page.save("")
    assert papers(place) == []
    dialog = next(iter(page.findChildren(QDialog)))
    qtbot.addWidget(dialog)
    assert dialog.isVisible()


def test_the_list_of_a_record_opens_and_begins_papers(
    qtbot: QtBot, place: Workplace, launched: list[Path]
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []
    place.open_requested.connect(lambda page, where: asked.append((page, where)))
    who = person(place)
    of_her = PapersList(place, "person", who)
    qtbot.addWidget(of_her)
    assert not of_her.nothing.isHidden()
    of_her.make_new()
    assert asked.pop() == ("papers", {"new": True, "person": who.hex})
    slip = visit(place, who)
    made = PapersPage(place)
    qtbot.addWidget(made)
    made.open_at({"kind": "visit_slip", "visit": slip.hex})
    of_the_visit = PapersList(place, "visit", slip)
    qtbot.addWidget(of_the_visit)
    (paper,) = papers(place)
    of_the_visit.choose(paper.id)
    of_the_visit.open_in_word()
    assert [path.stem for path in launched] == [paper.number]


@pytest.mark.parametrize("size", [100, 125])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_can_be_read_named_and_left(
    qapp: QApplication, place: Workplace, page: PapersPage, size: int
) -> None:
    style.apply(qapp, theme="light", text_size=size)
    who = person(place)
    for where in (
        {"kind": "torture_complaint", "person": who.hex},
        {"kind": "torture_complaint"},
        {"new": True},
    ):
        page.open_at(where)
        QApplication.processEvents()
        QApplication.processEvents()
        faults = nameless(page), cut_texts(page), too_small(page), traps(page)
        assert faults == ([], [], [], [])
    style.apply(qapp, theme="light", text_size=100)


def test_a_begun_paper_stays_on_its_template_until_the_lawyer_changes_over(
    page: PapersPage, place: Workplace
) -> None:
    person_id = person(place)
    page.open_at({"kind": "information_request", "person": person_id.hex})
    begun = page.wizard.wizard
    assert begun.kind is not None
    assert begun.language is not None
    assert page.wizard.behind.isHidden()
    kind, language = begun.kind, begun.language
    content = changed_file(load_template(kind, language=language), "217", "218")

    def take(work: Work) -> None:
        take_template(
            work, kind=kind, language=language, content=content, about="Проверка", keeping=place.keeping
        )

    place.act(page, take).run()
    page.wizard.begin(begun)
    assert not page.wizard.behind.isHidden()
    assert page.wizard.wizard.edition == begun.edition
    page.wizard.behind.button.click()
    assert page.wizard.behind.isHidden()
    assert page.wizard.wizard.edition == digest_of(content)
    assert page.wizard.wizard.given == begun.given
