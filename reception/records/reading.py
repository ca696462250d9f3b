"""Reads a described record back as the JSON that `--json` takes: what is shown can be edited and given back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.records.form import BESIDE, CodeRows, Form
from reception.store.apply import chunks
from reception.store.reading import Reading, live
from reception.store.types import encoder
from reception.texts.queries import Text, texts_of

Record = dict[str, Any]


def show_record(reading: Reading, form: Form, row: Id) -> Record | None:
    """One record whole, or None where it is not here or not open to the reader."""
    return next(iter(show_records(reading, form, [row])), None)


def show_records(reading: Reading, form: Form, rows: Collection[Id]) -> list[Record]:
    """Records whole, in the order of their ids given; those not open to the reader are left out."""
    found = _rows(reading, form, "id", rows)
    by_id = {record["id"]: record for record in found}
    return [by_id[row.hex] for row in rows if row.hex in by_id]


def _rows(reading: Reading, form: Form, column: str, owners: Collection[Id]) -> list[Record]:
    table = form.model.table()
    lines: list[Any] = []
    for some in chunks(owners):
        condition = table.c[column].in_(some)
        kept = condition if column == "id" else sa.and_(condition, live(form.model))
        lines += reading.rows(sa.select(table).where(kept).order_by(table.c.n))
    records = [_own(form, line._mapping) for line in lines]  # noqa: SLF001 - SQLAlchemy's public name for it
    ids = [line.id for line in lines]
    _join_beside(reading, form, records, lines)
    _join_texts(reading, form, records, ids)
    for name, rows in form.codes.items():
        field = form.register.field_named(name)
        beside = field is not None and field.beside
        codes = codes_of(reading, rows, [line._mapping[BESIDE] for line in lines] if beside else ids)  # noqa: SLF001
        for record, line in zip(records, lines, strict=True):
            record[name] = codes.get(line._mapping[BESIDE] if beside else line.id, [])  # noqa: SLF001
    for part in form.register.parts:
        children = _rows(reading, form.parts[part.name], part.owner, ids)
        for record in records:
            record[part.name] = [
                _without(child, part.owner) for child in children if child[part.owner] == record["id"]
            ]
    return records


def _without(child: Record, owner: str) -> Record:
    return {name: value for name, value in child.items() if name != owner}


def _own(form: Form, line: Mapping[str, Any]) -> Record:
    record: Record = {"id": line["id"].hex}
    if line["retired_on"] is not None:
        record["retired"] = True
    names = {*form.own, *(name for name in line if name.endswith("_id") and name != BESIDE)}
    for column in form.model.table().columns:
        if column.name in names:
            record[column.name] = as_json(column, line[column.name])
    return record


def as_json(column: sa.Column[Any], value: Any) -> Any:
    """A value of a column as JSON has it."""
    encode = encoder(column)
    return value if value is None or encode is None else encode(value)


def _join_beside(reading: Reading, form: Form, records: list[Record], lines: list[Any]) -> None:
    if form.beside is None:
        return
    table = form.beside.table()
    counted: dict[Id, Any] = {}
    for some in chunks([line._mapping[BESIDE] for line in lines]):  # noqa: SLF001
        counted |= {row.id: row for row in reading.rows(sa.select(table).where(table.c.id.in_(some)))}
    for record, line in zip(records, lines, strict=True):
        row = counted.get(line._mapping[BESIDE])  # noqa: SLF001
        for name in form.aside:
            record[name] = None if row is None else as_json(table.c[name], row._mapping[name])  # noqa: SLF001


def _join_texts(reading: Reading, form: Form, records: list[Record], ids: list[Id]) -> None:
    names = form.of_kind("texts")
    if not names:
        return
    texts = texts_of(reading, ids)
    for record, row in zip(records, ids, strict=True):
        for name in names:
            text = texts[row].get(name)
            record[name] = text and text_as_json(text)


def text_as_json(text: Text) -> Record:
    """A free text as `--json` takes it, with `stale` said of each translation."""
    translations = [
        {"language": one.language, "text": one.body, "stale": one.stale} for one in text.translations
    ]
    return {"language": text.language, "text": text.body, "translations": translations}


def codes_of(reading: Reading, rows: CodeRows, owners: Collection[Id | None]) -> dict[Id, list[str]]:
    """The codes of each of these records."""
    table = rows.model.table()
    found: dict[Id, list[str]] = {}
    for some in chunks([owner for owner in owners if owner is not None]):
        owned = table.c[rows.owner]
        for line in reading.rows(
            sa.select(owned.label("owner"), table.c[rows.column].label("code"))
            .where(owned.in_(some), live(rows.model))
            .order_by(table.c.n)
        ):
            found.setdefault(line.owner, []).append(line.code)
    return found
