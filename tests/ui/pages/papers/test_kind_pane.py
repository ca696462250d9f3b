"""A kind is found by any word of its titles, in any of the three languages, with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reception.documents.kinds import kind_codes, load_kind
from reception.documents.shelf.actions import copy_kind
from reception.store.work import Work
from tests.ui.typing import type_text
from ui.pages.papers.kind_pane import KindPane
from ui.tasks.workplace import Workplace


@pytest.fixture
def pane(place: Workplace, qtbot: QtBot) -> KindPane:
    pane = KindPane(place)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def test_all_kinds_are_there_in_the_order_in_which_an_office_needs_them(pane: KindPane) -> None:
    assert pane.codes() == kind_codes()


@pytest.mark.parametrize("typed", ["пыт", "кыйноо", "torture", "ПЫТКИ прокурору"])
def test_words_of_any_language_find_a_kind(pane: KindPane, typed: str) -> None:
    type_text(pane.line, typed)
    assert "torture_complaint" in pane.codes()
    assert "visit_slip" not in pane.codes()


def test_down_chooses_while_the_line_keeps_the_keys(pane: KindPane) -> None:
    chosen: list[str] = []
    pane.chose.connect(lambda kind: chosen.append(kind.code))
    type_text(pane.line, "torture")
    QTest.keyClick(pane.line, Qt.Key.Key_Down)
    assert chosen == pane.codes()[:1]
    assert pane.line.text() == "torture"


def test_what_is_uncertain_in_the_law_and_that_nobody_reviewed_it_is_told(pane: KindPane) -> None:
    type_text(pane.line, "torture")
    QTest.keyClick(pane.line, Qt.Key.Key_Down)
    said = pane.reviewed.text()
    assert said.count("\n") >= 1
    kind = load_kind("torture_complaint")
    language = pane.words.language
    unsure = [basis.norm[language] for basis in kind.legal_basis if basis.confidence != "C"]
    assert unsure
    assert all(norm in said for norm in unsure)


def test_a_kind_of_the_office_is_found_too(place: Workplace, qtbot: QtBot) -> None:
    def copy(work: Work) -> None:
        titles = {"ru": "Жалоба на побои", "ky": "Сабоого даттануу", "en": "Complaint on beating"}
        source = load_kind("torture_complaint")
        copy_kind(work, source=source, code="beating", titles=titles, keeping=place.keeping)  # type: ignore[arg-type]

    owner = KindPane(place)
    qtbot.addWidget(owner)
    place.act(owner, copy).run()
    pane = KindPane(place)
    qtbot.addWidget(pane)
    type_text(pane.line, "сабоо")
    assert pane.codes() == ["beating"]
