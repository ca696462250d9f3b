"""Candidates for being one and the same: rows whose name sounds alike, rows with the same number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from reception.index.keys import keys_of
from reception.kernel.fields import Found
from reception.kernel.ids import Id
from reception.store.base import Journalled
from reception.store.reading import Reading

_LAST = "\U0010ffff"
_HEADS = 2
"""Surname and given name may have been entered in each other's place; a patronymic never comes first."""
_SHORT, _LONG = 2, 3
"""Letters of a sound by which its beginning is looked for: few of a short one, more of one that is longer still."""
_MOST = 400
"""Lines taken of one way of asking: more of them sound alike than anyone could look through."""


Likest = Callable[[Sequence[str]], Sequence[int]]
"""Chooses from names in Latin spelling the places of those that are worth a closer look."""


def rows_sounding(
    reading: Reading, model: type[Journalled], parts: Sequence[str], *, likest: Likest
) -> list[Id]:
    """Rows with a name in which two of these parts sound alike, or the only one does; parts in any order.

    `parts` are surname, given name and so on, as entered. A name is asked for in two ways, from each part as its
    first: the whole part sounds so and another begins so, or its beginning sounds so and another whole part follows.
    Only the index is read: whether the reader may know a row is seen when the row itself is asked for.
    """
    heard = list(dict.fromkeys(sound for part in parts if (sound := _sound(part))))
    found: dict[bytes, str] = {}
    driver = reading.connection.connection.driver_connection
    assert driver is not None
    where = "INDEXED BY ix_index_line_sound WHERE l.target = ? AND l.sound >= ? AND l.sound < ?"
    for condition, values in _conditions(heard):
        sql = f"SELECT l.row, l.latin FROM index_line l {where} {condition} LIMIT ?"  # noqa: S608 - our own words
        found.update(driver.execute(sql, (model.__tablename__, *values, _MOST)).fetchall())
    rows = list(found)
    return [Id(UUID(bytes=rows[place])) for place in likest(list(found.values()))]


def rows_numbered(reading: Reading, model: type[Journalled], kind: Found, numbers: Sequence[str]) -> list[Id]:
    """Rows with one of these numbers of a kind, whole; gaps and marks in them make no difference."""
    found: dict[Id, None] = {}
    column = "latin" if kind == "number" else "text"
    sql = (
        f'SELECT l.row FROM index_line l CROSS JOIN "{model.__tablename__}" t ON t.id = l.row '  # noqa: S608
        f"WHERE l.target = ? AND l.kind = ? AND l.{column} = ? AND t.retired_on IS NULL LIMIT ?"
    )
    for number in numbers:
        if (keys := keys_of(kind, number)) is not None:
            asked = (model.__tablename__, kind, keys.latin or keys.text, _MOST)
            rows = reading.connection.exec_driver_sql(sql, asked).scalars()
            found |= dict.fromkeys(Id(UUID(bytes=bytes(row))) for row in rows)
    return list(found)


def _sound(part: str) -> str:
    keys = keys_of("name", part)
    return (keys.sound or "") if keys else ""


def _conditions(heard: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for head in heard[:_HEADS]:
        others = [other for other in heard if other != head]
        begun = [f" {other[:_SHORT]}" for other in others]
        yield _any_of(begun), (head, head + _LAST, *begun)
        if others:
            whole = [f" {other}" for other in others]
            start = head[:_SHORT] if len(head) <= _LONG else head[:_LONG]
            yield _any_of(whole), (start, start + _LAST, *whole)


def _any_of(parts: Sequence[str]) -> str:
    return f"AND ({' OR '.join(['instr(l.sound, ?) > 0'] * len(parts))})" if parts else ""
