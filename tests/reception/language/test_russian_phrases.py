"""Bodies and posts in the Russian cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.language.cases import RUSSIAN_CASES, RussianCase
from reception.language.russian_heads import HEADS
from reception.language.russian_phrases import decline_phrase

# Named: genitive | dative | accusative | instrumental | prepositional; the bodies that papers go to.
TABLE = """
прокурор Ошской области: прокурора Ошской области|прокурору Ошской области|прокурора Ошской области|прокурором Ошской области|прокуроре Ошской области
Генеральный прокурор: Генерального прокурора|Генеральному прокурору|Генерального прокурора|Генеральным прокурором|Генеральном прокуроре
Генеральная прокуратура: Генеральной прокуратуры|Генеральной прокуратуре|Генеральную прокуратуру|Генеральной прокуратурой|Генеральной прокуратуре
Ошский областной суд: Ошского областного суда|Ошскому областному суду|Ошский областной суд|Ошским областным судом|Ошском областном суде
следственный судья: следственного судьи|следственному судье|следственного судью|следственным судьёй|следственном судье
Ошское городское управление внутренних дел: Ошского городского управления внутренних дел|Ошскому городскому управлению внутренних дел|Ошское городское управление внутренних дел|Ошским городским управлением внутренних дел|Ошском городском управлении внутренних дел
Министерство внутренних дел: Министерства внутренних дел|Министерству внутренних дел|Министерство внутренних дел|Министерством внутренних дел|Министерстве внутренних дел
старший следователь: старшего следователя|старшему следователю|старшего следователя|старшим следователем|старшем следователе
внутренняя служба: внутренней службы|внутренней службе|внутреннюю службу|внутренней службой|внутренней службе
исправительная колония № 10: исправительной колонии № 10|исправительной колонии № 10|исправительную колонию № 10|исправительной колонией № 10|исправительной колонии № 10
Акыйкатчы (Омбудсмен) Кыргызской Республики: Акыйкатчы (Омбудсмена) Кыргызской Республики|Акыйкатчы (Омбудсмену) Кыргызской Республики|Акыйкатчы (Омбудсмена) Кыргызской Республики|Акыйкатчы (Омбудсменом) Кыргызской Республики|Акыйкатчы (Омбудсмене) Кыргызской Республики
Жогорку Кенеш: Жогорку Кенеша|Жогорку Кенешу|Жогорку Кенеш|Жогорку Кенешем|Жогорку Кенеше
исполняющий обязанности прокурора: исполняющего обязанности прокурора|исполняющему обязанности прокурора|исполняющего обязанности прокурора|исполняющим обязанности прокурора|исполняющем обязанности прокурора
врач-эксперт: врача-эксперта|врачу-эксперту|врача-эксперта|врачом-экспертом|враче-эксперте
старшая заявительница: старшей заявительницы|старшей заявительнице|старшую заявительницу|старшей заявительницей|старшей заявительнице
ОШСКИЙ ГОРОДСКОЙ СУД: ОШСКОГО ГОРОДСКОГО СУДА|ОШСКОМУ ГОРОДСКОМУ СУДУ|ОШСКИЙ ГОРОДСКОЙ СУД|ОШСКИМ ГОРОДСКИМ СУДОМ|ОШСКОМ ГОРОДСКОМ СУДЕ
"""  # noqa: E501 - a table
EXAMPLES = [
    (line.split(": ")[0], case, form)
    for line in TABLE.strip().splitlines()
    for case, form in zip(RUSSIAN_CASES[1:], line.split(": ")[1].split("|"), strict=True)
]


@pytest.mark.parametrize(("phrase", "case", "form"), EXAMPLES)
def test_the_head_and_its_adjectives_decline(phrase: str, case: RussianCase, form: str) -> None:
    declined = decline_phrase(phrase, case=case)
    assert (declined.text, declined.certain) == (form, True)


@pytest.mark.parametrize("phrase", ["УВД Ошской области", "СИЗО-5", "ГКНБ", "и.о. прокурора", "айыл окмоту"])
def test_what_is_shortened_or_kyrgyz_stays(phrase: str) -> None:
    declined = decline_phrase(phrase, case="dative")
    assert (declined.text, declined.certain) == (phrase, True)


@pytest.mark.parametrize("phrase", ["хоровод друзей", "Кружок друзей суда", "Кутман Дүйнө"])
def test_an_unknown_head_stays_and_is_reported(phrase: str) -> None:
    declined = decline_phrase(phrase, case="dative")
    assert (declined.text, declined.certain) == (phrase, False)


@given(st.sampled_from(sorted(HEADS)), st.sampled_from(RUSSIAN_CASES), st.text(max_size=12))
def test_what_depends_on_the_head_never_changes(head: str, case: RussianCase, rest: str) -> None:
    rest = " ".join(rest.replace("(", "").split())
    whole = decline_phrase(f"{head} {rest}", case=case).text.split()
    assert whole == [*HEADS[head].forms[case].split(), *rest.split()]


@given(st.text(max_size=20))
def test_the_nominative_is_the_text_itself(text: str) -> None:
    assert decline_phrase(text, case="nominative").text == text


@pytest.mark.parametrize(
    ("phrase", "form", "certain"),
    [
        ("судья Асанов Бакыт Асанович", "судье Асанову Бакыту Асановичу", True),
        (
            "старший следователь Токтосунов Бакыт Асан уулу",
            "старшему следователю Токтосунову Бакыту Асан уулу",
            True,
        ),
        # The surname alone tells the sex.
        ("судья Асанов А. А.", "судье Асанову А. А.", False),
        ("следователь Асанова А.А.", "следователю Асановой А.А.", False),
        ("Асанова Айгүл", "Асановой Айгүл", False),
        # Behind what depends on the post nothing tells a name from a place.
        ("начальник ОВД Акматов Б.", "начальнику ОВД Акматов Б.", False),
        ("директор школы имени Ленина", "директору школы имени Ленина", False),
        ("прокурор Ошской области", "прокурору Ошской области", True),
        ("Айгүл Асанова", "Айгүл Асанова", False),
        ("Усенов и другие", "Усенов и другие", False),
    ],
)
def test_a_name_behind_a_post_or_alone_goes_with_it_and_is_told_where_its_sex_is_guessed(
    phrase: str, form: str, certain: bool
) -> None:
    declined = decline_phrase(phrase, case="dative")
    assert (declined.text, declined.certain) == (form, certain)
