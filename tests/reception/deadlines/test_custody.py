"""The hours of custody are told for a grown person and for one under 18, to the minute, and as believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reception.deadlines.custody import set_custody_clocks
from reception.kernel.clock import BISHKEK
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from tests.reception.deadlines.made import SHIPPED, rule, said

ARREST = PartialDate.parse("2026-11-24T14:30")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BISHKEK)


def test_both_clocks_run_from_the_actual_arrest_to_the_minute() -> None:
    custody = SHIPPED.custody(ARREST)
    assert custody.adult.earliest == custody.adult.latest == moment("2026-11-26T14:30")
    assert custody.minor.earliest == custody.minor.latest == moment("2026-11-25T14:30")
    told = said(custody.working)
    assert "Without a judge at most 48 hours: until 26.11.2026 14:30." in told
    assert "Under 18 years at most 24 hours: until 25.11.2026 14:30." in told
    assert custody.working[0].caution
    assert any("from memory" in one for one in told)


def test_what_is_left_is_told_and_falls_below_zero() -> None:
    end = SHIPPED.custody(ARREST).adult
    assert end.left(datetime(2026, 11, 24, 8, 30, tzinfo=UTC)) == timedelta(hours=48)
    assert end.left(moment("2026-11-26T15:30")) == -timedelta(hours=1)


@pytest.mark.parametrize(
    ("known", "earliest", "latest"),
    [
        ("2026-11-24", "2026-11-26T00:00", "2026-11-26T23:59"),
        ("2026-11-24T14", "2026-11-26T14:00", "2026-11-26T14:59"),
        ("2026-11-24T14:30~", "2026-11-26T14:30", "2026-11-26T14:30"),
    ],
)
def test_of_an_arrest_without_its_minute_the_earliest_end_is_told(
    known: str, earliest: str, latest: str
) -> None:
    custody = SHIPPED.custody(PartialDate.parse(known))
    assert (custody.adult.earliest, custody.adult.latest) == (moment(earliest), moment(latest))
    assert any("the earliest end is told" in one for one in said(custody.working))


@pytest.mark.parametrize("known", ["2026-11", "2026-21", "2026", "2026-11-24/2026-11-25"])
def test_without_the_day_of_the_arrest_there_is_no_clock(known: str) -> None:
    with pytest.raises(Refused, match="actual arrest"):
        SHIPPED.custody(PartialDate.parse(known))


def test_a_clock_of_another_age_or_another_rule_is_refused() -> None:
    with pytest.raises(Refused, match="holidays of the year"):
        SHIPPED.custody(PartialDate.parse("9999-12-31"))
    for other in (rule(48, "hours"), rule(None, "hours", length_minor=24)):
        with pytest.raises(Refused, match="no length"):
            set_custody_clocks(replace(other), ARREST)
