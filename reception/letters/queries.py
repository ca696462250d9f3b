"""Answers about letters: the journals, the letters of a record, whose answer is due, and one letter whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.letters import model
from reception.letters.letter import Direction, Letter
from reception.letters.rules import (
    PREFIXES,
    Follows,
    State,
    Step,
    follows_from,
    next_steps,
    number_asked,
    running_number,
    state_of,
)
from reception.matters.model import Matter
from reception.people.model import Person
from reception.people.rules import full_name
from reception.reference.catalogue import Catalogue
from reception.store.apply import chunks
from reception.store.reading import Question, Reading, live
from reception.tally.model import Tally
from reception.visits.model import Visit

NO_LETTER = _("There is no such letter here, or it is not open to you.")
MOST = 500
_COLUMNS = tuple(one.name for one in fields(Letter))
_NAME = (Person.surname, Person.given, Person.patronymic, Person.latin)


@dataclass(frozen=True)
class Concerned:
    """The record that a letter hangs on, in a few words."""

    table: str
    row: Id
    number: str = ""
    """Of a matter or a visit."""
    name: str = ""
    """The client, whoever came, or the person."""
    lawyer_id: Id | None = None


@dataclass(frozen=True)
class JournalLine:
    """A letter as a journal and the day's list show it."""

    letter: Letter
    concerned: Concerned
    state: State


@dataclass(frozen=True)
class LetterShown:
    """One letter whole, with where it stands today and what may come next."""

    letter: Letter
    concerned: Concerned
    state: State
    next_steps: tuple[Step, ...]
    follows_from: Follows | None
    """From what a next paper would follow."""
    answers: tuple[Letter, ...]
    """What came in as the answer, the latest last."""
    before: Letter | None
    """The letter that this one follows, or answers."""
    after: tuple[Letter, ...]
    """Letters of ours that followed from this one."""


def letter_named(reading: Reading, row: Id) -> Letter:
    """One letter; `Refused` where it is not here, was taken out or is not open to the reader."""
    found = reading.first(sa.select(model.Letter).where(model.Letter.id == row, live(model.Letter)))
    if found is None:
        raise Refused(NO_LETTER)
    return _letter(found)


def letter_numbered(reading: Reading, number: str) -> Id | None:
    """The letter of this number of our journals, written in full, as `исх. 14` or as its id; None where there is none."""
    exact = sa.select(model.Letter.id).where(
        sa.func.upper(model.Letter.number) == number.strip().upper(), live(model.Letter)
    )
    found: Id | None = reading.value(exact)
    return found or next((letter.id for letter in _numbered(reading, number)), None)


def letters_of(reading: Reading, owners: Collection[Id]) -> list[Letter]:
    """The letters of these records, in the order in which they were entered."""
    found: list[Letter] = []
    for some in chunks(owners):
        asked = sa.select(model.Letter).where(model.Letter.owner_row.in_(some), live(model.Letter))
        found += [_letter(row) for row in reading.rows(asked.order_by(model.Letter.n))]
    return found


def letter_of_paper(reading: Reading, papers: Collection[Id]) -> Letter | None:
    """The letter that is printed on one of these versions of a paper; None where it is none."""
    asked = sa.select(model.Letter).where(model.Letter.paper_id.in_(papers), live(model.Letter))
    row = reading.first(asked.order_by(model.Letter.n.desc()))
    return None if row is None else _letter(row)


def journal(
    reading: Reading,
    *,
    direction: Direction,
    today: date,
    year: int | None = None,
    typed: str = "",
    catalogue: Catalogue | None = None,
) -> list[JournalLine]:
    """The outgoing or the incoming journal of a year, by number; what has no number yet stands in neither.

    `typed` keeps the lines in which every word of it stands: numbers, subject, body, matter, name.
    """
    letters = model.Letter
    asked = sa.select(letters).where(
        letters.direction == direction, letters.number.is_not(None), live(letters)
    )
    if year is not None:
        asked = asked.where(letters.number.contains(f"-{year}-", autoescape=True))
    lines = _lines(reading, asked.order_by(letters.number), today)
    wanted = fold(typed).split()
    if not wanted:
        return lines
    return [line for line in lines if all(word in _said(line, catalogue) for word in wanted)]


