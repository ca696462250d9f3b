"""What holds of any word and any text, whatever somebody typed: harmony, voicing, a whole stem, no exception."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reception.language.agreement import agreed
from reception.language.cases import KYRGYZ_CASES, RUSSIAN_CASES, KyrgyzCase, RussianCase, Sex
from reception.language.kyrgyz import decline, decline_full_name
from reception.language.kyrgyz_plural import pluralise
from reception.language.kyrgyz_possessive import LENGTHENED, decline_possessed, possessed
from reception.language.money import read_sum
from reception.language.numerals_kyrgyz import cardinal, ordinal
from reception.language.russian_names import decline_name
from reception.language.russian_phrases import decline_phrase

BACK, FRONT = set("аоуыяюё"), set("еөүиэ")
VOWELS = BACK | FRONT
VOICELESS = set("кпстфхцчшщ")
LETTERS = "абвгдеёжзийклмнңоөпрстуүфхцчшщыэюя"
ODD = st.text(alphabet=LETTERS + "ьъ АОШЖК-.,«»\"()'№0123456789azAZ\u00a0\n", max_size=24)
TEXTS = ODD | st.text(max_size=24)
SEXES: tuple[Sex | None, ...] = ("male", "female", None)


def spoken(word: str) -> bool:
    return bool(set(word) & VOWELS) and word not in LENGTHENED and word != "бала"


WORDS = st.text(alphabet=LETTERS, min_size=2, max_size=12).filter(spoken)
STEMS = st.text(alphabet=LETTERS, min_size=3, max_size=12).filter(spoken)


def last_vowel(word: str) -> str:
    return [letter for letter in word if letter in VOWELS][-1]


def harmonises(word: str, ending: str) -> bool:
    said = {letter for letter in ending if letter in VOWELS}
    return said <= (BACK if last_vowel(word) in BACK else FRONT)


@given(WORDS)
def test_the_plural_keeps_the_word_harmonises_and_begins_as_the_last_sound_asks(word: str) -> None:
    plural = pluralise(word)
    ending = plural.text.removeprefix(word)
    assert plural.certain
    assert len(ending) == len("лар")
    assert harmonises(word, ending)
    first = "л" if word[-1] in VOWELS | set("йр") else "т" if word[-1] in VOICELESS else "д"
    assert ending[0] == first


@given(WORDS, st.sampled_from(KYRGYZ_CASES))
def test_many_of_somebodys_are_one_plural_one_possessive_and_one_case(word: str, case: KyrgyzCase) -> None:
    theirs = possessed(pluralise(word).text)
    assert theirs.startswith(word)
    assert harmonises(word, decline_possessed(theirs, case=case).removeprefix(word))


@given(STEMS, st.sampled_from(KYRGYZ_CASES))
def test_the_plural_of_somebodys_is_declined_as_a_possessive_without_anything_before_it(
    word: str, case: KyrgyzCase
) -> None:
    theirs = possessed(pluralise(word).text)
    assert decline(theirs, case=case).text == decline_possessed(theirs, case=case)


@given(WORDS)
def test_between_vowels_the_possessive_voices_its_consonant_and_nothing_else_changes(word: str) -> None:
    his = possessed(word)
    voiced = {"к": "г", "п": "б"}.get(word[-1]) if word[-2] in VOWELS else None
    if voiced:
        assert his[: len(word)] == word[:-1] + voiced
    elif word[-1] in VOWELS:
        assert his[: len(word) + 1] == word + "с"
    assert harmonises(word, his[-1])


@given(TEXTS, st.sampled_from(KYRGYZ_CASES))
def test_any_text_has_a_kyrgyz_case(text: str, case: KyrgyzCase) -> None:
    for declined in (decline(text, case=case), decline_full_name(text, case=case)):
        assert isinstance(declined.text, str)
    pluralise(text)


@given(TEXTS, st.sampled_from(RUSSIAN_CASES), st.sampled_from(SEXES))
def test_any_text_has_a_russian_case_and_an_agreement(text: str, case: RussianCase, sex: Sex | None) -> None:
    assert isinstance(decline_phrase(text, case=case).text, str)
    assert isinstance(decline_name(surname=text, given=text, patronymic=text, sex=sex, case=case).full(), str)
    assert agreed(text, "male") == text


@given(TEXTS)
def test_the_nominative_of_anything_is_itself_and_may_be_asked_again(text: str) -> None:
    assert decline_phrase(text, case="nominative").text == decline(text, case="nominative").text == text
    name = decline_full_name(text, case="nominative").text
    assert decline_full_name(name, case="nominative").text == name == " ".join(text.split())
    whole = decline_name(surname=text, sex="female", case="nominative").surname
    assert decline_name(surname=whole, sex="female", case="nominative").surname == whole


@given(st.sampled_from(["Усенов", "Токтосунов", "Эргешов", "Мамытов"]), st.sampled_from(RUSSIAN_CASES))
def test_a_russian_surname_keeps_its_stem(surname: str, case: RussianCase) -> None:
    assert decline_name(surname=surname, sex="male", case=case).surname.startswith(surname)
    hers = decline_name(surname=surname + "а", sex="female", case=case).surname
    assert hers.startswith(surname)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_an_ordinal_is_its_cardinal_with_an_ending_in_harmony(number: int) -> None:
    plain, placed = cardinal(number).split(), ordinal(number).split()
    assert placed[:-1] == plain[: len(plain) - 1] or plain[0] == "бир"
    assert placed[-1].startswith(plain[-1])
    assert harmonises(plain[-1], placed[-1].removeprefix(plain[-1]))


@given(TEXTS)
def test_any_text_is_a_sum_or_none(text: str) -> None:
    read = read_sum(text)
    assert read is None or read >= 0
