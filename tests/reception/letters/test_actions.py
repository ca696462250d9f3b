"""A letter's life in a real store: numbers, sending, registration, the step of the proceedings, and undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.letters.actions import Begun, begin_letter, edit_letter, retire_letter, sign_letter
from reception.letters.letter import Letter
from reception.matters.actions import edit_matter
from reception.matters.model import Proceeding
from reception.store.reading import live
from reception.store.rebuild import differences
from reception.store.work import Work, act
from tests.reception.desk.office import CATALOGUE, Scene
from tests.reception.letters import post


@pytest.fixture
def matter(scene: Scene) -> Id:
    return scene.matter(scene.person(surname="Асанова"))


def steps(scene: Scene) -> list[sa.Row[Any]]:
    with scene.reading() as reading:
        return list(reading.rows(sa.select(Proceeding).where(live(Proceeding)).order_by(Proceeding.n)))


def without_number(letter: Letter) -> Letter:
    """A number that was given once is not given again, so the one after an undo is another."""
    return replace(letter, number=None if letter.number is None else "")


def test_a_letter_gets_its_number_when_it_is_signed_and_keeps_it(scene: Scene, matter: Id) -> None:
    first, second = post.letter(scene, matter), post.letter(scene, matter)
    assert post.held(scene, first).number is None
    assert post.sign(scene, second, "2026-11-20", by="Асанова А.") == "И-OSH-2026-001"
    assert post.sign(scene, first) == "И-OSH-2026-002"
    assert post.sign(scene, second, "2026-11-19") == "И-OSH-2026-001"
    held = post.held(scene, second)
    assert (held.signed_on, held.signed_by) == (post.day("2026-11-19"), "Асанова А.")


def test_a_letter_sent_without_a_word_on_signing_has_its_number_from_then(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.send(scene, row, "2026-11-20", sent_number=" RR 123  456 KG ", receipt="квитанция")
    held = post.held(scene, row)
    assert (held.number, held.sent_number, held.receipt) == ("И-OSH-2026-001", "RR 123 456 KG", "квитанция")
    assert (held.sent_on, held.received_on, held.due_on) == (post.day("2026-11-20"), None, None)
    assert post.state(scene, row) == "sent"


def test_a_number_is_not_given_twice_though_the_signing_is_taken_back(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.sign(scene, row)
    post.take_back(scene)
    assert post.held(scene, row).number is None
    assert post.sign(scene, row) == "И-OSH-2026-002"


def test_what_was_handed_in_with_a_stamp_is_received_and_its_term_runs(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    told = post.send(scene, row, "2026-11-02", how="in_person")
    held = post.held(scene, row)
    assert (held.received_on, held.due_on, told.on) == (
        post.day("2026-11-02"),
        date(2026, 11, 16),
        date(2026, 11, 16),
    )
    assert post.state(scene, row) == "overdue"


@pytest.mark.parametrize("how", ["pigeon", ""])
def test_a_way_that_is_not_in_the_list_is_refused(scene: Scene, matter: Id, how: str) -> None:
    row = post.letter(scene, matter)
    with pytest.raises(Refused):
        post.send(scene, row, "2026-11-02", how=how)
    assert post.held(scene, row).number is None


def test_days_out_of_order_are_refused_and_nothing_is_written(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.sign(scene, row, "2026-11-20")
    for on in ("2026-11-19", "2026-11-25"):
        with pytest.raises(Refused):
            post.send(scene, row, on)
    with pytest.raises(Refused):
        post.register(scene, row, "2026-11-21")  # not sent yet
    post.send(scene, row, "2026-11-21")
    with pytest.raises(Refused):
        post.register(scene, row, "2026-11-20")
    with pytest.raises(Refused):
        post.sign(scene, row, "2026-11-22")
    assert post.held(scene, row).registered_on is None


def test_a_step_stands_in_the_proceedings_once_with_number_and_result(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, step="request_filed")
    assert steps(scene) == []
    post.send(scene, row, "2026-11-02")
    post.send(scene, row, "2026-11-03")
    post.register(scene, row, "2026-11-04", their_number="12-3/456")
    (line,) = steps(scene)
    assert (line.matter_id, line.step, line.body) == (matter, "request_filed", "prosecutor_osh_oblast")
    assert (line.filed_on, line.their_number) == (post.day("2026-11-03"), "12-3/456")
    post.answer(scene, row, "refused", "2026-11-10", "none_named")
    (line,) = steps(scene)
    assert (line.result, line.result_on) == ("refused", post.day("2026-11-10"))


def test_a_step_that_was_entered_by_hand_is_taken_and_another_bodys_is_not(scene: Scene, matter: Id) -> None:
    by_hand = [
        {"step": "request_filed", "body": "prosecutor_osh_oblast"},
        {"step": "request_filed", "body": "prosecutor_general"},
        {"step": "complaint_prosecutor", "body": "prosecutor_osh_oblast"},
    ]
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"proceedings": by_hand})
    first, second = (post.letter(scene, matter, step="request_filed") for _ in range(2))
    post.send(scene, first, "2026-11-02")
    assert [line.filed_on for line in steps(scene)] == [post.day("2026-11-02"), None, None]
    post.send(scene, second, "2026-11-02")
    assert len(steps(scene)) == 4


def test_a_step_that_was_taken_out_comes_anew_when_the_letter_is_sent_again(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, step="request_filed")
    post.send(scene, row, "2026-11-02")
    (line,) = steps(scene)
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values={"proceedings": [{"id": line.id, "retired": True}]})
    post.register(scene, row, "2026-11-03", their_number="7")
    assert steps(scene) == []
    post.send(scene, row, "2026-11-02")
    assert [one.id != line.id for one in steps(scene)] == [True]


def test_a_persons_letter_has_no_step(scene: Scene) -> None:
    row = post.letter(scene, scene.person(), "person", step="request_filed")
    post.send(scene, row, "2026-11-02")
    assert steps(scene) == []
    assert post.held(scene, row).proceeding_id is None


def test_what_a_lawyer_wrote_as_the_result_is_not_emptied(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, step="request_filed")
    post.send(scene, row, "2026-11-02")
    (line,) = steps(scene)
    with scene.work() as work:
        edit_matter(
            work, matter_id=matter, values={"proceedings": [{"id": line.id, "result": "satisfied_partly"}]}
        )
    post.answer(scene, row, "answered_in_full", "2026-11-10")
    assert [one.result for one in steps(scene)] == ["satisfied_partly"]


def test_every_act_is_taken_back_whole(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter, step="request_filed")
    acts: list[Any] = [
        lambda: post.sign(scene, row, "2026-11-02", by="Асанова"),
        lambda: post.send(scene, row, "2026-11-02", how="in_person"),
        lambda: post.register(scene, row, "2026-11-03", their_number="5"),
        lambda: post.extend(scene, row, "2026-11-12"),
        lambda: post.due(scene, row, date(2026, 11, 20)),
        lambda: post.answer(scene, row, "refused", "2026-11-20", "state_secret"),
    ]
    for one in acts:
        before = post.held(scene, row)
        stood = steps(scene)
        one()
        assert post.held(scene, row) != before
        post.take_back(scene)
        assert without_number(post.held(scene, row)) == without_number(before)
        assert [line.id for line in steps(scene)] == [line.id for line in stood]
        one()
    with scene.store.whole() as connection:
        assert differences(connection) == []


def test_what_is_said_of_a_letter_is_changed_and_its_days_are_not(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    with scene.work() as work:
        edit_letter(
            work, letter_id=row, values={"subject": "журналы", "note": "второй раз", "due_on": date.max}
        )
    held = post.held(scene, row)
    assert (held.subject, held.note, held.due_on) == ("журналы", "второй раз", None)


def test_a_letter_that_was_taken_out_is_in_no_journal_and_comes_back(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    with scene.work() as work:
        retire_letter(work, letter_id=row)
    with pytest.raises(Refused):
        post.held(scene, row)
    post.take_back(scene)
    assert post.held(scene, row).id == row


def test_whom_it_goes_to_and_by_what_rule_are_of_the_lists(scene: Scene, matter: Id) -> None:
    for wrong in ({"body": None}, {"body": "nobody"}, {"due_rule": "no_rule"}):
        with pytest.raises(Refused):
            post.letter(scene, matter, **wrong)
    assert post.held(scene, post.letter(scene, matter, body=None, body_name="Завод")).body_name == "Завод"


def test_who_may_not_know_the_matter_knows_no_letter_of_it(scene: Scene) -> None:
    closed = scene.matter(scene.person(), category="family_violence")
    row = post.letter(scene, closed)
    with pytest.raises(Refused):
        post.held(scene, row, login="bakyt")
    with pytest.raises(Refused), scene.work("bakyt") as work:
        sign_letter(work, letter_id=row)
    with pytest.raises(Refused):
        post.letter(scene, closed, login="bakyt")
    with pytest.raises(Refused):
        post.letter(scene, closed, login="ilim")


def test_the_scan_of_a_receipt_is_of_the_same_record(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    with pytest.raises(Refused):
        post.send(scene, row, "2026-11-02", file_id=row)


@act("paper.make")
def _printed(work: Work, matter: Id, paper: Id, subject: str) -> Id:
    begun = Begun(kind="information_request", paper_id=paper, body="prosecutor_general", subject=subject)
    return begin_letter(work, owner="matter", row=matter, begun=begun)


def test_a_paper_printed_once_more_is_the_same_letter_until_it_is_signed(scene: Scene, matter: Id) -> None:
    def printed(subject: str) -> tuple[Id, Id]:
        with scene.work() as work:
            paper = work.new_id()
            return _printed(work, matter, paper, subject), paper

    (first, _old), (again, newer), (other, _paper) = printed("журнал"), printed("журнал"), printed("запись")
    assert first == again != other
    assert post.held(scene, first).paper_id == newer
    post.sign(scene, first)
    assert printed("журнал")[0] not in {first, other}


def test_days_that_are_known_in_part_are_kept_as_they_are(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    post.sign(scene, row, "2026-10")
    told = post.send(scene, row, "2026-11", how="in_person")
    held = post.held(scene, row)
    assert (held.sent_on, held.received_on, held.due_on) == (post.day("2026-11"), post.day("2026-11"), None)
    assert (told.on, told.asks, told.working[-1].caution) == (None, True, True)


def test_terms_are_counted_with_the_calendar_of_the_country(scene: Scene, matter: Id) -> None:
    row = post.letter(scene, matter)
    scene.clock.set_to(scene.clock.at + timedelta(days=60))
    post.send(scene, row, "2026-12-28", how="in_person")
    # 31 December is worked; 1 to 7 January are not.
    assert post.held(scene, row).due_on == date(2027, 1, 18)
    assert CATALOGUE.item("sending_ways", "in_person").flag("received_at_once")
    assert PartialDate.of(date(2026, 12, 28)) == post.held(scene, row).received_on
