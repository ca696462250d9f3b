"""Column types, and how a value of each is written in the journal."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id

Json = Any
"""A value as JSON has it: the journal's and the case file's; never a mapped object."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class RowId(TypeDecorator[Id]):
    """A UUIDv7 in 16 bytes."""

    impl = sa.LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: Id | None, dialect: sa.Dialect) -> bytes | None:  # noqa: ARG002
        """The sixteen bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> Id | None:  # noqa: ARG002
        """The id."""
        return None if value is None else Id(UUID(bytes=bytes(value)))


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, as whole milliseconds since 1970."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002
        """Milliseconds since 1970."""
        return None if value is None else round(value.timestamp() * 1000)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """The aware instant."""
        return None if value is None else _EPOCH + timedelta(milliseconds=value)


class Partial(TypeDecorator[PartialDate]):
    """A date that may be partly known, as its EDTF text; the texts of whole days sort as days do."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        """The EDTF text."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> PartialDate | None:  # noqa: ARG002
        """The partial date."""
        return None if value is None else PartialDate.parse(value)


class Level(TypeDecorator[str]):
    """Who may know a record; of several heads the narrowest is shown."""

    impl = sa.Text
    cache_ok = True


Encode = Callable[[Any], Json]


def _whole(value: Json, kind: type) -> Json:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(value)
    return value


_PAIRS: dict[type[sa.types.TypeEngine[Any]], tuple[Encode, Encode]] = {
    RowId: (lambda value: value.hex, lambda text: Id(UUID(hex=text))),
    Instant: (
        lambda value: round(value.timestamp() * 1000),
        lambda number: _EPOCH + timedelta(milliseconds=_whole(number, int)),
    ),
    Partial: (str, PartialDate.parse),
    sa.Date: (lambda value: value.isoformat(), date.fromisoformat),
    sa.LargeBinary: (
        lambda value: base64.b64encode(value).decode("ascii"),
        lambda text: base64.b64decode(text, validate=True),
    ),
}
_PLAIN: dict[type[sa.types.TypeEngine[Any]], type] = {
    Level: str,
    sa.Boolean: bool,
    sa.Integer: int,
    sa.Text: str,
    sa.String: str,
}


def encoder(column: sa.Column[Any]) -> Encode | None:
    """How a value of this column is written as JSON; None where it is written as it stands."""
    pair = next((pair for kind, pair in _PAIRS.items() if isinstance(column.type, kind)), None)
    return pair[0] if pair else None


def decoder(column: sa.Column[Any]) -> Encode:
    """How JSON from a journal becomes a value of this column; ValueError or TypeError where it is not one."""
    pair = next((pair for kind, pair in _PAIRS.items() if isinstance(column.type, kind)), None)
    if pair:
        return pair[1]
    plain = next(plain for kind, plain in _PLAIN.items() if isinstance(column.type, kind))
    return lambda value: _whole(value, plain)
