"""The Kyrgyz plural where a word gives no plain answer."""

from __future__ import annotations

import pytest

from reception.language.kyrgyz_plural import pluralise


@pytest.mark.parametrize("text", ["Max", "5", "", "кбк", "№", "«Бир Дүйнө»"])
def test_what_no_rule_knows_stays_and_is_told(text: str) -> None:
    plural = pluralise(text)
    assert (plural.text, plural.certain) == (text, False)


def test_what_is_somebodys_already_stays_and_is_told() -> None:
    plural = pluralise("Ош шаарынын прокуратурасы")
    assert (plural.text, plural.certain) == ("Ош шаарынын прокуратурасы", False)


def test_only_the_last_word_of_a_phrase_has_the_plural() -> None:
    assert pluralise("жогорку сот").text == "жогорку соттор"


def test_a_word_in_capitals_has_its_ending_in_capitals_and_an_abbreviation_a_small_one() -> None:
    assert pluralise("АДВОКАТ").text == "АДВОКАТТАР"
    assert pluralise("ИИБ").text == "ИИБдер"
