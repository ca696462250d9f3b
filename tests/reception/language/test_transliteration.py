"""One Latin key for all spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.transliteration import latin


@pytest.mark.parametrize(
    "spellings",
    [
        "Усенов Үсөнов Usenov Usonov",
        "Джапаров Жапаров Zhaparov Japarov Djaparov Dzhaparov",
        "Хасан Hasan Khasan Xasan",
        "Цой Tsoi Tsoy Coy",
        "Юсупов Yusupov Iusupov",
        "Айгүл Айгуль Aigul Aygul",
        "Гүлнара Гульнара Гюльнара Gulnara Gyulnara",
        "Дмитрий Dmitry Dmitrii Dmitriy",
        "Мирзиёев Мирзиеев Mirziyoyev Mirzieev",
        "Жўраев Жураев Jo'rayev Jo‘raev",
        "Жээнбеков Jeenbekov Zheenbekov",
        "Чыңгыз Чингиз Chyngyz Chingiz",
        "Ўктам Уктам O‘ktam",
        "Елена Yelena Elena",
        "Щербаков Shcherbakov Scherbakov",
        "Қодиров Кодиров Qodirov Kodirov",
        "Ғафур Гафур G‘afur Ghafur",
        "кызы Kyzy kizi",
        "Өмүрбек Омурбек Omurbek",
        "Азимжон Азимджон Azimjon Azimdzhon",
        "Токтосунов Toktosunov TOKTOSUNOV",
    ],
)
def test_all_spellings_of_a_name_meet(spellings: str) -> None:
    assert len({latin(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Асанов", "Усенов"), ("Бакыт", "Бекет"), ("Чолпон", "Шолпан"), ("Жапар", "Запар"), ("Хасан", "Асан")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert latin(one) != latin(other)


@given(st.text(alphabet="абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяқғҳў -АБӨ"))
def test_the_key_of_cyrillic_is_latin(text: str) -> None:
    assert set(latin(text)) <= set("abcdefghijklmnopqrstuvwxyz ")


@given(st.text(alphabet="абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"))
def test_the_key_makes_no_difference_between_capitals(text: str) -> None:
    assert latin(text.upper()) == latin(text)
