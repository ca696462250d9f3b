"""Adds and changes a described record; called inside the acts of the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.records.form import BESIDE, CodeRows, Form
from reception.store.reading import live
from reception.store.work import Work
from reception.texts.actions import write_text

Values = Mapping[str, Any]


def add_record(work: Work, form: Form, values: Values, *, row: Id | None = None, **fixed: Any) -> Id:
    """Add a record with its parts, codes, texts and counting row; `fixed` are values that the program sets.

    A fixed value goes to each of the two tables, the record's own and the counting row's, that has its column.
    """
    own = {name: values[name] for name in form.own if name in values}
    columns = form.model.table().columns
    own |= {name: value for name, value in fixed.items() if name in columns}
    if form.beside is not None:
        aside = {name: values[name] for name in form.aside if name in values}
        aside |= {name: value for name, value in fixed.items() if name in form.beside.table().columns}
        own[BESIDE] = work.add(form.beside, **aside)
    row = work.add(form.model, id=row, **own)
    _write_lists(work, form, row, values, own.get(BESIDE), new=True)
    return row


def edit_record(work: Work, form: Form, row: Id, values: Values, **fixed: Any) -> None:
    """Change a record: what is absent stays, None empties; a part with an id changes, without one is added."""
    own = {name: values[name] for name in form.own if name in values}
    columns = form.model.table().columns
    own |= {name: value for name, value in fixed.items() if name in columns}
    if not work.reading.sees(form.model, row):
        raise Refused(_("There is no such record here, or it is not open to you."))
    work.change(form.model, row, **own)
    aside = _beside(work, form, row)
    if form.beside is not None and aside is not None:
        counted = {name: values[name] for name in form.aside if name in values}
        counted |= {name: value for name, value in fixed.items() if name in form.beside.table().columns}
        work.change(form.beside, aside, **counted)
    _write_lists(work, form, row, values, aside, new=False)


def _beside(work: Work, form: Form, row: Id) -> Id | None:
    if form.beside is None:
        return None
    table = form.model.table()
    found: Id | None = work.reading.value(sa.select(table.c[BESIDE]).where(table.c.id == row))
    return found


def _write_lists(work: Work, form: Form, row: Id, values: Values, aside: Id | None, *, new: bool) -> None:
    for name in form.of_kind("texts"):
        if name in values:
            write_text(work, form.model, row, field=name, value=values[name], new=new)
    for name, rows in form.codes.items():
        if name in values:
            known = form.register.field_named(name)
            owner = aside if known is not None and known.beside else row
            assert owner is not None
            set_codes(work, rows, owner, values[name] or (), new=new)
    for part in form.register.parts:
        if part.name in values and not (new and values[part.name] is None):
            _write_part(work, form.parts[part.name], part.owner, row, values[part.name])


def set_codes(work: Work, rows: CodeRows, owner: Id, codes: Iterable[str], *, new: bool = False) -> None:
    """Let a record have just these codes: rows of others are retired, missing ones are added; a `new` one has none."""
    held = {} if new else _held(work, rows, owner)
    wanted = list(codes)
    for code, row in held.items():
        if code not in wanted:
            work.retire(rows.model, row)
    for code in wanted:
        if code not in held:
            values: dict[str, Any] = {rows.owner: owner, rows.column: code}
            work.add(rows.model, **values)


def _held(work: Work, rows: CodeRows, owner: Id) -> dict[str, Id]:
    """The codes that a record has, with the ids of their rows."""
    table = rows.model.table()
    statement = sa.select(table.c.id, table.c[rows.column].label("code"))
    lines = work.reading.rows(statement.where(table.c[rows.owner] == owner, live(rows.model)))
    return {line.code: line.id for line in lines}


def _write_part(work: Work, form: Form, owner: str, row: Id, listed: list[Values] | None) -> None:
    if listed is None:
        table = form.model.table()
        for line in work.reading.rows(sa.select(table.c.id).where(table.c[owner] == row, live(form.model))):
            retire_record(work, form, line[0])
        return
    for values in listed:
        known = values.get("id")
        if known is None:
            if not values.get("retired"):
                add_record(work, form, values, **{owner: row})
            continue
        if values.get("retired"):
            _demand_own(work, form, known, form.model.table().c[owner] == row)
            retire_record(work, form, known)
        else:
            _demand_own(work, form, known, form.model.table().c[owner] == row, live(form.model))
            edit_record(work, form, known, values)


def retire_record(work: Work, form: Form, row: Id) -> None:
    """Retire a record with its counting row, which would go on counting without it."""
    aside = _beside(work, form, row)
    if form.beside is not None and aside is not None:
        work.retire(form.beside, aside)
    work.retire(form.model, row)


def _demand_own(work: Work, form: Form, known: Id, *wanted: sa.ColumnElement[bool]) -> None:
    table = form.model.table()
    if work.reading.value(sa.select(table.c.n).where(table.c.id == known, *wanted)) is None:
        raise Refused(_("A part named here does not belong to this record."))
