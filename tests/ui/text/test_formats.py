"""Days, numbers and sizes are the same figures in every language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Translator
from ui.text import formats as text

DAY = date(2026, 11, 24)


def test_a_day_is_eight_figures_and_no_day_is_nothing() -> None:
    assert text.short_day(DAY) == "24.11.2026"
    assert text.short_day(None) == ""


def test_a_moment_is_told_by_the_clock_of_the_office() -> None:
    assert text.short_moment(datetime(2026, 11, 24, 20, 2, tzinfo=UTC)) == "25.11.2026 02:02"
    assert text.short_moment(None) == ""


def test_a_number_keeps_its_groups_on_one_line() -> None:
    assert text.number(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert text.number(12) == "12"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "1 byte"),
        (740, "740 bytes"),
        (1536, "1.5 KB"),
        (2048, "2 KB"),
        (12 * 1024 * 1024, "12 MB"),
        (1024 * 1024 - 1, "1 MB"),
        (5 * 1024**4, "5120 GB"),
    ],
)
def test_a_size_is_said_as_a_person_says_it(size: int, said: str) -> None:
    assert text.file_size(Translator("en"), size).replace("\N{NO-BREAK SPACE}", " ") == said


def test_russian_and_kyrgyz_write_a_comma_where_english_has_a_point() -> None:
    assert {"1,5" in text.file_size(Translator(language), 1536) for language in ("ru", "ky")} == {True}


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2026-11-24", "24.11.2026"),
        ("2026-11", "11.2026"),
        ("2026-11-24T14:30", "24.11.2026 14:30"),
        ("2024-23", "autumn 2024"),
        ("2025-03~", "about March 2025"),
        ("2025/2026", "2025 – 2026"),
    ],
)
def test_a_date_is_figures_where_figures_say_it_all_and_words_where_not(edtf: str, said: str) -> None:
    assert text.edtf_words(Translator("en"), PartialDate.parse(edtf)) == said


def test_no_date_is_nothing_and_a_whole_day_may_be_worded() -> None:
    assert text.edtf_words(Translator("en"), None) == ""
    assert text.edtf_words(Translator("en"), DAY) == "24.11.2026"
    assert text.date_words(Translator("en"), DAY) == "24 November 2026"


@pytest.mark.parametrize(
    ("then", "said"),
    [(DAY, "today"), (date(2026, 11, 23), "yesterday"), (date(2026, 11, 14), "10 days ago")],
)
def test_how_long_ago_is_said_in_days(then: date, said: str) -> None:
    assert text.age_words(Translator("en"), then, today=DAY) == said
