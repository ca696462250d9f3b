"""A free text of any row, and translations of it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from reception.kernel.ids import Id
from reception.store.base import Owned, coded, personal, reference


class FreeText(Owned):
    """One text in one language; a translation names its original and the entry it was made from."""

    __tablename__ = "free_text"

    field: Mapped[str | None] = coded()
    language: Mapped[str | None] = coded()
    body: Mapped[str | None] = personal()
    translates: Mapped[Id | None] = reference("free_text")
    made_from_device: Mapped[str | None] = coded()
    made_from_seq: Mapped[int | None]
    written_by: Mapped[Id | None] = reference("colleague")
