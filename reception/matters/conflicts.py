"""The one question that reads past access: whether helping someone sets the office against a client of its own.

It answers with the matter's number and lawyer and nothing else. Every asking of an act is logged; asked while a name
is being typed it is logged when there is something to show, before it is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Wanting
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.matters.model import Matter, Party
from reception.people.model import Person, Phone, TellNothing
from reception.people.rules import full_name, read_phone
from reception.security.model import Colleague
from reception.store.access_log import log_access
from reception.store.reading import Question, Reading, live
from reception.store.work import Work
from reception.tally.model import Tally

AGAINST = ("opponent", "alleged_perpetrator", "respondent", "claimant", "opponent_advocate", "official")
"""Roles of the other side."""


@dataclass(frozen=True)
class Conflict:
    """A matter in which the newcomer stands on the other side, or a person of whom nothing may be told to her."""

    matter: str | None
    lawyer: str | None
    tell_nothing: bool


@dataclass(frozen=True)
class Newcomer:
    """Who is asked about: records of ours, a name as typed, phones."""

    people: tuple[Id, ...] = ()
    name: str = ""
    phones: tuple[str, ...] = ()


class Opposed(Wanting):
    """The newcomer is the other side, or is told nothing; with a written reason the act goes on."""


def conflicts(work: Work, newcomer: Newcomer) -> list[Conflict]:
    """Matters where the newcomer is the other side, and “tell nothing” lists she stands on; read past access."""
    note_asked(work)
    return standing_against(work.reading, newcomer)


def note_asked(work: Work) -> None:
    """Write down that the reader was told who stands against whom: before a warning found while typing is shown."""
    log_access(work, what="conflicts")


def standing_against(reading: Reading, newcomer: Newcomer) -> list[Conflict]:
    """As `conflicts`, for a question that cannot write: whoever shows the answer calls `note_asked` first."""
    found = [Conflict(number, lawyer, tell_nothing=False) for number, lawyer in _matters(reading, newcomer)]
    return sorted(set(found), key=lambda one: one.matter or "") + _silences(reading, newcomer)


def beware(work: Work, newcomers: Iterable[Newcomer]) -> list[Conflict]:
    """Ask of each newcomer; `Opposed` where one is the other side or on such a list, and no written reason was given."""
    found = [conflict for newcomer in newcomers for conflict in conflicts(work, newcomer)]
    if not found or (work.reason or "").strip():
        return found
    if found[0].tell_nothing:
        raise Opposed(
            _("This person is on a list of those to whom nothing is told. To go on, give a written reason.")
        )
    raise Opposed(
        _("This person is the other side in matter {matter} of {lawyer}. To go on, give a written reason."),
        matter=found[0].matter,
        lawyer=found[0].lawyer or "—",
    )


def _matters(reading: Reading, newcomer: Newcomer) -> Collection[tuple[str, str | None]]:
    name = (Person.surname, Person.given, Person.patronymic, Person.latin)
    columns = (Matter.number, Colleague.name.label("lawyer"), Matter.client_id, Party.person_id)
    statement: Question = (
        sa.select(*columns, Party.name.label("party"), *name)
        .join(Party, Party.matter_id == Matter.id)
        .join(Tally, Tally.id == Matter.tally_id)
        .outerjoin(Colleague, Colleague.id == Tally.lawyer_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(Party.role.in_(AGAINST), live(Party), live(Matter))
    )
    people = {*newcomer.people, *_called(reading, newcomer.phones)}
    return {
        (row.number, row.lawyer)
        for row in reading.past_access(statement)
        # A claimant may be our own client: nobody is the other side in his own matter.
        if row.client_id not in newcomer.people
        and (row.person_id in people or _same_name(newcomer.name, _name_of(row)))
    }


def _name_of(row: sa.Row[Any]) -> str | None:
    """The party's name: of the record where there is one, else as it was written down."""
    name: str | None = full_name(row._asdict()) or row.party
    return name


def _called(reading: Reading, phones: Collection[str]) -> set[Id]:
    """The people who have one of these phones."""
    numbers = sorted({read_phone(phone) for phone in phones})
    rows = reading.past_access(sa.select(Phone.person_id).where(Phone.number.in_(numbers), live(Phone)))
    return {row.person_id for row in rows}


def _same_name(one: str, other: str | None) -> bool:
    """Whether two names may be one person's: equal, or the shorter, of two words at least, stands in the longer."""
    short, long = sorted((set(fold(one).split()), set(fold(other or "").split())), key=len)
    return bool(short) and (short == long or (len(short) > 1 and short <= long))


def _silences(reading: Reading, newcomer: Newcomer) -> list[Conflict]:
    listed = reading.past_access(sa.select(TellNothing.name, TellNothing.phone).where(live(TellNothing)))
    phones = {read_phone(phone) for phone in newcomer.phones}
    for row in listed:
        if _same_name(newcomer.name, row.name) or (row.phone and read_phone(row.phone) in phones):
            return [Conflict(None, None, tell_nothing=True)]
    return []
