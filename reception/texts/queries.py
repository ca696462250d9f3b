"""Reads free texts with their translations, and says which of those are stale."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.store.apply import chunks, states_of
from reception.store.reading import Reading, live
from reception.texts.model import FreeText


@dataclass(frozen=True)
class Translation:
    """A text in another language; stale where the original has changed since it was made."""

    id: Id
    language: str
    body: str
    stale: bool


@dataclass(frozen=True)
class Text:
    """A free text of one field of one row."""

    id: Id
    field: str
    language: str
    body: str
    translations: tuple[Translation, ...]

    def fresh_in(self, language: str) -> str | None:
        """The text in this language: the original, or a translation that is not stale; None where there is neither."""
        if self.language == language:
            return self.body
        return next(
            (one.body for one in self.translations if one.language == language and not one.stale), None
        )


def texts_of(reading: Reading, rows: Collection[Id]) -> dict[Id, dict[str, Text]]:
    """The texts of these rows, by row and field."""
    found: dict[Id, dict[str, Text]] = {row: {} for row in rows}
    lines: list[Any] = []
    for some in chunks(rows):
        lines += reading.rows(
            sa.select(FreeText).where(FreeText.owner_row.in_(some), live(FreeText)).order_by(FreeText.n)
        )
    for line in lines:
        if line.translates is None and line.body is not None:
            made = tuple(
                _translation(reading, line.id, other) for other in lines if other.translates == line.id
            )
            found[line.owner_row][line.field] = Text(line.id, line.field, line.language, line.body, made)
    return found


def _translation(reading: Reading, original: Id, line: Any) -> Translation:
    shown = states_of(reading.connection, original)["body"].shown
    stale = (shown.device, shown.seq) != (line.made_from_device, line.made_from_seq)
    return Translation(line.id, line.language, line.body or "", stale)
