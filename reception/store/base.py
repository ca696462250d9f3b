"""What a table declares: its kind, whose access it takes, and which of its columns hold a person's data."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.orm.properties import MappedColumn

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.store.types import Level, Partial, RowId

Kind = Literal["journalled", "local", "reference"]


class Base(DeclarativeBase):
    """Typed columns for Core statements; there is no ORM session anywhere."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Id: RowId(),
        str: sa.Text(),
        date: sa.Date(),
        PartialDate: Partial(),
        bytes: sa.LargeBinary(),
    }
    __kind__: ClassVar[Kind]

    @classmethod
    def table(cls) -> sa.Table:
        """The Core table behind the declaration."""
        table = cls.__table__
        assert isinstance(table, sa.Table)
        return table


class Journalled(Base):
    """A table whose rows are written by `Work` alone and are rebuilt from the journal."""

    __abstract__ = True
    __kind__: ClassVar[Kind] = "journalled"

    n: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    """The row's number on this PC: index and lists stand on it, it never leaves."""
    id: Mapped[Id] = mapped_column(index=True, sort_order=-1)
    retired_on: Mapped[date | None] = mapped_column(sort_order=90)


class Guarded(Journalled):
    """A record with an access of its own: a person, a visit, a matter."""

    __abstract__ = True

    access: Mapped[str | None] = mapped_column(Level, sort_order=80, info={"words": "code"})
    office: Mapped[str | None] = mapped_column(sort_order=81, info={"words": "code"})


class Owned(Journalled):
    """A row that hangs on a row of any table and takes its access."""

    __abstract__ = True

    owner_table: Mapped[str | None] = mapped_column(sort_order=-1, info={"words": "code"})
    owner_row: Mapped[Id | None] = mapped_column(index=True, sort_order=-1)


def parent(table: str) -> MappedColumn[Any]:
    """A reference to a row whose access this row takes; its presence is checked when written here."""
    return mapped_column(RowId, index=True, info={"parent": table})


def reference(table: str, *, index: bool = False) -> MappedColumn[Any]:
    """A reference to a row that does not lend its access."""
    return mapped_column(RowId, index=index, info={"refers": table})


def personal(*, erased: bool = True) -> MappedColumn[Any]:
    """A text or date that tells of a person: emptied when he is erased (all such columns are, see `people.erase`)."""
    return mapped_column(info={"words": "personal", "erased": erased})


def coded(*, index: bool = False) -> MappedColumn[Any]:
    """A code of a list, a number of ours or another word of the office that tells of nobody."""
    return mapped_column(index=index, info={"words": "code"})


def local_key() -> MappedColumn[Any]:
    """The primary key of a local table."""
    return mapped_column(sa.Integer, primary_key=True)
