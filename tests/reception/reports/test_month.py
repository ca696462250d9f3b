"""The month's workbook shows the figures, in any language, in the same places every month."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reception.kernel.i18n import LANGUAGES, Language
from reception.kernel.i18n import mark as _
from reception.kernel.progress import Silent
from reception.reports.book import Book, Sheet
from reception.reports.figures import Month
from reception.reports.incomplete import Incomplete
from reception.reports.month import DATA, month_book
from reception.reports.tables import FAMILIES
from reception.reports.workbook import read_cells, save_book, write_book
from tests.printing import Printer
from tests.reception.reports.examples import LAWYERS, counted, edition, fact, labels


@cache
def figures() -> Month:
    lawyer = next(iter(LAWYERS))
    return counted(
        visits=[
            fact(code="a", sex="female", age=40, place="uzgen_city", category="land_share", lawyer=lawyer),
            fact(code="b", sex="male", groups=frozenset({"detainee"}), project="=1+1"),
            fact(category="land_share"),
            fact(who="organisation", channel="phone"),
        ],
        services=[fact(code="a", helps=frozenset({"drafting"})), fact(helps=frozenset({"consultation"}))],
        matters=[fact(code="a", category="land")],
    )


def book(language: Language = "ru", **known: Any) -> Book:
    return month_book(
        edition(known.pop("month", figures()), **known), labels(language), office="Приёмная в Оше"
    )


def shown(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [row.cells for row in sheet.rows]


def rows_of(made: Book) -> dict[str, list[tuple[Any, ...]]]:
    stream = io.BytesIO()
    save_book(made, stream, progress=Silent())
    return read_cells(stream)


@cache
def example_rows() -> dict[str, list[tuple[Any, ...]]]:
    return rows_of(book())


def test_every_number_stands_where_the_hidden_sheet_says() -> None:
    cells = example_rows()
    spots = cells[DATA][6:]
    assert len(spots) > 500
    for _table, _code, sheet, row, *numbers in spots:
        assert [cell for cell in cells[sheet][row - 1] if isinstance(cell, int)] == [
            number for number in numbers if number is not None
        ]


def test_there_is_a_sheet_a_family_and_no_formula() -> None:
    made = book()
    assert len(made.sheets) == len(FAMILIES) + 4
    texts = [cell for sheet in made.sheets for row in sheet.rows for cell in row.cells]
    assert "=1+1" in texts
    assert all(sheet.hidden == (sheet.title == DATA) for sheet in made.sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_sheets_are_short_and_different(language: Language) -> None:
    titles = [sheet.title for sheet in book(language).sheets]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert max(map(len, titles)) <= 31
    assert not set("[]:*?/\\'") & set("".join(titles))


def test_the_layout_is_the_same_whatever_the_figures() -> None:
    full, empty = book(), book(month=counted())
    for one, other in zip(full.sheets[:-1], empty.sheets[:-1], strict=True):
        if "=1+1" not in [cell for row in one.rows for cell in row.cells]:
            assert len(one.rows) == len(other.rows), one.title
            assert [row.look for row in one.rows] == [row.look for row in other.rows]


def test_equal_figures_make_equal_cells() -> None:
    assert book() == book()
    assert rows_of(book()) == example_rows()


def test_the_cover_says_what_it_is_and_that_it_agrees() -> None:
    cover = shown(book("en", number=3, final=True).sheets[0])
    assert ("Edition", "final, edition 3") in cover
    assert ("Persons helped", 2) in cover
    assert ("Persons helped who gave no name, apart", 1) in cover
    assert ("Visits", "4 in each of 14 tables, as above") in cover
    assert not any("do not agree" in str(cell) for row in cover for cell in row)


def test_tables_that_do_not_agree_are_said_on_the_cover() -> None:
    wrong = replace(figures(), totals={**figures().totals, "visits": 5})
    cover = book("en", month=wrong).sheets[0]
    (row,) = [row for row in cover.rows if row.cells[:1] == ("Visits",) and row.look == "warning"]
    assert row.cells[1] == "the tables do not agree; do not send this report"


def test_organisations_are_never_persons_on_the_sheet() -> None:
    people = next(sheet for sheet in book("en").sheets if sheet.title == "People")
    lines = [row for row in shown(people) if row[:1] == ("Organisations",)]
    assert lines[0] == ("Organisations", None, 1, 0)


def test_changes_since_the_last_edition_are_listed() -> None:
    before = counted()
    sheet = book("en", number=2, before=before).sheets[-3]
    assert ("Main figures", "Visits", "", 0, 4, 4) in shown(sheet)
    assert ("Sex", "Female", "Persons", 0, 1, 1) in shown(sheet)
    first = shown(book("en").sheets[-3])
    assert ("This is the first edition.",) in first


def test_incomplete_records_are_listed_by_number() -> None:
    records = [Incomplete("visit", "V-OSH-2026-0003", (_("Sex"), _("Age")))]
    made = month_book(edition(figures()), labels("en"), office="Osh", incomplete=records)
    assert ("Visit", "V-OSH-2026-0003", "Sex, Age") in shown(made.sheets[-2])


@pytest.mark.long
@pytest.mark.needs("soffice")
def test_libreoffice_prints_every_sheet(tmp_path: Path, pdfs: Printer) -> None:
    from pypdf import PdfReader

    path = tmp_path / "month.xlsx"
    write_book(book("ky"), path)
    (pdf,) = pdfs([path])
    pages = PdfReader(pdf).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) >= len(FAMILIES) + 3
    assert all(page.mediabox.width in {595, 842} or 594 < page.mediabox.width < 843 for page in pages)
    assert "Кара-Суу району" in text
    assert "ө" in text
    assert "reception:month" not in text
