"""Counted words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.numerals import plural_ru


@pytest.mark.parametrize(
    ("n", "form"),
    [
        *(
            (0, "дней"),
            (1, "день"),
            (2, "дня"),
            (4, "дня"),
            (5, "дней"),
            (11, "дней"),
            (12, "дней"),
            (14, "дней"),
        ),
        *(
            (21, "день"),
            (22, "дня"),
            (100, "дней"),
            (101, "день"),
            (111, "дней"),
            (1004, "дня"),
            (-1, "день"),
        ),
    ],
)
def test_days_agree_with_their_number(n: int, form: str) -> None:
    assert plural_ru(n, "день", "дня", "дней") == form


@given(st.integers(min_value=0))
def test_the_form_depends_on_the_last_two_figures(n: int) -> None:
    assert plural_ru(n, "1", "2", "5") == plural_ru(n % 100, "1", "2", "5")
