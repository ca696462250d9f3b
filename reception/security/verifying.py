"""Looks at the whole of a store: its pages, its journal, its tables and its sealed files; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from reception.kernel.errors import Unable
from reception.kernel.ids import Id
from reception.security.sealing import Blobs, Identity
from reception.store.rebuild import Damage, Difference, damages, differences, tables
from reception.store.store import Store

BLOB_KEY = "blob_key"
"""The column of whatever table names a sealed file: by its row's id, or by the one in its column `blob`."""
BLOB = "blob"


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
        held = sorted(_blob_keys(connection))
    present = blobs.names()
    live = [one for one in held if one.live]
    missing = tuple(one.row for one in live if one.blob not in present)
    there = {(one.blob, one.key) for one in live if one.blob in present}
    closed = {pair for pair in there if not _opens(blobs, *pair)}
    unopened = tuple(one.row for one in live if (one.blob, one.key) in closed)
    return Findings((), lines, rows, missing, unopened, tuple(sorted(present - {one.blob for one in held})))


class _Held(NamedTuple):
    """A row with the sealed file that it names; of several rows that name one, each."""

    row: Id
    blob: Id
    key: Identity
    live: bool


def settle_blobs(store: Store, blobs: Blobs) -> int:
    """After a power cut: let sealed files stand that a row names, remove those that none does; how many went."""
    if not blobs.is_unsettled():
        return 0
    with store.whole() as connection:
        named = frozenset(one.blob for one in _blob_keys(connection))
    return blobs.settle(named)


def _blob_keys(connection: sa.Connection) -> Iterator[_Held]:
    for table in tables():
        if BLOB_KEY not in table.columns:
            continue
        blob = sa.func.coalesce(table.c[BLOB], table.c.id) if BLOB in table.columns else table.c.id
        asked = sa.select(table.c.id, blob.label(BLOB), table.c[BLOB_KEY].label("key"), table.c.retired_on)
        for line in connection.execute(asked.where(table.c[BLOB_KEY].is_not(None))):
            yield _Held(line.id, line.blob, Identity(line.key), line.retired_on is None)


def _opens(blobs: Blobs, row: Id, identity: Identity) -> bool:
    try:
        blobs.copy(row, identity, writer=_Nowhere())
    except Unable:
        return False
    return True
