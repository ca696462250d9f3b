"""Words, bodies and names in the Kyrgyz cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.cases import KYRGYZ_CASES, KyrgyzCase
from reception.language.kyrgyz import decline, decline_full_name

# илик | барыш | табыш | жатыш | чыгыш
PHRASES = """
сот: соттун|сотко|сотту|сотто|соттон
тергөөчү: тергөөчүнүн|тергөөчүгө|тергөөчүнү|тергөөчүдө|тергөөчүдөн
адвокат: адвокаттын|адвокатка|адвокатты|адвокатта|адвокаттан
арыз: арыздын|арызга|арызды|арызда|арыздан
суу: суунун|сууга|сууну|сууда|суудан
Ош: Оштун|Ошко|Ошту|Ошто|Оштон
Жалал-Абад: Жалал-Абаддын|Жалал-Абадга|Жалал-Абадды|Жалал-Абадда|Жалал-Абаддан
Баткен: Баткендин|Баткенге|Баткенди|Баткенде|Баткенден
Аксы: Аксынын|Аксыга|Аксыны|Аксыда|Аксыдан
Ысык-Көл: Ысык-Көлдүн|Ысык-Көлгө|Ысык-Көлдү|Ысык-Көлдө|Ысык-Көлдөн
педагог: педагогдун|педагогго|педагогду|педагогдо|педагогдон
Жогорку сот: Жогорку соттун|Жогорку сотко|Жогорку сотту|Жогорку сотто|Жогорку соттон
Ош шаардык соту: Ош шаардык сотунун|Ош шаардык сотуна|Ош шаардык сотун|Ош шаардык сотунда|Ош шаардык сотунан
Ош облусунун прокуратурасы: Ош облусунун прокуратурасынын|Ош облусунун прокуратурасына|Ош облусунун прокуратурасын|Ош облусунун прокуратурасында|Ош облусунун прокуратурасынан
Кыргыз Республикасынын Акыйкатчысы (Омбудсмени): Кыргыз Республикасынын Акыйкатчысынын (Омбудсменинин)|Кыргыз Республикасынын Акыйкатчысына (Омбудсменине)|Кыргыз Республикасынын Акыйкатчысын (Омбудсменин)|Кыргыз Республикасынын Акыйкатчысында (Омбудсменинде)|Кыргыз Республикасынын Акыйкатчысынан (Омбудсменинен)
төраганын орун басары: төраганын орун басарынын|төраганын орун басарына|төраганын орун басарын|төраганын орун басарында|төраганын орун басарынан
БАШКЫ ПРОКУРАТУРА: БАШКЫ ПРОКУРАТУРАНЫН|БАШКЫ ПРОКУРАТУРАГА|БАШКЫ ПРОКУРАТУРАНЫ|БАШКЫ ПРОКУРАТУРАДА|БАШКЫ ПРОКУРАТУРАДАН
ИИМ: ИИМдин|ИИМге|ИИМди|ИИМде|ИИМден
УКМК: УКМКнын|УКМКга|УКМКны|УКМКда|УКМКдан
КР: КРдин|КРге|КРди|КРде|КРден
БУУ: БУУнун|БУУга|БУУну|БУУда|БУУдан
"""  # noqa: E501 - a table
NAMES = """
Усенов Бакыт: Усенов Бакыттын|Усенов Бакытка|Усенов Бакытты|Усенов Бакытта|Усенов Бакыттан
Токтосунова Гүлнара Асановна: Токтосунова Гүлнара Асановнанын|Токтосунова Гүлнара Асановнага|Токтосунова Гүлнара Асановнаны|Токтосунова Гүлнара Асановнада|Токтосунова Гүлнара Асановнадан
Орозобек уулу Максат: Орозобек уулу Максаттын|Орозобек уулу Максатка|Орозобек уулу Максатты|Орозобек уулу Максатта|Орозобек уулу Максаттан
Максат Орозобек уулу: Максат Орозобек уулунун|Максат Орозобек уулуна|Максат Орозобек уулун|Максат Орозобек уулунда|Максат Орозобек уулунан
Айгүл Асанбек кызы: Айгүл Асанбек кызынын|Айгүл Асанбек кызына|Айгүл Асанбек кызын|Айгүл Асанбек кызында|Айгүл Асанбек кызынан
Өмүрбек: Өмүрбектин|Өмүрбекке|Өмүрбекти|Өмүрбекте|Өмүрбектен
Үсөн: Үсөндүн|Үсөнгө|Үсөндү|Үсөндө|Үсөндөн
Токтогул: Токтогулдун|Токтогулга|Токтогулду|Токтогулда|Токтогулдан
Асанов: Асановдун|Асановго|Асановду|Асановдо|Асановдон
Алиев: Алиевдин|Алиевге|Алиевди|Алиевде|Алиевден
Ғулом Қодир: Ғулом Қодирдин|Ғулом Қодирге|Ғулом Қодирди|Ғулом Қодирде|Ғулом Қодирден
Ўктам: Ўктамдын|Ўктамга|Ўктамды|Ўктамда|Ўктамдан
Эмиль: Эмилдин|Эмилге|Эмилди|Эмилде|Эмилден
Сен: Сендин|Сенге|Сенди|Сенде|Сенден
УСЕНОВ БАКЫТ: УСЕНОВ БАКЫТТЫН|УСЕНОВ БАКЫТКА|УСЕНОВ БАКЫТТЫ|УСЕНОВ БАКЫТТА|УСЕНОВ БАКЫТТАН
"""  # noqa: E501 - a table


def examples(table: str) -> list[tuple[str, KyrgyzCase, str]]:
    """The lines of a table as single examples."""
    return [
        (line.split(": ")[0], case, form)
        for line in table.strip().splitlines()
        for case, form in zip(KYRGYZ_CASES[1:], line.split(": ")[1].split("|"), strict=True)
    ]


@pytest.mark.parametrize(("text", "case", "form"), examples(PHRASES))
def test_a_phrase_declines_in_its_last_word(text: str, case: KyrgyzCase, form: str) -> None:
    declined = decline(text, case=case)
    assert (declined.text, declined.certain) == (form, True)


@pytest.mark.parametrize(("text", "case", "form"), examples(NAMES))
def test_a_full_name_declines_in_its_last_word(text: str, case: KyrgyzCase, form: str) -> None:
    declined = decline_full_name(text, case=case)
    assert (declined.text, declined.certain) == (form, True)


def test_three_equal_consonants_are_written_as_two() -> None:
    # Orthographic rules, 77; the package writes «ваттта».
    assert decline("ватт", case="locative").text == "ватта"


@pytest.mark.parametrize("text", ["МВД", "СИЗО-5", "OSCE", "1234", "№", "ь", "аьь", "подъ"])
def test_what_no_rule_knows_stays_and_is_reported(text: str) -> None:
    declined = decline(text, case="dative")
    assert (declined.text, declined.certain) == (text, False)


def test_an_abbreviation_outside_the_table_and_a_name_in_quotes_decline_but_are_reported() -> None:
    assert not decline("УКЖ", case="dative").certain
    quoted = decline("«Бир Дүйнө»", case="dative")
    assert (quoted.text, quoted.certain) == ("«Бир Дүйнөгө»", False)


@pytest.mark.parametrize("name", ["Usenov", "Усенов Б.", "Усенов Б"])
def test_a_latin_name_and_an_initial_stay_and_are_reported(name: str) -> None:
    declined = decline_full_name(name, case="dative")
    assert (declined.text, declined.certain) == (name, False)


WORDS = st.text(alphabet="абгдежзиклмнңоөпрстуүчшы", min_size=2, max_size=10)


@given(WORDS, st.sampled_from(KYRGYZ_CASES[1:]))
def test_the_ending_harmonises_with_the_last_vowel(word: str, case: KyrgyzCase) -> None:
    vowels = [letter for letter in word if letter in "аоуыеөүиэ"]
    declined = decline_full_name(word, case=case)
    if not vowels:
        assert (declined.text, declined.certain) == (word, False)
        return
    ending = [letter for letter in declined.text[len(word) :] if letter in "аоуыеөүиэ"]
    assert all((letter in "аоуы") == (vowels[-1] in "аоуы") for letter in ending)


@given(WORDS, WORDS, st.sampled_from(KYRGYZ_CASES))
def test_only_the_last_word_of_a_name_changes(first: str, last: str, case: KyrgyzCase) -> None:
    name = decline_full_name(f"{first} {last}", case=case).text
    assert name == f"{first} {decline_full_name(last, case=case).text}"


@given(st.text(max_size=30), st.sampled_from(KYRGYZ_CASES))
def test_any_text_comes_back_with_its_first_words(text: str, case: KyrgyzCase) -> None:
    plain = text.replace("(", "").replace(")", "")
    before = plain.rsplit(maxsplit=1)[0] if len(plain.split()) > 1 else ""
    assert decline(plain, case=case).text.startswith(before)
