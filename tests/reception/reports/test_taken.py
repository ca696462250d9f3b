"""Head office reads back exactly what an office sent, and refuses what was changed, mixed or is foreign."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, cast

import openpyxl
import pytest
from hypothesis import Phase, given, settings

from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.progress import Silent
from reception.reports.book import Value
from reception.reports.figures import Month
from reception.reports.incoming import read_workbook
from reception.reports.month import DATA, month_book
from reception.reports.taken import refuse_mixture, take_month_book, understand
from reception.reports.workbook import save_book
from tests.reception.reports.examples import LAWYERS, MONTHS, edition, labels
from tests.reception.reports.test_month import figures

Sheets = dict[str, list[tuple[Value, ...]]]


def sent(month: Month, *, language: Language = "ru", office: str = "Ош", **known: Any) -> bytes:
    stream = io.BytesIO()
    save_book(month_book(edition(month, **known), labels(language), office=office), stream, progress=Silent())
    return stream.getvalue()


@cache
def example() -> bytes:
    return sent(figures())


@cache
def cells() -> Sheets:
    return read_workbook(example(), name="a.xlsx")


def changed(change: Callable[[Sheets], object]) -> Sheets:
    made = {title: list(rows) for title, rows in cells().items()}
    change(made)
    return made


@given(MONTHS)
@settings(max_examples=3, phases=[Phase.generate])
def test_figures_come_back_as_they_were_sent(month: Month) -> None:
    taken = take_month_book(sent(month, language="ky", number=2, final=True), name="a.xlsx")
    assert taken.figures == month
    assert (taken.office, taken.office_name, taken.edition, taken.final) == ("OSH", "Ош", 2, True)


def test_names_of_colleagues_come_with_the_figures() -> None:
    taken = take_month_book(example(), name="a.xlsx")
    assert {taken.labels["lawyer", code] for code in LAWYERS} == set(LAWYERS.values())


def test_a_file_that_excel_saved_again_is_taken() -> None:
    made = openpyxl.load_workbook(io.BytesIO(example()))
    stream = io.BytesIO()
    made.save(stream)
    assert take_month_book(stream.getvalue(), name="a.xlsx").figures == figures()


def set_cell(sheet: int | str, row: int, at: int, value: Value) -> Callable[[Sheets], None]:
    def change(made: Sheets) -> None:
        page = made[sheet] if isinstance(sheet, str) else list(made.values())[sheet]
        page[row - 1] = (*page[row - 1][: at - 1], value, *page[row - 1][at:])

    return change


def without_a_total(made: Sheets) -> None:
    lines = [row[1:2] for row in made[DATA]]
    made[DATA].pop(lines.index(("*total",)))


@pytest.mark.parametrize(
    "change",
    [
        set_cell(1, 6, 3, 77),
        set_cell(1, 6, 3, "=1+1"),
        set_cell(0, 13, 2, 4000),
        set_cell(DATA, 1, 1, "something else"),
        set_cell(DATA, 1, 2, 2),
        set_cell(DATA, 2, 2, None),
        set_cell(DATA, 3, 2, "2026-13"),
        set_cell(DATA, 4, 1, "gone"),
        set_cell(DATA, 7, 5, -1),
        set_cell(DATA, 7, 5, "many"),
        set_cell(DATA, 7, 4, 10**7),
        set_cell(DATA, 9, 1, "another"),
        lambda made: made.pop(DATA),
        lambda made: made.pop(list(made)[2]),
        without_a_total,
        lambda made: made[DATA].__delitem__(slice(6, None)),
    ],
    ids=range(16),
)
def test_a_changed_or_foreign_workbook_is_refused(change: Callable[[Sheets], object]) -> None:
    with pytest.raises(Refused):
        understand(changed(change), name="a.xlsx")


def test_numbers_changed_in_both_places_do_not_add_up() -> None:
    def change(made: Sheets) -> None:
        for number, row in enumerate(made[DATA], 1):
            if row[:2] == ("sex", "female"):
                set_cell(DATA, number, 6, 9)(made)
                set_cell(str(row[2]), cast("int", row[3]), 3, 9)(made)

    with pytest.raises(Refused, match="totals do not agree"):
        understand(changed(change), name="a.xlsx")


def test_an_office_is_not_taken_twice_and_months_are_not_mixed() -> None:
    one = take_month_book(example(), name="a.xlsx")
    other = replace(one, name="b.xlsx", office="btk", figures=replace(one.figures, office="BTK"))
    refuse_mixture([one, other])
    with pytest.raises(Refused, match="both of"):
        refuse_mixture([one, other, replace(one, name="c.xlsx", office="osh")])
    with pytest.raises(Refused, match="is of"):
        refuse_mixture([one, replace(other, figures=replace(other.figures, month="2026-09"))])
