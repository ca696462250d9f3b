"""The keys of a text are the same however it was spelled, and a number's whatever stands between its digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.index.keys import Keys, beginnings, keys_of, national
from reception.kernel.fields import Found


def found(kind: Found, said: str) -> Keys:
    keys = keys_of(kind, said)
    assert keys is not None
    return keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("Үсөнова Айгүл", "Усенова Айгул"), ("Жаңыл", "Жанил"), ("Ёлкин", "Елкин"), ("Үсөнов", "Usenov")],
)
def test_two_spellings_of_a_name_have_one_latin_key_and_one_sound(one: str, other: str) -> None:
    assert found("name", one).latin == found("name", other).latin
    assert found("name", one).sound == found("name", other).sound


@pytest.mark.parametrize("other", ["Асановa", "Асанов", "Асанев", "Хасанова", "Ассанова", "Асонова"])
def test_a_slip_in_a_vowel_a_doubled_letter_and_another_ending_sound_the_same(other: str) -> None:
    assert found("name", "Асанова").sound == found("name", other).sound


@pytest.mark.parametrize("typed", ["+996 700 12-34-56", "996700123456", "0700 123 456", "700123456"])
def test_a_phone_has_one_key_with_and_without_its_code(typed: str) -> None:
    assert found("digits", typed).text == "700123456"


def test_a_pin_and_a_number_of_abroad_stay_as_they_are() -> None:
    assert national("10101199012345") == "10101199012345"
    assert national("79161234567") == "79161234567"


def test_typed_digits_may_begin_with_the_code_or_with_a_zero_or_be_a_pin() -> None:
    assert beginnings("99670") == ["99670", "70"]
    assert beginnings("070") == ["070", "70"]
    assert beginnings("0099670") == ["0099670", "099670", "70"]
    assert beginnings("0") == ["0"]


def test_a_number_is_found_with_and_without_its_gaps() -> None:
    assert found("number", "AN 1234567") == Keys("an 1234567", "an1234567")
    assert found("number", "OSH-2026-001").text == "osh 2026 001"


@pytest.mark.parametrize("kind", ["name", "digits", "number"])
@pytest.mark.parametrize("said", ["", " ", "«—»", "…", "\x00", "'"])
def test_what_has_no_letter_and_no_digit_has_no_keys(kind: Found, said: str) -> None:
    assert keys_of(kind, said) is None


@given(st.text())
def test_the_keys_of_a_name_have_as_many_words_as_its_folded_text(said: str) -> None:
    keys = keys_of("name", said)
    if keys is not None:
        assert keys.text.split() == keys.text.split(" ")
        assert keys.latin is not None
        assert len(keys.latin.split()) == len(keys.text.split())
