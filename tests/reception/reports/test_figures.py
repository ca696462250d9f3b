"""Figures come back from their snapshot unchanged, and two editions are told apart to the number."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from reception.reports.figures import Change, Month, as_json, changes, read_snapshot, snapshot
from tests.reception.reports.examples import MONTHS, counted, fact


@given(MONTHS)
@settings(max_examples=20)
def test_a_snapshot_reads_back_as_the_same_figures(month: Month) -> None:
    assert read_snapshot(snapshot(month)) == month


def test_a_snapshot_of_another_layout_is_not_compared() -> None:
    old = {**as_json(counted()), "layout": 0}
    assert read_snapshot(json.dumps(old)) is None


def test_the_json_has_every_table_with_its_totals() -> None:
    shown = as_json(counted(visits=[fact(code="a", sex="female"), fact(who="organisation")]))
    sex = next(table for table in shown["tables"] if table["id"] == "sex")
    assert sex["rows"] == [{"code": "female", "persons": 1, "visits": 1, "services": 0}]
    assert sex["organisation"] == {"persons": 0, "visits": 1, "services": 0}
    assert sex["total"] == {"persons": 1, "visits": 2, "services": 0}
    assert sex["unnamed"] == {"persons": 0}
    assert all({"not_stated", "total"} <= table.keys() for table in shown["tables"])


def test_changes_name_each_number_that_differs() -> None:
    before = counted(visits=[fact(code="a", sex="female")])
    now = counted(visits=[fact(code="a", sex="male")])
    assert changes(before, now) == [
        Change("sex", "male", "persons", 0, 1),
        Change("sex", "male", "visits", 0, 1),
        Change("sex", "female", "persons", 1, 0),
        Change("sex", "female", "visits", 1, 0),
    ]


def test_a_changed_total_of_the_cover_comes_first() -> None:
    before = counted()
    now = replace(before, totals={**before.totals, "visits": 2})
    assert changes(before, now) == [Change("", "visits", "", 0, 2)]


@given(MONTHS)
@settings(max_examples=10)
def test_nothing_changed_between_equal_figures(month: Month) -> None:
    assert changes(month, month) == []
