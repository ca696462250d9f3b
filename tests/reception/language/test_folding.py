"""Folding: what is found whatever letters it was typed with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.folding import digits, fold

CYRILLIC = st.text(alphabet="абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяқғҳў АБВҢӨҮЁ-’'№«»0123")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(CYRILLIC)
def test_cyrillic_folds_to_plain_letters_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= set("абвгдежзиклмнопрстуфхцчшщыэюя0123 ")
    assert folded == folded.strip()
    assert "  " not in folded


@given(CYRILLIC, CYRILLIC)
def test_words_fold_apart_as_they_fold_together(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Үсөнов", "усонов"),
        ("Өмүрбек", "омурбек"),
        ("Чоң-Алай", "чон алаи"),
        ("ЁЛКИН Фёдор", "елкин федор"),
        ("Қодиров Ғайрат Ҳасан Ўктам", "кодиров гаират хасан уктам"),
        ("O‘g‘uloy Jo'rayeva", "oguloy jorayeva"),
        ("Игорь Подъячев", "игор подячев"),
        ("ул. Ленина, 5/2", "ул ленина 5 2"),
        ("«Бир Дуйно — Кыргызстан»", "бир дуино кыргызстан"),
        ("№ 5", "5"),
        ("Müller José", "muller jose"),
        ("  ", ""),
        ("и\u0306о", "ио"),
        ("Ҷӯраев Хоҷӣ", "чураев хочи"),
    ],
)
def test_a_name_folds_to_what_people_type(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_digits_are_all_that_is_left_of_a_number() -> None:
    assert digits("+996 (555) 12-34-56") == "996555123456"
    assert digits("٣ PIN 2") == "32"
    assert digits("нет") == ""
