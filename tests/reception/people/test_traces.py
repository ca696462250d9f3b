"""What names a person in a text, in whatever spelling, case and language, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.people.traces import Traces, excerpt, stem, traces_of

PERSON = {
    "surname": "Токтосунова",
    "given": "Айгүл",
    "patronymic": "Бакытовна",
    "latin": "TOKTOSUNOVA AIGUL",
    "pin": "10101199012345",
}
KNOWN = traces_of([PERSON], aliases=["Апа Гүл"], phones=["+996700123456"], papers=["ID 1234567"])


@pytest.mark.parametrize(
    "text",
    [
        "Пришла Токтосунова А. Б.",
        "со слов ТОКТОСУНОВОЙ",
        "Токтосунованын айтканы боюнча",
        "Комитет зарегистрировал Toktosunova v. Kyrgyzstan",
        "Айгүл Токтосунова",
        "коңшулары Апа Гүлдү чакырышты",
        "звонить 0700 12-34-56",
        "тел.: +996 (700) 123456",
        "ПИН 10101199012345 проверен",
        "паспорт ID1234567",
    ],
)
def test_a_text_that_names_her_is_found(text: str) -> None:
    assert KNOWN.found_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Пришла Айгүл Асанова",
        "Токтогуль ошол күнү келди",
        "дело № 2026-001, срок 24.11.2026",
        "звонить 0700 99-88-77",
        "Апа келди",
        "1234567",
    ],
)
def test_a_text_about_others_is_left_alone(text: str) -> None:
    assert KNOWN.found_in(text) is None


def test_who_has_a_given_name_alone_is_found_by_it() -> None:
    assert traces_of([{"given": "Айгүл"}]).found_in("Айгүлгө жардам берилди") is not None


def test_the_word_of_a_daughter_alone_names_nobody() -> None:
    known = traces_of([{"surname": "Үсөн кызы", "given": "Айзат"}])
    assert known.found_in("Үсөн кызына") is not None
    assert known.found_in("кызы келди") is None


def test_a_very_short_surname_is_found_whole_alone() -> None:
    known = traces_of([{"surname": "Ли", "given": "Вера"}])
    assert known.found_in("гражданка Ли") is not None
    assert known.found_in("лист дела") is None


def test_all_joined_records_of_a_person_leave_traces() -> None:
    known = traces_of([PERSON, {"surname": "Мамытова", "given": "Айгүл"}])
    assert known.found_in("у Мамытовой") is not None
    assert known.found_in("у Токтосуновой") is not None


def test_a_namesake_has_both_names() -> None:
    assert not traces_of([{"given": "Айгүл"}]).is_namesake("Асанова Айгүл")
    assert KNOWN.is_namesake("ТОКТОСУНОВА Айгул Маратовна")
    assert not KNOWN.is_namesake("Токтосунова Жамиля")


def test_a_person_without_any_trace_is_found_nowhere() -> None:
    nothing = Traces(frozenset(), frozenset(), frozenset(), frozenset())
    assert traces_of([{}], aliases=["…"], phones=["12"], papers=["АН"]) == nothing
    assert nothing.found_in("Токтосунова 0700123456") is None
    assert not nothing.is_namesake("Токтосунова Айгүл")


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_name_is_found_in_the_midst_of_anything(before: str, after: str) -> None:
    assert KNOWN.found_in(f"{before} Токтосуновой {after}") is not None


@given(st.text(max_size=300), st.data())
def test_an_excerpt_is_one_line_with_the_place_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    shown = excerpt(text, (start, end))
    assert "\n" not in shown
    assert " ".join(text[start:end].split()) in shown


@pytest.mark.parametrize("word", ["Токтосунова", "Токтосуновой", "Toktosunova", "ТОКТОСУНОВУ"])
def test_the_stem_is_the_same_or_the_beginning_in_every_case(word: str) -> None:
    assert stem(word).startswith(stem("Токтосунова"))
