"""Every text that may tell of a person, as the tables show it and as earlier entries of the journal still hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.apply import journalled
from reception.store.base import Journalled
from reception.store.below import journalled_models
from reception.store.journal import EntryRow, read_body
from reception.store.reading import PAST_VIEWS

_PORTION = 2_000


@dataclass(frozen=True, slots=True)
class PersonalText:
    """One field of one row in one wording."""

    table: str
    row: Id
    field: str
    text: str
    past: bool
    """Whether it is an earlier wording, which only the journal still holds."""


@cache
def personal_columns(table: sa.Table) -> tuple[str, ...]:
    """The names of a table's columns that hold texts of people."""
    return tuple(
        column.name
        for column in table.columns
        if column.info.get("words") == "personal" and isinstance(column.type, sa.Text)
    )


def personal_texts(connection: sa.Connection, *, past_access: bool = False) -> Iterator[PersonalText]:
    """All of them that the reader may know, live and retired; of all readers only where an engine counts what is closed."""
    options = PAST_VIEWS if past_access else {}
    for model in journalled_models().values():
        yield from _shown(connection, model, options)
    yield from _earlier(connection, options)


def _shown(
    connection: sa.Connection, model: type[Journalled], options: Mapping[str, Any]
) -> Iterator[PersonalText]:
    table = model.table()
    names = personal_columns(table)
    if not names:
        return
    last = 0
    asked = (
        sa.select(table.c.n, table.c.id, *(table.c[name] for name in names))
        .order_by(table.c.n)
        .limit(_PORTION)
    )
    while lines := connection.execute(asked.where(table.c.n > last), execution_options=options).all():
        for line in lines:
            for name, text in zip(names, line[2:], strict=True):
                if text:
                    yield PersonalText(table.name, line.id, name, text, past=False)
        last = lines[-1].n


def _earlier(connection: sa.Connection, options: Mapping[str, Any]) -> Iterator[PersonalText]:
    """A row that was written once says in its table all that its entry says; only the others have a past."""
    changed = sa.select(EntryRow.row).group_by(EntryRow.row).having(sa.func.count() > 1)
    asked = sa.select(EntryRow.n, EntryRow.body).where(EntryRow.body.is_not(None), EntryRow.row.in_(changed))
    last = 0
    ordered = asked.order_by(EntryRow.n).limit(_PORTION)
    while lines := connection.execute(ordered.where(EntryRow.n > last), execution_options=options).all():
        for line in lines:
            body = read_body(line.body)
            table = journalled(body.table)
            for name in () if table is None else personal_columns(table):
                text = body.fields.get(name, [None])[0]
                if isinstance(text, str) and text:
                    yield PersonalText(body.table, body.row, name, text, past=True)
        last = lines[-1].n
