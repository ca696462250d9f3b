"""Reads the rows of a foreign table, an Excel workbook or a text file with separators, after a look for what is hostile."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Progress, Silent
from reception.reports.book import Value
from reception.reports.incoming import LARGEST_FILE, look_through
from reception.reports.workbook import MOST_COLUMNS

MOST_LINES = 20_000
"""Of all sheets together: more than any paper register holds, and a PC of little memory can take it."""
_PORTION = 500
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PACKED = b"PK\x03\x04"
_SEPARATORS = ";\t,"
_LOOKED_AT = 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_READS = _("read the table")


@dataclass(frozen=True)
class Formula:
    """A cell in which a formula stands: what it gives depends on the program that reckons it."""


Cell = Value | Formula


@dataclass(frozen=True)
class Page:
    """One sheet: its title, empty of a text file, and its rows from the first on."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def read_pages(data: bytes, *, name: str, progress: Progress | None = None) -> list[Page]:
    """The sheets of a workbook or a text file from elsewhere; `Refused` in a sentence where it may not be read."""
    told = progress or Silent()
    if not data.strip():
        raise Refused(_("The file {name} is empty."), name=name)
    if data.startswith(_OLD_EXCEL):
        raise Refused(
            _("The file {name} is of an old Excel, or has a password: save it as .xlsx without one."),
            name=name,
        )
    return _of_workbook(data, name, told) if data.startswith(_PACKED) else [_of_text(data, name, told)]


def _of_workbook(data: bytes, name: str, progress: Progress) -> list[Page]:
    look_through(data, name=name)
    try:
        return _pages(data, name, progress)
    except Refused:
        raise
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, SyntaxError, OSError) as fault:
        # openpyxl lets through whatever a broken part makes Python raise
        raise Refused(_("The file {name} is not an Excel workbook, or it is damaged."), name=name) from fault


def _pages(data: bytes, name: str, progress: Progress) -> list[Page]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    pages, count = [], 0
    try:
        for sheet in book.worksheets:
            rows = []
            for row in sheet.iter_rows(max_col=MOST_COLUMNS):
                count += 1
                if count > MOST_LINES:
                    raise _too_long(name)
                if count % _PORTION == 0:
                    progress.step(_READS, count, MOST_LINES)
                rows.append(_trimmed([_value(cell) for cell in row]))
            pages.append(Page(sheet.title, tuple(rows)))
    finally:
        book.close()
    return pages


def _value(cell: Any) -> Cell:
    value = cell.value
    if value is None or isinstance(value, str):
        return Formula() if value is not None and cell.data_type == "f" else value
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, int | float | date) else str(value)


def _trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    last = max((at for at, value in enumerate(cells, 1) if value not in (None, "")), default=0)
    return tuple(cells[:last])


def _of_text(data: bytes, name: str, progress: Progress) -> Page:
    if len(data) > LARGEST_FILE:
        raise Refused(_("The file {name} is larger than is read here."), name=name)
    text = _decoded(data, name)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise _too_long(name)
    rows = []
    try:
        for number, row in enumerate(_parted(text, lines), 1):
            if number % _PORTION == 0:
                progress.step(_READS, number, len(lines))
            rows.append(_trimmed([cell.strip() or None for cell in row[:MOST_COLUMNS]]))
    except csv.Error as fault:
        raise Refused(_("The file {name} is not a table with separators."), name=name) from fault
    return Page("", tuple(rows))


def _decoded(data: bytes, name: str) -> str:
    """The text: in UTF-8, in UTF-16 where it says so, else as old Windows programs wrote Russian."""
    marked = next((coding for mark, coding in _MARKS if data.startswith(mark)), None)
    for coding in (marked,) if marked else ("utf-8", "cp1251"):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(_("The file {name} is neither an Excel workbook nor a text."), name=name)


def _parted(text: str, lines: Sequence[str]) -> Iterator[list[str]]:
    """The rows, parted by the sign that stands most often in the first lines."""
    begun = "\n".join(lines[:_LOOKED_AT])
    separator = max(_SEPARATORS, key=begun.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _too_long(name: str) -> Refused:
    return Refused(
        _("The file {name} has more than {limit} rows: part it into several files."),
        name=name,
        limit=MOST_LINES,
    )
