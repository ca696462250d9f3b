"""Lines and tables pasted into a chronology."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reception.matters.pasting import join_to_above, read_pasted

TODAY = date(2026, 11, 24)
WORD = """<html><head><style>td {mso-x:1}</style></head><body><!--StartFragment--><table class=MsoTableGrid>
<tr><td><p class=MsoNormal>№</p></td><td><p>Дата</p></td><td><p>Что произошло</p></td><td><p>Место</p></td></tr>
<tr><td><p>1</p></td><td><p class=MsoNormal><span lang=KY>24 ноября<br>2026&nbsp;г.</span></p></td>
<td><p>Үйүнөн алып кетишти</p><p>Себебин айткан эмес</p></td><td><p>Ош ш.</p></td></tr>
<tr><td><p>2</p></td><td><p>не помнит</p></td><td><p>Били в&nbsp;отделе</p></td><td></td></tr>
</table><!--EndFragment--></body></html>"""
LIBRE = """<table><tr><td><font>24.11.2026</font></td><td>Задержан</td></tr>
<tr><td>весна 2024</td><td>Переехал</td></tr></table>"""


def test_lines_become_dates_and_what_happened() -> None:
    lines = read_pasted("1. 24.11.2026 – Задержан\n\n2. Весна 2024 г.: Переехал в Ош\n", today=TODAY)

    assert [(str(line.at), line.text) for line in lines] == [
        ("2026-11-24", "Задержан"),
        ("2024-21", "Переехал в Ош"),
    ]


def test_a_line_whose_date_cannot_be_read_stays_with_what_it_said() -> None:
    lines = read_pasted("31.02.2026 – Допрос\nБили двое суток", today=TODAY)

    assert [(line.said, line.at, line.text) for line in lines] == [
        ("31.02.2026", None, "Допрос"),
        ("", None, "Били двое суток"),
    ]


def test_a_date_alone_on_its_line_takes_the_next_line() -> None:
    (line,) = read_pasted("24.11.2026\nЗадержан на рынке", today=TODAY)

    assert (str(line.at), line.text) == ("2026-11-24", "Задержан на рынке")


def test_a_line_is_joined_to_the_one_above() -> None:
    lines = read_pasted("24.11.2026 – Задержан\nна рынке", today=TODAY)

    (joined,) = join_to_above(lines, 1)

    assert joined.text == "Задержан\nна рынке"


def test_a_table_of_word_is_read_by_its_headings() -> None:
    first, second = read_pasted("whatever", WORD, today=TODAY)

    assert (str(first.at), first.place) == ("2026-11-24", "Ош ш.")
    assert first.text == "Үйүнөн алып кетишти\nСебебин айткан эмес"
    assert (second.at, second.said, second.text) == (None, "не помнит", "Били в отделе")


def test_a_table_without_headings_is_read_by_where_the_date_stands() -> None:
    lines = read_pasted("", LIBRE, today=TODAY)

    assert [(str(line.at), line.text) for line in lines] == [
        ("2026-11-24", "Задержан"),
        ("2024-21", "Переехал"),
    ]


def test_rows_parted_by_tabs_are_a_table_too() -> None:
    (line,) = read_pasted("Дата\tМесто\tСобытие\n24.11.2026\tРОВД\tДопрос", today=TODAY)

    assert (str(line.at), line.place, line.text) == ("2026-11-24", "РОВД", "Допрос")


def _letters(text: str) -> list[str]:
    return sorted(letter for letter in text if letter.isalpha())


@given(st.lists(st.text(alphabet="абвгүөң 24.11.2026–-:\tноябрь", max_size=40), max_size=6))
def test_no_letter_of_what_was_pasted_is_dropped(lines: list[str]) -> None:
    read = read_pasted("\n".join(lines), today=TODAY)

    said = "".join(line.said + line.text + line.place + line.source for line in read)
    assert _letters(said) == _letters("".join(lines))


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_on_the_clipboard_breaks_the_reading(text: str, inside: str) -> None:
    read_pasted(text, f"<table><tr><td>{inside}</td><td>{text}</td></tr></table>", today=TODAY)
