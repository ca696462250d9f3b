"""The table of drafts."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Base, Kind, coded, local_key, personal
from reception.store.types import Instant


class DraftRow(Base):
    """Something typed and not yet saved: one a user, kind and key."""

    __tablename__ = "draft"
    __kind__: ClassVar[Kind] = "local"

    n: Mapped[int] = local_key()
    user: Mapped[Id] = mapped_column(index=True)
    kind: Mapped[str] = coded()
    key: Mapped[str] = coded()
    body: Mapped[str] = personal(erased=False)
    """JSON. A draft that names a person who is erased goes whole."""
    saved_at: Mapped[datetime] = mapped_column(Instant)
