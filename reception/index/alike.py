"""Candidates for being one and the same: rows whose name sounds alike, rows with the same number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from reception.index.keys import Keys, keys_of
from reception.kernel.fields import Found
from reception.kernel.ids import Id
from reception.store.base import Journalled
from reception.store.reading import Reading

_LAST = "\U0010ffff"
_SOUNDS = "index_line l INDEXED BY ix_index_line_sound"
_BEGINS = "l.sound >= ? AND l.sound < ?"
_WORDS = "index_word w CROSS JOIN index_line l ON l.n = w.rowid"
_HEADS = 2
"""Surname and given name may have been entered in each other's place; a patronymic never comes first."""
_SHORT = 2
"""Letters by which the beginning of a part is looked for."""
_MOST = 400
"""Lines taken of one way of asking: more of them sound alike than anyone could look through."""

_Asked = tuple[str, str, tuple[str, ...]]
Likest = Callable[[Sequence[str]], Sequence[int]]
"""Chooses from names in Latin spelling the places of those that are worth a closer look."""


def rows_sounding(
    reading: Reading, model: type[Journalled], parts: Sequence[str], *, likest: Likest
) -> dict[Id, str]:
    """Rows with a name in which two of these parts sound alike, or the only one does, and that name in Latin spelling.

    `parts` are surname, given name and so on, as entered, in any order. Only the index is read: whether the reader
    may know a row is seen when the row itself is asked for.
    """
    keys = [one for part in parts if (one := keys_of("name", part)) is not None]
    found: dict[bytes, str] = {}
    driver = reading.connection.connection.driver_connection
    assert driver is not None
    for source, condition, values in (*_by_sound(keys), *_by_words(keys)):
        sql = f"SELECT l.row, l.latin FROM {source} WHERE {condition} AND l.target = ? LIMIT ?"  # noqa: S608 - our own
        found.update(driver.execute(sql, (*values, model.__tablename__, _MOST)).fetchall())
    rows = list(found.items())
    chosen = [rows[place] for place in likest([name for _row, name in rows])]
    return {Id(UUID(bytes=row)): name for row, name in chosen}


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


def _by_sound(keys: Sequence[Keys]) -> Iterator[_Asked]:
    """Surname or given name is the first and sounds so, and another part begins so."""
    heard = list(dict.fromkeys(one.sound for one in keys if one.sound))
    for head in heard[:_HEADS]:
        begun = [f" {other[:_SHORT]}" for other in heard if other != head]
        yield _SOUNDS, f"{_BEGINS} {_any_of(begun)}", (head, head + _LAST, *begun)


def _by_words(keys: Sequence[Keys]) -> Iterator[_Asked]:
    """All parts but the first are there, whatever the first sounds like: a letter of a surname was left out."""
    first, *others = [word for one in keys for word in (one.latin or "").split()] or [""]
    if others and len(first) >= _SHORT:
        words = " AND ".join((f'"{first[:_SHORT]}"*', *(f'"{other}"' for other in others)))
        yield _WORDS, "index_word MATCH ? AND l.kind = 'name'", (f"latin : ({words})",)


def _any_of(parts: Sequence[str]) -> str:
    return f"AND ({' OR '.join(['instr(l.sound, ?) > 0'] * len(parts))})" if parts else ""
