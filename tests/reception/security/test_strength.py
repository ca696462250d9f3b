"""Length and different words make a passphrase; the same word again does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.security.strength import HINTS, strength_of


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", "short"),
        ("osh2026", "short"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "short"),
        ("тоо тоо тоо тоо", "short"),
        ("кара жорго тулпар", "fair"),
        ("ak kalpak tunduk 2026", "strong"),
        ("көл үстүндө көк асман", "strong"),
    ],
)
def test_a_passphrase_is_as_strong_as_it_is_long_and_varied(passphrase: str, strength: str) -> None:
    assert strength_of(passphrase) == strength


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_a_word_more_never_makes_it_weaker(passphrase: str, word: str) -> None:
    order = list(HINTS)
    assert order.index(strength_of(f"{passphrase} {word}")) >= order.index(strength_of(passphrase))
