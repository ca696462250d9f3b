"""Gathers from the store what a paper may lean on: the client, whoever applies for him, the matter, the office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from reception.documents.keeping import Owner
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.letters.queries import LetterShown, letter_shown
from reception.matters.accused import accused_of
from reception.matters.forms import MATTER
from reception.people.consents import ConsentLine, consents_of, represents, stands
from reception.people.forms import PERSON
from reception.people.queries import group_of
from reception.people.rules import full_name
from reception.records.reading import Record, show_record, show_records
from reception.reference.catalogue import Catalogue
from reception.security.model import Colleague
from reception.store.reading import Reading, live
from reception.visits.forms import VISIT
from reception.visits.model import Visit

HIMSELF, RELATIVE, REPRESENTATIVE = "himself", "relative", "representative"
IN_HIS_PLACE = {"legal_representative": REPRESENTATIVE, "relative": RELATIVE}
"""Parties who may apply in the place of the client, and as what."""
OTHER_SIDE = ("alleged_perpetrator", "opponent", "respondent", "opponent_advocate")
"""Parties who never do, whatever else they are to him."""
REPRESENTING = frozenset({"guardian", "advocate", "representative"})
NO_KIN = frozenset(
    {
        *("former_wife", "former_husband", "partner", "ward", "neighbour", "friend", "colleague"),
        *("employer", "employee", "landlord", "state_official", "cellmate", "stranger", "other"),
    }
)
"""Relations of which a paper does not say by itself in what capacity such a one applies."""


@dataclass(frozen=True)
class Party:
    """A party of the matter, with the record of the person where there is one."""

    role: str
    row: Record
    person: Record | None


@dataclass(frozen=True)
class Applicant:
    """Whoever applies; all is absent where nobody is known."""

    person: Record | None = None
    relation: str | None = None
    """Who he is to the client: a code of the list `relations`."""
    capacity: str | None = None
    """`HIMSELF`, `RELATIVE` or `REPRESENTATIVE`; None where that is for a person to say."""


@dataclass(frozen=True)
class Gathered:
    """What is known around the paper; each of them may be absent."""

    catalogue: Catalogue
    today: date
    office: str
    client: Record | None = None
    applicant: Applicant = Applicant()
    organisation: str | None = None
    """The organisation that came, where the paper is of a visit."""
    matter: Record | None = None
    parties: tuple[Party, ...] = ()
    lawyer: str | None = None
    """The lawyer of the matter, by name."""
    consents: tuple[ConsentLine, ...] = ()
    """The client's consents that stand for this matter, the latest last."""
    accused: tuple[str, ...] = ()
    """The names of those whom the client's matters accuse."""
    visit: Record | None = None
    """The visit that the paper is of."""
    receiver: str | None = None
    """Who received whoever came, by name."""
    followed: LetterShown | None = None
    """The letter of ours that the paper follows: its refusal is complained of, its silence, or it is repeated."""
    visits: tuple[Record, ...] = ()
    """The visits that were for the client, the earliest first."""
    other_side_reads: bool = False
    """Whether the other side will get the paper."""

    def with_role(self, *roles: str) -> list[Party]:
        """The parties of these roles."""
        return [party for party in self.parties if party.role in roles]


def gather(
    reading: Reading, owner: Owner, row: Id, *, catalogue: Catalogue, today: date, follows: Id | None = None
) -> Gathered:
    """What the store knows around a matter, a visit or a person, as far as the reader may know it.

    `follows` is the letter that the paper follows; `Refused` where it is not one of this record.
    """
    matter = show_record(reading, MATTER, row) if owner == "matter" else None
    visit = show_record(reading, VISIT, row) if owner == "visit" else None
    if visit is not None and visit["matter_id"]:
        matter = _shown(reading, visit["matter_id"])
    client = _client(reading, owner, row, matter, visit)
    parties = _parties(reading, matter)
    joined = _joined(reading, client)
    accused = accused_of(reading, joined) if joined else ()
    return Gathered(
        catalogue,
        today,
        reading.access.office,
        client=client,
        applicant=_applicant(reading, client, parties, visit, accused),
        organisation=visit["organisation"] if visit is not None else None,
        matter=matter,
        parties=parties,
        lawyer=_lawyer(reading, matter),
        consents=_consents(reading, client, matter, accused),
        accused=accused,
        visit=visit,
        receiver=_colleague(reading, visit["lawyer_id"]) if visit is not None else None,
        visits=_visits(reading, joined),
        followed=_followed(reading, follows, row, today) if follows is not None else None,
    )


