"""Keeps, shows and drops drafts; a draft is open to nobody but the person who began it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from reception.drafts.model import DraftRow
from reception.kernel.ids import Id
from reception.store.apply import writing
from reception.store.reading import Reading
from reception.store.work import Work


@dataclass(frozen=True)
class Draft:
    """Something begun and not finished."""

    kind: str
    key: str
    body: Mapping[str, Any]
    """What was typed, as JSON values."""
    saved_at: datetime


def keep_draft(
    connection: sa.Connection, *, user: Id, kind: str, key: str, body: Mapping[str, Any], at: datetime
) -> None:
    """Keep a draft in place of an earlier one of this kind and key; the connection is one that may write."""
    drop_draft(connection, user=user, kind=kind, key=key)
    values = {"user": user, "kind": kind, "key": key, "body": json.dumps(body, ensure_ascii=False)}
    connection.execute(sa.insert(DraftRow.table()), [{**values, "saved_at": at}])


def drop_draft(connection: sa.Connection, *, user: Id, kind: str, key: str) -> None:
    """Forget a draft: it was saved as what it was to become, or given up."""
    mine = (DraftRow.user == user, DraftRow.kind == kind, DraftRow.key == key)
    connection.execute(sa.delete(DraftRow.table()).where(*mine))


def settle_draft(work: Work, *, kind: str, key: str) -> None:
    """Forget a draft in the act that writes what it was to become: no moment knows of both, and none of neither."""
    with writing(work.connection) as connection:
        drop_draft(connection, user=work.access.user, kind=kind, key=key)


def drop_drafts_that(connection: sa.Connection, names: Callable[[str], bool]) -> int:
    """Forget the drafts of everyone whose text the test answers yes to; how many went."""
    rows = connection.execute(sa.select(DraftRow.n, DraftRow.body)).all()
    gone = [row.n for row in rows if names(row.body)]
    for n in gone:
        connection.execute(sa.delete(DraftRow.table()).where(DraftRow.n == n))
    return len(gone)


def drafts_of(reading: Reading, *, kind: str | None = None) -> list[Draft]:
    """The drafts of whoever asks, the latest first; of one kind or of all."""
    asked = sa.select(DraftRow).where(DraftRow.user == reading.access.user).order_by(DraftRow.saved_at.desc())
    if kind is not None:
        asked = asked.where(DraftRow.kind == kind)
    return [Draft(row.kind, row.key, json.loads(row.body), row.saved_at) for row in reading.rows(asked)]
