"""The comparison of two people: every reason, what speaks against, and that neither side is preferred."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.index.keys import keys_of
from reception.kernel.dates import PartialDate
from reception.people import duplicates as weight
from reception.people.duplicates import Likeness, Name, Traits, alike, closest, compare

NOBODY = Traits()


def name(text: str) -> Name:
    keys = keys_of("name", text)
    assert keys is not None
    return Name(keys.text, keys.latin or "")


def named(*texts: str) -> Traits:
    return Traits(names=tuple(name(text) for text in texts))


def born(text: str) -> Traits:
    return Traits(born=PartialDate.parse(text))


def told(likeness: Likeness) -> list[str]:
    return [str(reason.message) for reason in likeness.reasons]


@pytest.mark.parametrize(
    ("one", "other", "points", "reasons"),
    [
        (NOBODY, NOBODY, 0, []),
        (Traits(pin="1"), Traits(pin="1"), weight.SAME_PIN, ["The same PIN."]),
        (Traits(pin="1"), Traits(pin="2"), 0, []),
        (Traits(pin=""), Traits(pin=""), 0, []),
        (
            Traits(papers=frozenset({"an1", "an2"})),
            Traits(papers=frozenset({"an2"})),
            weight.SAME_PAPER,
            ["The same number of an identity paper."],
        ),
        (
            Traits(phones=frozenset({"7"})),
            Traits(phones=frozenset({"7"})),
            weight.SAME_PHONE,
            ["The same phone."],
        ),
        (Traits(phones=frozenset({"7"})), Traits(phones=frozenset({"8"})), 0, []),
        (Traits(sex="male"), Traits(sex="female"), weight.OTHER_SEX, []),
        (Traits(sex="male"), Traits(sex="male"), 0, []),
        (Traits(sex="male"), NOBODY, 0, []),
    ],
)
def test_numbers_and_sex_are_weighed(one: Traits, other: Traits, points: int, reasons: list[str]) -> None:
    assert (compare(one, other).points, told(compare(one, other))) == (points, reasons)


SAME, ALIKE = "The same name.", "A name that is written or sounds alike."


@pytest.mark.parametrize(
    ("one", "other", "points", "reasons"),
    [
        ("Үсөнова Айгүл", "Усонова Айгул", weight.SAME_NAME, [SAME]),
        ("Усенова Айгул", "Aigul Usenova", weight.SAME_NAME, [SAME]),
        ("Айгүл Үсөнова", "Үсөнова Айгүл Бакытовна", weight.SAME_NAME, [SAME]),
        ("Токтосунова Айгүл", "Токтосонава Айгүл", weight.LIKE_NAME, [ALIKE]),
        ("Асанов Бакыт", "Асанбаев Бахыт", weight.SOMEWHAT_LIKE_NAME, [ALIKE]),
        ("Асанова Айгүл", "Петренко Ольга", 0, []),
        ("Асанова Айгүл", "кызы", 0, []),
        ("Асанова Айгүл Төлөгөновна", "Асанова Айгүл Төлөгөн кызы", weight.LIKE_NAME, [ALIKE]),
        ("Айгүл", "Үсөнова Айгүл", weight.SAME_NAME - weight.ONE_PART, [SAME]),
    ],
)
def test_names_are_weighed_in_any_order_and_spelling(
    one: str, other: str, points: int, reasons: list[str]
) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare(named(first), named(second))
        assert (found.points, told(found)) == (points, reasons)


def test_the_likest_of_several_names_counts() -> None:
    found = compare(named("Бекова Айгүл"), named("Токтосунова Айгүл", "Бекова Айгүл"))
    assert found.points == weight.SAME_NAME


@pytest.mark.parametrize(
    ("one", "other", "points", "reasons"),
    [
        ("1985-03-15", "1985-03-15", weight.SAME_BIRTH, ["The same date of birth."]),
        (
            "1985-03-05",
            "1985-05-03",
            weight.SWAPPED_BIRTH,
            ["The same date of birth with day and month swapped."],
        ),
        ("1985-03-15", "1985-03-16", weight.NEAR_BIRTH, ["Dates of birth that differ in one part."]),
        ("1985-03-15", "1995-03-15", weight.NEAR_BIRTH, ["Dates of birth that differ in one part."]),
        ("1985-03-15", "1986-04-16", 0, []),
        ("1985-03-15", "1995-04-16", weight.OTHER_BIRTH, []),
        ("1985-03-15", "1985", weight.SAME_YEAR, ["Dates of birth that fit."]),
        ("1985", "1986", 0, []),
        ("1985", "1995-04", weight.OTHER_BIRTH, []),
    ],
)
def test_dates_of_birth_are_weighed(one: str, other: str, points: int, reasons: list[str]) -> None:
    for first, second in ((one, other), (other, one)):
        found = compare(born(first), born(second))
        assert (found.points, told(found)) == (points, reasons)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (Traits(year=1985), Traits(year=1986), weight.NEAR_AGE),
        (Traits(year=1985), born("1984-12-31"), weight.NEAR_AGE),
        (Traits(year=1985), Traits(year=1989), 0),
        (Traits(year=1985), Traits(year=1999), weight.OTHER_BIRTH),
        (Traits(year=1985), NOBODY, 0),
        (NOBODY, Traits(year=1985), 0),
    ],
)
def test_stated_ages_are_weighed(one: Traits, other: Traits, points: int) -> None:
    assert compare(one, other).points == points


def test_the_weightiest_reason_stands_first() -> None:
    one = replace(named("Асанова Айгүл"), pin="1", phones=frozenset({"7"}), born=PartialDate.parse("1985"))
    assert told(compare(one, one)) == [
        "The same PIN.",
        "The same name.",
        "The same phone.",
        "Dates of birth that fit.",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_shown"),
    [
        (named("Асанова Айгүл"), named("Асанова Айгүл"), True),
        (
            replace(named("Айгүл"), phones=frozenset({"7"})),
            replace(named("Айгүл"), phones=frozenset({"7"})),
            True,
        ),
        (named("Айгүл"), named("Айгүл"), False),
        (Traits(phones=frozenset({"7"})), Traits(phones=frozenset({"7"})), False),
        (
            replace(named("Асанова Айгүл"), born=PartialDate.parse("1950-01-02")),
            replace(named("Асанова Айгүл"), born=PartialDate.parse("1990-06-07")),
            False,
        ),
        (
            replace(named("Асанова Айгүл"), sex="female", born=PartialDate.parse("1950-01-02")),
            replace(named("Асонава Айгүл"), sex="female", born=PartialDate.parse("1950-02-01")),
            True,
        ),
    ],
)
def test_what_is_shown_is_worth_a_look(one: Traits, other: Traits, is_shown: bool) -> None:
    assert (compare(one, other).points >= weight.SHOWN) is is_shown


WORDS = st.lists(st.text("абвгөүң", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join)


@given(WORDS, WORDS)
def test_a_name_is_wholly_like_itself_in_any_order_and_likeness_has_bounds(one: str, other: str) -> None:
    backwards = " ".join(reversed(one.split()))
    assert alike(name(one), name(backwards)) == 100
    assert 0 <= alike(name(one), name(other)) <= 100


def test_the_closest_names_come_first_and_strangers_are_left_out() -> None:
    names = ["petrenko olga", "asanova aigul bakitovna", "asanovo aigul bakitovna", "bokov azamat"]
    assert closest("asanova aigul bakitovna", names, limit=9) == [1, 2]
    assert closest("aigul asanova", names, limit=1) == [1]
    assert closest("zzz", names, limit=9) == []
    assert closest("asanova", [], limit=9) == []
