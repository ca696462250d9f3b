"""Sums of money, read and written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.i18n import Language
from reception.language.money import read_sum, word_sum

IN_WORDS = re.compile(r" \(.*\)")


@pytest.mark.parametrize(
    ("text", "tyiyn"),
    [
        ("25 000", 2_500_000),
        ("25\u00a0000", 2_500_000),
        ("25000,5", 2_500_050),
        ("25000.05", 2_500_005),
        ("25 000 сом 50 тыйын", 2_500_050),
        ("5000 сомов", 500_000),
        (" 1 som ", 100),
        ("0", 0),
        # Not plainly a sum: it stays as it was typed.
        ("12.345", None),
        ("25 00", None),
        ("-5", None),
        ("5 USD", None),
        ("5,50 сом 50 тыйын", None),
        ("около 5000", None),
        ("", None),
    ],
)
def test_a_sum_is_read_only_where_it_is_plainly_one(text: str, tyiyn: int | None) -> None:
    assert read_sum(text) == tyiyn


def test_english_has_figures_alone() -> None:
    assert [word_sum(n, "en") for n in (100, 2_500_050)] == ["1 som", "25,000 soms 50 tyiyn"]


def test_a_debt_is_no_sum() -> None:
    with pytest.raises(ValueError, match="-1"):
        word_sum(-1, "ru")


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from(["ru", "ky"]))
def test_a_written_sum_reads_as_itself_again(tyiyn: int, language: Language) -> None:
    assert read_sum(IN_WORDS.sub("", word_sum(tyiyn, language))) == tyiyn
