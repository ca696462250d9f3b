"""The line of the matter's proceedings that a letter is: entered when it goes out, never twice."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.letters import model
from reception.letters.letter import Letter
from reception.matters.model import Matter, Proceeding
from reception.store.reading import live
from reception.store.work import Work

NO_ANSWER = "no_answer"


def enter_step(work: Work, letter: Letter) -> Id | None:
    """Let the matter's proceedings have the step that sending this letter is, and return its line.

    A line that stands there already, entered by hand and not yet dated otherwise, is taken for it. Of a letter that
    is no step, or hangs on no matter, there is none.
    """
    if letter.step is None or letter.owner_table != Matter.__tablename__:
        return None
    line = letter.proceeding_id if _line(work, letter) is not None else _entered(work, letter)
    if line is None:
        return work.add(
            Proceeding,
            matter_id=letter.owner_row,
            step=letter.step,
            body=letter.body,
            body_name=letter.body_name,
            filed_on=letter.sent_on,
        )
    if letter.sent_on is not None:
        work.change(Proceeding, line, filed_on=letter.sent_on)
    return line


def tell_number(work: Work, letter: Letter) -> None:
    """Write the body's number into the line of the proceedings."""
    if letter.their_number is not None and (line := _line(work, letter)) is not None:
        work.change(Proceeding, line.id, their_number=letter.their_number)


def tell_result(work: Work, letter: Letter, result: str | None) -> None:
    """Write what came of it into the line; what a lawyer entered there is not emptied, only our own “no answer” is."""
    line = _line(work, letter)
    if line is None or (result is None and line.result != NO_ANSWER):
        return
    work.change(Proceeding, line.id, result=result, result_on=letter.answered_on if result else None)


def _line(work: Work, letter: Letter) -> sa.Row[Any] | None:
    if letter.proceeding_id is None:
        return None
    asked = sa.select(Proceeding).where(Proceeding.id == letter.proceeding_id, live(Proceeding))
    return work.reading.first(asked)


def _entered(work: Work, letter: Letter) -> Id | None:
    """A line of the same step before the same body that no other letter is, undated or of the same day."""
    taken = sa.select(model.Letter.proceeding_id).where(
        model.Letter.proceeding_id.is_not(None), live(model.Letter)
    )
    asked = sa.select(Proceeding.id, Proceeding.filed_on).where(
        Proceeding.matter_id == letter.owner_row,
        Proceeding.step == letter.step,
        Proceeding.body.is_not_distinct_from(letter.body),
        Proceeding.body_name.is_not_distinct_from(letter.body_name),
        Proceeding.id.not_in(taken),
        live(Proceeding),
    )
    lines = work.reading.rows(asked.order_by(Proceeding.n))
    return next((line.id for line in lines if line.filed_on in {None, letter.sent_on}), None)
