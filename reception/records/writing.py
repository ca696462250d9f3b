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
    _write_lists(work, form, row, values, own.get(BESIDE))
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
    _write_lists(work, form, row, values, aside)


def _beside(work: Work, form: Form, row: Id) -> Id | None:
    if form.beside is None:
        return None
    table = form.model.table()
    found: Id | None = work.reading.value(sa.select(table.c[BESIDE]).where(table.c.id == row))
    return found


def _write_lists(work: Work, form: Form, row: Id, values: Values, aside: Id | None) -> None:
    for name in form.of_kind("texts"):
        if name in values:
            write_text(work, form.model, row, field=name, value=values[name])
    for name, rows in form.codes.items():
        if name in values:
            known = form.register.field_named(name)
            owner = aside if known is not None and known.beside else row
            assert owner is not None
            set_codes(work, rows, owner, values[name] or ())
    for part in form.register.parts:
        if part.name in values:
            _write_part(work, form.parts[part.name], part.owner, row, values[part.name])


def set_codes(work: Work, rows: CodeRows, owner: Id, codes: Iterable[str]) -> None:
    """Let a record have just these codes: rows of others are retired, missing ones are added."""
    table = rows.model.table()
    held = {
        line.code: line.id
        for line in work.reading.rows(
            sa.select(table.c.id, table.c[rows.column].label("code")).where(
                table.c[rows.owner] == owner, live(rows.model)
            )
        )
    }
    wanted = list(codes)
    for code, row in held.items():
        if code not in wanted:
            work.retire(rows.model, row)
    for code in wanted:
        if code not in held:
            values: dict[str, Any] = {rows.owner: owner, rows.column: code}
            work.add(rows.model, **values)


def _write_part(work: Work, form: Form, owner: str, row: Id, listed: list[Values] | None) -> None:
    if listed is None:
        table = form.model.table()
        for line in work.reading.rows(sa.select(table.c.id).where(table.c[owner] == row, live(form.model))):
            work.retire(form.model, line[0])
        return
    for values in listed:
        known = values.get("id")
        if known is None:
            if not values.get("retired"):
                add_record(work, form, values, **{owner: row})
            continue
        _demand_own(work, form, owner, row, known)
        if values.get("retired"):
            work.retire(form.model, known)
        else:
            edit_record(work, form, known, values)


def _demand_own(work: Work, form: Form, owner: str, row: Id, known: Id) -> None:
    table = form.model.table()
    if work.reading.value(sa.select(table.c.n).where(table.c.id == known, table.c[owner] == row)) is None:
        raise Refused(_("A part named here does not belong to this record."))
