"""A month is read strictly and named in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from reception.kernel.errors import Refused
from reception.reports.period import Period, read_period


def test_a_month_has_its_first_and_last_day() -> None:
    leap = read_period("2028-02")
    assert (leap.first, leap.last, str(leap)) == (date(2028, 2, 1), date(2028, 2, 29), "2028-02")


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "11.2026", "2026-1", "２０２６-11", "", "1999-11"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_period(text)


def test_the_month_is_named_in_three_languages() -> None:
    named = [Period(2026, 11).words(language) for language in ("ru", "ky", "en")]
    assert named == ["ноябрь 2026 года", "2026-жылдын ноябрь айы", "November 2026"]
