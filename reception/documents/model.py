"""A paper that was made: its sealed file, the template's version and the answers it was made from."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from reception.kernel.ids import Id
from reception.store.base import Owned, coded, personal, reference


class Paper(Owned):
    """A paper kept in a matter, a visit or with a person; its file is the blob named by this row's id."""

    __tablename__ = "paper"

    number: Mapped[str | None] = coded(index=True)
    kind: Mapped[str | None] = coded()
    language: Mapped[str | None] = coded()
    template: Mapped[str | None] = coded()
    """Digest of the template's bytes."""
    answers: Mapped[str | None] = personal()
    """The answers as JSON: a snapshot of what was printed."""
    blob_key: Mapped[str | None] = personal()
    """The age identity that opens the sealed file; emptying it erases the file wherever it lies."""
    content: Mapped[str | None] = coded()
    """Keyed hash of the content, under a key that stays in this store."""
    size: Mapped[int | None]
    unfinished: Mapped[bool | None]
    made_on: Mapped[date | None]
    made_by: Mapped[Id | None] = reference("colleague")
