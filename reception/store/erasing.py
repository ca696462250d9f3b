"""Takes words out of the journal for good: bodies are emptied, and device, number and digest stay."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.store.apply import Rows, chunks, narrowing, show_rows, states_of, writing
from reception.store.base import Journalled
from reception.store.journal import RETIRED, EntryRow, retired, shown
from reception.store.reading import PAST_VIEWS
from reception.store.store import Store
from reception.store.types import encoder
from reception.store.work import Work


def erase_rows(work: Work, rows: Rows) -> int:
    """Empty every entry of these rows (ids by table), take the rows from their tables; the number of entries.

    Runs inside an action under its verb, so that the act itself stays: who, with whom and why. Say first what
    the act is about (`Work.is_about`): a row that stays. Sealed files are the caller's to remove after it,
    and `scrub` ends what the file still holds. It cannot be undone.
    """
    work.must_be_open()
    emptied = 0
    for table, ids in rows.items():
        with writing(work.connection) as connection:
            for some in chunks(ids):
                emptied += _empty(connection, table, some)
            show_rows(connection, table, ids)
            work._follow(connection, table, list(ids))  # noqa: SLF001 - an engine of the store
    return emptied


def rewrite_row(work: Work, model: type[Journalled], row: Id, /, **values: object) -> int:
    """Write a row anew with these fields changed, and empty every older entry of it; the number of those.

    The new entry tells all fields as they are shown, and has seen all that was written of them: the row stays
    whole, also where another device still has the older entries.
    """
    work.must_be_open()
    table, columns = model.__tablename__, model.table().columns
    states = states_of(work.connection, row)
    old = _entries(work.connection, table, row)
    said = shown(states, narrowing=narrowing(model.table()))
    for name, value in values.items():
        encode = encoder(columns[name])
        said[name] = value if value is None or encode is None else encode(value)
    seen = {name: dict(states[name].seen) if name in states else {} for name in said}
    fields = {name: [value, seen[name]] for name, value in said.items() if name != RETIRED}
    work._write(model, row, fields)  # noqa: SLF001 - an engine of the store
    if (day := retired(states)) is not None:
        now = states_of(work.connection, row)
        across = {name: dict(state.seen) for name, state in now.items() if name != RETIRED}
        work._write(model, row, {RETIRED: [day, seen[RETIRED], across]})  # noqa: SLF001 - as above
    with writing(work.connection) as connection:
        for some in chunks(old):
            connection.execute(sa.update(EntryRow.table()).where(EntryRow.n.in_(some)).values(body=None))
        show_rows(connection, table, [row])
        work._follow(connection, table, [row])  # noqa: SLF001 - as above
    return len(old)


def scrub(store: Store) -> None:
    """Let the file keep nothing of what was erased: search indexes, free pages and the log are written anew.

    Outside any act, after it; takes as long as writing the whole store once.
    """
    with store.outside() as driver:
        found = driver.execute("SELECT name FROM main.sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall()
        for (name,) in found:
            driver.execute(f'INSERT INTO main."{name}" ("{name}") VALUES (\'optimize\')')  # noqa: S608
        driver.execute("VACUUM")
        busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise Unable(_("Another program is reading this store; what was erased is not yet off the disk."))


def _empty(connection: sa.Connection, table: str, rows: Collection[Id]) -> int:
    of_rows = sa.and_(EntryRow.about == table, EntryRow.row.in_(rows), EntryRow.body.is_not(None))
    # Act, table and row stay beside an emptied body: it is known from a withheld one, and never filled.
    return connection.execute(sa.update(EntryRow.table()).where(of_rows).values(body=None)).rowcount


def _entries(connection: sa.Connection, table: str, row: Id) -> list[int]:
    asked = sa.select(EntryRow.n).where(
        EntryRow.about == table, EntryRow.row == row, EntryRow.body.is_not(None)
    )
    return list(connection.execute(asked, execution_options=PAST_VIEWS).scalars())
