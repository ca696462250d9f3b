"""People are understood in their own words, in both languages and with any ending."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.reference.catalogue import Catalogue
from reception.reference.lookup import BEGINNING, KIN, SAME, WITH_ENDING, nearness
from reception.reference.reading import shipped

RUSSIAN = {
    "алименты": "alimony",
    "не платит алименты на ребёнка": "alimony",
    "пособие на ребенка": "benefit_family",
    "прописка": "registration_place",
    "нет прописки": "registration_place",
    "потеряла паспорт": "id_card",
    "метрика": "civil_status",
    "не платят зарплату": "wages",
    "уволили с работы": "dismissal",
    "бьёт муж": "violence_partner",
    "охранный ордер": "protection_order",
    "изнасиловали": "violence_sexual",
    "избили в милиции": "torture",
    "пытали током": "torture_police",
    "задержали без протокола": "arrest_unlawful",
    "не дают лекарства в сизо": "custody_medical",
    "свидание": "custody_contacts",
    "умер в сизо": "death_custody",
    "не ответили на жалобу": "appeal_unanswered",
    "отказали в информации": "information_refused",
    "пенсию не назначают": "pension",
    "инвалидность": "disability_group",
    "наследство": "inheritance",
    "выселяют из квартиры": "eviction",
    "поливная вода": "water_pasture",
    "сосед захватил землю": "land_boundary",
    "госакт": "land_documents",
    "депортация": "migrant_ban",
    "груз 200": "migrant_death",
    "дедовщина": "torture_army",
    "развод": "divorce",
    "никах": "marriage_religious",
    "расписка": "debts",
    "судебный исполнитель": "enforcement",
    "взятка": "corruption",
    "митинг": "assembly",
    "пост в фейсбуке": "expression",
    "гражданство": "citizenship",
    "бесплатный адвокат": "legal_aid",
    "отключили свет": "utilities",
}
KYRGYZ = {
    "алимент": "alimony",
    "жөлөк пул": "social",
    "жолокпул": "social",
    "үй-бүлөгө көмөк": "benefit_family",
    "бала ырысы": "benefit_birth",
    "прописка": "registration_place",
    "паспортум жоголду": "id_card",
    "айлыгымды бербейт": "wages",
    "жумуштан чыгарды": "dismissal",
    "күйөөсү сабайт": "violence_partner",
    "коргоо ордери": "protection_order",
    "ала качуу": "bride_kidnapping",
    "кыйноо": "torture",
    "камап койду": "detention",
    "адвокатты киргизбейт": "custody_contacts",
    "камакта каза болду": "death_custody",
    "дайынсыз жоголуп кетти": "whereabouts",
    "арызыма жооп келген жок": "appeal_unanswered",
    "пенсиямды кайра эсептөө": "pension",
    "майыптык тобу": "disability_group",
    "мурас": "inheritance",
    "тил кат": "debts",
    "жер үлүшү": "land_share",
    "сугат суу": "water_pasture",
    "россияда акчасын бербеди": "migrant_wages",
    "сөөгүн алып келүү": "migrant_death",
    "ажырашуу": "divorce",
    "аталыкты аныктоо": "paternity",
    "баланы тартып алды": "child_custody",
    "сот аткаруучу": "enforcement",
    "акысыз адвокат": "legal_aid",
    "кайнене": "violence_relatives",
    "жарандык": "citizenship",
    "айыл өкмөтү": "local_authorities",
}


@pytest.mark.parametrize(("words", "code"), RUSSIAN.items())
def test_russian_words_find_their_category_first(catalogue: Catalogue, words: str, code: str) -> None:
    assert catalogue.find("problem_categories", words)[0].code == code


@pytest.mark.parametrize(("words", "code"), KYRGYZ.items())
def test_kyrgyz_words_find_their_category_first(catalogue: Catalogue, words: str, code: str) -> None:
    assert catalogue.find("problem_categories", words)[0].code == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("джалал-абад", "manas_city"),
        ("исфана", "razzakov_city"),
        ("гүлчө", "gulcho_city"),
        ("карасуу", "kara_suu_rayon"),
    ],
)
def test_places_are_found_by_their_earlier_and_spoken_names(
    catalogue: Catalogue, words: str, code: str
) -> None:
    assert code in [item.code for item in catalogue.find("divisions", words)[:3]]


def test_a_language_narrows_the_words(catalogue: Catalogue) -> None:
    assert catalogue.find("problem_categories", "зарплата", "ru")
    assert not catalogue.find("problem_categories", "зарплата", "ky")


@pytest.mark.parametrize("words", ["", "   ", "!!!", "ъъъыы", "qqqq"])
def test_words_nobody_knows_find_nothing(catalogue: Catalogue, words: str) -> None:
    assert catalogue.find("problem_categories", words) == ()


@pytest.mark.parametrize(
    ("asked", "known", "near"),
    [
        ("пенсия", "пенсия", SAME),
        ("пен", "пенсия", BEGINNING),
        ("п", "пенсия", 0),
        ("жолокпулдарынан", "жолокпул", WITH_ENDING),
        ("пенсиямди", "пенсия", WITH_ENDING),
        ("пенсионноелицоздесь", "пенс", 0),
        ("суда", "суд", KIN),
        ("сударыня", "суд", 0),
        ("жалобу", "жалоба", KIN),
        ("дом", "до", 0),
        ("газета", "газовый", 0),
    ],
)
def test_endings_are_looked_through_but_not_other_words(asked: str, known: str, near: int) -> None:
    assert nearness(asked, known) == near


WORDS = [
    (item.code, word)
    for item in shipped().list("problem_categories").items
    for words in item.words.values()
    for word in words
]


@given(st.sampled_from(WORDS))
def test_every_everyday_word_finds_the_category_it_stands_in(pair: tuple[str, str]) -> None:
    code, word = pair
    assert code in [item.code for item in shipped().find("problem_categories", word)]


def test_a_retired_institution_is_found_but_no_longer_valid(catalogue: Catalogue) -> None:
    found = catalogue.find("institutions", "национальный центр по предупреждению пыток")[0]
    assert found.code == "torture_prevention_centre"
    assert found.valid(date(2025, 10, 2))
    assert not found.valid(date(2025, 10, 3))
