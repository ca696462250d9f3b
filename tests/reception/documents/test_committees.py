"""Before a paper goes to the United Nations: years since the last decision, an old consent, words, another language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from reception.deadlines.queries import deadlines
from reception.deadlines.steps import Step
from reception.documents.committees import (
    MOST_WORDS,
    PROCEDURES,
    cyrillic_left,
    made_warnings,
    un_warnings,
    word_count,
)
from reception.documents.gathering import Gathered
from reception.documents.kinds import Kind, load_kind, load_template
from reception.documents.render import render
from reception.documents.wording import worded
from reception.kernel.i18n import Translator
from reception.kernel.ids import Id
from reception.people.consents import ConsentLine
from tests.reception.desk.office import CATALOGUE, Scene
from tests.reception.documents.conftest import full
from tests.reception.documents.scenes import SON, gathered, matter, person

COMMUNICATION, AT_HOME = load_kind("hrc_communication"), load_kind("torture_complaint")
WORDS = Translator("en")
NOBODY = Id(UUID(int=1))


def known(scene: Scene, *, decided: str | None = None, un_ended: str | None = None) -> Gathered:
    steps = []
    if decided:
        steps.append({"step": "verdict", "body": "court_osh_city", "result": "refused", "result_on": decided})
    if un_ended:
        steps.append({"step": "un_views", "body_name": "Рабочая группа", "result_on": un_ended})
    return gathered(scene, "matter", matter(scene, person(scene, SON), proceedings=steps))


def told(scene: Scene, around: Gathered, kind: Kind = COMMUNICATION) -> list[str]:
    with scene.reading() as reading:
        return [step.say(WORDS) for step in un_warnings(kind, around, law=deadlines(reading))]


def consented(around: Gathered, day: date) -> Gathered:
    line = ConsentLine(NOBODY, NOBODY, None, "un_named", "self", None, "signed", day, None, None)
    return replace(around, consents=(line,))


@pytest.mark.parametrize(
    ("decided", "warned"), [("2021-05", True), ("2021-21", True), ("2024-05-01", False), (None, False)]
)
def test_five_years_after_the_last_decision_at_home_a_communication_warns(
    scene: Scene, decided: str | None, warned: bool
) -> None:
    assert bool(told(scene, known(scene, decided=decided))) == warned


def test_after_another_procedure_three_years_count_from_its_end(scene: Scene) -> None:
    assert told(scene, known(scene, decided="2021-05", un_ended="2025-01-10")) == []
    assert told(scene, known(scene, decided="2021-05", un_ended="2023-01-10"))


def test_a_consent_of_another_year_is_asked_for_again(scene: Scene) -> None:
    around = known(scene)
    [asked] = told(scene, consented(around, date(2023, 4, 2)))
    assert "2023" in asked
    assert told(scene, consented(around, date(2026, 4, 2))) == []


def test_a_paper_that_stays_at_home_is_told_nothing_of_this(scene: Scene) -> None:
    around = consented(known(scene, decided="2015-05"), date(2019, 1, 1))
    assert told(scene, around, AT_HOME) == []


def test_a_committee_that_the_state_has_not_accepted_is_named(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "reception.documents.committees.PROCEDURES", {**PROCEDURES, "hrc_communication": "cat_committee"}
    )
    assert any("has not accepted" in said for said in told(scene, known(scene)))


def test_every_procedure_of_a_kind_stands_in_the_list() -> None:
    assert all(CATALOGUE.has("un_procedures", code) for code in PROCEDURES.values())


def paper(language: str) -> bytes:
    words = worded(COMMUNICATION, full(COMMUNICATION), language=language)  # type: ignore[arg-type]
    return render(load_template(COMMUNICATION, language=language), words)  # type: ignore[arg-type]


def test_words_are_counted_and_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    content = paper("ru")
    assert 300 < word_count(content) < MOST_WORDS
    assert made_warnings(COMMUNICATION, content, language="ru", annexes=frozenset()) == []
    monkeypatch.setattr("reception.documents.committees.MOST_WORDS", 100)
    [step] = made_warnings(COMMUNICATION, content, language="ru", annexes=frozenset())
    assert isinstance(step, Step)


def test_russian_left_in_an_english_paper_is_told_but_for_the_titles_of_annexes() -> None:
    content = paper("en")
    left = cyrillic_left(content)
    assert cyrillic_left(content, annexes=frozenset(left)) == []
    assert bool(left) == bool(made_warnings(COMMUNICATION, content, language="en", annexes=frozenset()))
