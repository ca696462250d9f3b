"""Answers about papers: which were made for a record."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from reception.documents.model import Paper
from reception.kernel.ids import Id
from reception.matters.casefile import PaperLine
from reception.store.reading import Reading, live


def papers_of(reading: Reading, owners: Collection[Id]) -> list[PaperLine]:
    """The papers kept in these records, as a case file names them, in the order in which they were made."""
    asked = sa.select(Paper.kind, Paper.number, Paper.made_on).where(Paper.owner_row.in_(owners), live(Paper))
    return [PaperLine(row.kind, row.number, row.made_on) for row in reading.rows(asked.order_by(Paper.n))]
