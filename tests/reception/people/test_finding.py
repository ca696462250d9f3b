"""Whoever is entered a second time is recognised, with reasons, in the ways names come to be misspelt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.people.actions import join_people
from reception.people.finding import possible_duplicates
from reception.people.model import Person
from tests.reception.index.office import Place

BORN = PartialDate.parse("1985-03-15")
HER: dict[str, Any] = {
    "surname": "Дүйшөнкулова",
    "given": "Жаңылгүл",
    "patronymic": "Төлөгөновна",
    "sex": "female",
    "born": BORN,
    "pin": "11503198500123",
    "phones": [{"number": "0700123456"}],
    "papers": [{"kind": "passport", "number": "AN 7654321"}],
}


def reasons(place: Place, **values: Any) -> dict[Id, list[str]]:
    with place.reading() as reading:
        found = possible_duplicates(reading, values)
        return {one.id: [str(reason.message) for reason in one.reasons] for one in found}


@pytest.fixture
def her(place: Place) -> Id:
    for surname in ("Асанова", "Бекова", "Дүйшеналиева"):
        place.add(surname=surname, given="Жаңылгүл", patronymic="Бакытовна", sex="female")
    return place.add(**HER)


@pytest.mark.parametrize(
    "values",
    [
        {"surname": "Дуйшенкулова", "given": "Жанылгул"},
        {"surname": "Duishonkulova", "given": "Zhanylgul"},
        {"surname": "Жаңылгүл", "given": "Дүйшөнкулова"},
        {"surname": "Дүйшөнкулова", "given": "Жаңылгүл", "patronymic": "Төлөгөн кызы"},
        {"surname": "Дүйшөнкулов", "given": "Жаңылгүл"},
        {"surname": "Дүйшшөнкулова", "given": "Жаңылгүл"},
        {"surname": "Дүйшөнклова", "given": "Жаңылгүл"},
        {"surname": "Дүйшөнкулова", "given": "Жаңыгүл", "born": BORN},
        {"given": "Дүйшөнкулова Жаңылгүл"},
        {"names": [{"text": "Жаңылгүл Дүйшөнкулова"}]},
        {"latin": "Duishonkulova Zhanylgul"},
    ],
)
def test_she_is_recognised_however_her_name_is_written(place: Place, her: Id, values: dict[str, Any]) -> None:
    assert next(iter(reasons(place, **values))) == her


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"surname": "Петрова", "pin": "11503198500123"}, "The same PIN."),
        (
            {"surname": "Петрова", "papers": [{"number": "an7654321"}]},
            "The same number of an identity paper.",
        ),
        ({"given": "Жаңылгүл", "phones": [{"number": "+996 700 123456"}]}, "The same phone."),
    ],
)
def test_she_is_recognised_by_a_number_and_told_by_which(
    place: Place, her: Id, values: dict[str, Any], reason: str
) -> None:
    assert reason in reasons(place, **values)[her]


def test_strangers_and_an_empty_form_are_like_nobody(place: Place, her: Id) -> None:
    assert her not in reasons(place, surname="Петренко", given="Ольга")
    assert reasons(place) == {}
    assert reasons(place, surname="", phones=None, names=[{}]) == {}


def test_an_age_is_compared_on_the_day_it_is_stated(place: Place) -> None:
    person = place.add(given="Бакыт", surname="Асанов", age=41)
    with place.reading() as reading:
        told = {
            age: possible_duplicates(
                reading, {"surname": "Асанов", "given": "Бакыт", "age": age}, today=date(2026, 11, 24)
            )
            for age in (42, 12)
        }
    assert [str(reason.message) for reason in told[42][0].reasons] == [
        "The same name.",
        "About the same age.",
    ]
    assert (told[42][0].id, told[12]) == (person, [])


def test_joined_records_count_once_and_those_already_chosen_not_at_all(place: Place, her: Id) -> None:
    again = place.add(surname="Дуйшонкулова", given="Жанылгул")
    with place.work("person.merge") as work:
        join_people(work, one=her, other=again)
    assert list(reasons(place, surname="Дүйшөнкулова", given="Жаңылгүл")) == [her]
    with place.reading() as reading:
        values = {"surname": "Дүйшөнкулова", "given": "Жаңылгүл"}
        assert possible_duplicates(reading, values, besides=[her, again]) == []


def test_a_person_named_to_others_and_a_retired_one_are_not_offered(place: Place, her: Id) -> None:
    with place.work("access.narrow") as work:
        work.change(Person, her, access="named")
    with place.reading(place.other) as reading:
        assert her not in {one.id for one in possible_duplicates(reading, HER)}
    with place.work("access.narrow") as work:
        gone = work.add(Person, surname="Өчкөнова", given="Асел", access="office", office="OSH")
        work.retire(Person, gone)
    assert reasons(place, surname="Өчкөнова", given="Асел") == {}


def test_the_likest_come_first_and_no_more_than_asked(place: Place) -> None:
    for day in range(1, 8):
        place.add(surname="Асанов", given="Бакыт", born=PartialDate.parse(f"1985-03-0{day}"))
    entered = {"surname": "Асанов", "given": "Бакыт", "born": PartialDate.parse("1985-03-05")}
    with place.reading() as reading:
        found = possible_duplicates(reading, entered, limit=3)
        assert len(found) == 3
        assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
        assert str(found[0].reasons[1].message) == "The same date of birth."
