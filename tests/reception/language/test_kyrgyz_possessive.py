"""The Kyrgyz possessive and its cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.cases import KYRGYZ_CASES, KyrgyzCase
from reception.language.kyrgyz_possessive import NOUNS, decline_possessed, is_possessed, possessed

BACK, FRONT = set("аоуыяюё"), set("еөүиэ")


@pytest.mark.parametrize(
    ("noun", "his"),
    [
        # After a vowel -сы, -си, -су, -сү by the last vowel.
        ("прокуратура", "прокуратурасы"),
        ("комиссия", "комиссиясы"),
        ("судья", "судьясы"),
        ("төрага", "төрагасы"),
        ("мекеме", "мекемеси"),
        ("жетекчи", "жетекчиси"),
        ("бюро", "бюросу"),
        ("тергөөчү", "тергөөчүсү"),
        ("даттануу", "даттануусу"),
        # After a consonant -ы, -и, -у, -ү.
        ("кызмат", "кызматы"),
        ("шаар", "шаары"),
        ("комитет", "комитети"),
        ("кеңеш", "кеңеши"),
        ("сот", "соту"),
        ("облус", "облусу"),
        ("район", "району"),
        ("прокурор", "прокурору"),
        ("бөлүм", "бөлүмү"),
        ("өкмөт", "өкмөтү"),
        # к and п between vowels are voiced (orthographic rules, 33); behind a consonant they stay.
        ("министрлик", "министрлиги"),
        ("башкармалык", "башкармалыгы"),
        ("өкүлчүлүк", "өкүлчүлүгү"),
        ("мектеп", "мектеби"),
        ("топ", "тобу"),
        ("банк", "банкы"),
        # й and у are written ю; й and ы, й and ү are not drawn together.
        ("той", "тою"),
        ("кой", "кою"),
        ("ай", "айы"),
        ("үй", "үйү"),
        # A stem that loses its vowel; a final ь is dropped.
        ("орун", "орду"),
        ("апрель", "апрели"),
        ("ноябрь", "ноябры"),
        # уул and кыз follow the rule.
        ("уул", "уулу"),
        ("кыз", "кызы"),
    ],
)
def test_the_possessive_follows_the_last_vowel(noun: str, his: str) -> None:
    assert possessed(noun) == his


# Genitive | dative | accusative | locative | ablative; seen in acts on cbd.minjust.gov.kg and in the press:
# прокуратурасынын, башкармалыгында, сотуна, мыйзамына, Кеңешинин, 24-ноябрындагы; the rest by the same rule.
TABLE = """
прокуратурасы: прокуратурасынын|прокуратурасына|прокуратурасын|прокуратурасында|прокуратурасынан
башкармалыгы: башкармалыгынын|башкармалыгына|башкармалыгын|башкармалыгында|башкармалыгынан
министрлиги: министрлигинин|министрлигине|министрлигин|министрлигинде|министрлигинен
тою: тоюнун|тоюна|тоюн|тоюнда|тоюнан
соту: сотунун|сотуна|сотун|сотунда|сотунан
бөлүмү: бөлүмүнүн|бөлүмүнө|бөлүмүн|бөлүмүндө|бөлүмүнөн
Кеңеши: Кеңешинин|Кеңешине|Кеңешин|Кеңешинде|Кеңешинен
уулу: уулунун|уулуна|уулун|уулунда|уулунан
кызы: кызынын|кызына|кызын|кызында|кызынан
2026-жылдын 24-июну: 2026-жылдын 24-июнунун|2026-жылдын 24-июнуна|2026-жылдын 24-июнун|2026-жылдын 24-июнунда|2026-жылдын 24-июнунан
"""  # noqa: E501 - a table
EXAMPLES = [
    (line.split(": ")[0], case, form)
    for line in TABLE.strip().splitlines()
    for case, form in zip(KYRGYZ_CASES[1:], line.split(": ")[1].split("|"), strict=True)
]


@pytest.mark.parametrize(("text", "case", "form"), EXAMPLES)
def test_the_possessive_declines_with_its_own_endings(text: str, case: KyrgyzCase, form: str) -> None:
    assert decline_possessed(text, case=case) == form


@given(st.sampled_from(NOUNS), st.sampled_from(KYRGYZ_CASES))
def test_the_endings_harmonise_with_the_noun(noun: str, case: KyrgyzCase) -> None:
    his = possessed(noun)
    ending = [
        letter for letter in decline_possessed(his, case=case)[len(his) - 1 :] if letter in BACK | FRONT
    ]
    assert set(ending) <= BACK or set(ending) <= FRONT
    last = [letter for letter in noun if letter in BACK | FRONT][-1]
    assert (ending[0] in BACK) == (last in BACK)


@given(st.text(alphabet="абвгдежзиклмнңоөпрстуүхчшы", min_size=1, max_size=10))
def test_every_possessive_can_be_declined(word: str) -> None:
    if not set(word) & (BACK | FRONT):
        with pytest.raises(ValueError, match=word):
            possessed(word)
        return
    assert decline_possessed(possessed(word), case="accusative") == possessed(word) + "н"


def test_what_does_not_end_as_a_possessive_is_an_error() -> None:
    with pytest.raises(ValueError, match="сот"):
        decline_possessed("сот", case="dative")


def test_capitals_keep_their_height() -> None:
    assert decline_possessed("ОШ ШААРДЫК СОТУ", case="dative") == "ОШ ШААРДЫК СОТУНА"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ош облусунун прокуратурасы", True),
        ("Ош шаардык соту", True),
        ("Ош облусунун баш дарыгери", True),
        ("Нарын облусунун мектептери", True),
        ("Акыйкатчысы (Омбудсмени)", True),
        ("Асан уулу", True),
        ("Жогорку сот", False),
        ("Башкы прокуратура", False),
        ("Аксы", False),
        ("тергөөчү", False),
        ("Кыргыз Республикасынын тергөөчү", False),
        ("Ош шаарынын даттануу", False),
        ("Кара-Суу", False),
        ("", False),
        ("«»", False),
    ],
)
def test_a_possessive_is_known_by_its_noun_or_by_the_genitive_before_it(text: str, answer: bool) -> None:
    assert is_possessed(text) is answer
