"""What comes of a letter: answers, refusals with their ground, silence, and the incoming journal."""

from __future__ import annotations

from datetime import date

import pytest

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.letters.outcomes import Answer
from reception.letters.queries import letter_shown
from tests.reception.desk.office import TODAY, Scene
from tests.reception.letters import post
from tests.reception.letters.test_actions import steps


@pytest.fixture
def matter(scene: Scene) -> Id:
    return scene.matter(scene.person(surname="Асанова"))


@pytest.fixture
def sent(scene: Scene, matter: Id) -> Id:
    row = post.letter(scene, matter, step="request_filed")
    post.send(scene, row, "2026-11-02", how="in_person")
    return row


def test_a_refusal_is_entered_with_its_ground(scene: Scene, sent: Id) -> None:
    for outcome, ground in (
        ("refused", None),
        ("refused", "whim"),
        ("answered_in_full", "insults"),
        ("lost", None),
    ):
        with pytest.raises(Refused):
            post.answer(scene, sent, outcome, "2026-11-20", ground)
    post.answer(scene, sent, "refused", "2026-11-20", "restricted_information")
    held = post.held(scene, sent)
    assert (held.outcome, held.refusal_ground, held.answered_on) == (
        "refused",
        "restricted_information",
        post.day("2026-11-20"),
    )
    post.answer(scene, sent, "answered_in_full", "2026-11-21")
    assert post.held(scene, sent).refusal_ground is None


def test_silence_has_an_act_of_its_own_and_a_late_answer_takes_its_place(scene: Scene, sent: Id) -> None:
    with pytest.raises(Refused):
        post.answer(scene, sent, "silent")
    post.silence(scene, sent)
    assert post.state(scene, sent) == "silent"
    assert [line.result for line in steps(scene)] == ["no_answer"]
    with pytest.raises(Refused):
        post.silence(scene, post.letter(scene, post.held(scene, sent).owner_row))
    post.answer(scene, sent, "answered_in_part", "2026-11-23")
    assert post.state(scene, sent) == "answered"
    assert [line.result for line in steps(scene)] == [None]


def test_what_was_not_sent_is_not_answered(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    with pytest.raises(Refused):
        post.answer(scene, row, "answered_in_full", "2026-11-20")


def test_a_letter_that_came_in_answers_ours_and_has_its_own_journal(
    scene: Scene, matter: Id, sent: Id
) -> None:
    came = post.receive(
        scene,
        answers=Answer(sent, "refused", "none_named"),
        their_number="11/87",
        signed_on=post.day("2026-11-12"),
        received_on=post.day("2026-11-17"),
        sent_how="registered_post",
    )
    held, ours = post.held(scene, came), post.held(scene, sent)
    assert (held.direction, held.number, held.owner_row, held.answers_id) == (
        "in",
        "В-OSH-2026-001",
        matter,
        sent,
    )
    assert (held.body, held.their_number, held.received_on) == (ours.body, "11/87", post.day("2026-11-17"))
    assert (ours.outcome, ours.refusal_ground, ours.answered_on) == (
        "refused",
        "none_named",
        post.day("2026-11-12"),
    )
    with scene.reading() as reading:
        shown = letter_shown(reading, sent, today=TODAY)
        assert [one.id for one in shown.answers] == [came]
        assert letter_shown(reading, came, today=TODAY).before == ours
    assert (shown.state, shown.follows_from, shown.concerned.name) == ("refused", "refusal", "Асанова Айгүл")
    post.take_back(scene)
    assert post.held(scene, sent).outcome is None
    with pytest.raises(Refused):
        post.held(scene, came)


def test_an_incoming_letter_by_itself_may_want_an_answer_of_ours(scene: Scene, matter: Id) -> None:
    came = post.receive(scene, matter, body_name="Комитет", subject="замечания государства")
    assert (post.held(scene, came).received_on, post.state(scene, came)) == (
        post.day("2026-11-24"),
        "received",
    )
    post.due(scene, came, date(2027, 1, 24), "два месяца, письмо Комитета")
    assert post.state(scene, came) == "due"
    post.answer(scene, came, "answered_in_full", "2026-11-24")
    assert post.state(scene, came) == "answered"


def test_a_letter_that_came_in_says_from_whom_and_to_which_record(scene: Scene, matter: Id, sent: Id) -> None:
    with pytest.raises(Refused):
        post.receive(scene, matter)
    with pytest.raises(Refused):
        post.receive(scene, body_name="Завод")
    with pytest.raises(Refused):
        post.receive(scene, matter, body="nobody")
    with pytest.raises(Refused):
        post.receive(scene, matter, body_name="Завод", received_on=post.day("2026-11-25"))
    with pytest.raises(Refused):
        post.receive(scene, matter, body_name="Завод", file_id=sent)
    came = post.receive(scene, matter, body_name="Завод")
    assert post.held(scene, came).number == "В-OSH-2026-001"
    for what in (post.sign, post.send, post.register):
        with pytest.raises(Refused):
            what(scene, came, "2026-11-24")
    with pytest.raises(Refused):
        post.receive(scene, answers=Answer(came, "answered_in_full"))
