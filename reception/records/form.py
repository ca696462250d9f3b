"""Joins a register's description to the tables that hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reception.kernel.fields import Register
from reception.store.base import Journalled


@dataclass(frozen=True)
class CodeRows:
    """Where a field of kind `codes` keeps its codes: a row each."""

    model: type[Journalled]
    owner: str
    """The column that holds the record's id."""
    column: str = "code"


@dataclass(frozen=True)
class Form:
    """A register and its tables."""

    register: Register
    model: type[Journalled]
    parts: Mapping[str, Form] = field(default_factory=dict)
    codes: Mapping[str, CodeRows] = field(default_factory=dict)
    beside: type[Journalled] | None = None
    """The table of the counting row whose id the record holds in `tally_id`."""

    @property
    def own(self) -> tuple[str, ...]:
        """The fields that are columns of the record's own table."""
        return tuple(
            known.name
            for known in self.register.fields
            if known.kind not in {"codes", "texts"} and not known.beside
        )

    @property
    def aside(self) -> tuple[str, ...]:
        """The fields that stand in the counting row."""
        return tuple(known.name for known in self.register.fields if known.beside and known.kind != "codes")

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The names of the fields of one kind."""
        return tuple(known.name for known in self.register.fields if known.kind == kind)


BESIDE = "tally_id"
"""The column in which a record names its counting row."""
