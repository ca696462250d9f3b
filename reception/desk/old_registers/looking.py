"""Looks at the file of an old register before anything is written: its columns, its rows and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reception.desk.old_registers.cells import Lists
from reception.desk.old_registers.rows import OldRegister, read_rows
from reception.desk.old_registers.sheets import OldSheet, find_sheets, with_columns
from reception.kernel.progress import Progress, Silent
from reception.reports.rows_in import read_pages


@dataclass(frozen=True)
class OldFile:
    """A file as it was understood."""

    name: str
    sheets: tuple[OldSheet, ...]
    register: OldRegister


def open_register(
    data: bytes, *, name: str, columns: Mapping[str, str] | None = None, progress: Progress | None = None
) -> tuple[OldSheet, ...]:
    """The sheets of a file with the columns that were recognised; `Refused` of a hostile file or one without names.

    `columns` says of headings what they hold, where they would not be recognised.
    """
    return tuple(find_sheets(read_pages(data, name=name, progress=progress), columns))


def understand(
    sheets: tuple[OldSheet, ...],
    *,
    name: str,
    columns: Mapping[str, str],
    lists: Lists,
    progress: Progress | None = None,
) -> OldFile:
    """The rows of these sheets, with what the columns hold by their headings where that was chosen."""
    chosen = tuple(with_columns(sheets, columns))
    return OldFile(name, chosen, read_rows(chosen, lists, progress=progress or Silent()))
