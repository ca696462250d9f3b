"""Reads lines and tables that were pasted into a chronology: each becomes a date and what happened; nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser

from reception.kernel.dates import PartialDate
from reception.matters.written_dates import date_before

_NUMBERED = re.compile(r"\s*(?:№?\s*\d{1,3}[.)]\s+|[•*·▪●–—-]\s+)")
_NUMBER = re.compile(r"№?\s*\d{1,3}[.)]?")
_SEPARATOR = re.compile(r"[\s.,;:|)]*(?:[–—-]+\s*)?")
_HEAD = re.compile(r"(.{1,60}?)(?:\t|\s+[–—-]+\s+|:\s+|\s*[–—]\s*)(.*)", re.DOTALL)
_HEADINGS = {
    "at": ("дата", "дата и время", "когда", "время", "күнү", "датасы", "качан", "убактысы", "date", "when"),
    "place": ("место", "где", "жери", "орду", "кайда", "place", "where"),
    "source": ("источник", "доказательства", "откуда известно", "булагы", "далили", "source", "evidence"),
    "text": (
        "событие",
        "события",
        "что произошло",
        "описание",
        "окуя",
        "эмне болду",
        "event",
        "what happened",
    ),
}
_NUMBERS = frozenset({"№", "№ п/п", "п/п", "no", "n"})


@dataclass(frozen=True)
class PastedLine:
    """One line as it was read; without a date it waits for a person to say which."""

    said: str
    """The date as it was written, or what stood in its place."""
    at: PartialDate | None
    text: str
    place: str = ""
    source: str = ""


def read_pasted(text: str, html: str = "", *, today: date) -> list[PastedLine]:
    """What was pasted as lines of a chronology: a table where there is one, else line by line. Pure.

    A line that begins with no date that can be read stays with `at` empty; only blank lines and a table's headings and
    row numbers go.
    """
    tables = _rows_of(html) if html else []
    if any(len(row) > 1 for row in tables):
        return read_rows(tables, today=today)
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    if rows and all(len(row) == len(rows[0]) > 1 for row in rows):
        return read_rows(rows, today=today)
    return read_lines(text, today=today)


def read_lines(text: str, *, today: date) -> list[PastedLine]:
    """Each line as a date and what happened; of a date alone on its line the next line tells. Pure."""
    found: list[PastedLine] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        read = _read_line(line.strip(), today)
        if found and read.at is None and found[-1].at is not None and not found[-1].text:
            found[-1] = replace(found[-1], text=line.strip())
        else:
            found.append(read)
    return found


def read_rows(rows: Sequence[Sequence[str]], *, today: date) -> list[PastedLine]:
    """Each row of a table as a line; the headings say which column is which, else the first date is. Pure."""
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    columns = _headings(filled[0]) if filled else {}
    if columns:
        return [_by_headings(row, columns, today) for row in filled[1:]]
    return [_by_place(row, today) for row in filled]


def join_to_above(lines: Sequence[PastedLine], number: int) -> list[PastedLine]:
    """The lines with this one made part of the one above it. Pure."""
    above, line = lines[number - 1], lines[number]
    words = " ".join(part for part in (line.said, line.text) if part)
    joined = replace(above, text=f"{above.text}\n{words}".strip())
    return [*lines[: number - 1], joined, *lines[number + 1 :]]


def _read_line(line: str, today: date) -> PastedLine:
    bare = line
    found = date_before(line, today=today)
    numbered = _NUMBERED.match(line)
    if numbered and (found is None or _NUMBERED.match(line[: found[1]] + " ")):
        inner = date_before(line[numbered.end() :], today=today)
        if inner is not None:
            bare, found = line[numbered.end() :], inner
    if found is not None:
        at, end = found
        separator = _SEPARATOR.match(bare, end)
        return PastedLine(bare[:end].strip(), at, bare[separator.end() if separator else end :].strip())
    head = _HEAD.fullmatch(line)
    if head and any(letter.isdigit() for letter in head[1]):
        return PastedLine(head[1].strip(), None, head[2].strip())
    return PastedLine("", None, line)


def _whole_date(cell: str, today: date) -> PartialDate | None:
    """The date that a cell is, with nothing beside it but stops."""
    found = date_before(cell, today=today)
    return found[0] if found and not cell[found[1] :].strip(" .,;:\n") else None


def _headings(row: Sequence[str]) -> dict[int, str]:
    """Which column is which, where every cell of the row is a heading that is known and one is the date's."""
    named = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
    words = [" ".join(cell.casefold().rstrip(":.").split()) for cell in row]
    columns = {place: named[word] for place, word in enumerate(words) if word in named}
    is_whole = all(not word or word in named or word in _NUMBERS for word in words)
    return columns if is_whole and "at" in columns.values() else {}


def _by_headings(row: Sequence[str], columns: dict[int, str], today: date) -> PastedLine:
    parts: dict[str, list[str]] = {"at": [], "place": [], "source": [], "text": []}
    for place, cell in enumerate(row):
        if cell and not (place not in columns and _NUMBER.fullmatch(cell)):
            parts[columns.get(place, "text")].append(cell)
    said = "\n".join(parts["at"])
    rest = {name: "\n".join(parts[name]) for name in ("text", "place", "source")}
    at = _whole_date(said, today)
    if at is None and said:
        read = _read_line(" ".join(said.split()), today)
        if read.at is not None:
            return PastedLine(
                read.said, read.at, "\n".join(filter(None, (read.text, rest.pop("text")))), **rest
            )
    return PastedLine(said, at, **rest)


def _by_place(row: Sequence[str], today: date) -> PastedLine:
    for place, cell in enumerate(row):
        at = _whole_date(cell, today)
        if at is not None:
            before = [one for one in row[:place] if one and not _NUMBER.fullmatch(one)]
            return PastedLine(cell, at, "\n".join(filter(None, [*before, *row[place + 1 :]])))
    filled = [cell for cell in row if cell]
    if len(filled) > 1 and _NUMBER.fullmatch(filled[0]):
        filled = filled[1:]
    first = _read_line(filled[0], today)
    if len(filled) == 1 or first.at is not None:
        return replace(first, text="\n".join(filter(None, [first.text, *filled[1:]])))
    if any(letter.isdigit() for letter in filled[0]):
        return PastedLine(filled[0], None, "\n".join(filled[1:]))
    return PastedLine("", None, "\n".join(filled))


class _Tables(HTMLParser):
    """Gathers the rows of the tables of a page that Word or LibreOffice put on the clipboard."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in {"style", "script", "title"}:
            self._silent += 1
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._end_cell()
            self._cell = []
        elif tag in {"br", "p", "div", "li"} and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script", "title"}:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(" ".join(data.split("\n")))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append("\n".join(line for line in lines if line))
        self._cell = None


def _rows_of(html: str) -> list[list[str]]:
    reader = _Tables()
    reader.feed(html)
    reader.close()
    return [row for row in reader.rows if row]
