"""A workbook is painted as described, holds texts as texts, and is written whole or not at all."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reception.kernel.errors import Cancelled, Unable
from reception.kernel.i18n import Message
from reception.kernel.progress import Silent
from reception.reports.book import Book, Chart, Row, Sheet
from reception.reports.workbook import FORMULA_SIGNS, read_cells, save_book, write_book

HOSTILE = (
    "=1+1",
    "+996 700",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "=cmd|' /C calc'!A0",
)
ROWS = (Row(("Head", "Count"), "head"), Row(("one", 1)), Row(("two", 2000)), Row(("Total", 2001), "total"))


def book(*rows: Row, **sheet: Any) -> Book:
    made = Sheet("Sheet", rows or ROWS, (20, 10), **sheet)
    return Book("Title & Co", "Office & month", (made,), date(2026, 11, 2))


def saved(made: Book) -> Any:
    stream = io.BytesIO()
    save_book(made, stream, progress=Silent())
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue())).worksheets[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_begins_like_a_formula_stays_a_text(text: str) -> None:
    cell = saved(book(Row((text,)))).cell(1, 1)
    assert cell.data_type == "s"
    assert cell.value.strip() == text.replace("\t", " ").replace("\r", " ").strip()
    assert cell.quotePrefix


def test_an_ordinary_text_has_no_prefix() -> None:
    assert not saved(book(Row(("Асанова",)))).cell(1, 1).quotePrefix
    assert not {"А", "1", "«"} & FORMULA_SIGNS


def test_control_characters_and_endless_texts_do_not_break_the_file() -> None:
    cell = saved(book(Row(("a\x00b\x1f\ud800" + "x" * 40_000,)))).cell(1, 1)
    assert cell.value.startswith("a b")
    assert len(cell.value) == 32_767


def test_numbers_days_and_looks_are_set() -> None:
    page = saved(book(*ROWS, Row((None, date(2026, 11, 2)))))
    assert (page.cell(3, 2).value, page.cell(3, 2).number_format) == (2000, '#,##0;-#,##0;"–"')
    assert page.cell(5, 2).number_format == "dd.mm.yyyy"
    assert page.cell(1, 1).font.b
    assert page.cell(4, 1).fill.fgColor.rgb.endswith("E8F0F4")
    assert page.cell(2, 1).font.name == "Arial"


def test_the_sheet_is_set_up_for_a4() -> None:
    page = saved(book(*ROWS, frozen=1, landscape=True, filtered=True))
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("A2", "$1:$1", "A1:B4")
    assert page.oddFooter.left.text.endswith("Office && month")
    assert page.oddFooter.right.text.endswith("&P / &N")


def test_charts_are_native_and_show_the_cells() -> None:
    charts = tuple(Chart(kind, "Counts", 2, 2, 3, 1, 6.0) for kind in ("bar", "pie"))
    page = saved(book(*ROWS, charts=charts))
    assert [type(chart).__name__ for chart in page._charts] == ["BarChart", "PieChart"]
    assert page._charts[0].series[0].val.numRef.f == "'Sheet'!$B$2:$B$3"


def test_a_long_text_gets_a_row_for_its_lines() -> None:
    page = saved(book(Row(("слово " * 20, 1)), Row(("слово", 1))))
    assert page.row_dimensions[1].height > 60
    assert page.row_dimensions[2].height is None


def test_cells_are_read_back_as_they_were_written() -> None:
    stream = io.BytesIO()
    save_book(book(), stream, progress=Silent())
    assert read_cells(stream) == {"Sheet": [row.cells for row in ROWS]}


class Impatient:
    def step(self, _what: Message, _done: int, _total: int) -> None:
        raise Cancelled


def test_a_cancelled_workbook_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "month.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_book(book(), path, progress=Impatient())
    assert [file.name for file in tmp_path.iterdir()] == ["month.xlsx"]
    assert path.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unable):
        write_book(book(), tmp_path / "gone" / "month.xlsx")
