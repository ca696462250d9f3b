"""The facts of a person are those of the day that is asked about, and nobody's where she may not be known."""

from __future__ import annotations

from datetime import date

import pytest

from reception.kernel.dates import PartialDate
from reception.people.model import Person
from reception.visits.facts import COUNTED, facts_of
from tests.reception.desk.office import TODAY, Scene


@pytest.mark.parametrize(
    ("born", "day", "age", "about"),
    [
        ("2007-11-24", TODAY, 19, False),
        ("2007-11-25", TODAY, 18, False),
        ("2007", TODAY, 19, True),
        ("2007-03~", TODAY, 19, True),
        ("2007-11-24", date(2020, 1, 1), 12, False),
    ],
)
def test_the_age_is_that_of_the_day(scene: Scene, born: str, day: date, age: int, about: bool) -> None:
    person = scene.person(born=PartialDate.parse(born))
    with scene.reading() as reading:
        facts = facts_of(reading, person, on=day)
    assert (facts["age"], facts["age_about"]) == (age, about)


def test_a_stated_age_grows_and_is_approximate(scene: Scene) -> None:
    person = scene.person(age=40, age_on=date(2024, 1, 1))
    with scene.reading() as reading:
        facts = facts_of(reading, person, on=TODAY)
    assert (facts["age"], facts["age_about"]) == (42, True)


def test_what_is_not_known_is_empty(scene: Scene) -> None:
    person = scene.person()
    with scene.reading() as reading:
        facts = facts_of(reading, person, on=TODAY)
    assert {name: facts[name] for name in COUNTED} == {**dict.fromkeys(COUNTED), "groups": []}
    assert facts["code"]


def test_who_may_not_know_the_person_knows_no_fact_of_her(scene: Scene) -> None:
    person = scene.person(sex="female")
    with scene.work() as work, work.under("access.narrow"):
        work.change(Person, person, access="named")
    with scene.reading("bakyt") as reading:
        assert facts_of(reading, person, on=TODAY) == {}
