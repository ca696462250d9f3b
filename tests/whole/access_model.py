"""Who may know what, told once more from the decisions of the house, without the store's views: the model of a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reception.kernel.ids import Id
from reception.security.access import Standing

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

OPEN = {"colleague", "colleague_role", "tally", "tally_group", "same_code", "report_edition"}
"""Tables in which no person stands."""
RECORD_ROLES = {"lawyer", "director", "translator", "coordinator"}
OFFICE_ROLES = {"lawyer", "director", "translator"}
GUARDED = {"person", "visit", "matter"}
ANY_OWNER = {"free_text", "paper", "file", "letter"}
OF_PERSON = {"person_id": "person"}
OF_MATTER = {"matter_id": "matter"}
PARENTS: Mapping[str, Mapping[str, str]] = {
    "person": {},
    "visit": {"person_id": "person", "for_id": "person", "matter_id": "matter"},
    "matter": {"client_id": "person"},
    "service": {"person_id": "person", "visit_id": "visit", "matter_id": "matter"},
    "phone": OF_PERSON,
    "person_name": OF_PERSON,
    "person_group": OF_PERSON,
    "identity_paper": OF_PERSON,
    "tell_nothing": OF_PERSON,
    "consent": OF_PERSON | OF_MATTER,
    "same_person": {"one": "person", "other": "person"},
    "party": OF_PERSON | OF_MATTER,
    "detention": OF_PERSON | OF_MATTER,
    "event": OF_MATTER,
    "proceeding": OF_MATTER,
    "hearing": OF_MATTER,
    "task": OF_MATTER,
}


@dataclass(frozen=True)
class Model:
    """All rows of a store."""

    tables: Tables

    @cached_property
    def by_id(self) -> dict[tuple[str, Id], Row]:
        """The rows by table and id."""
        return {(table, row["id"]): row for table, rows in self.tables.items() for row in rows if "id" in row}

    def visible(self, table: str, reader: Standing) -> set[int]:
        """The numbers of the rows of a table that a reader may know."""
        return {row["n"] for row in self.tables[table] if self.sees(table, row, reader)}

    def sees(self, table: str, row: Row, reader: Standing) -> bool:
        """Whether a reader may know a row: it is open to him, and so is all that it hangs on."""
        if table == "act":
            return row["about_table"] is None or self._lends(row["about_table"], row["about_row"], reader)
        if table == "entry":
            return self._lends(row["about"], row["row"], reader)
        reads_records = bool(reader.roles & RECORD_ROLES)
        if table in OPEN or table == "access_grant":
            return table in OPEN or reads_records
        if table in ANY_OWNER:
            return reads_records and self._lends(row["owner_table"], row["owner_row"], reader)
        is_open = reads_records and (table not in GUARDED or self._knows(row, reader))
        parents = PARENTS[table].items()
        return is_open and all(
            row[column] is None or self._lends(parent, row[column], reader) for column, parent in parents
        )

    def _lends(self, table: str, row: Id, reader: Standing) -> bool:
        found = self.by_id.get((table, row))
        return found is not None and self.sees(table, found, reader)

    def _knows(self, row: Row, reader: Standing) -> bool:
        grants = [
            grant
            for grant in self.tables["access_grant"]
            if grant["owner_row"] == row["id"] and grant["retired_on"] is None
        ]
        of_the_office = bool(reader.roles & OFFICE_ROLES)
        at_home = of_the_office and reader.office == row["office"]
        return {
            "named": any(grant["user_id"] == reader.user for grant in grants),
            "office": at_home,
            "offices": at_home
            or (of_the_office and any(grant["for_office"] == reader.office for grant in grants)),
            "head": at_home or "coordinator" in reader.roles,
        }[row["access"]]
