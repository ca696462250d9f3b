"""Registers and changes visits and the help given, each with its counting row in the same act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.people.model import Person
from reception.people.queries import group_of
from reception.records.numbering import next_number
from reception.records.writing import add_record, edit_record, set_codes
from reception.store.reading import live
from reception.store.work import Work, act
from reception.tally.model import Tally
from reception.visits import forms
from reception.visits.facts import COUNTED, facts_of
from reception.visits.model import Appointment, Service, Visit
from reception.visits.rules import came_for_other, check, helped, who

Values = Mapping[str, Any]
_PASSED_ON = ("category", "project", "lawyer_id")
"""What a service takes from its visit where it says nothing itself."""
_NO_FACTS: Values = {**dict.fromkeys(COUNTED), "code": None}
"""Of an organisation and of one who gave no name."""


@act("visit.add")
def add_visit(work: Work, *, values: Values, visit_id: Id | None = None) -> Id:
    """Register a visit with the help given at it; without a matter, of a person, an organisation or someone unnamed."""
    check(values, today=work.today)
    day = values.get("day") or work.today
    row = visit_id or work.new_id()
    if work.act is None:
        work.is_about(Visit, row)
    facts = _facts(work, values, helped(values), on=day)
    counted = {**facts, **_given(values, COUNTED)}
    add_record(
        work,
        forms.VISIT,
        {**values, **_without(counted), "day": day, "for_other": came_for_other(values), "services": None},
        row=row,
        number=next_number(work, f"V-{work.access.office}-{day.year}"),
        access="office",
        **_fixed(work, "visit", who(values), counted),
        first_time=_first_time(work, values),
    )
    for service in values.get("services") or ():
        add_service(work, values=_of_visit(service, values, row, day))
    return row


def _of_visit(service: Values, visit: Values, row: Id, day: date) -> dict[str, Any]:
    """A service as given at a visit: the visit's person, organisation, day, problem and project where it names none."""
    passed = {name: visit.get(name) for name in (*_PASSED_ON, *COUNTED, "organisation", "matter_id")}
    own = {
        name: value for name, value in service.items() if value is not None and name not in {"id", "retired"}
    }
    return {**passed, "person_id": helped(visit), "day": day, **own, "visit_id": row}


@act("visit.edit")
def note_came(work: Work, *, appointment_id: Id, on: date) -> None:
    """Enter that someone came as promised, or that nobody waits any more: the appointment is no longer open."""
    work.change(Appointment, appointment_id, came_on=on)


def keep_promises(work: Work, *, person: Id, on: date) -> int:
    """Within the act that registers a visit: what she promised for this day or before is kept; returns how many."""
    people = group_of(work.reading, person)
    promised = (
        sa.select(Appointment.id)
        .join(Visit, Visit.id == Appointment.visit_id)
        .where(live(Appointment), Appointment.came_on.is_(None), Appointment.day <= on)
        .where(Visit.person_id.in_(people) | Visit.for_id.in_(people))
    )
    rows = work.reading.rows(promised)
    for row in rows:
        work.change(Appointment, row.id, came_on=on)
    return len(rows)


@act("service.add")
def add_service(work: Work, *, values: Values) -> Id:
    """Enter help given to a person or an organisation, at a visit, in a matter, or both."""
    person = values.get("person_id")
    day = values.get("day") or work.today
    if day > work.today:
        raise Refused(_("The day of the help given has not come yet."))
    counted = {**_facts(work, values, person, on=day), **_given(values, COUNTED)}
    kind = "organisation" if values.get("organisation") else "person" if person else "unnamed"
    return add_record(
        work,
        forms.SERVICE,
        {**values, **_without(counted), "day": day},
        **_fixed(work, "service", kind, counted),
    )


@act("visit.edit")
def edit_visit(work: Work, *, visit_id: Id, values: Values) -> None:
    """Change a visit; where the person helped or the day changes, the visit and the help given at it are counted anew."""
    known = _known(work, visit_id)
    merged = {**known, **{name: value for name, value in values.items() if name != "services"}}
    if {"for_id", "relation"} & values.keys() and "for_other" not in values:
        merged["for_other"] = None
    merged["day"] = merged["day"] or known["day"]
    check(merged, today=work.today)
    fixed: dict[str, Any] = {"who": who(merged), "for_other": came_for_other(merged), "day": merged["day"]}
    facts = _changed_facts(work, known, merged)
    if "code" in facts:
        fixed["code"] = facts["code"] if fixed["who"] == "person" else None
    rows = values.get("services") or ()
    old = [row for row in rows if row.get("id") is not None]
    services = {"services": None if values["services"] is None else old} if "services" in values else {}
    edit_record(work, forms.VISIT, visit_id, {**_without(facts), **values, **services}, **fixed)
    _carry_over(work, visit_id, known, merged)
    for service in rows:
        if service.get("id") is None and not service.get("retired"):
            add_service(work, values=_of_visit(service, merged, visit_id, merged["day"]))


