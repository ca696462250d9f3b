"""Rows that a colleague holds, found and given on past any reader's access: ids alone, no word of them is read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.apply import states_of
from reception.store.base import Journalled
from reception.store.reading import PAST_VIEWS
from reception.store.types import encoder
from reception.store.work import Work


def rows_held(
    connection: sa.Connection,
    model: type[Journalled],
    *conditions: sa.ColumnElement[bool],
    retired: bool = False,
) -> list[Id]:
    """The rows of a table that these conditions hold for, whoever may know them, in the order of entry.

    Live ones, unless those that were `retired` are asked for too.
    """
    table = model.table()
    asked = sa.select(table.c.id).where(*conditions).order_by(table.c.n)
    if not retired:
        asked = asked.where(table.c.retired_on.is_(None))
    return list(connection.execute(asked, execution_options=PAST_VIEWS).scalars())


def pass_on(work: Work, model: type[Journalled], rows: Collection[Id], *, column: str, to: Id) -> None:
    """Let another colleague stand in this column of these rows: a change like any other, in the act under way."""
    work.must_be_open()
    encode = encoder(model.table().columns[column])
    said: Any = to if encode is None else encode(to)
    for row in rows:
        state = states_of(work.connection, row).get(column)
        seen = dict(state.seen) if state is not None else {}
        work._write(model, row, {column: [said, seen]})  # noqa: SLF001 - an engine of the store
