"""What the questions of the matrix are asked about: records of the office, taken past any reader's access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.letters.model import Letter
from reception.letters.rules import running_number
from reception.matters.model import Matter
from reception.people.model import Person, Phone
from reception.people.rules import full_name
from reception.reference.catalogue import Catalogue
from reception.security.model import Colleague
from reception.store.act import Act
from reception.store.below import hanging_on, whole_rows
from reception.store.passing import rows_held
from reception.tally.model import Tally
from reception.visits.model import Visit

_JOURNALS = {"out": "исх.", "in": "вх."}
MOST = 200
"""Of each kind of record so many are asked about: a large office answers in a minute too."""


@dataclass(frozen=True)
class Probe:
    """Records, words and months to ask about; no reader is shown them."""

    people: tuple[Id, ...]
    visits: tuple[Id, ...]
    matters: tuple[Id, ...]
    acts: tuple[Id, ...]
    colleagues: tuple[Id, ...]
    parts: tuple[Id, ...]
    """Rows that hang on the records."""
    files: tuple[Id, ...]
    letters: tuple[Id, ...]
    letter_numbers: tuple[str, ...]
    """As one types them: `исх. 14`."""
    typed: tuple[str, ...]
    """Names, phones and numbers as one types them."""
    names: tuple[dict[str, str], ...]
    """Names of people as they would be entered once more."""
    months: tuple[str, ...]
    catalogue: Catalogue
    today: date

    @property
    def records(self) -> tuple[Id, ...]:
        """People, visits and matters."""
        return (*self.people, *self.visits, *self.matters)

    @property
    def rows(self) -> tuple[Id, ...]:
        """The records and what hangs on them."""
        return (*self.records, *self.parts)


def probe_of(connection: sa.Connection, *, catalogue: Catalogue, today: date) -> Probe:
    """The latest records of the store, whoever may know them, and what one could type to find them."""
    people, visits, matters, acts = (
        tuple(rows_held(connection, model)[-MOST:]) for model in (Person, Visit, Matter, Act)
    )
    below = hanging_on(connection, {"person": people, "visit": visits, "matter": matters}, past_access=True)
    records = whole_rows(connection, Person, people)
    letters = whole_rows(connection, Letter, sorted(below.get("letter", ()))[-MOST:])
    phones = whole_rows(connection, Phone, below.get("phone", ()))
    numbers = [row.number for row in (*whole_rows(connection, Matter, matters), *phones)]
    tallies = whole_rows(connection, Tally, rows_held(connection, Tally)[-MOST:])
    names = [
        {part: text for part in ("surname", "given", "patronymic") if (text := getattr(row, part))}
        for row in records
    ]
    typed = {full_name(name) for name in names} | {str(number) for number in numbers if number}
    return Probe(
        people,
        visits,
        matters,
        acts,
        tuple(rows_held(connection, Colleague)),
        tuple(sorted(set(chain.from_iterable(below.values())) - {*people, *visits, *matters}))[-MOST:],
        tuple(sorted(below.get("file", ())))[-MOST:],
        tuple(row.id for row in letters),
        tuple(
            sorted(
                f"{_JOURNALS[row.direction]} {running_number(row.number)}" for row in letters if row.number
            )
        ),
        tuple(sorted(typed - {""})),
        tuple(name for name in names if name),
        tuple(sorted({f"{row.day:%Y-%m}" for row in tallies if row.day is not None})),
        catalogue,
        today,
    )
