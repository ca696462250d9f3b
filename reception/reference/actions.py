"""Loads the association's own reference documents; each is kept whole, every version of it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from reception.reference.lists import CodeList
from reception.reference.model import ReferenceDocument
from reception.reference.queries import catalogue
from reception.reference.reading import read_document
from reception.store.access_log import log_access
from reception.store.apply import writing
from reception.store.work import Work, act


@act("reference.load")
def load_document(work: Work, *, data: bytes, name: str) -> CodeList:
    """Take in a code list written in TOML, of which `name` is the file's name, and return it.

    `Refused` names file and place where it is not one; only a later version that keeps all codes is taken.
    """
    document = read_document(data, name=name, origin="office", known=catalogue(work.reading))
    row: dict[str, Any] = {
        "name": document.id,
        "version": document.version,
        "origin": document.origin,
        "body": data,
        "loaded_at": work.clock.now(),
    }
    with writing(work.connection) as connection:
        connection.execute(sa.insert(ReferenceDocument.table()), [row])
    log_access(work, what="reference.load", about=document.id)
    return document
