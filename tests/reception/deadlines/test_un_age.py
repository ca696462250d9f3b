"""A complaint to the Committee is warned of when five years, or three after another procedure, have passed or soon will."""

from __future__ import annotations

from datetime import date

import pytest

from reception.deadlines.steps import Step
from reception.deadlines.un_age import un_age_warning
from reception.kernel.dates import PartialDate
from tests.reception.deadlines.made import ENGLISH, SHIPPED, rule

TODAY = date(2026, 11, 24)


def warned(exhausted: str, *, other_ended: str | None = None) -> str | None:
    other = None if other_ended is None else PartialDate.parse(other_ended)
    step = SHIPPED.un_age_warning(PartialDate.parse(exhausted), today=TODAY, other_ended=other)
    assert step is None or step.caution
    return step.say(ENGLISH) if step else None


def test_remedies_that_ended_in_the_spring_of_2021_are_more_than_five_years_old() -> None:
    told = warned("2021-21")
    assert told is not None
    assert told.startswith("More than 5 years have passed.")
    assert "Exhaustion of domestic remedies, spring 2021" in told
    assert "as believed" in told


@pytest.mark.parametrize(
    ("exhausted", "beginning"),
    [
        ("2021-11-23", "More than 5 years have passed."),
        ("2021-11-24", "5 years end on 24.11.2026."),
        ("2022-05-24", "5 years end on 24.05.2027."),
        ("2022-05-25", None),
        ("2021", "More than 5 years may have passed."),
        ("2021-11-01~", "More than 5 years may have passed."),
        ("2022", "5 years end on 01.01.2027."),
        ("2023", None),
        ("2020/2022", "More than 5 years may have passed."),
        ("9999", None),
    ],
)
def test_the_warning_goes_by_what_is_known_of_the_day(exhausted: str, beginning: str | None) -> None:
    told = warned(exhausted)
    assert (told is None) == (beginning is None)
    assert told is None or told.startswith(beginning or "?")


def test_after_another_procedure_it_is_three_years_from_its_end() -> None:
    told = warned("2015-01-01", other_ended="2023-10-01")
    assert told is not None
    assert told.startswith("More than 3 years have passed. Counted from: Conclusion of the other procedure")
    assert warned("2015-01-01", other_ended="2025-10-01") is None


def test_a_whole_day_may_be_given_as_such() -> None:
    assert isinstance(SHIPPED.un_age_warning(date(2020, 1, 1), today=TODAY), Step)


def test_a_rule_that_is_not_counted_in_years_warns_of_nothing() -> None:
    assert un_age_warning(rule(5, "months"), date(2015, 1, 1), today=TODAY) is None
    assert un_age_warning(rule(), date(2015, 1, 1), today=TODAY) is None
