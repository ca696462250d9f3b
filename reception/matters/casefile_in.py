"""Takes a case file in: new people, a new matter with a new number, its visits and help; all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.intake import Values
from reception.kernel.values import Known
from reception.language.folding import fold
from reception.matters.actions import open_matter
from reception.matters.casefile_checks import digest_of_case, read_case
from reception.matters.conflicts import Newcomer, beware
from reception.matters.model import Matter
from reception.people.actions import add_consent, add_person
from reception.people.finding import Duplicate, possible_duplicates
from reception.people.model import Person
from reception.people.rules import full_name
from reception.records.numbering import next_number
from reception.records.writing import add_record
from reception.reference.catalogue import Catalogue
from reception.security.model import Colleague
from reception.store.act import AccessGrant
from reception.store.apply import writing
from reception.store.base import Guarded
from reception.store.reading import Reading, live
from reception.store.settings import keep_setting, setting
from reception.store.work import Work, act
from reception.visits import forms as visits
from reception.visits.model import Visit
from reception.visits.rules import came_for_other, helped, who

NAMED = "named"
TAKEN_VISIT, TAKEN_SERVICE = "visit_taken", "service_taken"
"""Counting rows of what was done before the file came: whoever did it counts it, no month here does."""


@dataclass(frozen=True)
class Taken:
    """What came of a case file."""

    matter_id: Id
    number: str
    duplicates: Mapping[str, list[Duplicate]]
    """Of each person of the file, by the id there, those here who may be the same; joining them is a person's act."""
    unknown_colleagues: tuple[str, ...]
    """Names of lawyers in the file who are not known here."""
    papers: int
    """How many papers stayed where the file was written."""


@dataclass
class _Arrival:
    """What the ids and names of the file have become here."""

    people: dict[str, Id] = field(default_factory=dict)
    visits: dict[str, Id] = field(default_factory=dict)
    colleagues: Mapping[str, Id] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)

    def colleague(self, name: str | None) -> Id | None:
        """The colleague of this name; whoever is not known here is remembered by name."""
        if name is None:
            return None
        found = self.colleagues.get(fold(name))
        if found is None:
            self.unknown[name] = None
        return found

    def here(self, row: Values) -> dict[str, Any]:
        """A row of the file with the ids that hold here."""
        known: dict[str, Any] = dict(row)
        for name in ("client_id", "person_id", "for_id"):
            if name in known:
                known[name] = self.people.get(known[name])
        if "visit_id" in known:
            known["visit_id"] = self.visits.get(known["visit_id"])
        for name in ("lawyer", "colleague"):
            if name in known:
                known[f"{name}_id"] = self.colleague(known.pop(name))
        return {name: value for name, value in known.items() if name != "id"}


@act("matter.import")
def take_case(work: Work, *, case: object, known: Known, catalogue: Catalogue, again: bool = False) -> Taken:
    """Take in a case file as one act that undo takes back whole.

    `Faulty` names every fault by its place. `Refused` where this file was taken in already and not taken back, unless
    `again`; and where the client is the other side in a matter here, unless a written reason was given.
    """
    values = read_case(case, known)
    digest = digest_of_case(values)
    if not again:
        _demand_new(work.reading, digest)
    beware(work, [_client(values)])
    matter_id = work.new_id()
    work.is_about(Matter, matter_id)
    arrival = _Arrival(colleagues=_colleagues(work.reading))
    alike = _add_people(work, arrival, values)
    _add_matter(work, arrival, values["matter"], matter_id, catalogue)
    _add_consents(work, arrival, values, matter_id)
    _add_help(work, arrival, values, matter_id)
    with writing(work.connection) as connection:
        keep_setting(connection, _note(digest), matter_id.hex)
    number = str(work.reading.value(sa.select(Matter.number).where(Matter.id == matter_id)))
    return Taken(matter_id, number, alike, tuple(arrival.unknown), len(values["papers"]))


def _note(digest: str) -> str:
    return f"case:{digest}"


