"""A letter's life in the window: signed, sent, registered, its last day shown with its working, the next paper offered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.letters.actions import Begun, enter_letter, register_letter, send_letter
from reception.people.actions import add_person
from reception.store.work import Work
from tests.ui.seen import cut_texts, nameless, too_small
from ui import style
from ui.tasks.workplace import Notice, Workplace
from ui.widgets.letters.letters_list import LettersList
from ui.widgets.letters.panel import LetterPanel


def entered(place: Workplace, *, days_ago: int = 0) -> tuple[Id, Id]:
    """A request for information of a person: her id, and the letter's; sent so many days ago where that is said."""
    made: list[tuple[Id, Id]] = []
    sent = PartialDate.parse((place.today - timedelta(days=days_ago)).isoformat())

    def write(work: Work) -> None:
        person = add_person(work, values={"surname": "Маматова", "given": "Зууракан"})
        begun = Begun(kind="information_request", due_rule="information_answer", body_name="Мэрия города Ош")
        letter = enter_letter(work, owner="person", row=person, begun=begun, catalogue=place.catalogue)
        if days_ago:
            lists = place.catalogue
            send_letter(work, letter_id=letter, how="in_person", on=sent, catalogue=lists)
            register_letter(work, letter_id=letter, on=sent, received_on=sent)
        made.append((person, letter))

    place.act(place, write).run()
    return made[0]


@pytest.fixture
def said(place: Workplace) -> list[Notice]:
    told: list[Notice] = []
    place.said.connect(told.append)
    return told


def panel_of(place: Workplace, qtbot: QtBot, letter: Id) -> LetterPanel:
    panel = LetterPanel(place)
    qtbot.addWidget(panel)
    panel.show_letter(letter)
    return panel


def texts(panel: LetterPanel) -> list[str]:
    return [button.text() for button in panel.buttons()]


def test_a_letter_is_signed_and_sent_by_its_first_button_and_gets_its_number(
    place: Workplace, qtbot: QtBot, said: list[Notice]
) -> None:
    _person, letter = entered(place)
    panel = panel_of(place, qtbot, letter)
    assert panel.shown is not None
    assert panel.shown.next_steps[0] == "sign"
    panel.buttons()[0].click()
    assert panel.form is not None
    panel.form.button.click()
    assert panel.shown.state == "signed"
    assert panel.shown.letter.number
    assert panel.shown.letter.number in panel.title.text()
    assert said[-1].undo


def test_the_last_day_is_shown_with_its_working(place: Workplace, qtbot: QtBot) -> None:
    _person, letter = entered(place, days_ago=3)
    panel = panel_of(place, qtbot, letter)
    assert panel.shown is not None
    assert panel.shown.letter.due is not None
    assert not panel.due.isHidden()
    assert panel.working.isHidden()
    panel.how.click()
    assert not panel.working.isHidden()
    assert "10" in panel.working.text()


def test_silence_offers_the_next_paper_for_the_same_record(place: Workplace, qtbot: QtBot) -> None:
    person, letter = entered(place, days_ago=40)
    panel = panel_of(place, qtbot, letter)
    assert panel.shown is not None
    assert panel.shown.state == "overdue"
    asked: list[tuple[str, dict[str, object]]] = []
    place.open_requested.connect(lambda page, where: asked.append((page, where)))
    papers = panel.buttons()[len(panel.shown.next_steps) :]
    assert papers
    papers[0].click()
    page, where = asked[-1]
    assert page == "papers"
    assert where["person"] == person.hex
    assert where["follows"] == letter.hex
    assert str(where["kind"]).startswith("information_")


def test_the_letters_of_a_record_and_the_journal_show_it(
    qapp: QApplication, place: Workplace, qtbot: QtBot
) -> None:
    style.apply(qapp, theme="light", text_size=100)
    person, letter = entered(place, days_ago=3)
    for shown in (LettersList(place, owner=person), LettersList(place, direction="out")):
        qtbot.addWidget(shown)
        shown.resize(1000, 600)
        shown.show()
        assert [row[1] for row in shown.table.texts()] == ["Мэрия города Ош"]
        shown.choose(letter)
        assert shown.panel.shown is not None
        QApplication.processEvents()  # what came to be shown is laid out now
        assert cut_texts(shown) == []
        assert nameless(shown) == []
        assert too_small(shown) == []
    journal = LettersList(place, direction="in")
    qtbot.addWidget(journal)
    assert journal.table.texts() == []