def _changed_facts(work: Work, known: Values, merged: Values) -> Values:
    """What a visit must say anew of the person helped: all of it of another person, the age alone on another day."""
    facts = _facts(work, merged, helped(merged), on=merged["day"])
    if _counted_one(known) != _counted_one(merged):
        return facts or _NO_FACTS
    if known["day"] != merged["day"]:
        return {name: facts[name] for name in ("age", "age_about") if name in facts}
    return {}


def _carry_over(work: Work, visit_id: Id, known: Values, merged: Values) -> None:
    """Let the help given at a visit follow it to another person or day, as far as it was of the same one."""
    is_another = _counted_one(known) != _counted_one(merged)
    joined = sa.select(Service.id, Service.tally_id, Service.person_id, Tally.day)
    given = joined.join(Tally, Tally.id == Service.tally_id).where(
        Service.visit_id == visit_id, live(Service)
    )
    for row in work.reading.rows(given):
        day = merged["day"] if row.day == known["day"] else row.day
        if is_another and row.person_id == helped(known):
            facts = _facts(work, merged, helped(merged), on=day) or _NO_FACTS
            code = facts["code"] if who(merged) == "person" else None
            work.change(Service, row.id, person_id=helped(merged), organisation=merged["organisation"])
            work.change(Tally, row.tally_id, who=who(merged), code=code)
            _state_facts(work, row.tally_id, facts)
        work.change(Tally, row.tally_id, day=day)


def _counted_one(values: Values) -> tuple[Id | None, bool]:
    """Whom a visit counts: the person helped, or an organisation."""
    return helped(values), bool(values["organisation"])


def _state_facts(work: Work, tally: Id, facts: Values) -> None:
    """Let a counting row say these facts of the person."""
    work.change(Tally, tally, **{name: facts[name] for name in COUNTED if name != "groups"})
    set_codes(work, forms.GROUPS, tally, facts["groups"] or ())


@act("visit.edit")
def correct_facts(work: Work, *, person_id: Id) -> int:
    """After a mistake in a person was corrected, let her visits and services say so too; returns how many changed."""
    rows = [
        *work.reading.rows(_rows_of(Visit, person_id)),
        *work.reading.rows(_rows_of(Service, person_id)),
    ]
    for row in rows:
        _state_facts(work, row.tally_id, facts_of(work.reading, person_id, on=row.day))
    return len(rows)


def _rows_of(model: type[Visit | Service], person: Id) -> sa.Select[*tuple[Any, ...]]:
    of = model.person_id == person
    if model is Visit:
        of = sa.func.coalesce(Visit.for_id, Visit.person_id) == person
    joined = sa.select(model.tally_id, Tally.day).join(Tally, Tally.id == model.tally_id)
    return joined.where(of, live(model), Tally.who == "person")


def _known(work: Work, visit_id: Id) -> dict[str, Any]:
    """What the visit says now, as far as a change may lean on it."""
    columns = (Visit.person_id, Visit.for_id, Visit.relation, Visit.organisation, Visit.hour, Visit.matter_id)
    counted = (Tally.day, Tally.for_other, Tally.category, Tally.project, Tally.lawyer_id)
    joined = sa.select(*columns, *counted).join(Tally, Tally.id == Visit.tally_id).where(Visit.id == visit_id)
    row = work.reading.first(joined)
    if row is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    return row._asdict()


def _facts(work: Work, values: Values, person: Id | None, *, on: date) -> dict[str, Any]:
    if person is None or values.get("organisation"):
        return {}
    return facts_of(work.reading, person, on=on)


def _given(values: Values, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) is not None}


def _without(facts: Values) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name != "code"}


def _fixed(work: Work, what: str, kind: str, counted: Values) -> dict[str, Any]:
    """What the program sets in a counting row."""
    return {
        "what": what,
        "office": work.access.office,
        "who": kind,
        "code": counted.get("code") if kind == "person" else None,
        "lawyer_id": counted.get("lawyer_id") or work.access.user,
    }


def _first_time(work: Work, values: Values) -> bool | None:
    """As said; else whether no earlier visit counts the same person; unknown for one who gave no name."""
    person = helped(values)
    if values.get("first_time") is not None or person is None or values.get("organisation"):
        said: bool | None = values.get("first_time")
        return said
    codes = sa.select(Person.code).where(Person.id.in_(group_of(work.reading, person)))
    earlier = sa.select(Tally.id).where(Tally.what == "visit", Tally.code.in_(codes), live(Tally))
    return work.reading.first(earlier) is None
