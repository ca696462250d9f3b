"""Which sealed files several rows share: looked up past access, for equal content is kept once in whosever record it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from reception.attachments.model import File
from reception.attachments.taking import Kept
from reception.kernel.ids import Id
from reception.security.sealing import Identity
from reception.store.below import whole_rows
from reception.store.passing import rows_held
from reception.store.reading import Reading


def kept_of_sizes(reading: Reading, sizes: Collection[int]) -> dict[tuple[int, str], Kept]:
    """The sealed files of these sizes on this PC, by size and keyed hash; shown to nobody."""
    return {
        (row.size, row.content): Kept(row.blob, Identity(row.blob_key))
        for row in _naming(reading, File.size.in_(sizes))
    }


def is_kept(reading: Reading, blob: Id) -> bool:
    """Whether some row still names this sealed file."""
    return bool(_naming(reading, File.blob == blob))


def abandoned_blobs(reading: Reading, going: Collection[Id]) -> list[Id]:
    """The sealed files that no row names once these rows are gone."""
    blobs = {row.blob for row in whole_rows(reading.connection, File, going) if row.blob is not None}
    stay = {row.blob for row in _naming(reading, File.blob.in_(blobs)) if row.id not in set(going)}
    return sorted(blobs - stay)


def _naming(reading: Reading, condition: sa.ColumnElement[bool]) -> list[sa.Row[Any]]:
    """Rows with a key, live and retired: what lies in the recycle bin may come back."""
    held = rows_held(reading.connection, File, condition, File.blob_key.is_not(None), retired=True)
    return whole_rows(reading.connection, File, held)
