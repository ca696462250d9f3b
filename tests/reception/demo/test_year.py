"""The invented year is lifelike, refers only to what was there before, and goes through the JSON way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.demo.calendar import MONTHS
from reception.demo.materials import Materials, demo_bytes, materials
from reception.demo.steps import Ref, Row, Step, filled, working_day
from reception.demo.year import plan_year
from reception.desk.register import INTAKE
from reception.kernel.clock import BISHKEK
from reception.kernel.fields import Register
from reception.kernel.intake import read_record
from reception.kernel.values import Known
from reception.matters.register import MATTER
from reception.people.register import CONSENT, PERSON
from reception.people.rules import warnings
from reception.reference.catalogue import Catalogue
from reception.reference.reading import read_document, shipped
from reception.visits.register import SERVICE

TODAY = date(2026, 11, 24)
WORDS = materials()
REGISTERS: Mapping[str, Register] = {
    "receive": INTAKE,
    "open": MATTER,
    "change": MATTER,
    "serve": SERVICE,
    "agree": CONSENT,
    "correct": PERSON,
}
PARTIAL = {"change", "correct"}


@pytest.fixture(scope="module")
def year() -> list[Step]:
    return plan_year(WORDS, people=120, seed=7, today=TODAY)


@pytest.fixture(scope="module")
def lists() -> Catalogue:
    own = [read_document(demo_bytes(f"{name}.toml"), name=name) for name in ("offices", "projects")]
    return shipped().with_documents(own)


def visits(year: list[Step]) -> list[Mapping[str, Any]]:
    return [step.given for step in year if step.verb == "receive"]


def people(year: list[Step]) -> list[Mapping[str, Any]]:
    return [given[who] for given in visits(year) for who in ("person", "for") if who in given]


def named(value: Any) -> Iterator[Ref | Row]:
    """Every reference inside a step."""
    if isinstance(value, Ref | Row):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from named(one)
    elif isinstance(value, list):
        for one in value:
            yield from named(one)


def codes(register: Register, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every code inside a record, with its list."""
    for field in register.fields:
        value = given.get(field.name)
        if field.kind == "code" and value is not None:
            yield field.codes, value
        elif field.kind == "codes":
            yield from ((field.codes, code) for code in value or ())
    for part in register.parts:
        value = given.get(part.name)
        for row in [value] if part.one and value else value or ():
            yield from codes(part.register, row)


def typed(step: Step, known: Known) -> Mapping[str, Any]:
    given = {name: value for name, value in step.given.items() if not (step.verb == "agree" and name == "of")}
    told = filled(given, lambda _wanted: "0" * 32)
    return read_record(REGISTERS[step.verb], told, known, partial=step.verb in PARTIAL)


def test_a_year_is_twelve_whole_months_of_fifty_to_seventy_visits(year: list[Step]) -> None:
    months = Counter(given["day"][:7] for given in visits(year))
    whole = {month: number for month, number in months.items() if month != "2026-11"}
    assert len(whole) == MONTHS
    assert [number for number in whole.values() if not 50 <= number <= 70] == []
    assert max(given["day"] for given in visits(year)) < TODAY.isoformat()


def test_organisations_call_more_than_citizens_come_in_every_month(year: list[Step]) -> None:
    calls = Counter(given["day"][:7] for given in visits(year) if "organisation" in given)
    others = Counter(given["day"][:7] for given in visits(year) if "organisation" not in given)
    assert [month for month in others if not others[month] < calls[month] <= others[month] + 12] == []


def test_some_give_no_name_some_come_for_a_relative_and_some_call_at_night(year: list[Step]) -> None:
    own = [given for given in visits(year) if "organisation" not in given]
    nameless = [given for given in own if not {"person", "person_id"} & given.keys()]
    for_others = [given for given in own if "for" in given or "for_id" in given]
    late = [step for step in year if step.verb == "receive" and step.given["hour"] > "20:00"]
    assert 0.15 < len(nameless) / len(own) < 0.35
    assert 0.05 < len(for_others) / len(own) < 0.5
    assert len(late) > 2
    assert {step.given["channel"] for step in late} == {"phone"}
    assert all(step.at.astimezone(BISHKEK).date().isoformat() > step.given["day"] for step in late)


def test_as_many_people_as_asked_of_both_sexes_and_all_ages(year: list[Step]) -> None:
    everyone = people(year)
    twice = sum(step.verb == "join" for step in year)
    assert len(everyone) == 120 + twice
    assert twice == 3
    sexes = Counter(person["sex"] for person in everyone)
    assert 0.35 < sexes["female"] / len(everyone) < 0.7
    ages = [
        2026 - int(person["born"][:4]) if "born" in person else person.get("age", 40) for person in everyone
    ]
    bands = Counter("young" if age < 35 else "middle" if age < 60 else "old" for age in ages)
    assert min(bands.values()) > 8
    assert any(
        "уулу" in person.get("surname", "") or "кызы" in person.get("surname", "") for person in everyone
    )
    assert {person["name_from"] for person in everyone} == {"as_heard", "document"}


