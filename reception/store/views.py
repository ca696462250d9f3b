"""What one person may read: temporary views that stand before the tables and bear their names."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from reception.kernel.access import Access
from reception.store.base import Base, Guarded, Journalled, Owned

_GUARD = """(
  (t.office = (SELECT office FROM temp.at_work) AND t.access IN ('office', 'offices', 'head'))
  OR (t.access = 'head' AND (SELECT head_office FROM temp.at_work))
  OR (t.access = 'named' AND EXISTS (SELECT 1 FROM main.access_grant g WHERE g.owner_row = t.id
      AND g.retired_on IS NULL AND g.user_id = (SELECT user FROM temp.at_work)))
  OR (t.access = 'offices' AND EXISTS (SELECT 1 FROM main.access_grant g WHERE g.owner_row = t.id
      AND g.retired_on IS NULL AND g.for_office = (SELECT office FROM temp.at_work)))
)"""


def _models() -> dict[str, type[Base]]:
    return {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}  # type: ignore[attr-defined]


def _lends(table: str, key: str) -> str:
    return f'EXISTS (SELECT 1 FROM temp."{table}" p WHERE p.id = t."{key}")'  # noqa: S608 - names of our tables


def _of_owner(names: Iterable[tuple[str, bool]], table_column: str, row_column: str) -> str:
    cases = " ".join(
        f"WHEN '{name}' THEN {_lends(name, row_column) if closed else 1}" for name, closed in sorted(names)
    )
    return f'(t."{table_column}" IS NULL OR CASE t."{table_column}" {cases} ELSE 0 END)'


def _parents(model: type[Base]) -> list[tuple[str, str]]:
    columns = model.table().columns
    return [(str(column.info["parent"]), column.name) for column in columns if "parent" in column.info]


def _closed(model: type[Base]) -> bool:
    """Whether some rows of this table may be out of some reader's sight."""
    return issubclass(model, Guarded | Owned) or bool(_parents(model))


def _conditions(name: str, model: type[Base], models: dict[str, type[Base]], access: Access) -> list[str]:
    if issubclass(model, Journalled) and not access.reads(name):
        return ["0"]
    found = [_GUARD] if issubclass(model, Guarded) else []
    found += [f'(t."{key}" IS NULL OR {_lends(table, key)})' for table, key in _parents(model)]
    rows = [
        (other, _closed(kind) or other == "act" or not access.reads(other))
        for other, kind in models.items()
        if issubclass(kind, Journalled)
    ]
    if issubclass(model, Owned):
        owners = [row for row in rows if not issubclass(models[row[0]], Owned) and row[0] != "act"]
        found.append(_of_owner(owners, "owner_table", "owner_row"))
    if name == "entry":
        found.append(_of_owner(rows, "about", "row"))
    if name == "act":
        found.append(_of_owner([row for row in rows if row[0] != name], "about_table", "about_row"))
    return found


def stand_before(connection: sa.Connection, access: Access) -> None:
    """Put the views of this reader before the tables of the connection, and let it only read from here on."""
    driver = connection.connection.driver_connection
    assert driver is not None
    models = _models()
    driver.execute("PRAGMA query_only = OFF")
    driver.execute("DROP TABLE IF EXISTS temp.at_work")
    driver.execute("CREATE TEMP TABLE at_work (user BLOB, office TEXT, head_office INTEGER)")
    driver.execute(
        "INSERT INTO temp.at_work VALUES (?, ?, ?)",
        (access.user.bytes, access.office if access.at_office else None, int(access.head_office)),
    )
    for name, model in models.items():
        conditions = _conditions(name, model, models, access)
        driver.execute(f'DROP VIEW IF EXISTS temp."{name}"')
        if conditions:
            where = " AND ".join(conditions)
            driver.execute(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM main."{name}" t WHERE {where}')  # noqa: S608
    driver.execute("PRAGMA query_only = ON")
