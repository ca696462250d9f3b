"""Registers, changes and joins people; enters and withdraws consents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people import forms
from reception.people.model import Consent, Person, SamePerson
from reception.people.rules import has_name, proposals, read_phone
from reception.records.writing import add_record, edit_record
from reception.store.reading import live
from reception.store.work import Work, act
from reception.tally.model import SameCode

CODE_BITS = 62
"""The random bits of a UUIDv7; the rest of it tells the time."""
Values = Mapping[str, Any]


def new_code(work: Work) -> str:
    """A counting code out of the random bits of a fresh id: it tells nothing of whose it is, nor when it was made."""
    return f"{work.new_id().int & (1 << CODE_BITS) - 1:016x}"


@act("person.add")
def add_person(work: Work, *, values: Values, person_id: Id | None = None, code: str | None = None) -> Id:
    """Register a person known by any one part of a name; the PIN fills sex and birth date that nobody entered."""
    if not has_name(values):
        raise Refused(
            _("Enter at least one part of the name; a person without a name is received as unnamed.")
        )
    filled = {**values, **proposals(values), "phones": _with_phones(values.get("phones"))}
    if filled.get("age") is not None and filled.get("age_on") is None:
        filled["age_on"] = work.today
    row = person_id or work.new_id()
    work.is_about(Person, row) if work.act is None else None
    return add_record(
        work,
        forms.PERSON,
        filled,
        row=row,
        access="office",
        office=work.access.office,
        code=code or new_code(work),
    )


@act("person.edit")
def edit_person(work: Work, *, person_id: Id, values: Values) -> None:
    """Change a person's data: absent fields stay, None empties."""
    changed = dict(values)
    if "phones" in changed:
        changed["phones"] = _with_phones(changed["phones"])
    if changed.get("age") is not None and changed.get("age_on") is None:
        changed["age_on"] = work.today
    edit_record(work, forms.PERSON, person_id, changed)


def _with_phones(listed: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    if listed is None:
        return None
    return [{**row, "number": read_phone(row["number"])} if row.get("number") else row for row in listed]


@act("person.merge")
def join_people(work: Work, *, one: Id, other: Id) -> Id:
    """Say that two records are one person: a pair that can be taken back; nothing is rewritten."""
    if one == other:
        raise Refused(_("These are one and the same record already."))
    pair = sorted((one, other))
    known = sa.select(SamePerson.id).where(
        SamePerson.one == pair[0], SamePerson.other == pair[1], live(SamePerson)
    )
    if work.reading.first(known):
        raise Refused(_("These two records are joined already."))
    work.is_about(Person, pair[0])
    rows = work.reading.rows(sa.select(Person.id, Person.code).where(Person.id.in_(pair)))
    codes = sorted(str(row.code) for row in rows)
    same = work.add(SameCode, one=codes[0], other=codes[-1])
    return work.add(SamePerson, one=pair[0], other=pair[1], codes=same)


@act("consent.add")
def add_consent(work: Work, *, person_id: Id, values: Values) -> Id:
    """Enter what a person agreed to, who gave it and how."""
    work.is_about(Person, person_id) if work.act is None else None
    return add_record(work, forms.CONSENT, values, person_id=person_id)


@act("consent.withdraw")
def withdraw_consent(work: Work, *, consent_id: Id) -> Id:
    """Withdraw a consent as of today and return whose it was; what it allowed before stays in the history."""
    line = work.reading.first(
        sa.select(Consent.person_id, Consent.withdrawn_on).where(Consent.id == consent_id)
    )
    if line is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    if line.withdrawn_on is not None:
        raise Refused(_("This consent has been withdrawn already."))
    work.is_about(Person, line.person_id)
    work.change(Consent, consent_id, withdrawn_on=work.today)
    return Id(line.person_id)
