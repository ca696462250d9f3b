"""Looks at the whole of a store: its pages, its journal, its tables and its sealed files; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.kernel.ids import Id
from reception.security.sealing import Blobs, Identity
from reception.store.rebuild import Damage, Difference, damages, differences, tables
from reception.store.store import Store

BLOB_KEY = "blob_key"
"""The column of whatever table names a sealed file by its row's id."""


@dataclass(frozen=True)
class Findings:
    """What was found wrong, by ids and names of fields alone: no word of the data."""

    faults: tuple[str, ...] = ()
    """What SQLCipher and SQLite say of the file; where there are any, nothing else was looked at."""
    damages: tuple[Damage, ...] = ()
    differences: tuple[Difference, ...] = ()
    missing: tuple[Id, ...] = ()
    """Live rows whose sealed file is not here."""
    unopened: tuple[Id, ...] = ()
    """Live rows whose sealed file their key does not open to its end."""
    orphans: tuple[Id, ...] = ()
    """Sealed files that no row has a key for: they may go."""

    @property
    def sound(self) -> bool:
        """Whether all is well; an orphan harms nothing."""
        return not (self.faults or self.damages or self.differences or self.missing or self.unopened)


class _Nowhere:
    """Takes bytes and keeps none."""

    def write(self, content: bytes, /) -> int:
        return len(content)


def verify(store: Store, blobs: Blobs) -> Findings:
    """Read every page, line, row and sealed file; only while nobody else works in the store."""
    if faults := store.faults():
        return Findings(faults=tuple(faults))
    with store.whole() as connection:
        lines, rows = tuple(damages(connection)), tuple(differences(connection))
        keys = dict(_blob_keys(connection, live_only=False))
        live = dict(_blob_keys(connection, live_only=True))
    present = blobs.names()
    missing = tuple(sorted(live.keys() - present))
    unopened = tuple(row for row in sorted(live.keys() & present) if not _opens(blobs, row, live[row]))
    return Findings((), lines, rows, missing, unopened, tuple(sorted(present - keys.keys())))


def _blob_keys(connection: sa.Connection, *, live_only: bool) -> Iterator[tuple[Id, Identity]]:
    for table in tables():
        if BLOB_KEY not in table.columns:
            continue
        asked = sa.select(table.c.id, table.c[BLOB_KEY]).where(table.c[BLOB_KEY].is_not(None))
        if live_only:
            asked = asked.where(table.c.retired_on.is_(None))
        for line in connection.execute(asked):
            yield line.id, Identity(line[1])


def _opens(blobs: Blobs, row: Id, identity: Identity) -> bool:
    try:
        blobs.copy(row, identity, writer=_Nowhere())
    except Unable:
        return False
    return True
