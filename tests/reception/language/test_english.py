"""English names from the passport."""

from __future__ import annotations

import pytest

from reception.language.english import passport_name


@pytest.mark.parametrize(
    ("surname", "given", "name"),
    [
        ("USENOV", "BAKYT", "Bakyt Usenov"),
        ("KOCHKONBAI UULU", "BEKBOLOT", "Bekbolot Kochkonbai uulu"),
        ("Asanbek kyzy", "Aigul", "Aigul Asanbek kyzy"),
        ("KIM-TOKTOSUNOVA", "GULNARA", "Gulnara Kim-Toktosunova"),
        ("", "AIGUL", "Aigul"),
        ("JO‘RAYEV", "G‘AYRAT", "G‘ayrat Jo‘rayev"),
        ("McDonald", "Ann", "Ann McDonald"),
    ],
)
def test_the_given_name_comes_first_and_the_letters_are_the_passports(
    surname: str, given: str, name: str
) -> None:
    assert passport_name(surname=surname, given=given) == name


@pytest.mark.parametrize(
    ("surname", "given"), [("", " "), ("Усенов", "Бакыт"), ("Usenov", "Бакыт"), ("U5enov", "B")]
)
def test_a_name_that_is_not_latin_is_never_made_up(surname: str, given: str) -> None:
    assert passport_name(surname=surname, given=given) is None
