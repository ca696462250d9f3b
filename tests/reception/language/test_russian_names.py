"""Names in the Russian cases; the rules are Kalakutskaya's and the reference bureau gramota.ru's."""

from __future__ import annotations

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from reception.language.cases import RUSSIAN_CASES, RussianCase, Sex
from reception.language.russian_names import decline_name, sex_told_by

# surname, given, patronymic, sex: genitive | dative | accusative | instrumental | prepositional
FULL = """
Усенов,Бакыт,Асанович,male: Усенова Бакыта Асановича|Усенову Бакыту Асановичу|Усенова Бакыта Асановича|Усеновым Бакытом Асановичем|Усенове Бакыте Асановиче
Токтосунова,Гүлнара,Асановна,female: Токтосуновой Гүлнары Асановны|Токтосуновой Гүлнаре Асановне|Токтосунову Гүлнару Асановну|Токтосуновой Гүлнарой Асановной|Токтосуновой Гүлнаре Асановне
Достоевский,Лев,Ильич,male: Достоевского Льва Ильича|Достоевскому Льву Ильичу|Достоевского Льва Ильича|Достоевским Львом Ильичом|Достоевском Льве Ильиче
Коваленко,Мария,Ивановна,female: Коваленко Марии Ивановны|Коваленко Марии Ивановне|Коваленко Марию Ивановну|Коваленко Марией Ивановной|Коваленко Марии Ивановне
Эрмеков,Эрмек,Кеңешович,male: Эрмекова Эрмека Кеңешовича|Эрмекову Эрмеку Кеңешовичу|Эрмекова Эрмека Кеңешовича|Эрмековым Эрмеком Кеңешовичем|Эрмекове Эрмеке Кеңешовиче
"""  # noqa: E501 - a table
CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
FULL_EXAMPLES = [
    (line.split(": ")[0].split(","), case, form)
    for line in FULL.strip().splitlines()
    for case, form in zip(CASES, line.split(": ")[1].split("|"), strict=True)
]


@pytest.mark.parametrize(("parts", "case", "form"), FULL_EXAMPLES)
def test_a_full_name_declines_in_all_its_parts(parts: list[str], case: RussianCase, form: str) -> None:
    surname, given, patronymic, sex = parts
    told: Sex = "male" if sex == "male" else "female"
    name = decline_name(surname=surname, given=given, patronymic=patronymic, sex=told, case=case)
    assert (name.full(), name.certain) == (form, True)


@pytest.mark.parametrize(
    ("surname", "sex", "case", "form"),
    [
        # A man's surname in a consonant declines, a woman's does not.
        ("Ким", "male", "dative", "Киму"),
        ("Ким", "female", "dative", "Ким"),
        ("Цой", "male", "instrumental", "Цоем"),
        ("Цой", "female", "instrumental", "Цой"),
        ("Асанбай", "male", "genitive", "Асанбая"),
        ("Абдурахман", "female", "genitive", "Абдурахман"),
        # Korean surnames in -ин are nouns: -ом.
        ("Шин", "male", "instrumental", "Шином"),
        ("Пушкин", "male", "instrumental", "Пушкиным"),
        # Surnames in a vowel other than а/я and in -ых never change.
        ("Шевченко", "male", "dative", "Шевченко"),
        ("Черных", "male", "genitive", "Черных"),
        ("Мамасали", "male", "genitive", "Мамасали"),
        ("Ли", "female", "genitive", "Ли"),
        # Adjectives decline as adjectives.
        ("Достоевская", "female", "accusative", "Достоевскую"),
        # Each half of a double surname declines for itself.
        ("Салтыков-Щедрин", "male", "dative", "Салтыкову-Щедрину"),
        ("Токтосунова-Ким", "female", "genitive", "Токтосуновой-Ким"),
        ("Ким-Токтосунова", "female", "genitive", "Ким-Токтосуновой"),
        # Both words of the unit stay.
        ("Орозобек уулу", "male", "dative", "Орозобек уулу"),
        ("Асанбек кызы", "female", "genitive", "Асанбек кызы"),
        ("Асанбек-уулу", "male", "genitive", "Асанбек-уулу"),
        ("Гейдар оглы", "male", "genitive", "Гейдар оглы"),
        # Capitals stay capitals.
        ("УСЕНОВ", "male", "genitive", "УСЕНОВА"),
    ],
)
def test_a_surname_declines_by_its_ending_and_the_sex(
    surname: str, sex: Sex, case: RussianCase, form: str
) -> None:
    assert decline_name(surname=surname, sex=sex, case=case).surname == form