def _demand_new(reading: Reading, digest: str) -> None:
    before = setting(reading.connection, _note(digest))
    row = read_id(before) if before else None
    if row is None:
        return
    # A matter that is not open to the reader was taken in all the same; only one that was taken back does not count.
    taken = reading.first(sa.select(Matter.number, Matter.retired_on).where(Matter.id == row))
    if taken is None:
        raise Refused(_("This case file has been taken in already. To take it in once more, say “again”."))
    if taken.retired_on is None:
        raise Refused(
            _("This case file has been taken in already as {number}. To take it in once more, say “again”."),
            number=taken.number,
        )


def _client(values: Values) -> Newcomer:
    client = next(row for row in values["people"] if row["id"] == values["matter"]["client_id"])
    phones = tuple(str(row["number"]) for row in client.get("phones") or ())
    return Newcomer(name=full_name(client), phones=phones)


def _colleagues(reading: Reading) -> dict[str, Id]:
    at_work = sa.select(Colleague.id, Colleague.name).where(Colleague.removed_on.is_(None), live(Colleague))
    rows = reading.rows(at_work.order_by(Colleague.n))
    return {fold(row.name): row.id for row in reversed(rows) if row.name}


def _name_readers(work: Work, model: type[Guarded], row: Id, users: Iterable[Id]) -> None:
    """Name those who may know a record before it is there, so that whoever takes it in sees what he writes next."""
    for user in sorted(set(users)):
        work.add(
            AccessGrant, owner_table=model.__tablename__, owner_row=row, user_id=user, given_on=work.today
        )


def _add_people(work: Work, arrival: _Arrival, values: Values) -> dict[str, list[Duplicate]]:
    own: list[Id] = []
    alike = {}
    for person in values["people"]:
        found = possible_duplicates(work.reading, person, today=work.today, besides=own)
        if found:
            alike[person["id"]] = found
        row = work.new_id()
        if person.get("access") == NAMED:
            _name_readers(work, Person, row, {work.access.user})
        add_person(work, values=person, person_id=row)
        if person.get("access") == NAMED:
            work.change(Person, row, access=NAMED)
        arrival.people[person["id"]] = row
        own.append(row)
    return alike


def _add_matter(work: Work, arrival: _Arrival, matter: Values, row: Id, catalogue: Catalogue) -> None:
    here = arrival.here(matter)
    for part in ("parties", "detentions", "tasks"):
        if here.get(part):
            here[part] = [arrival.here(line) for line in here[part]]
    narrow = matter.get("access") == NAMED
    open_matter(work, values=here, catalogue=catalogue, matter_id=row, narrow=narrow)


def _add_consents(work: Work, arrival: _Arrival, values: Values, matter: Id) -> None:
    for person in values["people"]:
        for consent in person.get("consents") or ():
            row = arrival.people[person["id"]]
            add_consent(work, person_id=row, values={**consent, "matter_id": matter})


def _add_help(work: Work, arrival: _Arrival, values: Values, matter: Id) -> None:
    """Visits and help given, with the facts of their days as the file has them: nothing is reckoned anew."""
    codes = _codes(work.reading, arrival.people.values())
    for visit in values["visits"]:
        here = {**arrival.here(visit), "matter_id": matter}
        row = work.new_id()
        if visit.get("access") == NAMED:
            _name_readers(work, Visit, row, {work.access.user})
        office = work.access.office
        add_record(
            work,
            visits.VISIT,
            {**here, "for_other": came_for_other(here)},
            row=row,
            number=next_number(work, f"V-{office}-{visit['day'].year}"),
            access=NAMED if visit.get("access") == NAMED else "office",
            office=office,
            what=TAKEN_VISIT,
            who=who(here),
            code=codes.get(helped(here)) if who(here) == "person" else None,
        )
        arrival.visits[visit["id"]] = row
    for service in values["services"]:
        here = {**arrival.here(service), "matter_id": matter}
        person = here.get("person_id")
        kind = "organisation" if here.get("organisation") else "person" if person else "unnamed"
        code = codes.get(person) if kind == "person" else None
        office = work.access.office
        add_record(work, visits.SERVICE, here, what=TAKEN_SERVICE, office=office, who=kind, code=code)


def _codes(reading: Reading, people: Iterable[Id]) -> dict[Id | None, str]:
    rows = (reading.first(sa.select(Person.id, Person.code).where(Person.id == row)) for row in people)
    return {row.id: row.code for row in rows if row is not None}