def _visits(reading: Reading, joined: Collection[Id]) -> tuple[Record, ...]:
    """Those that somebody made for the client, and those he made for himself."""
    if not joined:
        return ()
    asked = sa.select(Visit.id).where(
        sa.or_(Visit.for_id.in_(joined), sa.and_(Visit.person_id.in_(joined), Visit.for_id.is_(None))),
        live(Visit),
    )
    found = show_records(reading, VISIT, [row.id for row in reading.rows(asked.order_by(Visit.n))])
    his = [visit for visit in found if visit["for_id"] or not visit["for_other"]]
    return tuple(sorted(his, key=lambda visit: visit["day"] or ""))


def _followed(reading: Reading, letter: Id, row: Id, today: date) -> LetterShown:
    shown = letter_shown(reading, letter, today=today)
    if shown.letter.owner_row != row:
        raise Refused(_("The letter that this paper follows belongs to another record."))
    return shown


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
    if visit is not None and (visit["for_id"] or not visit["for_other"]):
        return _person(reading, visit["for_id"] or visit["person_id"])
    return None  # he came for another, who is not named


def _parties(reading: Reading, matter: Record | None) -> tuple[Party, ...]:
    rows = [] if matter is None else matter["parties"]
    return tuple(Party(row["role"], row, _person(reading, row["person_id"])) for row in rows)


def _joined(reading: Reading, client: Record | None) -> Collection[Id]:
    person = read_id(client["id"]) if client is not None else None
    return group_of(reading, person) if person is not None else ()


def _applicant(
    reading: Reading,
    client: Record | None,
    parties: tuple[Party, ...],
    visit: Record | None,
    accused: Collection[str],
) -> Applicant:
    """Whoever applies: a representative or relative among the parties, whoever came for the client, else he himself."""
    barred = {party.row["person_id"] for party in parties if party.role in OTHER_SIDE}
    for role, capacity in IN_HIS_PLACE.items():
        for party in parties:
            if party.role == role and _may_apply(party.person, barred, accused):
                return Applicant(party.person, _relation(reading, client, party.person), capacity)
    if visit is not None and (visit["for_id"] or visit["for_other"]):
        came = _person(reading, visit["person_id"])
        if _may_apply(came, barred, accused):
            return Applicant(came, visit["relation"], _capacity(visit["relation"]))
    return Applicant(client, None, HIMSELF) if client is not None else Applicant()


def _may_apply(person: Record | None, barred: Collection[str | None], accused: Collection[str]) -> bool:
    """Whether this one may speak in the client's place: not where he is of the other side, or accused by name."""
    if person is None or person["id"] in barred:
        return False
    return represents(full_name(person), accused=accused)


def _capacity(relation: str | None) -> str | None:
    if relation is None or relation in NO_KIN:
        return None
    return REPRESENTATIVE if relation in REPRESENTING else RELATIVE


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
    return _colleague(reading, matter["lawyer_id"]) if matter is not None else None


def _colleague(reading: Reading, row: str | None) -> str | None:
    colleague = read_id(row) if row else None
    if colleague is None:
        return None
    name: str | None = reading.value(sa.select(Colleague.name).where(Colleague.id == colleague))
    return name


def _consents(
    reading: Reading, client: Record | None, matter: Record | None, accused: Collection[str]
) -> tuple[ConsentLine, ...]:
    person = read_id(client["id"]) if client is not None else None
    if person is None:
        return ()
    of = read_id(matter["id"]) if matter is not None else None
    standing = [
        consent
        for consent in consents_of(reading, person)
        if consent.covers(consent.kind, of) and stands(consent, accused=accused)
    ]
    return tuple(sorted(standing, key=lambda consent: consent.given_on or date.min))
