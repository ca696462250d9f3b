"""What one act touched: handed to whoever shows or follows the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reception.kernel.ids import Id


@dataclass(frozen=True)
class Changes:
    """The ids that were touched, by table."""

    touched: Mapping[str, frozenset[Id]] = field(default_factory=dict)

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables was touched."""
        return any(table in self.touched for table in tables)


class Touched:
    """Collects ids by table while an act runs."""

    def __init__(self) -> None:
        """Begin with nothing touched."""
        self._rows: dict[str, set[Id]] = {}

    def note(self, table: str, rows: Iterable[Id]) -> None:
        """Remember that these rows of a table were touched."""
        self._rows.setdefault(table, set()).update(rows)

    def changes(self) -> Changes:
        """What was touched so far, as a value."""
        return Changes({table: frozenset(rows) for table, rows in self._rows.items()})
