"""Writes a matter out whole as a case file, as far as whoever writes it may know the matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.fields import Register
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.matters import forms as matters
from reception.matters.accused import accused_of
from reception.matters.casefile import COLLEAGUE, FORMAT, VERSION, Case, PaperLine, local_name
from reception.matters.model import Matter
from reception.people import forms as people
from reception.people.consents import demand_consent
from reception.people.model import Consent
from reception.people.queries import group_of
from reception.records.form import Form
from reception.records.reading import Record, show_record, show_records
from reception.security.model import Colleague
from reception.store.access_log import log_access
from reception.store.reading import Reading, live
from reception.store.work import Work, act
from reception.visits import forms as visits
from reception.visits.model import Service, Visit

SHARE = "share"
NAMED, OFFICE = "named", "office"
_DROPPED = frozenset({"office", "who", "matter_id"})
_VISIT = replace(visits.VISIT.register, parts=())
"""Help given is a list of its own in the file."""


@dataclass
class _Names:
    """The ids that people and visits have inside the file, in the order in which they are first named."""

    people: dict[str, str] = field(default_factory=dict)
    visits: dict[str, str] = field(default_factory=dict)
    colleagues: Mapping[str, str] = field(default_factory=dict)

    def local(self, table: str, row: str | None) -> str | None:
        """The id inside the file of a row of people or visits; the name of a colleague."""
        if row is None or table == COLLEAGUE:
            return None if row is None else self.colleagues.get(row)
        known, letter = (self.people, "p") if table == "person" else (self.visits, "v")
        return known.setdefault(row, f"{letter}{len(known) + 1}")


@act("matter.export")
def write_case(work: Work, *, matter_id: Id, papers: Sequence[PaperLine] = ()) -> Case:
    """The case file of a matter: the act stands in history and in the log of what was taken out, and has no undo.

    `Refused` where the client did not agree to share and no written reason was given. No counting code, no grant of
    access, no id of this store and no file goes out.
    """
    reading = work.reading
    matter = show_record(reading, matters.MATTER, matter_id)
    client = read_id(matter["client_id"]) if matter is not None else None
    if matter is None or client is None or matter.get("retired"):
        raise Refused(_("There is no such record here, or it is not open to you."))
    accused = accused_of(reading, group_of(reading, client))
    demand_consent(work, person=client, kinds=(SHARE,), matter=matter_id, accused=accused)
    case = _case(reading, matter, matter_id, papers)
    work.is_about(Matter, matter_id)
    work.must_be_open()
    log_access(work, what="export", about=Matter.__tablename__, row=matter_id)
    return {
        "format": FORMAT,
        "version": VERSION,
        "office": work.access.office,
        "written_on": work.today.isoformat(),
        **case,
    }


def _case(reading: Reading, matter: Record, matter_id: Id, papers: Iterable[PaperLine]) -> Case:
    names = _Names(colleagues=_colleagues(reading))
    told = _told(matters.MATTER.register, matter, names)
    came = _rows(reading, visits.VISIT, sa.select(Visit.id).where(Visit.matter_id == matter_id, live(Visit)))
    for visit in came:
        names.local("visit", visit["id"])
    given = _rows(reading, visits.SERVICE, _services(matter_id, _ids(names.visits)))
    visit_lines = [{"id": names.local("visit", one["id"]), **_told(_VISIT, one, names)} for one in came]
    for service in given:
        if service["visit_id"] not in names.visits:
            service["visit_id"] = None
    service_lines = [_told(visits.SERVICE.register, one, names) for one in given]
    return {
        "matter": told,
        "people": _people(reading, names, matter_id),
        "visits": visit_lines,
        "services": service_lines,
        "papers": [
            {"kind": one.kind, "number": one.number, "made_on": one.made_on and one.made_on.isoformat()}
            for one in papers
        ],
    }


def _services(matter: Id, came: Sequence[Id]) -> sa.Select[*tuple[Any, ...]]:
    """Help given in the matter, and at its visits where it was not given in another matter."""
    at_visit = sa.and_(Service.visit_id.in_(came), Service.matter_id.is_(None))
    return sa.select(Service.id).where(sa.or_(Service.matter_id == matter, at_visit), live(Service))


def _rows(reading: Reading, form: Form, asked: sa.Select[*tuple[Any, ...]]) -> list[Record]:
    return show_records(reading, form, [line.id for line in reading.rows(asked.order_by(form.model.n))])


def _people(reading: Reading, names: _Names, matter: Id) -> list[Record]:
    told = []
    for person in show_records(reading, people.PERSON, _ids(names.people)):
        owner = read_id(person["id"])
        agreed = sa.select(Consent.id).where(
            Consent.person_id == owner, Consent.matter_id == matter, live(Consent)
        )
        consents = [
            _told(people.CONSENT.register, one, names) for one in _rows(reading, people.CONSENT, agreed)
        ]
        line = _told(people.PERSON.register, person, names)
        told.append({"id": names.people[person["id"]], **line, "consents": consents})
    return told


def _ids(rows: Iterable[str]) -> list[Id]:
    return [row for text in rows if (row := read_id(text)) is not None]


def _colleagues(reading: Reading) -> dict[str, str]:
    rows = reading.rows(sa.select(Colleague.id, Colleague.name))
    return {row.id.hex: str(row.name) for row in rows if row.name}


def _told(register: Register, record: Record, names: _Names) -> Record:
    """A record as the file has it."""
    told: Record = {}
    for known in register.fields:
        if known.name in _DROPPED:
            continue
        value = record[known.name]
        if known.kind == "id":
            value = names.local(known.refers, value)
        elif known.name == "access":
            value = NAMED if value == NAMED else OFFICE
        told[local_name(known)] = value
    for part in register.parts:
        told[part.name] = [_told(part.register, row, names) for row in record[part.name]]
    return told
