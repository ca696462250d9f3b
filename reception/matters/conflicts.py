"""The one question that reads past access: whether helping someone sets the office against a client of its own.

It answers with the matter's number and lawyer and nothing else, and every asking is logged.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.matters.model import Matter, Party
from reception.people.model import TellNothing
from reception.people.rules import read_phone
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


def conflicts(work: Work, newcomer: Newcomer) -> list[Conflict]:
    """Matters where the newcomer is the other side, and “tell nothing” lists she stands on; read past access."""
    log_access(work, what="conflicts")
    reading = work.reading
    found = [Conflict(number, lawyer, tell_nothing=False) for number, lawyer in _matters(reading, newcomer)]
    return sorted(set(found), key=lambda one: one.matter or "") + _silences(reading, newcomer)


def _matters(reading: Reading, newcomer: Newcomer) -> Collection[tuple[str, str | None]]:
    columns = (
        Matter.number,
        Colleague.name.label("lawyer"),
        Party.person_id,
        Party.name.label("party"),
        Matter.client_id,
    )
    statement: Question = (
        sa.select(*columns)
        .join(Party, Party.matter_id == Matter.id)
        .join(Tally, Tally.id == Matter.tally_id)
        .outerjoin(Colleague, Colleague.id == Tally.lawyer_id)
        .where(Party.role.in_(AGAINST), live(Party), live(Matter))
    )
    name = fold(newcomer.name)
    return {
        (row.number, row.lawyer)
        for row in reading.past_access(statement)
        if row.person_id in newcomer.people
        or (row.person_id is None and name and fold(row.party or "") == name)
    }


def _silences(reading: Reading, newcomer: Newcomer) -> list[Conflict]:
    listed = reading.past_access(sa.select(TellNothing.name, TellNothing.phone).where(live(TellNothing)))
    name, phones = fold(newcomer.name), {read_phone(phone) for phone in newcomer.phones}
    for row in listed:
        if (name and row.name and fold(row.name) == name) or (row.phone and read_phone(row.phone) in phones):
            return [Conflict(None, None, tell_nothing=True)]
    return []
