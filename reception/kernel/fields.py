"""Registers described as data: one description serves the form, the table, JSON and its schema, import and search."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reception.kernel.i18n import Message

FieldKind = Literal["text", "texts", "code", "codes", "day", "partial", "whole", "flag", "id", "phone", "pin"]
"""`texts` is a free text with its language and translations; `codes` are rows of their own, one a code."""
Found = Literal["name", "digits", "number"]


@dataclass(frozen=True)
class Field:
    """One field of a register, as data: no logic between fields stands here."""

    name: str
    kind: FieldKind
    label: Message
    required: bool = False
    codes: str = ""
    """The code list of `reference` that the value is taken from."""
    refers: str = ""
    """The table that an id points to."""
    beside: bool = False
    """Whether the value stands in the counting row beside the record."""
    fixed: bool = False
    """Whether the program sets it: it is shown, and taken from no one."""
    longest: int = 2_000
    """The greatest length of a text in characters, the greatest value of a whole number."""


@dataclass(frozen=True)
class Part:
    """A list of rows that belong to a record: its phones, its parties."""

    name: str
    register: Register
    owner: str
    """The column of the part that holds the record's id."""
    one: bool = False
    """Whether it is a single record and not a list."""


@dataclass(frozen=True)
class Register:
    """A described record: its fields and its parts."""

    name: str
    """The table's name."""
    label: Message
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = field(default=())
    local: bool = False
    """Whether its records stand in a file of their own, in which no id of the store and no retiring can be."""

    def field_named(self, name: str) -> Field | None:
        """The field of this name, or None."""
        return next((known for known in self.fields if known.name == name), None)


@dataclass(frozen=True)
class Source:
    """Words of a table that find a row: of the row itself, or of the row it belongs to."""

    target: str
    """The table whose rows are found."""
    table: str
    columns: tuple[str, ...]
    kind: Found
    owner: str = ""
    """The column that names the row found; empty where the row finds itself."""


ColumnKind = Literal["text", "texts", "code", "codes", "day", "partial"]
"""`texts` are several texts of one row."""


@dataclass(frozen=True)
class Column:
    """One column of a register's list."""

    name: str
    kind: ColumnKind
    label: Message
    codes: str = ""
    """The code list of `reference` that the value is taken from."""
    wide: int = 14
    """How many letters wide it is at first."""
    is_shown: bool = True
    """Whether it is shown before anyone chooses."""


@dataclass(frozen=True)
class Order:
    """The columns by which the rows of a table are listed."""

    table: str
    columns: tuple[str, ...]
