"""What a day brings: what is due and overdue, hearings, answers, who promised to come back, visits, papers not finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from reception.documents.model import Paper
from reception.kernel.ids import Id
from reception.letters.queries import due_letters
from reception.matters.model import Hearing, Matter, Task
from reception.people.model import Person
from reception.people.rules import full_name
from reception.store.reading import Question, Reading, live
from reception.tally.model import Tally
from reception.visits.model import Appointment, Visit
from reception.visits.queries import VisitLine, list_visits

AHEAD = timedelta(days=7)
"""So far ahead a day is shown what is coming."""
PROMISED = timedelta(days=30)
"""So long one who promised to come and did not is still expected."""
MOST = 500
_NAME = (Person.surname, Person.given, Person.patronymic, Person.latin)


@dataclass(frozen=True)
class TaskLine:
    """Something to be done in a matter by a day."""

    id: Id
    matter_id: Id
    number: str
    client: str
    what: str
    due: date
    mine: bool
    """Given to whoever asks, or to nobody in a matter of his."""


@dataclass(frozen=True)
class HearingLine:
    """A hearing that is coming."""

    id: Id
    matter_id: Id
    number: str
    client: str
    at: str
    """EDTF."""
    body: str | None
    what: str
    mine: bool


@dataclass(frozen=True)
class PromiseLine:
    """Someone who promised to come back and has not come yet."""

    id: Id
    visit_id: Id
    number: str
    person_id: Id | None
    name: str
    day: date
    hour: str | None
    mine: bool


@dataclass(frozen=True)
class PaperLine:
    """A paper that was begun and is marked unfinished."""

    id: Id
    kind: str
    number: str
    made_on: date | None
    owner: str
    owner_id: Id
    mine: bool


@dataclass(frozen=True)
class AnswerLine:
    """An answer to a letter that is due, or is over its day."""

    id: Id
    """Of the letter."""
    owner: str
    owner_id: Id
    number: str
    """The letter's, in our journal."""
    of: str
    """The number of the matter or the visit."""
    client: str
    body: str | None
    body_name: str
    subject: str
    due: date
    mine: bool


@dataclass(frozen=True)
class Today:
    """A day as the reader may know it; each list is in the order in which it is dealt with."""

    day: date
    tasks: tuple[TaskLine, ...]
    hearings: tuple[HearingLine, ...]
    promises: tuple[PromiseLine, ...]
    visits: tuple[VisitLine, ...]
    papers: tuple[PaperLine, ...]
    answers: tuple[AnswerLine, ...] = ()
    """Answers that are due to letters of ours, and ours that are due to others."""


def today(reading: Reading, *, day: date, me: Id) -> Today:
    """What this day brings, and the week after it; what is overdue comes first."""
    return Today(
        day,
        tuple(_tasks(reading, day, me)),
        tuple(_hearings(reading, day, me)),
        tuple(_promises(reading, day, me)),
        tuple(reversed(list_visits(reading, day=day))),
        tuple(_papers(reading, me)),
        tuple(_answers(reading, day, me)),
    )


def _of_matter(part: type[Task | Hearing], *columns: Any) -> Question:
    """These columns of parts that hang on matters, with the matter's number, client and lawyer."""
    return (
        sa.select(part.id, *columns, Matter.id.label("matter_id"), Matter.number, Tally.lawyer_id, *_NAME)
        .join(Matter, Matter.id == part.matter_id)
        .join(Tally, Tally.id == Matter.tally_id)
        .outerjoin(Person, Person.id == Matter.client_id)
        .where(live(part), live(Matter))
        .limit(MOST)
    )


def _tasks(reading: Reading, day: date, me: Id) -> list[TaskLine]:
    asked = _of_matter(Task, Task.what, Task.due, Task.colleague_id)
    asked = asked.where(Task.due <= day + AHEAD, Task.done_on.is_(None)).order_by(Task.due, Task.n)
    return [
        TaskLine(
            row.id,
            row.matter_id,
            row.number,
            _name(row),
            row.what or "",
            row.due,
            me == (row.colleague_id or row.lawyer_id),
        )
        for row in reading.rows(asked)
    ]


def _hearings(reading: Reading, day: date, me: Id) -> list[HearingLine]:
    # The texts of days and hours sort as days do; a month or "about" is no hearing that one can go to.
    at = sa.type_coerce(Hearing.at, sa.Text)
    asked = _of_matter(Hearing, at.label("at"), Hearing.body, Hearing.what)
    first, after = day.isoformat(), (day + AHEAD + timedelta(days=1)).isoformat()
    asked = asked.where(at >= first, at < after).order_by(at, Hearing.n)
    return [
        HearingLine(
            row.id,
            row.matter_id,
            row.number,
            _name(row),
            row.at,
            row.body,
            row.what or "",
            row.lawyer_id == me,
        )
        for row in reading.rows(asked)
    ]


def _promises(reading: Reading, day: date, me: Id) -> list[PromiseLine]:
    person = sa.func.coalesce(Visit.person_id, Visit.for_id)
    asked = (
        sa.select(
            Appointment.id,
            Appointment.day,
            Appointment.hour,
            Appointment.colleague_id,
            Visit.id.label("visit_id"),
            Visit.number,
            Visit.organisation,
            person.label("person_id"),
            Tally.lawyer_id,
            *_NAME,
        )
        .join(Visit, Visit.id == Appointment.visit_id)
        .join(Tally, Tally.id == Visit.tally_id)
        .outerjoin(Person, Person.id == person)
        .where(live(Appointment), live(Visit), Appointment.came_on.is_(None))
        .where(Appointment.day.between(day - PROMISED, day + AHEAD))
        .order_by(Appointment.day, sa.func.coalesce(Appointment.hour, ""), Appointment.n)
        .limit(MOST)
    )
    return [
        PromiseLine(
            row.id,
            row.visit_id,
            row.number,
            row.person_id,
            row.organisation or _name(row),
            row.day,
            row.hour,
            me == (row.colleague_id or row.lawyer_id),
        )
        for row in reading.rows(asked)
    ]


def _papers(reading: Reading, me: Id) -> list[PaperLine]:
    asked = sa.select(Paper).where(Paper.unfinished.is_(True), live(Paper)).order_by(Paper.n.desc())
    return [
        PaperLine(
            row.id,
            row.kind,
            row.number or "",
            row.made_on,
            row.owner_table,
            row.owner_row,
            row.made_by == me,
        )
        for row in reading.rows(asked.limit(MOST))
    ]


def _answers(reading: Reading, day: date, me: Id) -> list[AnswerLine]:
    return [
        AnswerLine(
            line.letter.id,
            line.concerned.table,
            line.concerned.row,
            line.letter.number or "",
            line.concerned.number,
            line.concerned.name,
            line.letter.body,
            line.letter.body_name or "",
            line.letter.subject or "",
            line.letter.due or day,
            me == (line.concerned.lawyer_id or line.letter.made_by),
        )
        for line in due_letters(reading, until=day + AHEAD, today=day)
    ]


def _name(row: sa.Row[Any]) -> str:
    return full_name(row._asdict())
