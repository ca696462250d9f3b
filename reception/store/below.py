"""What hangs on a row: the rows of other tables that name it as a parent or as their owner."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.act import AccessGrant
from reception.store.apply import Rows, chunks
from reception.store.base import Base, Guarded, Journalled
from reception.store.reading import PAST_VIEWS

Found = dict[str, set[Id]]


def journalled_models() -> dict[str, type[Journalled]]:
    """The journalled tables by name."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Journalled)
    }


def hanging_on(connection: sa.Connection, rows: Rows, *, past_access: bool = False) -> Found:
    """The rows that hang on these directly, live and retired; of all readers only where an engine of the store asks."""
    found: Found = {}
    options = PAST_VIEWS if past_access else {}
    for model in journalled_models().values():
        table = model.table()
        for condition in _conditions(model, rows):
            asked = sa.select(table.c.id).where(condition)
            ids = connection.execute(asked, execution_options=options).scalars().all()
            if ids:
                found.setdefault(model.__tablename__, set()).update(ids)
    return found


def _conditions(model: type[Journalled], rows: Rows) -> Iterator[sa.ColumnElement[bool]]:
    columns = model.table().columns
    for column in columns:
        for some in chunks(rows.get(str(column.info.get("parent")), ())):
            yield column.in_(some)
    if "owner_row" in columns:
        for table, owners in rows.items():
            for some in chunks(owners):
                yield sa.and_(columns["owner_table"] == table, columns["owner_row"].in_(some))


def count_below(connection: sa.Connection, table: str, row: Id) -> Mapping[str, int]:
    """How many rows go where this row goes, by table, as far as this connection's reader may know them.

    Records with an access of their own do not go with it, nor do the grants that say whom it is open to.
    """
    apart = {name for name, model in journalled_models().items() if issubclass(model, Guarded)}
    apart.add(AccessGrant.__tablename__)
    whole: Found = {}
    layer: Found = {table: {row}}
    while layer:
        found = hanging_on(connection, layer)
        layer = {
            name: new
            for name, ids in found.items()
            if name not in apart and (new := ids - whole.get(name, set()))
        }
        for name, ids in layer.items():
            whole.setdefault(name, set()).update(ids)
    return {name: len(ids) for name, ids in sorted(whole.items())}


def whole_rows(connection: sa.Connection, model: type[Journalled], rows: Collection[Id]) -> list[sa.Row[Any]]:
    """These rows past any reader's access, for an engine of the store that must leave none of them behind."""
    found: list[sa.Row[Any]] = []
    for some in chunks(rows):
        asked = sa.select(model.table()).where(model.id.in_(some))
        found += connection.execute(asked, execution_options=PAST_VIEWS).all()
    return found


def out_of_sight(connection: sa.Connection, rows: Rows) -> int:
    """How many of these rows the reader of this connection may not know."""
    hidden = 0
    models = journalled_models()
    for table, ids in rows.items():
        for some in chunks(ids):
            seen = sa.select(sa.func.count()).select_from(models[table]).where(models[table].id.in_(some))
            hidden += len(some) - (connection.execute(seen).scalar() or 0)
    return hidden