def test_matters_are_opened_closed_and_still_open(year: list[Step]) -> None:
    verbs = Counter(step.verb for step in year)
    assert 12 <= verbs["open"] <= 20
    assert 5 <= verbs["close"] < verbs["open"]
    assert verbs["withdraw"] == 1
    ahead = [
        task["due"]
        for step in year
        if step.verb == "change"
        for task in step.given.get("tasks", ())
        if "due" in task and task["due"] >= TODAY.isoformat()
    ]
    assert len(ahead) > 3


def test_every_step_goes_through_the_json_way_in(year: list[Step], lists: Catalogue) -> None:
    for step in year:
        if step.verb in REGISTERS:
            typed(step, Known(step.at.astimezone(BISHKEK).date(), lists.has))


def test_every_code_is_in_its_list_and_valid_on_its_day(year: list[Step], lists: Catalogue) -> None:
    used = {
        (name, code, step.at.astimezone(BISHKEK).date())
        for step in year
        if step.verb in REGISTERS
        for name, code in codes(REGISTERS[step.verb], step.given)
    }
    closings = [step for step in year if step.verb == "close"]
    used |= {("outcomes", step.given["outcome"], step.at.date()) for step in closings}
    used |= {("help_levels", step.given["level"], step.at.date()) for step in closings}
    assert len({name for name, _code, _day in used}) > 15
    assert [one for one in used if not lists.item(one[0], one[1]).valid(one[2])] == []


def test_nothing_about_the_people_deserves_a_warning_and_nobody_has_their_numbers(
    year: list[Step], lists: Catalogue
) -> None:
    import phonenumbers

    for person in people(year):
        values = read_record(PERSON, person, Known(TODAY, lists.has))
        assert warnings(values, today=TODAY) == []
        for phone in person.get("phones", ()):
            number = phonenumbers.parse(phone["number"])
            assert phonenumbers.is_possible_number(number)
            assert not phonenumbers.is_valid_number(number)


def test_kyrgyz_texts_have_the_letters_of_kyrgyz(year: list[Step]) -> None:
    said = [
        given["about"]["text"] for given in visits(year) if given.get("about", {}).get("language") == "ky"
    ]
    assert len(said) > 100
    assert sum(any(letter in text for letter in "ңөү") for text in said) > len(said) * 0.7


def test_another_seed_makes_other_people_and_the_same_seed_the_same(
    words: Materials, year: list[Step]
) -> None:
    assert plan_year(words, people=120, seed=7, today=TODAY) == year
    assert plan_year(words, people=120, seed=8, today=TODAY) != year


@settings(max_examples=25)
@given(st.integers(2, 150), st.integers(0, 10_000), st.dates(date(2024, 7, 1), date(2031, 12, 31)))
def test_every_step_names_only_what_was_there_before_it(number: int, seed: int, today: date) -> None:
    known = {f"colleague:{place}" for place in range(4)}
    rows: set[tuple[str, str, str, Any]] = set()
    agreed: set[str] = set()
    came, before = 0, None
    for step in plan_year(WORDS, people=number, seed=seed, today=today):
        assert before is None or before <= step.at
        before = step.at
        assert step.at.astimezone(BISHKEK).date() < today
        assert working_day(step.at.astimezone(BISHKEK).date()) == step.at.astimezone(BISHKEK).date()
        for wanted in named(step.given):
            if isinstance(wanted, Ref):
                assert wanted.key in known
            else:
                assert (wanted.matter, wanted.part, wanted.field, wanted.value) in rows
        if step.verb in {"change", "close", "withdraw", "correct", "paper"}:
            assert step.key in known
        if step.verb == "paper":
            assert step.key in agreed or step.given["kind"] == "information_request"
        if step.verb == "agree" and step.given["kind"] in {"complain_in_my_name", "un_named"}:
            agreed.add(step.given["matter_id"].key)
        known |= {step.key, *(key for _column, key in step.made)}
        if step.verb == "receive":
            came += len(step.made)
        if step.verb == "join":
            came -= 1
        if step.verb in {"open", "change"}:
            rows |= {
                (step.key, part, field, value)
                for part, listed in step.given.items()
                if isinstance(listed, list)
                for row in listed
                for field, value in row.items()
                if isinstance(value, str)
            }
    assert came == number
