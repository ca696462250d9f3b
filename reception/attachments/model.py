"""A file that was received: what it is, from whom it came, and the sealed blob that holds its content."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from reception.kernel.ids import Id
from reception.store.base import Owned, coded, personal, reference


class File(Owned):
    """A file kept in a matter, a visit or with a person; several rows may name one blob of the same content."""

    __tablename__ = "file"

    title: Mapped[str | None] = personal()
    kind: Mapped[str | None] = coded()
    media_type: Mapped[str | None] = coded()
    original_name: Mapped[str | None] = personal()
    size: Mapped[int | None]
    origin: Mapped[str | None] = personal()
    """Where it came from, or who gave it."""
    received_by: Mapped[Id | None] = reference("colleague")
    received_on: Mapped[date | None]
    sha256: Mapped[str | None] = coded()
    """What a receipt says of the content: whoever has the original can check it."""
    receipt: Mapped[str | None] = coded()
    """Number of the receipt that was given for it."""
    blob: Mapped[Id | None] = reference("file", index=True)
    """The row that the sealed file is named by: this one, or the first that brought the same content."""
    blob_key: Mapped[str | None] = personal()
    """The age identity that opens the sealed file; emptying it in all rows that name the blob erases the content."""
    content: Mapped[str | None] = coded(index=True)
    """Keyed hash of the content, under a key that stays in this store."""
