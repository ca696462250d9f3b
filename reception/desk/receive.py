"""Receives whoever comes: people, visit, help and consents in one act, warnings before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.desk.newcomer import Typed, newcomer_of
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters.conflicts import Newcomer, beware
from reception.matters.queries import Before, was_here_before
from reception.people.actions import add_consent, add_person
from reception.people.queries import group_of
from reception.people.rules import Warning_, warnings
from reception.store.reading import Reading
from reception.store.work import Work, act
from reception.visits.actions import add_visit, edit_visit, keep_promises
from reception.visits.model import Visit
from reception.visits.rules import helped

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Received:
    """What came of a visit: the ids and number, and what deserves a second look."""

    visit_id: Id
    number: str
    person_id: Id | None
    for_id: Id | None
    warnings: tuple[Warning_, ...]
    before: Before | None


@act("visit.add")
def receive(work: Work, *, intake: Values) -> Received:
    """Register a visit with the people it brings, the help given and the consents; one act, or nothing.

    `Opposed` names the matter and the lawyer where someone here is the other side in it, or stands on a list of those
    to whom nothing is told, unless a written reason was given.
    """
    visit_id = work.new_id()
    work.is_about(Visit, visit_id)
    visit, noted = _with_people(work, intake)
    known = helped(visit)
    before = was_here_before(work.reading, group_of(work.reading, known)) if known else None
    for person in (visit.get("person_id"), visit.get("for_id")):
        if person is not None:
            keep_promises(work, person=person, on=visit.get("day") or work.today)
    add_visit(work, values=visit, visit_id=visit_id)
    for consent in intake.get("consents") or ():
        _consent(work, consent, visit, known)
    return _received(work, visit_id, visit, noted, before)


@act("visit.edit")
def correct(work: Work, *, visit_id: Id, intake: Values) -> Received:
    """Put a registered visit right as the desk's form has it; someone new is registered, absent fields stay.

    `Opposed` as `receive` is.
    """
    work.is_about(Visit, visit_id)
    visit, noted = _with_people(work, intake)
    edit_visit(work, visit_id=visit_id, values=visit)
    known = helped(visit)
    for consent in intake.get("consents") or ():
        _consent(work, consent, visit, known)
    return _received(work, visit_id, visit, noted, None)


def _with_people(work: Work, intake: Values) -> tuple[dict[str, Any], list[Warning_]]:
    """The visit with the people it brings registered, after the warning; and what deserves a second look in them."""
    beware(work, _newcomers(work.reading, intake))
    visit = {name: value for name, value in intake.items() if name not in {"person", "for", "consents"}}
    noted: list[Warning_] = []
    for key, column in (("person", "person_id"), ("for", "for_id")):
        if intake.get(key):
            visit[column] = add_person(work, values=intake[key])
            noted += warnings(intake[key], today=work.today)
    return visit, noted


def _received(
    work: Work, visit_id: Id, visit: Values, noted: list[Warning_], before: Before | None
) -> Received:
    number = str(work.reading.value(sa.select(Visit.number).where(Visit.id == visit_id)))
    return Received(visit_id, number, visit.get("person_id"), visit.get("for_id"), tuple(noted), before)


def _consent(work: Work, consent: Values, visit: Values, known: Id | None) -> None:
    """A consent is of the person helped unless it says that it is of whoever came."""
    owner = visit.get("person_id") if consent.get("of") == "self" else known
    if owner is None:
        raise Refused(_("A consent belongs to a person with a record; register the person first."))
    values = {name: value for name, value in consent.items() if name not in {"of", "id", "retired"}}
    add_consent(work, person_id=owner, values=values)


def _newcomers(reading: Reading, intake: Values) -> list[Newcomer]:
    come = [
        Typed(values=intake[key]) if intake.get(key) else Typed(person=intake.get(column))
        for key, column in (("person", "person_id"), ("for", "for_id"))
    ]
    return [newcomer_of(reading, typed) for typed in come if typed.values or typed.person]
