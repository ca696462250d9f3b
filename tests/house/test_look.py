"""Contact sheets hold every page."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook

from tools import look

RED, BLUE = b"\xff\0\0", b"\0\0\xff"


def test_pages_stand_side_by_side_four_in_a_row() -> None:
    sheet = look.joined([look.Picture(2, 3, RED * 6)] * 4 + [look.Picture(1, 1, BLUE)])
    assert (sheet.width, sheet.height) == (4 * (2 + look.GAP), 3 + look.GAP + 1 + look.GAP)
    assert (sheet.pixels.count(RED), sheet.row(3 + look.GAP)[:3]) == (4 * 6, BLUE)
    assert len(sheet.pixels) == sheet.width * sheet.height * 3


def test_a_png_holds_the_pixels_it_was_given() -> None:
    data = look.png(look.Picture(2, 1, RED + BLUE))
    start = data.index(b"IDAT") + 4
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert zlib.decompress(data[start : data.index(b"IEND") - 8]) == b"\0" + RED + BLUE


def test_a_page_whose_first_pixels_look_like_spaces_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.ppm"
    path.write_bytes(b"P6\n2 1\n255\n" + b"   " + RED)
    assert look.read_ppm(path).pixels == b"   " + RED


@pytest.mark.needs("soffice", "pdftoppm")
def test_a_workbook_becomes_a_sheet_beside_it(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "ң ө ү"
    book.save(tmp_path / "month.xlsx")
    assert look.main([str(tmp_path)]) == 0
    assert (tmp_path / "sheets" / "month.xlsx.png").read_bytes().startswith(b"\x89PNG")
