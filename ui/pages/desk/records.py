"""A registered visit as the desk's form shows it, and what of it is emptied where the form says nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EMPTIED = (
    *("channel", "day", "hour", "category", "about", "minutes", "project", "low_income", "heard_from"),
    *("person_id", "for_id", "relation", "knows", "organisation", "lawyer_id", "first_time"),
)
"""Fields that are empty afterwards where the form leaves them out; what was counted of the person stays."""


def body_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """A visit as `records.reading.show_record` has it, as the form shows it."""
    again = record["appointments"][-1] if record["appointments"] else {}
    return {
        "kind": record["who"],
        "purpose": "other" if record["for_other"] else "self",
        "who": {"person": record["person_id"]},
        "other": {"person": record["for_id"]},
        "organisation": record["organisation"] or "",
        "visit": dict(record),
        "facts": dict(record),
        "helps": record["services"],
        "consents": [],
        "again": again,
        "of": {"id": record["id"], "number": record["number"]},
    }


def corrected(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says of a registered visit, with what it leaves out emptied."""
    return {**dict.fromkeys(EMPTIED), "for_other": False, **values}
