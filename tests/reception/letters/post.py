"""Letters in a real office: made, sent and answered in one line a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.letters.actions import Begun, enter_letter, register_letter, send_letter, sign_letter
from reception.letters.clock import Due
from reception.letters.letter import Letter, Owner
from reception.letters.outcomes import Answer, Incoming, answer_letter, note_silence, receive_letter
from reception.letters.queries import letter_named
from reception.letters.rules import State, state_of
from reception.letters.terms import extend_due, set_due
from reception.store.undo import last_act, undo
from tests.reception.desk.office import CATALOGUE, TODAY, Scene

INFORMATION = "information_answer"


def day(text: str) -> PartialDate:
    """A day as it is known."""
    return PartialDate.parse(text)


def letter(scene: Scene, row: Id, owner: Owner = "matter", *, login: str = "aigul", **begun: Any) -> Id:
    """Enter a request for information."""
    said = {"body": "prosecutor_osh_oblast", "due_rule": INFORMATION, "subject": "журнал ИВС", **begun}
    with scene.work(login) as work:
        return enter_letter(work, owner=owner, row=row, begun=Begun(**said), catalogue=CATALOGUE)


def sign(scene: Scene, row: Id, on: str | None = None, by: str | None = None) -> str:
    """Sign it."""
    with scene.work() as work:
        return sign_letter(work, letter_id=row, on=day(on) if on else None, by=by)


def send(scene: Scene, row: Id, on: str | None = None, how: str = "post_notice", **more: Any) -> Due:
    """Send it."""
    with scene.work() as work:
        return send_letter(
            work, letter_id=row, how=how, on=day(on) if on else None, catalogue=CATALOGUE, **more
        )


def register(scene: Scene, row: Id, on: str | None = None, **more: Any) -> Due:
    """Enter that the body registered it."""
    with scene.work() as work:
        return register_letter(work, letter_id=row, on=day(on) if on else None, **more)


def due(scene: Scene, row: Id, on: date | None, basis: str | None = "по письму прокурора") -> Due:
    """Set the day of the answer."""
    with scene.work() as work:
        return set_due(work, letter_id=row, on=on, basis=basis)


def extend(scene: Scene, row: Id, on: str, to: date | None = None, basis: str | None = None) -> Due:
    """Enter an extension."""
    with scene.work() as work:
        return extend_due(work, letter_id=row, on=day(on), to=to, basis=basis)


def answer(scene: Scene, row: Id, outcome: str, on: str | None = None, ground: str | None = None) -> None:
    """Enter what came of it."""
    with scene.work() as work:
        answer_letter(
            work,
            letter_id=row,
            outcome=outcome,
            on=day(on) if on else None,
            refusal_ground=ground,
            catalogue=CATALOGUE,
        )


def silence(scene: Scene, row: Id) -> None:
    """Note that nothing came."""
    with scene.work() as work:
        note_silence(work, letter_id=row, catalogue=CATALOGUE)


def receive(
    scene: Scene,
    row: Id | None = None,
    *,
    answers: Answer | None = None,
    owner: Owner = "matter",
    **said: Any,
) -> Id:
    """Enter a letter that came in."""
    with scene.work() as work:
        return receive_letter(
            work,
            incoming=Incoming(**said),
            owner=owner if row else None,
            row=row,
            answers=answers,
            catalogue=CATALOGUE,
        )


def held(scene: Scene, row: Id, login: str = "aigul") -> Letter:
    """The letter as it stands."""
    with scene.reading(login) as reading:
        return letter_named(reading, row)


def state(scene: Scene, row: Id, today: date = TODAY) -> State:
    """Where it stands."""
    return state_of(held(scene, row), today=today)


def take_back(scene: Scene) -> None:
    """Undo the last act."""
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