def due_letters(reading: Reading, *, until: date, today: date) -> list[JournalLine]:
    """Letters of which an answer is due by this day or was due before, and has not come; the oldest day first."""
    letters = model.Letter
    due = sa.func.coalesce(letters.extended_to, letters.due_on)
    is_there = sa.or_(letters.direction == "in", letters.sent_how.is_not(None), letters.sent_on.is_not(None))
    asked = sa.select(letters).where(due <= until, letters.outcome.is_(None), is_there, live(letters))
    return _lines(reading, asked.order_by(due, letters.n).limit(MOST), today)


def letter_shown(reading: Reading, row: Id, *, today: date) -> LetterShown:
    """One letter whole; `Refused` where it is not here or not open to the reader."""
    letter = letter_named(reading, row)
    concerned = _concerned(reading, [letter])[letter.owner_row]
    before = letter.follows_id or letter.answers_id
    return LetterShown(
        letter,
        concerned,
        state_of(letter, today=today),
        next_steps(letter, today=today),
        follows_from(letter, today=today),
        _where(reading, model.Letter.answers_id == row),
        next(iter(_where(reading, model.Letter.id == before)), None) if before else None,
        _where(reading, model.Letter.follows_id == row),
    )


def records_numbered(reading: Reading, typed: str) -> list[tuple[str, Id]]:
    """The records of the letters that `исх. 14`, `вх. 7` mean, the latest year first."""
    found = _numbered(reading, typed)
    return list(dict.fromkeys((letter.owner_table, letter.owner_row) for letter in found))


def _numbered(reading: Reading, typed: str) -> list[Letter]:
    wanted = number_asked(typed)
    if wanted is None:
        return []
    letters = model.Letter
    ending = f"{PREFIXES[wanted.direction]}-%{wanted.number}"
    asked = sa.select(letters).where(letters.number.like(ending), live(letters)).limit(MOST)
    found = [_letter(row) for row in reading.rows(asked.order_by(letters.n.desc()))]
    return [letter for letter in found if running_number(letter.number or "") == wanted.number]


def _where(reading: Reading, condition: sa.ColumnElement[bool]) -> tuple[Letter, ...]:
    asked = sa.select(model.Letter).where(condition, live(model.Letter)).order_by(model.Letter.n)
    return tuple(_letter(row) for row in reading.rows(asked))


def _letter(row: sa.Row[Any]) -> Letter:
    return Letter(**{name: getattr(row, name) for name in _COLUMNS})


def _lines(reading: Reading, asked: Question, today: date) -> list[JournalLine]:
    letters = [_letter(row) for row in reading.rows(asked)]
    concerned = _concerned(reading, letters)
    return [
        JournalLine(letter, concerned[letter.owner_row], state_of(letter, today=today)) for letter in letters
    ]


def _said(line: JournalLine, catalogue: Catalogue | None) -> str:
    letter = line.letter
    texts = [letter.number, letter.their_number, letter.subject, letter.body_name, letter.sent_number]
    texts += [line.concerned.number, line.concerned.name]
    if catalogue is not None and letter.body is not None:
        texts += [catalogue.label("institutions", letter.body, language) for language in LANGUAGES]
    return fold(" ".join(text for text in texts if text))


def _concerned(reading: Reading, letters: Sequence[Letter]) -> Mapping[Id, Concerned]:
    found = {letter.owner_row: Concerned(letter.owner_table, letter.owner_row) for letter in letters}
    for some in chunks(list(found)):
        for table, asked in _RECORDS.items():
            for row in reading.rows(asked.where(_TABLES[table].id.in_(some))):
                told = row._asdict()
                name = told.get("organisation") or full_name(told)
                found[row.id] = Concerned(table, row.id, told["number"] or "", name, told["lawyer_id"])
    return found


_TABLES: Mapping[str, type[Matter | Visit | Person]] = {"matter": Matter, "visit": Visit, "person": Person}
_WHO = sa.func.coalesce(Visit.for_id, Visit.person_id)
_RECORDS: Mapping[str, Question] = {
    "matter": sa.select(Matter.id, Matter.number, Tally.lawyer_id, *_NAME)
    .outerjoin(Tally, Tally.id == Matter.tally_id)
    .outerjoin(Person, Person.id == Matter.client_id),
    "visit": sa.select(Visit.id, Visit.number, Visit.organisation, Tally.lawyer_id, *_NAME)
    .outerjoin(Tally, Tally.id == Visit.tally_id)
    .outerjoin(Person, Person.id == _WHO),
    "person": sa.select(
        Person.id, sa.literal(None).label("number"), sa.literal(None).label("lawyer_id"), *_NAME
    ),
}