@pytest.mark.parametrize(
    ("given", "sex", "case", "form"),
    [
        # Men's names in a consonant and in й decline.
        ("Максат", "male", "dative", "Максату"),
        ("Азимжан", "male", "genitive", "Азимжана"),
        ("Өмүрбек", "male", "instrumental", "Өмүрбеком"),
        ("Абай", "male", "genitive", "Абая"),
        ("Эмиль", "male", "dative", "Эмилю"),
        ("Дмитрий", "male", "prepositional", "Дмитрии"),
        ("Пётр", "male", "genitive", "Петра"),
        ("Павел", "male", "dative", "Павлу"),
        # е stays in -ек (pytrovich alone: «Тилька»).
        ("Тилек", "male", "genitive", "Тилека"),
        ("Сейтек", "male", "instrumental", "Сейтеком"),
        # The stress stays on the stem: -ем after a sibilant.
        ("Кеңеш", "male", "instrumental", "Кеңешем"),
        ("Жолдош", "male", "instrumental", "Жолдошем"),
        # Men's names in а decline like women's.
        ("Муса", "male", "dative", "Мусе"),
        ("Абдулла", "male", "genitive", "Абдуллы"),
        # Names in other vowels do not.
        ("Шерали", "male", "dative", "Шерали"),
        ("Хабибулло", "male", "genitive", "Хабибулло"),
        ("Дүйшө", "male", "dative", "Дүйшө"),
        # Women's names in a consonant, hard or soft, do not (Kalakutskaya).
        ("Айгүл", "female", "dative", "Айгүл"),
        ("Айгуль", "female", "genitive", "Айгуль"),
        ("Жылдыз", "female", "instrumental", "Жылдыз"),
        ("Санобархон", "female", "genitive", "Санобархон"),
        ("Любовь", "female", "instrumental", "Любовью"),
        # и after a sibilant and after г к х (pytrovich alone: «Хадичы»).
        ("Хадича", "female", "genitive", "Хадичи"),
        ("Айша", "female", "genitive", "Айши"),
        ("Ольга", "female", "genitive", "Ольги"),
        # Stressed -ия gives -ие (Superanskaya), unstressed -ии.
        ("Алия", "female", "dative", "Алие"),
        ("Мария", "female", "dative", "Марии"),
        ("Наталья", "female", "instrumental", "Натальей"),
        # The father's unit stays, the name beside it declines.
        ("Максат Орозобек уулу", "male", "dative", "Максату Орозобек уулу"),
        # Initials stay.
        ("Б.", "male", "genitive", "Б."),
    ],
)
def test_a_given_name_declines_by_its_ending_and_the_sex(
    given: str, sex: Sex, case: RussianCase, form: str
) -> None:
    assert decline_name(given=given, sex=sex, case=case).given == form


@pytest.mark.parametrize(
    ("surname", "given", "patronymic", "sex"),
    [
        ("Усенов", "Бакыт", "Асанович", "male"),
        ("Усенова", "Бакыт", "Асановна", "female"),
        ("Усенова", "Бакыт", "Ильинична", "female"),
        ("Орозобек уулу", "Максат", "", "male"),
        ("", "Айгүл Асанбек кызы", "", "female"),
        ("Усенов", "Бакыт", "", None),
        ("Уулжанов", "Уулжан", "", None),
    ],
)
def test_the_patronymic_or_the_unit_tells_the_sex(
    surname: str, given: str, patronymic: str, sex: Sex | None
) -> None:
    assert sex_told_by(surname=surname, given=given, patronymic=patronymic) == sex


def test_without_a_sex_the_name_stays_and_is_reported() -> None:
    name = decline_name(surname="Усенов", given="Бакыт", sex=None, case="dative")
    assert (name.full(), name.certain, name.sex) == ("Усенов Бакыт", False, None)


def test_a_latin_name_stays_and_is_reported() -> None:
    name = decline_name(surname="Smith", given="John", sex="male", case="dative")
    assert (name.full(), name.certain) == ("Smith John", False)


def test_initials_stand_behind_the_surname_and_a_lone_name_stays_whole() -> None:
    whole = decline_name(surname="Усенова", given="Айгүл", patronymic="Асановна", sex=None, case="dative")
    unit = decline_name(surname="Усенов", given="Бакыт", patronymic="Асан уулу", sex=None, case="dative")
    alone = decline_name(given="Бакыт", sex="male", case="dative")
    assert [name.short() for name in (whole, unit, alone)] == ["Усеновой А. А.", "Усенову Б.", "Бакыту"]


@example(st.text(alphabet="абвгдежзиклмнңоөпрстуүхчшыя -", max_size=12), st.sampled_from(RUSSIAN_CASES))
def test_a_name_with_uulu_is_never_taken_apart(name: str, case: RussianCase) -> None:
    unit = " ".join(f"Асан уулу {name}".split())
    assert decline_name(surname=unit, sex="male", case=case).surname.startswith("Асан уулу")


@example(st.text(max_size=20), st.sampled_from(RUSSIAN_CASES))
def test_any_text_comes_back_with_as_many_words(name: str, case: RussianCase) -> None:
    assert len(decline_name(given=name, sex="female", case=case).given.split()) == len(name.split())
