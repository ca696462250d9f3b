"""Finds rows by what has been typed so far: which index is asked depends on the typed text; nothing is ever ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from reception.index.keys import Keys, beginnings, keys_of
from reception.index.model import IndexOrder
from reception.kernel.ids import Id
from reception.language.folding import digits
from reception.store.base import Journalled
from reception.store.reading import Reading, live

LONGEST = 200
"""Signs of the typed text that are looked at."""
MOST_WORDS = 8
PREFIX_LETTERS = 2
"""The shortest beginning of a word that the full-text index keeps."""
GRAM_LETTERS = 3
_MOST_GRAMS = 12
_MOST_OF_A_WORD = 5_000
_LAST = "\U0010ffff"

_LINES = "index_line l"
_WORDS = "index_word w CROSS JOIN index_line l ON l.n = w.rowid"
_GRAMS = "index_gram g CROSS JOIN index_line l ON l.n = g.rowid"


def find_rows(
    reading: Reading, model: type[Journalled], typed: str, *, limit: int = 50, through: Sequence[str] = ()
) -> list[Id]:
    """Rows that the reader may know and that the typed text finds, the plainest hits first; none are retired.

    `through` names tables whose numbers find a row of this one, for a reader who may know both: a matter its client.
    """
    search = _Search(reading, model.__tablename__, limit, tuple(through))
    typed = typed[:LONGEST]
    words = [keys for word in typed.split()[:MOST_WORDS] if (keys := keys_of("name", word))]
    if digits(typed):
        search.by_number(typed)
    if len(words) == 1 and not words[0].text.isdecimal():
        search.by_word(words[0])
    elif words and not all(word.text.isdecimal() for word in words):
        search.by_words(words)
    return search.hits


def sorted_rows(reading: Reading, model: type[Journalled], *, limit: int | None = None) -> list[Id]:
    """All rows that the reader may know, in the order in which they are listed; none are retired."""
    asked = (
        sa.select(IndexOrder.row)
        .join(model, model.id == IndexOrder.row)
        .where(IndexOrder.target == model.__tablename__, live(model))
        .order_by(IndexOrder.key, IndexOrder.n)
        .limit(limit)
    )
    return list(reading.connection.execute(asked).scalars())


@dataclass
class _Search:
    """What one typed text has found so far; each way of asking adds what the ones before it did not find."""

    reading: Reading
    table: str
    limit: int
    through: tuple[str, ...]
    found: dict[bytes, None] = field(default_factory=dict)

    @property
    def hits(self) -> list[Id]:
        """The rows found, at most as many as asked."""
        return [Id(UUID(bytes=row)) for row in self.found][: self.limit]

    @property
    def is_full(self) -> bool:
        """Whether there is no need to ask further."""
        return len(self.found) >= self.limit

    def by_number(self, typed: str) -> None:
        """Phones and PINs by their first digits, numbers as they are written, then digits inside either."""
        number, keys = digits(typed), keys_of("number", typed)
        assert keys is not None
        is_plain = not any(letter.isalpha() for letter in typed)
        for start in beginnings(number) if is_plain else ():
            self._begin("digits", "text", start)
        for kind in self._kinds_of_numbers():
            self._begin(kind, "text", keys.text)
            self._begin(kind, "latin", keys.latin or "")
            self._match(kind, "text", keys.text.split())
        if is_plain:
            self._inside("digits", min(beginnings(number), key=len))
        for kind in self._kinds_of_numbers():
            self._inside(kind, keys.text)

    def by_word(self, word: Keys) -> None:
        """Names that begin so, then any word of a name, both as typed and in any spelling; then inside a word."""
        for column, text in (("text", word.text), ("latin", word.latin or "")):
            self._begin("name", column, text)
            self._match("name", column, text.split())
        self._inside("name", word.text)

    def by_words(self, words: Sequence[Keys]) -> None:
        """Names that have all the words, in any order and spelling; or that one person has in several names."""
        texts = [part for word in words for part in word.text.split()]
        self._match("name", "text", texts)
        self._match("name", "latin", [part for word in words for part in (word.latin or "").split()])
        if not self.found:
            self._each(words)
        self._inside("name", *texts)

    def _kinds_of_numbers(self) -> list[str]:
        return ["number", *(f"{table} number" for table in self.through)]

    def _begin(self, kind: str, column: str, text: str) -> None:
        if text:
            self._ask(_LINES, kind, f"l.{column} >= ? AND l.{column} < ?", text, text + _LAST)

    def _match(self, kind: str, column: str, words: Sequence[str]) -> None:
        """Every word begins a word of the line; single letters are looked for in what the longer ones find."""
        long = [word for word in words if len(word) >= PREFIX_LETTERS]
        short = [f" {word}" for word in words if len(word) < PREFIX_LETTERS]
        if not words or (len(words) == 1 and short):
            return
        also = [f"instr(' ' || l.{column}, ?) > 0"] * len(short)
        if long:
            prefixes = " AND ".join(f'"{word}"*' for word in long)
            also.insert(0, "index_word MATCH ?")
            self._ask(_WORDS, kind, " AND ".join(also), f"{column} : ({prefixes})", *short)
        else:
            for head in short:
                self._ask(
                    _LINES,
                    kind,
                    " AND ".join([f"l.{column} >= ? AND l.{column} < ?", *also]),
                    head[1:],
                    head[1:] + _LAST,
                    *short,
                )

    def _inside(self, kind: str, *words: str) -> None:
        """Every word stands somewhere in the line; at least one is long enough for the index of three letters."""
        grams = [
            word[start : start + GRAM_LETTERS]
            for word in words
            for start in range(len(word) - GRAM_LETTERS + 1)
        ]
        if not grams:
            return
        asked = " AND ".join(f'"{gram}"' for gram in dict.fromkeys(grams[:_MOST_GRAMS]))
        held = " AND ".join(["index_gram MATCH ?", *["instr(l.text, ?) > 0"] * len(words)])
        self._ask(_GRAMS, kind, held, asked, *words)

    def _each(self, words: Sequence[Keys]) -> None:
        """Rows of which each word is in some line: a former surname with the given name, a name with a phone."""
        sets = [self._rows_of(word) for word in words]
        for row in set.intersection(*sets) if all(sets) else ():
            self.found.setdefault(row)

    def _rows_of(self, word: Keys) -> set[bytes]:
        one = _Search(self.reading, self.table, _MOST_OF_A_WORD, self.through)
        if word.text.isdecimal():
            one.by_number(word.text)
        else:
            one._begin("name", "latin", word.latin or "")
            one._match("name", "latin", (word.latin or "").split())
        return set(one.found)

    def _ask(self, source: str, kind: str, condition: str, *values: str) -> None:
        """Add what a source of lines holds of a kind, as far as the reader may know it."""
        if self.is_full:
            return
        also = kind.partition(" ")[0] if " " in kind else None
        joined = f'CROSS JOIN "{also}" s ON s.id = l.source_row' if also else ""
        sql = (
            f'SELECT DISTINCT l.row FROM {source} CROSS JOIN "{self.table}" t ON t.id = l.row {joined} '  # noqa: S608
            f"WHERE {condition} AND l.target = ? AND l.kind = ? AND t.retired_on IS NULL LIMIT ?"
        )
        driver = self.reading.connection.connection.driver_connection
        assert driver is not None
        # Asked of the driver itself: a keystroke is several questions of some ten microseconds each.
        for (row,) in driver.execute(sql, (*values, self.table, kind, self.limit + len(self.found))):
            self.found.setdefault(row)
