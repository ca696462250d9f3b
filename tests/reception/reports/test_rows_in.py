"""Tables from elsewhere are read in whatever way they were written; what is hostile is refused in a sentence."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest

from reception.kernel.errors import Cancelled, Refused
from reception.kernel.i18n import Message
from reception.reports.rows_in import MOST_LINES, Formula, read_pages
from tests.reception.reports.test_incoming import ENTITY, repacked


def workbook(*rows: list[Any]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_is_read_in_every_coding_and_with_every_separator(coding: str, separator: str) -> None:
    text = f"ФИО{separator}Телефон\nАсанова Айгуль{separator}0555123456\n"
    (page,) = read_pages(text.encode(coding), name="a.csv")
    assert page.rows == (("ФИО", "Телефон"), ("Асанова Айгуль", "0555123456"))


def test_a_cell_in_quotes_keeps_separators_and_line_breaks() -> None:
    (page,) = read_pages('ФИО;Суть\nАсанова;"Алименты; развод\nи жильё"\n'.encode(), name="a.csv")
    assert page.rows[1] == ("Асанова", "Алименты; развод\nи жильё")


def test_a_workbook_gives_texts_numbers_and_days_and_says_where_a_formula_stands() -> None:
    data = workbook(
        ["ФИО", "Год", "День", "Сумма"], ["Асанова", 1985, date(2019, 2, 3), "=1+1"], [None, None]
    )
    (page,) = read_pages(data, name="a.xlsx")
    assert page.rows[1] == ("Асанова", 1985, datetime.fromisoformat("2019-02-03"), Formula())
    assert page.rows[2:] in ((), ((),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Excel"),
        (b"PK\x03\x04rubbish", "not an Excel workbook"),
        (repacked(add={"xl/vbaProject.bin": b"x"}), "macros"),
        (repacked(add={"xl/x.xml": ENTITY}), "no use for"),
        (repacked(add={"xl/bomb.xml": b"0" * (30 * 2**20)}), "unpacks to more"),
        (b"\0\1\2\3\xff" * 50, "neither"),
        (b"a;b\n" * (MOST_LINES + 1), "more than"),
        (b"x" * (9 * 2**20), "larger"),
        (b'a;"' + b"x" * 200_000, "separators"),
    ],
)
def test_what_is_hostile_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_pages(data, name="a.xlsx")


def test_a_sheet_of_too_many_rows_is_refused_while_it_is_read() -> None:
    with pytest.raises(Refused, match="more than"):
        read_pages(workbook(*[["x"]] * (MOST_LINES + 1)), name="a.xlsx")


class CalledOff:
    def step(self, what: Message, done: int, total: int) -> None:  # noqa: ARG002 - the protocol's names
        raise Cancelled


def test_reading_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        read_pages(b"a;b\n" * 1_000, name="a.csv", progress=CalledOff())
