"""Writes down who opened and took out what; it stays on this PC, outside the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.act import AccessLog
from reception.store.reading import Reading
from reception.store.work import Work


@dataclass(frozen=True)
class Opened:
    """One line of the log."""

    at: datetime
    user: Id
    what: str
    about: str | None
    row: Id | None


def log_access(work: Work, *, what: str, about: str | None = None, row: Id | None = None) -> None:
    """Note one line: the reader opened or took out this, now. It stays also where the act is then refused."""
    line = {"at": work.clock.now(), "user": work.access.user, "what": what, "about": about, "row": row}
    work.opened.append(line)


def opened(reading: Reading, *, limit: int = 1_000) -> list[Opened]:
    """The latest lines of the log, newest first."""
    rows = reading.rows(sa.select(AccessLog).order_by(AccessLog.n.desc()).limit(limit))
    return [Opened(row.at, row.user, row.what, row.about, row.row) for row in rows]
