"""The past of a record whole: of its row, its parts, its codes, its texts and the counting row beside it."""

from __future__ import annotations

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.records.form import BESIDE, Form
from reception.store.history import Line, history_of
from reception.store.reading import Reading
from reception.texts.model import FreeText


def past_of(reading: Reading, form: Form, row: Id) -> list[Line]:
    """The acts that wrote a record or anything that is part of it, retired parts too, in the order of time."""
    lines = history_of(reading, row)
    if not lines:
        return []
    lines += [line for part in _parts(reading, form, row) for line in history_of(reading, part)]
    return sorted(lines, key=lambda line: line.at)


def _parts(reading: Reading, form: Form, row: Id) -> list[Id]:
    found: list[Id] = []
    for part in form.register.parts:
        table = form.parts[part.name].model.table()
        own = _ids(reading, table, table.c[part.owner] == row)
        found += own
        for one in own:
            found += _parts(reading, form.parts[part.name], one)
    for codes in form.codes.values():
        table = codes.model.table()
        if (field := codes.owner) in table.columns and field != BESIDE:
            found += _ids(reading, table, table.c[field] == row)
    if form.of_kind("texts"):
        found += _ids(reading, FreeText.table(), FreeText.owner_row == row)
    return found + _beside(reading, form, row)


def _beside(reading: Reading, form: Form, row: Id) -> list[Id]:
    if form.beside is None:
        return []
    table = form.model.table()
    asked = sa.select(table.c[BESIDE].label("aside")).where(table.c.id == row)
    return [line.aside for line in reading.rows(asked) if line.aside is not None]


def _ids(reading: Reading, table: sa.Table, condition: sa.ColumnElement[bool]) -> list[Id]:
    return [line.id for line in reading.rows(sa.select(table.c.id).where(condition).order_by(table.c.n))]
