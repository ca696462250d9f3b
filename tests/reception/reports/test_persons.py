"""Codes joined by pairs are one person, in whatever order the pairs come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reception.reports.persons import joined, persons
from tests.reception.reports.examples import fact

CODES = st.sampled_from("abcdefgh")
PAIRS = st.lists(st.tuples(CODES, CODES), max_size=10)


def components(pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The same by joining sets until nothing changes."""
    sets = [frozenset(letter) for letter in "abcdefgh"]
    for one, other in pairs:
        both = [found for found in sets if one in found or other in found]
        sets = [found for found in sets if found not in both] + [frozenset().union(*both)]
    return set(sets)


@given(PAIRS)
def test_joined_codes_are_the_connected_ones(pairs: list[tuple[str, str]]) -> None:
    find = joined(pairs)
    for one in components(pairs):
        assert {find(code) for code in one} == {min(one)}


@given(PAIRS)
def test_one_person_a_component(pairs: list[tuple[str, str]]) -> None:
    visits = [fact(code=code) for code in "abcdefgh"]
    assert len(persons(visits, pairs)) == len(components(pairs))


def test_of_one_day_the_row_written_last_counts() -> None:
    first, second = fact(5, code="a", sex="female"), fact(5, code="a", sex="male")
    assert persons([second, first], ())[0].sex == "male"
    assert persons([first, second], ())[0].sex == "male"


def test_groups_are_those_stated_last_and_helps_are_all() -> None:
    rows = [
        fact(1, code="a", groups=frozenset({"minor"}), helps=frozenset({"drafting"})),
        fact(2, code="a", groups=frozenset({"pensioner"}), helps=frozenset({"consultation"})),
        fact(3, code="a"),
    ]
    person = persons(rows, ())[0]
    assert (person.groups, person.helps) == (
        frozenset({"pensioner"}),
        frozenset({"drafting", "consultation"}),
    )


def test_organisations_and_unnamed_visitors_are_no_persons() -> None:
    assert persons([fact(), fact(who="organisation")], ()) == ()
