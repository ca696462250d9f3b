"""The working days of Kyrgyzstan are those of the law, with the days that were moved and the feasts that were named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reception.deadlines.calendar import Calendar, MovedDay, days, moved_days
from reception.kernel.errors import Refused
from reception.reference.lists import Fact, Item
from tests.reception.deadlines.made import CALENDAR, CATALOGUE, OFF, WORKED, is_worked

BARE = Calendar()
NAMES = {"ru": "День отдыха", "ky": "Эс алуу күнү", "en": "Day of rest"}


def moved(day: date, *, is_working: bool, ait: str | None = None) -> MovedDay:
    return MovedDay(day, is_working, NAMES, ait)  # type: ignore[arg-type]


@pytest.mark.parametrize("calendar", [BARE, CALENDAR], ids=["the package alone", "with the shipped list"])
@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_day_of_these_years_is_as_the_law_has_it(calendar: Calendar, year: int) -> None:
    all_days = list(days(date(year, 1, 1), date(year, 12, 31)))
    assert [day for day in all_days if calendar.is_working(day) != is_worked(day)] == []
    assert {off.day for off in calendar.days_off(all_days[0], all_days[-1])} == {
        day for day in OFF if day.year == year
    }
    assert {day for day in all_days if calendar.is_worked_weekend(day)} == {
        day for day in WORKED if day.year == year
    }


def test_the_saturday_of_january_2025_was_worked_in_place_of_a_thursday() -> None:
    assert BARE.is_working(date(2025, 1, 11))
    assert not BARE.is_working(date(2025, 1, 18))
    off = BARE.day_off(date(2025, 1, 2))
    assert off is not None
    assert off.names["ru"] == "Выходной (перенесено с 11.01.2025)"
    assert off.names["en"] == "Day off (substituted from 11.01.2025)"


@pytest.mark.parametrize("day", [date(2026, 2, 23), date(2026, 4, 7), date(2026, 11, 7), date(2026, 9, 1)])
def test_days_of_memory_are_worked_since_the_code_of_2025(day: date) -> None:
    assert CALENDAR.is_working(day) == (day.weekday() < 5)


def test_a_holiday_on_a_weekend_is_not_moved_by_itself() -> None:
    assert date(2025, 8, 31).weekday() == 6
    assert CALENDAR.is_working(date(2025, 9, 1))


def test_a_holiday_is_named_in_three_languages_and_a_plain_sunday_has_no_name() -> None:
    off = CALENDAR.day_off(date(2026, 8, 31))
    assert off is not None
    assert off.names == {
        "ru": "День независимости Кыргызской Республики",
        "ky": "Кыргыз Республикасынын Көз карандысыздыгынын күнү",
        "en": "Independence Day",
    }
    assert CALENDAR.day_off(date(2026, 11, 22)) is None
    assert CALENDAR.day_off(date(2026, 11, 24)) is None


def test_feasts_are_known_up_to_2026_and_reckoned_after() -> None:
    assert CALENDAR.estimated(date(2025, 1, 1), date(2026, 12, 31)) == ()
    reckoned = CALENDAR.estimated(date(2027, 1, 1), date(2027, 12, 31))
    assert [(off.day, off.names["ky"]) for off in reckoned] == [
        (date(2027, 3, 9), "Орозо айт"),
        (date(2027, 5, 16), "Курман айт"),
    ]


def test_a_feast_that_was_named_for_another_day_frees_the_reckoned_one() -> None:
    calendar = Calendar([moved(date(2027, 3, 10), is_working=False, ait="orozo_ait")])
    assert calendar.is_working(date(2027, 3, 9))
    assert not calendar.is_working(date(2027, 3, 10))
    assert [off.day for off in calendar.estimated(date(2027, 1, 1), date(2027, 12, 31))] == [
        date(2027, 5, 16)
    ]


def test_a_feast_that_was_named_for_the_reckoned_day_is_confirmed() -> None:
    calendar = Calendar([moved(date(2027, 3, 9), is_working=False, ait="orozo_ait")])
    assert not calendar.is_working(date(2027, 3, 9))
    assert calendar.estimated(date(2027, 3, 1), date(2027, 3, 31)) == ()


def test_naming_one_feast_of_a_year_leaves_the_same_feast_at_its_other_end() -> None:
    january, december = date(2065, 1, 8), date(2065, 12, 28)
    assert [off.day for off in BARE.estimated(january, december) if off.names["ru"] == "Орозо айт"] == [
        january,
        december,
    ]
    calendar = Calendar([moved(date(2065, 1, 9), is_working=False, ait="orozo_ait")])
    assert calendar.is_working(january)
    assert [off.day for off in calendar.estimated(december, december)] == [december]


def test_a_reckoned_feast_on_another_holiday_leaves_that_holiday_free() -> None:
    day = date(2033, 1, 2)
    assert [off.day for off in BARE.estimated(day, day)] == [day]
    calendar = Calendar([moved(date(2033, 1, 3), is_working=False, ait="orozo_ait")])
    assert not calendar.is_working(day)
    assert calendar.estimated(day, day) == ()


def test_a_moved_day_stands_above_the_package_and_the_last_word_holds() -> None:
    day = date(2026, 12, 24)
    assert not Calendar([moved(day, is_working=False)]).is_working(day)
    assert Calendar([moved(day, is_working=False), moved(day, is_working=True)]).is_working(day)
    off = Calendar([moved(day, is_working=False)]).day_off(day)
    assert off is not None
    assert off.names["en"] == "Day of rest"
    assert Calendar([moved(date(2026, 8, 31), is_working=True)]).is_working(date(2026, 8, 31))


@pytest.mark.parametrize("year", [1991, 2101])
def test_a_year_without_known_holidays_is_refused(year: int) -> None:
    with pytest.raises(Refused):
        BARE.is_working(date(year, 6, 3))


def test_the_nearest_working_days_lie_on_both_sides_of_the_may_holidays() -> None:
    assert CALENDAR.next_working(date(2026, 5, 1)) == date(2026, 5, 11)
    assert CALENDAR.last_working(date(2026, 5, 9)) == date(2026, 4, 30)
    assert (
        CALENDAR.next_working(date(2026, 4, 30))
        == CALENDAR.last_working(date(2026, 4, 30))
        == date(2026, 4, 30)
    )


def with_item(**facts: Fact) -> tuple[MovedDay, ...]:
    document = CATALOGUE.list("moved_days")
    return moved_days(replace(document, items=(Item("a_day", NAMES, facts=facts),)))  # type: ignore[arg-type]


def test_a_moved_day_needs_its_date_and_what_it_is() -> None:
    assert with_item(date=date(2026, 12, 24), is_working=False)[0].day == date(2026, 12, 24)
    for facts in ({"is_working": True}, {"date": date(2026, 12, 24)}, {"date": "2026", "is_working": True}):
        with pytest.raises(Refused):
            with_item(**facts)
    with pytest.raises(Refused):
        with_item(date=date(2026, 12, 24), is_working=False, ait="bayram")
