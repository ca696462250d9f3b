"""All offices together are the sums of each, and a row says so."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.kernel.progress import Silent
from reception.reports.combine import combined_book, together
from reception.reports.cover import cover_totals
from reception.reports.figures import Month
from reception.reports.taken import Taken, take_month_book
from reception.reports.workbook import save_book
from tests.reception.reports.examples import MONTHS, labels
from tests.reception.reports.test_month import figures

MADE = date(2026, 11, 3)


def taken(number: int, month: Month, name: str = "Приёмная") -> Taken:
    names = {("lawyer", "gone"): "Ушедшая Анна"}
    return Taken(f"{number}.xlsx", f"OFFICE{number}", name, number, number > 1, month, names)


@given(st.lists(MONTHS, min_size=1, max_size=3))
@settings(max_examples=10)
def test_together_is_the_sum_and_agrees(months: list[Month]) -> None:
    whole = together([taken(number, month) for number, month in enumerate(months)])
    assert all(table.agrees() for table in whole.tables)
    assert whole.totals == {name: sum(month.totals[name] for month in months) for name in whole.totals}
    expected = cover_totals(whole.totals)
    for table in whole.tables:
        if not table.id.startswith("organisation_"):
            assert dict(zip(table.columns, table.total, strict=True)).items() <= expected.items()


def test_there_is_a_sheet_an_office_and_a_row_that_checks() -> None:
    offices = [taken(number, figures(), "Приёмная: Ош/1" + "о" * 40) for number in (1, 2)]
    made = combined_book(offices, labels("en"), made_on=MADE)
    titles = [sheet.title for sheet in made.sheets]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert max(map(len, titles)) <= 31
    first = [row.cells for row in made.sheets[0].rows]
    assert ("Visits", 4, 4, 8) in first
    assert ("Edition", "draft, edition 1", "final, edition 2") in first
    assert ("Check: sums of all tables", "agrees", "agrees", "agrees") in first


def test_names_that_only_an_office_knows_are_shown() -> None:
    made = combined_book([taken(1, figures())], labels("en"), made_on=MADE)
    texts = {cell for sheet in made.sheets for row in sheet.rows for cell in row.cells}
    assert "Асанова Айгүл" in texts


def test_a_combined_workbook_is_not_taken_for_an_offices_one() -> None:
    stream = io.BytesIO()
    save_book(combined_book([taken(1, figures())], labels(), made_on=MADE), stream, progress=Silent())
    with pytest.raises(Refused):
        take_month_book(stream.getvalue(), name="all.xlsx")


def test_nothing_and_too_much_are_refused() -> None:
    with pytest.raises(Refused):
        together([])
    with pytest.raises(Refused):
        together([taken(number, figures()) for number in range(41)])
