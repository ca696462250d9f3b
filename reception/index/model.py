"""The index's own tables; the full-text ones stand on `index_line` by triggers of the migration."""

from __future__ import annotations

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.ids import Id
from reception.store.base import Base, Kind, local_key


class IndexLine(Base):
    """One folded text that finds a row."""

    __tablename__ = "index_line"
    __kind__: ClassVar[Kind] = "local"
    __table_args__ = (
        sa.Index("ix_index_line_text", "target", "kind", "text", "row"),
        sa.Index("ix_index_line_latin", "target", "kind", "latin", "row"),
        sa.Index("ix_index_line_sound", "target", "sound", "latin", "row"),
        sa.Index("ix_index_line_source", "source_row"),
    )

    n: Mapped[int] = local_key()
    target: Mapped[str]
    """The table of the row found."""
    row: Mapped[Id]
    """The row found."""
    source_row: Mapped[Id]
    """The row that the words stand in."""
    kind: Mapped[str]
    """name, digits or number"""
    text: Mapped[str]
    latin: Mapped[str | None]
    sound: Mapped[str | None]


class IndexOrder(Base):
    """The key by which a row is listed."""

    __tablename__ = "index_order"
    __kind__: ClassVar[Kind] = "local"
    __table_args__ = (
        sa.Index("ix_index_order_key", "target", "key", "row"),
        sa.Index("ix_index_order_row", "row"),
    )

    n: Mapped[int] = local_key()
    target: Mapped[str]
    row: Mapped[Id]
    key: Mapped[str] = mapped_column(sa.Text)
