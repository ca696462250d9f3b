"""Reference documents as they were loaded: whole, with version and origin; the shipped ones stay in `resources`."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from reception.store.base import Base, Kind, coded, local_key
from reception.store.types import Instant


class ReferenceDocument(Base):
    """One loaded document of the association or of head office."""

    __tablename__ = "reference_document"
    __kind__: ClassVar[Kind] = "reference"

    n: Mapped[int] = local_key()
    name: Mapped[str] = coded(index=True)
    version: Mapped[int]
    origin: Mapped[str] = coded()
    body: Mapped[bytes]
    loaded_at: Mapped[datetime] = mapped_column(Instant)
