"""Russian ordinals where no word of their own is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.numerals_russian import LARGEST, cardinal, ordinal


@pytest.mark.parametrize(("number", "said"), [(7000, "7000-й"), (2_000_000, "2000000-й"), (-1, "-1-й")])
def test_an_ordinal_without_a_word_stands_in_figures(number: int, said: str) -> None:
    assert ordinal(number) == said


@given(st.integers(min_value=0, max_value=LARGEST))
def test_every_number_has_words_of_letters_alone(number: int) -> None:
    assert all(word.isalpha() for word in cardinal(number).split())


@given(st.integers(min_value=1900, max_value=2999))
def test_every_year_has_an_ordinal_of_letters_alone(year: int) -> None:
    assert ordinal(year, case="genitive").endswith("го")
    assert all(word.isalpha() for word in ordinal(year).split())
