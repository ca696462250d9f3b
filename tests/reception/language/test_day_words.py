"""Days are read as they are said in three languages; of two years the nearer is meant."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.language.day_words import nearest, nearest_weekday, read_day, read_hour, read_partial

TODAY = date(2026, 11, 24)  # a Tuesday
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("24.11", 0),
        ("24.11.26", 0),
        ("24/11/2026", 0),
        ("+3", 3),
        ("-2", -2),
        ("сегодня", 0),
        ("Вчера", -1),
        ("завтра", 1),
        ("послезавтра", 2),
        ("позавчера", -2),
        ("бүгүн", 0),
        ("кечээ", -1),
        ("эртең", 1),
        ("бүрсүгүнү", 2),
        ("today", 0),
        ("yesterday", -1),
        ("day after tomorrow", 2),
        ("вт", 0),
        ("понедельник", -1),
        ("дүйшөмбү", -1),
        ("friday", 3),
        ("жума", 3),
        ("24 ноября", 0),
        ("24 ноября 2026 г.", 0),
        ("2026-11-24", 0),
        ("25-ноябрь", 1),
    ],
)
def test_a_day_is_read_as_it_is_said(typed: str, away: int) -> None:
    assert read_day(typed, today=TODAY) == TODAY + timedelta(days=away)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("ноябрь 2025", "2025-11"),
        ("осень 2024", "2024-23"),
        ("2024 күз", "2024-23"),
        ("2025-ж. март", "2025-03"),
        ("около 2010", "2010~"),
        ("примерно март 2025 года", "2025-03~"),
        ("about 24.11.2025", "2025-11-24~"),
        ("~2010", "2010~"),
        ("вчера 23:00", "2026-11-23T23:00"),
        ("24.11 в 14:30", "2026-11-24T14:30"),
        ("пн 9.15", "2026-11-23T09:15"),
        ("3.11 - 5.11", "2026-11-03/2026-11-05"),
        ("2024/2025", "2024/2025"),
        ("11.2026", "2026-11"),
    ],
)
def test_a_partial_date_keeps_the_precision_with_which_it_was_said(typed: str, edtf: str) -> None:
    assert str(read_partial(typed, today=TODAY)) == edtf


@pytest.mark.parametrize(
    "typed", ["", "31.02", "когда-то", "32 ноября", "99.99", "ноябрь", "5 попугаев 2024"]
)
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match=r"24\.11\.2026"):
        read_partial(typed, today=TODAY)


@pytest.mark.parametrize("typed", ["11.2026", "2026", "осень 2024", "вчера 23:00", "около 24.11.2025"])
def test_less_or_more_than_a_whole_day_is_no_day(typed: str) -> None:
    with pytest.raises(Refused):
        read_day(typed, today=TODAY)


@given(day=DAYS, today=DAYS)
def test_a_day_without_its_year_is_the_nearest_one(day: date, today: date) -> None:
    found = read_day(f"{day.day}.{day.month:02}", today=today)
    assert (found.day, found.month) == (day.day, day.month)
    years = (found.year - 4, found.year - 1, found.year + 1, found.year + 4)
    others = [other for year in years if (other := _in(year, found))]
    assert all(abs(found - today) <= abs(other - today) for other in others)


def _in(year: int, day: date) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


@given(today=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_is_at_most_three_days_away(today: date, weekday: int) -> None:
    found = nearest_weekday(weekday, today=today)
    assert found.weekday() == weekday
    assert abs((found - today).days) <= 3


@given(day=DAYS, today=DAYS)
def test_a_whole_date_means_itself_on_any_day(day: date, today: date) -> None:
    assert read_day(day.strftime("%d.%m.%Y"), today=today) == day
    assert read_partial(day.isoformat(), today=today) == PartialDate.of(day)


@given(text=st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(Refused):
        assert isinstance(read_partial(text, today=TODAY).first(), date)


def test_the_leap_day_is_found_in_a_year_that_has_it() -> None:
    assert nearest(29, 2, today=date(2026, 11, 24)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "said"), [("14:30", "14:30"), ("9", "09:00"), ("1430", "14:30"), ("в 7.05", "07:05")]
)
def test_an_hour_is_read(typed: str, said: str) -> None:
    assert f"{read_hour(typed):%H:%M}" == said


@pytest.mark.parametrize("typed", ["25:00", "полдень", "", "14:61"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_hour(typed)
