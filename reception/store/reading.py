"""A `Reading` answers questions: one connection that cannot write, seen through one person's access."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from reception.kernel.access import Access
from reception.kernel.ids import Id
from reception.store.base import Journalled

Question = sa.Select[*tuple[Any, ...]]
"""A statement that only asks."""
PAST_VIEWS = {"schema_translate_map": {None: "main"}}
"""Execution options of the store's own reads, which must see all rows: sequence numbers, a row's entries."""


class Reading:
    """What a query is given: it runs statements and knows who asks."""

    def __init__(self, connection: sa.Connection, access: Access) -> None:
        """Wrap a connection before which the reader's views already stand."""
        self.connection = connection
        self.access = access

    def rows(self, statement: Question) -> Sequence[sa.Row[Any]]:
        """All rows of a statement."""
        return self.connection.execute(statement).all()

    def first(self, statement: Question) -> sa.Row[Any] | None:
        """The first row of a statement, or None."""
        # A bound LIMIT makes SQLite prepare the statement anew each time, which through the views costs 20 ms.
        return self.connection.execute(statement.limit(sa.literal_column("1"))).first()

    def value(self, statement: Question) -> Any:
        """The first column of the first row, or None."""
        row = self.first(statement)
        return None if row is None else row[0]

    def past_access(self, statement: Question) -> Sequence[sa.Row[Any]]:
        """All rows of a statement, of all records: asked by `matters.conflicts` alone, which a test holds it to."""
        return self.connection.execute(statement, execution_options=PAST_VIEWS).all()

    def sees(self, model: type[Journalled], row: Id) -> bool:
        """Whether the reader may know this row and it is here."""
        return self.first(sa.select(model.n).where(model.id == row)) is not None


def live(model: type[Journalled]) -> sa.ColumnElement[bool]:
    """The condition that a row is not retired."""
    return model.retired_on.is_(None)
