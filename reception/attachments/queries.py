"""Answers about files: which a record has, and what opens one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.attachments.model import File
from reception.attachments.taking import Kept
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.security.model import Colleague
from reception.security.sealing import Identity
from reception.store.reading import Reading, live

NO_FILE_HERE = _("There is no such file here, or it is not open to you.")


@dataclass(frozen=True)
class FileLine:
    """A file as lists, viewers and receipts show it."""

    id: Id
    owner_table: str
    owner_row: Id
    title: str
    kind: str
    media_type: str
    original_name: str
    size: int
    origin: str
    received_on: date | None
    received_by: str
    """Name of the colleague."""
    sha256: str
    receipt: str
    """Number of the receipt that was given for it; empty where none was."""


def files_of(reading: Reading, owners: Collection[Id]) -> list[FileLine]:
    """The files of these records, in the order in which they were received."""
    asked = _lines().where(File.owner_row.in_(owners), live(File)).order_by(File.n)
    return [_line(row) for row in reading.rows(asked)]


def file_named(reading: Reading, row: Id) -> FileLine:
    """One file; `Refused` where it is not here or not open to the reader."""
    found = reading.first(_lines().where(File.id == row, live(File)))
    if found is None:
        raise Refused(NO_FILE_HERE)
    return _line(found)


def opening_of(reading: Reading, row: Id) -> Kept:
    """What opens the content of a file; `Refused` where the reader may not know it."""
    found = reading.first(
        sa.select(File.blob, File.blob_key).where(File.id == row, File.blob_key.is_not(None), live(File))
    )
    if found is None:
        raise Refused(NO_FILE_HERE)
    return Kept(found.blob, Identity(found.blob_key))


def _lines() -> sa.Select[*tuple[Any, ...]]:
    columns = [
        column for column in File.table().columns if column.name not in {"blob_key", "content", "blob"}
    ]
    colleague = Colleague.table()
    joined = File.table().outerjoin(colleague, colleague.c.id == File.received_by)
    return sa.select(*columns, colleague.c.name.label("colleague")).select_from(joined)


def _line(row: Any) -> FileLine:
    return FileLine(
        row.id,
        row.owner_table,
        row.owner_row,
        row.title or row.original_name or "",
        row.kind or "other",
        row.media_type or "",
        row.original_name or "",
        row.size or 0,
        row.origin or "",
        row.received_on,
        row.colleague or "",
        row.sha256 or "",
        row.receipt or "",
    )
