"""The order of lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.order import ALPHABET, order_key

WORDS = st.text(alphabet=ALPHABET, max_size=6)


def places(word: str) -> list[int]:
    """The word as places of its letters in the alphabet."""
    return [ALPHABET.index(letter) for letter in word]


@given(WORDS, WORDS)
def test_the_key_sorts_as_the_alphabet_does(one: str, other: str) -> None:
    assert (order_key(one) < order_key(other)) == (places(one) < places(other))


@given(WORDS, WORDS)
def test_the_key_sorts_the_same_letter_by_letter_and_byte_by_byte(one: str, other: str) -> None:
    keys = order_key(one), order_key(other)
    assert (keys[0] < keys[1]) == (keys[0].encode() < keys[1].encode())


@given(WORDS)
def test_capitals_make_no_difference(word: str) -> None:
    assert order_key(word.upper()) == order_key(word)


@pytest.mark.parametrize(
    "names",
    [
        ["Ежов", "Ея", "Ёжиков", "Жапаров"],
        ["Нурлан", "Няня", "Ңарын", "Обо"],
        ["Ояма", "Өмүрбек", "Павлов"],
        ["Уялов", "Үсөнов", "Ўктам", "Фатима"],
        ["Кяримов", "Қодиров", "Лаптев"],
        ["5-й отдел", "Usenov", "Усенов"],
        ["Асан", "Асан уулу", "Асанбай"],
        ["Кара-Суу", "Карабаев"],
    ],
)
def test_lists_come_in_this_order(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=order_key) == names


def test_hyphens_spaces_and_apostrophes_do_not_part_equal_names() -> None:
    assert order_key("Кара-Суу") == order_key(" кара  суу ")
    assert order_key("G‘afur") == order_key("gafur")


def test_marks_on_latin_letters_make_no_difference_and_composed_letters_are_letters() -> None:
    assert order_key("José") == order_key("Jose")
    assert order_key("и\u0306") == order_key("й")
