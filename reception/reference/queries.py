"""The code lists in use: those that came with the program and, over them, those that were loaded."""

from __future__ import annotations

from typing import cast

import sqlalchemy as sa

from reception.reference.catalogue import Catalogue
from reception.reference.lists import CodeList, Origin
from reception.reference.model import ReferenceDocument
from reception.reference.reading import read_document, shipped
from reception.store.reading import Reading


def catalogue(reading: Reading) -> Catalogue:
    """All lists as they hold now: of each id the latest version, with every code that an earlier one had."""
    return shipped().with_documents(loaded_documents(reading))


def loaded_documents(reading: Reading) -> list[CodeList]:
    """Every version of every document that was loaded, in the order of loading."""
    columns = (ReferenceDocument.name, ReferenceDocument.origin, ReferenceDocument.body)
    rows = reading.rows(sa.select(*columns).order_by(ReferenceDocument.n))
    return [read_document(row.body, name=row.name, origin=cast("Origin", row.origin)) for row in rows]
