"""Gathers from the store what a paper may lean on: the client, whoever applies for him, the matter, the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from reception.documents.keeping import Owner
from reception.kernel.ids import Id, read_id
from reception.matters.forms import MATTER
from reception.people.forms import CONSENT, PERSON
from reception.people.model import Consent
from reception.records.reading import Record, show_record, show_records
from reception.reference.catalogue import Catalogue
from reception.security.model import Colleague
from reception.store.reading import Reading, live
from reception.visits.forms import VISIT
from reception.visits.model import Visit

IN_HIS_PLACE = ("legal_representative", "relative")
"""Parties who may apply in the place of the client."""


@dataclass(frozen=True)
class Party:
    """A party of the matter, with the record of the person where there is one."""

    role: str
    row: Record
    person: Record | None


@dataclass(frozen=True)
class Gathered:
    """What is known around the paper; each of them may be absent."""

    catalogue: Catalogue
    today: date
    office: str
    client: Record | None = None
    applicant: Record | None = None
    relation: str | None = None
    """Who the applicant is to the client: a code of the list `relations`."""
    matter: Record | None = None
    parties: tuple[Party, ...] = ()
    lawyer: str | None = None
    consents: Mapping[str, Record] = field(default_factory=dict)
    """The client's consents that stand, by kind."""

    def with_role(self, *roles: str) -> list[Party]:
        """The parties of these roles."""
        return [party for party in self.parties if party.role in roles]


def gather(reading: Reading, owner: Owner, row: Id, *, catalogue: Catalogue, today: date) -> Gathered:
    """What the store knows around a matter, a visit or a person, as far as the reader may know it."""
    matter = show_record(reading, MATTER, row) if owner == "matter" else None
    visit = show_record(reading, VISIT, row) if owner == "visit" else None
    if visit is not None and visit["matter_id"]:
        matter = _shown(reading, visit["matter_id"])
    client = _client(reading, owner, row, matter, visit)
    parties = _parties(reading, matter)
    applicant, relation = _applicant(reading, client, parties, visit)
    return Gathered(
        catalogue,
        today,
        reading.access.office,
        client=client,
        applicant=applicant,
        relation=relation,
        matter=matter,
        parties=parties,
        lawyer=_lawyer(reading, matter),
        consents=_consents(reading, client),
    )


def _shown(reading: Reading, matter: str) -> Record | None:
    found = read_id(matter)
    return show_record(reading, MATTER, found) if found else None


def _person(reading: Reading, person: str | None) -> Record | None:
    found = read_id(person) if person else None
    return show_record(reading, PERSON, found) if found else None


def _client(
    reading: Reading, owner: Owner, row: Id, matter: Record | None, visit: Record | None
) -> Record | None:
    if owner == "person":
        return show_record(reading, PERSON, row)
    if matter is not None:
        return _person(reading, matter["client_id"])
    if visit is not None:
        return _person(reading, visit["for_id"] or visit["person_id"])
    return None


def _parties(reading: Reading, matter: Record | None) -> tuple[Party, ...]:
    rows = [] if matter is None else matter["parties"]
    return tuple(Party(row["role"], row, _person(reading, row["person_id"])) for row in rows)


def _applicant(
    reading: Reading, client: Record | None, parties: tuple[Party, ...], visit: Record | None
) -> tuple[Record | None, str | None]:
    """Whoever applies: a representative or relative among the parties, whoever came for the client, else he himself."""
    for role in IN_HIS_PLACE:
        found = next((party for party in parties if party.role == role and party.person), None)
        if found is not None:
            return found.person, _relation(reading, client, found.person)
    if visit is not None and visit["for_id"] and visit["person_id"]:
        return _person(reading, visit["person_id"]), visit["relation"]
    return client, None


def _relation(reading: Reading, client: Record | None, applicant: Record | None) -> str | None:
    """As a visit has it, in which one came for the other."""
    ends = [read_id(one["id"]) for one in (client, applicant) if one is not None]
    if len(ends) < 2:  # noqa: PLR2004 - both ends of a relation
        return None
    statement = sa.select(Visit.relation).where(
        Visit.for_id == ends[0], Visit.person_id == ends[1], Visit.relation.is_not(None), live(Visit)
    )
    found: str | None = reading.value(statement.order_by(Visit.n.desc()))
    return found


def _lawyer(reading: Reading, matter: Record | None) -> str | None:
    lawyer = read_id(matter["lawyer_id"]) if matter is not None and matter["lawyer_id"] else None
    name: str | None = reading.value(
        sa.select(Colleague.name).where(Colleague.id == (lawyer or reading.access.user))
    )
    return name


def _consents(reading: Reading, client: Record | None) -> dict[str, Record]:
    person = read_id(client["id"]) if client is not None else None
    standing = sa.select(Consent.id).where(
        Consent.person_id == person, Consent.withdrawn_on.is_(None), live(Consent)
    )
    rows = [line.id for line in reading.rows(standing.order_by(Consent.n))]
    return {record["kind"]: record for record in show_records(reading, CONSENT, rows)}
