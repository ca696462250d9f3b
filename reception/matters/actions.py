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
FIRST_STAGE, CLOSED = "accepted", "closed"
OF_AGE = 18
MINOR = "minor"
"""The group of those who are children, where the age is not known."""


@act("matter.open")
def open_matter(
    work: Work, *, values: Values, catalogue: Catalogue, matter_id: Id | None = None, narrow: bool = False
) -> Id:
    """Open a matter for a client; one of a child, of family or sexual violence begins open to named lawyers alone.

    A `narrow` one does too, whatever it is of.
    """
    day = values.get("day") or work.today
    if day > work.today:
        raise Refused(_("A matter cannot be opened on a day that has not come yet."))
    stage = values.get("stage") or FIRST_STAGE
    if (stage == CLOSED) != (values.get("closed_on") is not None):
        raise _not_closed_so()
    row = matter_id or work.new_id()
    if work.act is None:
        work.is_about(Matter, row)
    lawyer = values.get("lawyer_id") or work.access.user
    facts = facts_of(work.reading, values["client_id"], on=day)
    closed = narrow or begins_closed(catalogue, values["category"]) or is_child(facts)
    _name(work, row, {lawyer, work.access.user} if closed else set())
    add_record(
        work,
        forms.MATTER,
        {**values, "day": day, "lawyer_id": lawyer, "stage": stage},
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


def _not_closed_so() -> Refused:
    return Refused(_("A matter is closed with its outcome and the highest level of help: use “close”."))


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


def is_child(facts: Values) -> bool:
    """Whether the client was a child on that day, by age or as stated."""
    age = facts.get("age")
    return (age is not None and age < OF_AGE) or MINOR in facts.get("groups", ())


@act("matter.edit")
def edit_matter(work: Work, *, matter_id: Id, values: Values) -> None:
    """Change a matter: absent fields stay, None empties, parts are added, changed and retired.

    Another stage opens a closed matter again. Another client is counted anew, on another day of opening his age.
    """
    known = _known(work, matter_id)
    changed = dict(values)
    if changed.get("stage") == CLOSED and known.closed_on is None:
        raise _not_closed_so()
    if known.closed_on is not None and "stage" in changed and changed["stage"] != CLOSED:
        reopen_matter(work, matter_id=matter_id)
    day = changed["day"] = changed.get("day") or known.day
    if day > (known.closed_on or work.today):
        raise Refused(_("A matter is opened today or before, and not after it was closed."))
    client = changed.get("client_id") or known.client_id
    edit_record(work, forms.MATTER, matter_id, changed)
    facts = facts_of(work.reading, client, on=day)
    if client != known.client_id:
        names = (*(name for name in COUNTED if name != "groups"), "code")
        work.change(Tally, known.tally_id, **{name: facts.get(name) for name in names})
        set_codes(work, GROUPS, known.tally_id, facts.get("groups", ()))
    elif day != known.day:
        work.change(Tally, known.tally_id, age=facts.get("age"), age_about=facts.get("age_about"))


def _known(work: Work, matter_id: Id) -> sa.Row[Any]:
    """What a matter says now, as far as an act leans on it; `Refused` where it is not open to the reader."""
    joined = sa.select(Matter.tally_id, Matter.client_id, Tally.closed_on, Tally.day)
    row = work.reading.first(joined.join(Tally, Tally.id == Matter.tally_id).where(Matter.id == matter_id))
    if row is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    return row


@act("matter.close")
def close_matter(
    work: Work, *, matter_id: Id, outcome: str, level: str, values: Values | None = None
) -> None:
    """Close a matter with its outcome and the highest level of help that was given in it."""
    row = _known(work, matter_id)
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
    tally = _known(work, matter_id).tally_id
    work.is_about(Matter, matter_id)
    work.change(Matter, matter_id, stage="follow_up")
    work.change(Tally, tally, closed_on=None, outcome=None, level=None)
