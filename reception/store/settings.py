"""Settings of this store and secrets that stay in it: local, never exchanged."""

from __future__ import annotations

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from reception.store.base import Base, Kind, coded, local_key


class Setting(Base):
    """One named value."""

    __tablename__ = "setting"
    __kind__: ClassVar[Kind] = "local"

    n: Mapped[int] = local_key()
    name: Mapped[str] = coded(index=True)
    value: Mapped[str] = coded()


def setting(connection: sa.Connection, name: str) -> str | None:
    """The value of a setting, or None."""
    found: str | None = connection.execute(sa.select(Setting.value).where(Setting.name == name)).scalar()
    return found


def keep_setting(connection: sa.Connection, name: str, value: str) -> None:
    """Set a setting; the connection is one that may write."""
    if setting(connection, name) is None:
        connection.execute(sa.insert(Setting.table()), [{"name": name, "value": value}])
    else:
        connection.execute(sa.update(Setting.table()).where(Setting.name == name).values(value=value))
