"""The coarse key for people who may be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.phonetic import phonetic


@pytest.mark.parametrize(
    "names",
    [
        "Жусуп Юсуп Yusup Жүсүп",
        "Жакып Якуб Jakyp Yakub",
        "Хасан Асан Hasan",
        "Бахыт Бакыт Бакит",
        "Фатима Патима",
        "Азимжан Азимжон Азимджан",
        "Мухаммед Мухамед Магомед",
        "Усенов Үсөнов Осонов",
        "Курбанбек Корбонбек",
    ],
)
def test_names_that_sound_alike_meet(names: str) -> None:
    assert len({phonetic(name) for name in names.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Асан", "Бакыт"), ("Нурлан", "Нурбек"), ("Усенов", "Усенова")])
def test_names_that_sound_different_stay_apart(one: str, other: str) -> None:
    assert phonetic(one) != phonetic(other)


WORDS = st.text(alphabet="абвгдежзийклмнңоөпрстуүфхцчшыэюя", min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_the_key_is_made_word_by_word(one: str, other: str) -> None:
    assert phonetic(f"{one} {other}") == f"{phonetic(one)} {phonetic(other)}"
