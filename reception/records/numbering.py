"""Numbers of matters, visits and papers: one series an office, a year and a PC; never used twice."""

from __future__ import annotations

from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from reception.store.apply import writing
from reception.store.base import Base, Kind, coded, local_key
from reception.store.work import Work

FIRST_LETTER = "A"


class Series(Base):
    """The last number given out in a series on this PC."""

    __tablename__ = "number_series"
    __kind__: ClassVar[Kind] = "local"

    key: Mapped[int] = local_key()
    name: Mapped[str] = coded(index=True)
    last: Mapped[int]


def next_number(work: Work, series: str) -> str:
    """The next number of a series such as `OSH-2026`: `OSH-2026-001`, on the second PC of an office `OSH-2026-B001`."""
    last = work.connection.execute(sa.select(Series.last).where(Series.name == series)).scalar()
    number = (last or 0) + 1
    with writing(work.connection) as connection:
        if last is None:
            connection.execute(sa.insert(Series.table()), [{"name": series, "last": number}])
        else:
            connection.execute(sa.update(Series.table()).where(Series.name == series).values(last=number))
    letter = "" if work.letter == FIRST_LETTER else work.letter
    return f"{series}-{letter}{number:03d}"
