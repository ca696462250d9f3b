"""Opens, changes and closes matters, each with its counting row in the same act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.matters import forms
from reception.matters.model import Matter
from reception.records.numbering import next_number
from reception.records.writing import add_record, edit_record, set_codes
from reception.reference.catalogue import Catalogue
from reception.store.act import AccessGrant
from reception.store.work import Work, act
from reception.tally.model import Tally
from reception.visits.facts import COUNTED, facts_of
from reception.visits.forms import GROUPS

Values = Mapping[str, Any]
CLOSED = "closed"


@act("matter.open")
def open_matter(work: Work, *, values: Values, catalogue: Catalogue, matter_id: Id | None = None) -> Id:
    """Open a matter for a client; one of a child, of family or sexual violence begins open to named lawyers alone."""
    day = values.get("day") or work.today
    if day > work.today:
        raise Refused(_("A matter cannot be opened on a day that has not come yet."))
    row = matter_id or work.new_id()
    if work.act is None:
        work.is_about(Matter, row)
    lawyer = values.get("lawyer_id") or work.access.user
    facts = facts_of(work.reading, values["client_id"], on=day)
    closed = begins_closed(catalogue, values["category"])
    _name(work, row, {lawyer, work.access.user} if closed else set())
    add_record(
        work,
        forms.MATTER,
        {**values, "day": day, "lawyer_id": lawyer, "stage": values.get("stage") or "accepted"},
        row=row,
        number=next_number(work, f"{work.access.office}-{day.year}"),
        access="named" if closed else "office",
        office=work.access.office,
        what="matter",
        who="person",
        code=facts.get("code"),
        **{name: facts.get(name) for name in COUNTED if name != "groups"},
    )
    tally = work.reading.value(sa.select(Matter.tally_id).where(Matter.id == row))
    set_codes(work, GROUPS, tally, facts.get("groups", ()), new=True)
    return row


def begins_closed(catalogue: Catalogue, category: str) -> bool:
    """Whether a matter of this category begins open to named lawyers alone: its item, or one above it, says so."""
    codes = (category, *catalogue.ancestors("problem_categories", category))
    return any(catalogue.item("problem_categories", code).flag("sensitive") for code in codes)


def _name(work: Work, matter: Id, lawyers: set[Id]) -> None:
    """Name those who may know, before the matter is there: whoever opens it must see what he writes next."""
    for lawyer in sorted(lawyers):
        work.add(
            AccessGrant,
            owner_table=Matter.__tablename__,
            owner_row=matter,
            user_id=lawyer,
            given_on=work.today,
        )


@act("matter.edit")
def edit_matter(work: Work, *, matter_id: Id, values: Values) -> None:
    """Change a matter: absent fields stay, None empties, parts are added, changed and retired."""
    if values.get("stage") == CLOSED:
        raise Refused(_("A matter is closed with its outcome and the highest level of help: use “close”."))
    edit_record(work, forms.MATTER, matter_id, values)


@act("matter.close")
def close_matter(
    work: Work, *, matter_id: Id, outcome: str, level: str, values: Values | None = None
) -> None:
    """Close a matter with its outcome and the highest level of help that was given in it."""
    row = work.reading.first(
        sa.select(Matter.tally_id, Tally.closed_on, Tally.day)
        .join(Tally, Tally.id == Matter.tally_id)
        .where(Matter.id == matter_id)
    )
    if row is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    if row.closed_on is not None:
        raise Refused(_("This matter has been closed already."))
    day = (values or {}).get("closed_on") or work.today
    if not row.day <= day <= work.today:
        raise Refused(_("The day of closing lies between the day of opening and today."))
    work.is_about(Matter, matter_id)
    work.change(Matter, matter_id, stage=CLOSED)
    work.change(Tally, row.tally_id, closed_on=day, outcome=outcome, level=level)


@act("matter.edit")
def reopen_matter(work: Work, *, matter_id: Id) -> None:
    """Open a closed matter again; the closing stays in its history."""
    tally = work.reading.value(sa.select(Matter.tally_id).where(Matter.id == matter_id))
    if tally is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    work.is_about(Matter, matter_id)
    work.change(Matter, matter_id, stage="follow_up")
    work.change(Tally, tally, closed_on=None, outcome=None, level=None)
