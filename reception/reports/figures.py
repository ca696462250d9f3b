"""A month in figures as plain values, table by table; and the same as JSON and back. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LAYOUT = 1
"""The version of the tables and of the workbook that shows them; others are not combined."""
OWN = "*"
"""What the name of a line that is no code of a list begins with, so that no code can be taken for it."""
NOT_STATED, ORGANISATIONS, TOTAL, WITHOUT_NAME = "*not_stated", "*organisation", "*total", "*unnamed"
"""The lines that are no code. The last stands apart: it is in no total."""
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """One table: a line a code, then the lines that make its total agree."""

    id: str
    columns: tuple[str, ...]
    rows: Mapping[str, Counts]
    not_stated: Counts
    organisation: Counts | None
    """What organisations had; None where a table counts no organisations, or them alone."""
    total: Counts
    unnamed: int | None
    """Persons who gave no name, apart from the total; None where a table counts no persons."""
    many: frozenset[str] = frozenset()
    """Columns in which one may stand on several lines, so that lines add up to more than the total."""

    def lines(self) -> Iterator[tuple[str, tuple[int | None, ...]]]:
        """All lines with their codes, those apart included."""
        yield from self.rows.items()
        yield NOT_STATED, self.not_stated
        if self.organisation is not None:
            yield ORGANISATIONS, self.organisation
        yield TOTAL, self.total
        if self.unnamed is not None:
            yield WITHOUT_NAME, tuple(self.unnamed if name == "persons" else None for name in self.columns)

    def sums(self) -> Counts:
        """What the lines of each column add up to."""
        lines = [*self.rows.values(), self.not_stated, *([self.organisation] if self.organisation else [])]
        return tuple(sum(line[at] for line in lines) for at in range(len(self.columns)))

    def agrees(self) -> bool:
        """Whether the lines make the totals: equal ones, or not less where one may stand on several lines."""
        pairs = zip(self.columns, self.sums(), self.total, strict=True)
        return all(found >= total if name in self.many else found == total for name, found, total in pairs)


@dataclass(frozen=True)
class Month:
    """The figures of one month of one office."""

    office: str | None
    month: str
    totals: Mapping[str, int]
    """persons, unnamed, visits, visits_people, visits_organisations, for_other, new_persons, services, …"""
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The table of that id; KeyError where there is none."""
        return {table.id: table for table in self.tables}[name]


def as_json(month: Month) -> dict[str, Any]:
    """The figures as a JSON value: every table with its lines and totals."""
    return {
        "layout": LAYOUT,
        "office": month.office,
        "month": month.month,
        "totals": dict(month.totals),
        "tables": [_table_as_json(table) for table in month.tables],
    }


def _table_as_json(table: Table) -> dict[str, Any]:
    def named(counts: Counts) -> dict[str, int]:
        return dict(zip(table.columns, counts, strict=True))

    shown: dict[str, Any] = {
        "id": table.id,
        "columns": list(table.columns),
        "rows": [{"code": code, **named(counts)} for code, counts in table.rows.items()],
        "not_stated": named(table.not_stated),
        "total": named(table.total),
        "many": sorted(table.many),
    }
    if table.organisation is not None:
        shown["organisation"] = named(table.organisation)
    if table.unnamed is not None:
        shown["unnamed"] = {"persons": table.unnamed}
    return shown


def snapshot(month: Month) -> str:
    """The figures as one text, the same for the same figures."""
    return json.dumps(as_json(month), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_snapshot(text: str) -> Month | None:
    """The figures of a snapshot; None where it is of another layout and cannot be compared."""
    known = json.loads(text)
    if known["layout"] != LAYOUT:
        return None
    tables = tuple(_table_from_json(table) for table in known["tables"])
    return Month(known["office"], known["month"], known["totals"], tables)


def _table_from_json(known: Mapping[str, Any]) -> Table:
    columns = tuple(known["columns"])

    def counts(line: Mapping[str, int]) -> Counts:
        return tuple(line[name] for name in columns)

    return Table(
        id=known["id"],
        columns=columns,
        rows={row["code"]: counts(row) for row in known["rows"]},
        not_stated=counts(known["not_stated"]),
        organisation=counts(known["organisation"]) if "organisation" in known else None,
        total=counts(known["total"]),
        unnamed=known["unnamed"]["persons"] if "unnamed" in known else None,
        many=frozenset(known["many"]),
    )


@dataclass(frozen=True)
class Change:
    """One number that differs between two editions."""

    table: str
    code: str
    column: str
    before: int
    now: int


def changes(before: Month, now: Month) -> list[Change]:
    """Every number that differs, cover first, then table by table; a line that was not there was 0."""
    found = [
        Change("", name, "", before.totals.get(name, 0), count)
        for name, count in now.totals.items()
        if before.totals.get(name, 0) != count
    ]
    earlier = {table.id: table for table in before.tables}
    for table in now.tables:
        old = _numbers(earlier[table.id]) if table.id in earlier else {}
        new = _numbers(table)
        for code, column in [*new, *(key for key in old if key not in new)]:
            was, has = old.get((code, column), 0), new.get((code, column), 0)
            if was != has:
                found.append(Change(table.id, code, column, was, has))
    return found


def _numbers(table: Table) -> dict[tuple[str, str], int]:
    return {
        (code, column): count
        for code, counts in table.lines()
        for column, count in zip(table.columns, counts, strict=True)
        if count is not None
    }
