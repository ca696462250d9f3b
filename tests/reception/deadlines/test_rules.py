"""A last day is counted only from what was read, exactly as one counts on a wall calendar, and says how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.deadlines.calendar import Calendar, MovedDay
from reception.deadlines.periods import Counted
from reception.deadlines.rules import count, extend, take_from_lawyer
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from tests.reception.deadlines.made import (
    CALENDAR,
    CATALOGUE,
    DAYS,
    SHIPPED,
    SIGNED,
    believed,
    counted,
    is_worked,
    rule,
    said,
    step_by_step,
)

TUESDAY = date(2026, 11, 24)
CARRIED = ("calendar_days", "months", "years")
LENGTHS = st.one_of(
    st.tuples(st.integers(1, 60), st.sampled_from(["working_days", "calendar_days"])),
    st.tuples(st.integers(1, 5), st.just("months")),
)


def test_ten_working_days_from_a_tuesday_end_on_a_tuesday() -> None:
    found = SHIPPED.count("information_answer", TUESDAY)
    assert isinstance(found, Counted)
    assert (found.last_day, found.safe_day, found.basis) == (date(2026, 12, 8), date(2026, 12, 8), "verified")
    assert said(found.working) == [
        "Starts: Receipt, 24.11.2026; this day is believed not to be counted.",
        "Length: 10 working days.",
        "Saturdays and Sundays are not counted.",
        "Last day: 08.12.2026.",
        "Legal basis: Law on the Right of Access to Information, chapter 4.",
        "Read in a public source, not in the law itself: law.ungovr.org/records/kg.",
    ]


def test_the_holiday_between_is_named_and_not_counted() -> None:
    found = counted(rule(10, "working_days"), date(2026, 8, 20))
    assert found.last_day == date(2026, 9, 4)
    assert "Holidays and days of rest, not counted either: 31.08.2026 (Independence Day)." in said(
        found.working
    )


def test_the_worked_saturday_is_named_and_counted() -> None:
    found = counted(rule(3, "working_days"), date(2025, 1, 8))
    assert found.last_day == date(2025, 1, 11)
    assert "Saturdays and Sundays that were made working days, counted: 11.01.2025." in said(found.working)


def test_days_that_end_on_a_holiday_move_on_and_the_cautious_day_is_told() -> None:
    found = counted(rule(10, "calendar_days"), date(2026, 8, 21))
    assert (found.last_day, found.safe_day) == (date(2026, 9, 1), date(2026, 8, 28))
    told = next(step for step in found.working if "moves to" in step.message)
    assert told.caution
    assert "31.08.2026 (Independence Day)" in said((told,))[0]
    assert "acts by 28.08.2026" in said((told,))[0]


def test_days_that_end_on_a_plain_sunday_name_no_holiday() -> None:
    found = counted(rule(5, "calendar_days"), TUESDAY)
    assert (found.last_day, found.safe_day) == (date(2026, 11, 30), date(2026, 11, 27))
    assert "It would end on 29.11.2026, a day off" in " ".join(said(found.working))


def test_the_cautious_day_is_never_before_the_start() -> None:
    assert counted(rule(1, "calendar_days"), date(2026, 5, 2)).safe_day == date(2026, 5, 2)


def test_a_rule_whose_end_does_not_move_ends_on_a_sunday() -> None:
    found = counted(rule(5, "calendar_days", carried=False), TUESDAY)
    assert found.last_day == found.safe_day == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        (date(2026, 1, 30), 1, "months", date(2026, 3, 2)),  # the 28th of February is a Saturday
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2026, 12, 10), 3, "months", date(2027, 3, 10)),
        (date(2026, 8, 24), 2, "years", date(2028, 8, 24)),
    ],
)
def test_months_and_years_end_on_the_same_number_or_on_the_last_day(
    start: date, length: int, unit: str, end: date
) -> None:
    assert counted(rule(length, unit), start).last_day == end


def test_a_month_too_short_is_told() -> None:
    assert "The month has no day 31: its last one holds." in said(
        counted(rule(1, "months"), date(2026, 3, 31)).working
    )


def test_at_once_is_the_same_day() -> None:
    found = SHIPPED.count("crime_registration", date(2026, 11, 22))
    assert isinstance(found, Counted)
    assert found.last_day == date(2026, 11, 22)
    assert said(found.working)[:2] == ["Starts: Receipt, 22.11.2026.", "Length: at once."]


def test_a_period_that_looks_back_ends_in_the_past() -> None:
    found = SHIPPED.count("legal_aid_income", date(2026, 11, 22))
    assert isinstance(found, Counted)
    assert found.last_day == found.safe_day == date(2025, 11, 22)
    assert said(found.working)[0] == "Counted back from: The application, 22.11.2026."
    assert "The period reaches back to 22.11.2025." in said(found.working)


def test_working_days_that_look_back_are_counted_too() -> None:
    found = counted(rule(3, "working_days", backwards=True), date(2026, 9, 2))
    assert found.last_day == date(2026, 8, 27)
    assert any("31.08.2026 (Independence Day)" in one for one in said(found.working))


def test_at_most_is_said() -> None:
    found = counted(rule(10, "working_days", at_most=True), TUESDAY)
    assert "Length: at most 10 working days." in said(found.working)


def test_hours_run_from_the_minute_through_a_weekend() -> None:
    found = counted(rule(48, "hours"), PartialDate.parse("2026-11-27T14:30"))
    assert found.last_minute is not None
    assert f"{found.last_minute:%Y-%m-%d %H:%M %z}" == "2026-11-29 14:30 +0600"
    assert (found.start, found.last_day) == (date(2026, 11, 27), date(2026, 11, 29))
    assert said(found.working)[0] == "Starts: Receipt, 27.11.2026 14:30."


@pytest.mark.parametrize(
    "start", ["2026-11-27", "2026-11-27T14", "2026-11-27T14:30~", "2026-11-27T14:30/2026-11-28"]
)
def test_hours_want_the_minute(start: str) -> None:
    with pytest.raises(Refused, match="hour and the minute"):
        count(rule(48, "hours"), PartialDate.parse(start), calendar=CALENDAR)
    with pytest.raises(Refused, match="hour and the minute"):
        count(rule(48, "hours"), TUESDAY, calendar=CALENDAR)


def test_only_a_season_is_refused_with_the_days_between_which_the_end_lies() -> None:
    with pytest.raises(Refused, match="exact day") as refused:
        count(rule(10, "working_days"), PartialDate.parse("2026-21"), calendar=CALENDAR)
    assert refused.value.values == {"earliest": "13.03.2026", "latest": "12.06.2026"}


def test_about_a_day_is_refused_and_its_hour_is_no_hindrance() -> None:
    with pytest.raises(Refused, match="about"):
        count(rule(10, "working_days"), PartialDate.parse("2026-11-24~"), calendar=CALENDAR)
    assert counted(rule(10, "working_days"), PartialDate.parse("2026-11-24T09")).last_day == date(2026, 12, 8)


def test_a_rule_nobody_has_read_gives_no_day_but_what_is_believed() -> None:
    found = SHIPPED.count("complaint_prosecutor", TUESDAY)
    assert believed(found) == [
        "Believed: 3 calendar days. Counted from: Receipt.",
        "It may be from 3 calendar days to 10 calendar days.",
        "Legal basis: Criminal Procedure Code, about articles 127–130.",
        "Not certain.",
        "The law itself was not read, so no day is counted: ask the lawyer for the day and how it was counted.",
    ]


def test_the_answer_to_an_appeal_is_left_to_the_lawyer() -> None:
    told = believed(SHIPPED.count("appeal_answer", TUESDAY))
    assert told[0] == "Believed: 14 working days. Counted from: Registration."
    assert any("a bill makes them 10" in one for one in told)


def test_a_length_nobody_knows_and_one_at_most_are_said_so() -> None:
    assert believed(SHIPPED.count("verdict_cassation", TUESDAY))[0].startswith("The length is not known.")
    assert believed(SHIPPED.count("court_protection", TUESDAY))[0].startswith("Believed: at most 3 months.")
    assert "From memory: nobody has read it." in believed(SHIPPED.count("hrc_submission", TUESDAY))
    law = [
        one
        for one in believed(SHIPPED.count("special_procedures_reply", TUESDAY))
        if one.startswith("Legal basis")
    ]
    assert law == ["Legal basis: practice."]


def test_no_unverified_rule_that_is_shipped_gives_a_day() -> None:
    unread = [code for code in SHIPPED.codes if not SHIPPED.rule(code).verified]
    assert len(unread) > 40
    for code in unread:
        if SHIPPED.rule(code).item.facts.get("applies") is not False:
            assert believed(SHIPPED.count(code, TUESDAY))


def test_every_verified_rule_that_has_a_length_is_counted() -> None:
    for code in SHIPPED.codes:
        if SHIPPED.rule(code).is_counted:
            assert isinstance(SHIPPED.count(code, TUESDAY), Counted), code


def test_what_a_lawyer_has_read_is_counted_with_the_length_and_the_name() -> None:
    found = count(replace(SHIPPED.rule("appeal_answer"), confirmed=SIGNED), TUESDAY, calendar=CALENDAR)
    assert isinstance(found, Counted)
    assert (found.last_day, found.basis) == (date(2026, 12, 8), "confirmed")
    assert "Confirmed by Aigul on 20.11.2026. Read in: Law 67, article 8" in said(found.working)


def test_a_lawyers_own_day_is_kept_as_his_with_his_reasons() -> None:
    unread = SHIPPED.rule("appeal_answer")
    found = take_from_lawyer(
        unread, start=TUESDAY, last_day=date(2026, 12, 8), why=" Ten days. ", who="Aigul", on=TUESDAY
    )
    assert (found.last_day, found.basis) == (date(2026, 12, 8), "lawyer")
    assert said(found.working) == ["Aigul gave 08.12.2026 as the last day on 24.11.2026: Ten days."]
    with pytest.raises(Refused, match="how the last day was counted"):
        take_from_lawyer(unread, start=TUESDAY, last_day=TUESDAY, why="  ", who="Aigul", on=TUESDAY)
    with pytest.raises(Refused, match="before the day"):
        take_from_lawyer(unread, start=TUESDAY, last_day=date(2026, 11, 23), why="x", who="Aigul", on=TUESDAY)


def test_an_extension_is_counted_from_the_end_of_the_first_period() -> None:
    first = SHIPPED.count("information_answer", TUESDAY)
    assert isinstance(first, Counted)
    second = SHIPPED.extend(first, "information_extension")
    assert isinstance(second, Counted)
    assert (second.start, second.last_day) == (date(2026, 12, 8), date(2026, 12, 22))
    assert second.working[: len(first.working)] == first.working
    assert "Starts: End of the first period, 08.12.2026; this day is believed not to be counted." in said(
        second.working
    )
    assert believed(extend(first, SHIPPED.rule("appeal_extension"), calendar=CALENDAR))


def test_a_rule_is_not_used_for_what_began_before_it() -> None:
    with pytest.raises(Refused, match="did not hold"):
        SHIPPED.count("information_answer", date(2023, 12, 28))
    old = replace(rule(10, "working_days"), act=CATALOGUE.item("acts", "akyikatchy_2002"))
    with pytest.raises(Refused, match="did not hold"):
        count(old, TUESDAY, calendar=CALENDAR)


def test_a_procedure_that_the_state_has_not_accepted_has_no_period() -> None:
    with pytest.raises(Refused, match="not accepted"):
        SHIPPED.count("cerd_submission", TUESDAY)


@pytest.mark.parametrize(
    ("length", "unit"),
    [(None, None), (None, "months"), (0, "months"), (-1, "working_days"), (101, "years"), (1201, "months"),
     (36_501, "calendar_days"), (5, "moons")],
)  # fmt: skip
def test_a_rule_without_a_length_that_a_law_could_have_is_refused(
    length: int | None, unit: str | None
) -> None:
    with pytest.raises(Refused, match="no length"):
        count(rule(length, unit), TUESDAY, calendar=CALENDAR)


@pytest.mark.parametrize("start", [date(1991, 5, 5), date(2101, 5, 5)])
@pytest.mark.parametrize(("length", "unit"), [(1, "years"), (5, "calendar_days"), (5, "working_days")])
def test_a_start_in_a_year_without_known_holidays_is_refused(start: date, length: int, unit: str) -> None:
    with pytest.raises(Refused, match="holidays of the year"):
        count(rule(length, unit), start, calendar=CALENDAR)


def test_a_feast_that_is_only_reckoned_is_told_where_it_may_change_the_day() -> None:
    def warned(length: int, unit: str, start: date) -> bool:
        return any("to be confirmed" in one for one in said(counted(rule(length, unit), start).working))

    assert warned(10, "working_days", date(2027, 3, 1))
    assert not warned(3, "working_days", date(2027, 3, 1))
    assert warned(2, "working_days", date(2027, 3, 5))
    assert warned(10, "calendar_days", date(2027, 3, 1))
    assert not warned(20, "calendar_days", date(2027, 3, 1))
    assert not warned(10, "working_days", date(2026, 3, 11))


def test_a_paper_without_confidence_is_said_to_be_uncertain() -> None:
    made = counted(rule(10, "working_days", confidence="U"), TUESDAY)
    assert "Not certain." in said(made.working)


@given(DAYS, st.integers(1, 60))
def test_working_days_are_what_a_finger_on_the_calendar_counts(start: date, number: int) -> None:
    assert counted(rule(number, "working_days"), start).last_day == step_by_step(start, number, is_worked)


@given(DAYS, st.integers(1, 150))
def test_calendar_days_are_what_a_finger_counts_and_then_the_next_working_day(
    start: date, number: int
) -> None:
    end = step_by_step(start, number, lambda _day: True)
    while not is_worked(end):
        end += timedelta(days=1)
    assert counted(rule(number, "calendar_days"), start).last_day == end


@given(DAYS, st.integers(1, 5))
def test_months_end_on_the_same_number_of_a_later_month(start: date, number: int) -> None:
    found = counted(rule(number, "months", carried=False), start).last_day
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == number
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


@given(DAYS, LENGTHS)
def test_a_period_that_the_law_carries_never_ends_on_a_day_off(start: date, length: tuple[int, str]) -> None:
    found = counted(rule(*length), start)
    assert CALENDAR.is_working(found.last_day)
    assert start <= found.safe_day <= found.last_day


@given(DAYS, st.integers(0, 40), LENGTHS)
def test_a_later_start_never_ends_earlier(start: date, later: int, length: tuple[int, str]) -> None:
    asked = rule(*length)
    assert counted(asked, start).last_day <= counted(asked, start + timedelta(days=later)).last_day


@given(DAYS, LENGTHS, st.sets(st.integers(0, 90), max_size=6))
def test_a_new_day_of_rest_never_makes_the_end_earlier(
    start: date, length: tuple[int, str], rests: set[int]
) -> None:
    names = {"ru": "День отдыха", "ky": "Эс алуу күнү", "en": "Day of rest"}
    more = Calendar([MovedDay(start + timedelta(days=n), False, names) for n in rests])  # type: ignore[arg-type]
    plain = Calendar()
    assert counted(rule(*length), start, plain).last_day <= counted(rule(*length), start, more).last_day
