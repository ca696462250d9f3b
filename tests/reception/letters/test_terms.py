"""By when an answer is due: counted by the rule, set by the lawyer, put off by the body."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reception.deadlines.confirming import confirm_rule
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Translator
from reception.kernel.ids import Id
from reception.letters.clock import read_working
from tests.reception.desk.office import Scene
from tests.reception.letters import post

FIRST, LONGER = date(2026, 11, 16), date(2026, 11, 30)
ENGLISH = Translator("en")


@pytest.fixture
def matter(scene: Scene) -> Id:
    return scene.matter(scene.person(surname="Асанова"))


@pytest.fixture
def sent(scene: Scene, matter: Id) -> Id:
    """A request for information that the body received on 2 November."""
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-02")
    post.register(scene, row, received_on=post.day("2026-11-02"))
    return row


def test_the_clock_runs_from_receipt_and_its_working_is_kept_in_every_language(
    scene: Scene, sent: Id
) -> None:
    held = post.held(scene, sent)
    assert held.due_on == FIRST
    for language in LANGUAGES:
        said = [sentence.text for sentence in read_working(held.due_working, language)]
        assert any("02.11.2026" in text for text in said)
        assert any("16.11.2026" in text for text in said)
        assert not any("{" in text for text in said)


def test_where_the_receipt_is_not_known_the_registration_counts_and_it_is_said(
    scene: Scene, matter: Id
) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-02")
    told = post.register(scene, row, "2026-11-03", their_number="12")
    assert told.on == date(2026, 11, 17)
    assert told.working[0].caution
    assert read_working(post.held(scene, row).due_working, "ru")[0].is_caution


def test_a_corrected_day_counts_anew_and_the_lawyers_own_day_stays(scene: Scene, sent: Id) -> None:
    post.register(scene, sent, received_on=post.day("2026-11-03"))
    assert post.held(scene, sent).due_on == date(2026, 11, 17)
    post.due(scene, sent, date(2026, 11, 19), "так сказала канцелярия")
    post.register(scene, sent, received_on=post.day("2026-11-04"))
    held = post.held(scene, sent)
    assert (held.due_on, held.due_basis, held.due_working) == (
        date(2026, 11, 19),
        "так сказала канцелярия",
        None,
    )
    assert post.due(scene, sent, None).on == date(2026, 11, 18)
    assert post.held(scene, sent).due_basis is None


def test_the_lawyers_own_day_has_his_words_and_lies_behind_the_letter(scene: Scene, sent: Id) -> None:
    for on, basis in ((date(2026, 11, 20), "  "), (date(2026, 11, 1), "раньше письма")):
        with pytest.raises(Refused):
            post.due(scene, sent, on, basis)
    assert post.held(scene, sent).due_on == FIRST


def test_a_rule_that_nobody_read_gives_no_day_and_asks_the_lawyer(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, due_rule="appeal_answer")
    post.send(scene, row, "2026-11-02")
    told = post.register(scene, row, "2026-11-02", their_number="О-15")
    assert (told.on, told.asks) == (None, True)
    assert post.state(scene, row) == "registered"
    said = " ".join(sentence.text for sentence in read_working(post.held(scene, row).due_working, "en"))
    assert "ask the lawyer" in said
    assert "Last day" not in said
    post.due(scene, row, date(2026, 11, 20), "14 рабочих дней, ст. 8")
    assert post.state(scene, row) == "overdue"


def test_a_rule_that_the_offices_lawyer_confirmed_is_counted(scene: Scene, matter: Id) -> None:
    with scene.work() as work:
        confirm_rule(
            work, code="appeal_answer", length=14, unit="working_days", source="ст. 8, редакция 2026"
        )
    row = post.letter(scene, matter, due_rule="appeal_answer")
    post.send(scene, row, "2026-11-02")
    assert post.register(scene, row, "2026-11-02").on == date(2026, 11, 20)


def test_a_letter_without_a_rule_asks_the_lawyer(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, due_rule=None)
    post.send(scene, row, "2026-11-02")
    told = post.register(scene, row, "2026-11-02")
    assert (told.on, told.asks) == (None, True)
    row = post.letter(scene, matter, due_rule="administrative_complaint")
    post.send(scene, row, "2026-11-02")
    assert post.register(scene, row, "2026-11-02").asks  # its term does not begin with a day of the letter


def test_an_extension_is_counted_from_the_end_of_the_first_term(scene: Scene, sent: Id) -> None:
    told = post.extend(scene, sent, "2026-11-12")
    held = post.held(scene, sent)
    assert (told.on, held.due_on, held.extended_to, held.due) == (LONGER, FIRST, LONGER, LONGER)
    counted = [one.text for one in read_working(held.due_working, "en") if not (one.is_caution or one.is_law)]
    assert [text for text in counted if "Last day" in text] == [
        "Last day: 16.11.2026.",
        "Last day: 30.11.2026.",
    ]
    assert not any("notice" in step.say(ENGLISH) and "run out" in step.say(ENGLISH) for step in told.working)
    post.register(scene, sent, received_on=post.day("2026-11-03"))
    assert post.held(scene, sent).extended_to == date(2026, 12, 1)


def test_a_notice_that_came_late_or_asks_for_too_much_is_entered_with_a_caution(
    scene: Scene, sent: Id
) -> None:
    late = post.extend(scene, sent, "2026-11-18")
    assert late.working[-1].caution
    assert "16.11.2026" in late.working[-1].say(ENGLISH)
    greedy = post.extend(scene, sent, "2026-11-12", date(2026, 12, 30), "письмо от 12.11")
    assert "30.11.2026" in greedy.working[-1].say(ENGLISH)
    assert post.held(scene, sent).extended_to == date(2026, 12, 30)


def test_an_extension_has_a_first_term_words_and_an_end_behind_it(scene: Scene, matter: Id, sent: Id) -> None:
    bare = post.letter(scene, matter)
    post.send(scene, bare, "2026-11-02")
    with pytest.raises(Refused):
        post.extend(scene, bare, "2026-11-12")
    for to, basis in ((date(2026, 11, 20), None), (FIRST, "письмо")):
        with pytest.raises(Refused):
            post.extend(scene, sent, "2026-11-12", to, basis)
    post.due(scene, sent, date(2026, 11, 19))
    with pytest.raises(Refused):
        post.extend(scene, sent, "2026-11-12")  # by the lawyer's day no rule extends
    post.extend(scene, sent, "2026-11-12", date(2026, 11, 23), "письмо")
    post.answer(scene, sent, "answered_in_full", "2026-11-23")
    with pytest.raises(Refused):
        post.extend(scene, sent, "2026-11-24", date(2026, 11, 30), "ещё")


def test_silence_is_noted_only_when_the_last_day_is_over_and_goes_where_it_was_not(
    scene: Scene, sent: Id
) -> None:
    scene.clock.set_to(scene.clock.at - timedelta(days=8))  # 16 November, the last day itself
    with pytest.raises(Refused):
        post.silence(scene, sent)
    scene.clock.set_to(scene.clock.at + timedelta(days=1))
    post.silence(scene, sent)
    assert post.held(scene, sent).outcome == "silent"
    post.register(scene, sent, received_on=post.day("2026-11-03"))  # then the 17th is the last day
    assert post.held(scene, sent).outcome is None
    scene.clock.set_to(scene.clock.at + timedelta(days=1))
    post.silence(scene, sent)
    post.extend(scene, sent, "2026-11-13")
    assert post.held(scene, sent).outcome is None
