"""Who came, for whom, and what a visit cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.kernel.intake import Faulty
from reception.visits.rules import came_for_other, check, helped, who

MOTHER, SON = Id(UUID(int=1)), Id(UUID(int=2))
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("values", "person", "kind", "for_other"),
    [
        ({}, None, "unnamed", False),
        ({"person_id": MOTHER}, MOTHER, "person", False),
        ({"person_id": MOTHER, "for_id": SON}, SON, "person", True),
        ({"for_id": SON}, SON, "person", True),
        ({"person_id": MOTHER, "relation": "mother"}, None, "unnamed", True),
        ({"person_id": MOTHER, "for_other": True}, None, "unnamed", True),
        ({"person_id": MOTHER, "for_other": False, "relation": "mother"}, MOTHER, "person", False),
        ({"organisation": "Эл коому"}, None, "organisation", False),
        ({"organisation": "Эл коому", "person_id": MOTHER}, MOTHER, "organisation", False),
    ],
)
def test_a_visit_tells_whom_it_counts(
    values: dict[str, Any], person: Id | None, kind: str, for_other: bool
) -> None:
    assert (helped(values), who(values), came_for_other(values)) == (person, kind, for_other)


@pytest.mark.parametrize("hour", ["0:00", "09:05", "9:05", "14:30", "23:59", "", None])
def test_an_hour_is_written_with_a_colon(hour: str | None) -> None:
    check({"hour": hour}, today=TODAY)


@given(hour=st.text(max_size=6).filter(bool))
def test_no_other_text_is_an_hour(hour: str) -> None:
    parts = hour.split(":")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts) and len(parts[1]) == 2:
        return
    with pytest.raises(Refused, match="14:30"):
        check({"hour": hour}, today=TODAY)


@pytest.mark.parametrize("hour", ["24:00", "12:60", "١٢:٣٠", "12:30\n", "1430"])
def test_an_hour_that_is_none_is_refused(hour: str) -> None:
    with pytest.raises(Refused, match="14:30"):
        check({"hour": hour}, today=TODAY)


def test_a_visit_is_of_today_or_before() -> None:
    check({"day": TODAY}, today=TODAY)
    with pytest.raises(Refused, match="not come"):
        check({"day": TODAY + timedelta(days=1)}, today=TODAY)


def test_an_organisation_and_a_person_are_two_visits() -> None:
    with pytest.raises(Refused, match="two visits"):
        check({"organisation": "Эл коому", "for_id": SON}, today=TODAY)


def test_every_fault_is_told_by_its_place() -> None:
    values = {
        "day": date(2026, 11, 25),
        "hour": "25:00",
        "appointments": [{"day": date(2026, 12, 1), "hour": "9:30"}, {"hour": "скоро"}],
    }
    with pytest.raises(Faulty) as caught:
        check(values, today=date(2026, 11, 24))
    assert [fault.path for fault in caught.value.faults] == ["day", "hour", "appointments[1].hour"]
