"""Partial dates: what they mean, how they are written and how they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate, Point, read_date
from reception.kernel.errors import Refused

TODAY = date(2026, 11, 24)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> Point:
    """Any one end of a date, of any precision."""
    day = draw(DAYS)
    about = draw(st.booleans())
    kind = draw(st.sampled_from(["year", "season", "month", "day", "hour", "minute"]))
    if kind == "season":
        return Point(year=day.year, season=draw(st.integers(21, 24)), about=about)
    rank = ["year", "month", "day", "hour", "minute"].index(kind)
    return Point(
        year=day.year,
        month=day.month if rank > 0 else None,
        day=day.day if rank > 1 else None,
        hour=draw(st.integers(0, 23)) if rank > 2 else None,
        minute=draw(st.integers(0, 59)) if rank > 3 else None,
        about=about,
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date or range."""
    start, end = draw(points()), draw(st.none() | points())
    if end is not None and (end.begins() < start.begins() or end.ends() < start.ends()):
        start, end = end, start
    if end is not None and (end.begins() < start.begins() or end.ends() < start.ends()):
        end = None  # one lies inside the other: no range
    return PartialDate(start, end)


@given(partial_dates())
def test_the_text_of_any_date_reads_back_as_the_same_date(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


@given(partial_dates())
def test_the_text_of_any_date_can_also_be_typed(value: PartialDate) -> None:
    assert read_date(f" {value} ", today=TODAY) == value


@given(partial_dates())
def test_the_first_day_is_never_after_the_last(value: PartialDate) -> None:
    assert value.first() <= value.last()


@given(partial_dates(), partial_dates())
def test_sorting_follows_the_first_day(one: PartialDate, other: PartialDate) -> None:
    if one.first() < other.first():
        assert one.sort_key() < other.sort_key()


@given(DAYS)
def test_a_day_typed_with_dots_is_that_day(day: date) -> None:
    typed = f"{day.day:02}.{day.month:02}.{day.year:04}"
    assert read_date(typed, today=TODAY) == PartialDate.of(day)


@given(DAYS, DAYS)
def test_the_texts_of_whole_days_sort_as_the_days_do(one: date, other: date) -> None:
    assert (str(PartialDate.of(one)) < str(PartialDate.of(other))) == (one < other)


@given(st.integers(-9999, 9999))
def test_a_signed_number_counts_days_from_today(days: int) -> None:
    assert read_date(f"{days:+}", today=TODAY) == PartialDate.of(TODAY + timedelta(days=days))


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        value = read_date(text, today=TODAY)
    except Refused:
        return
    assert PartialDate.parse(str(value)) == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
        ("2026-11-24T14", date(2026, 11, 24), date(2026, 11, 24)),
        ("2026-11-24T14:30~", date(2026, 11, 24), date(2026, 11, 24)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2021-21~", date(2021, 3, 1), date(2021, 5, 31)),
        ("2021-22", date(2021, 6, 1), date(2021, 8, 31)),
        ("2021-23", date(2021, 9, 1), date(2021, 11, 30)),
        ("2021-24", date(2021, 1, 1), date(2021, 12, 31)),  # of January or of December: both are said
        ("2026-03-01/2026-03-10", date(2026, 3, 1), date(2026, 3, 10)),
        ("2021-21~/2023", date(2021, 3, 1), date(2023, 12, 31)),
        ("2026-03-01T23/2026-03-02T14:30", date(2026, 3, 1), date(2026, 3, 2)),
    ],
)
def test_a_date_means_these_days(text: str, first: date, last: date) -> None:
    value = PartialDate.parse(text)
    assert (value.first(), value.last(), value.certain) == (first, last, "~" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13",
        "2026-25",
        "2026-11-31",
        "2025-02-29",
        "2026-11-24T24",
        "2026-11-24T14:60",
        "2026-21-01",
        "0000",
        "26-11-24",
        "2026-11-24/",
        "/2026",
        "2026-03-10/2026-03-01",
        "2026-03-02T14/2026-03-02T13",
        "2026/2026-05",
        "2026-11-24T14:30Z",
        "2026-1-2",
        "24.11.2026",
        "2026\n",
        "２０２６",
    ],
)
def test_what_is_no_edtf_date_is_not_parsed(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the promise
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("24.11.2026", "2026-11-24"),
        ("1.3.26", "2026-03-01"),
        ("24.11.85", "1985-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("24.11", "2026-11-24"),
        ("11.2026", "2026-11"),
        ("2026", "2026"),
        ("+3", "2026-11-27"),
        ("-2", "2026-11-22"),
        ("−2", "2026-11-22"),
        ("Вчера", "2026-11-23"),
        ("сегодня", "2026-11-24"),
        ("завтра", "2026-11-25"),
        ("кечээ", "2026-11-23"),
        ("бүгүн", "2026-11-24"),
        ("бугун", "2026-11-24"),  # typed without a Kyrgyz layout
        ("эртең", "2026-11-25"),
        ("эртен", "2026-11-25"),
        ("yesterday", "2026-11-23"),
        ("today", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("вчера 23:00", "2026-11-23T23:00"),
        ("24.11.2026 14:30", "2026-11-24T14:30"),
        ("24.11 9", "2026-11-24T09"),
        ("24.11.2026, 14.30", "2026-11-24T14:30"),
        ("~24.11.2026", "2026-11-24~"),
        ("11.2026~", "2026-11~"),
        ("1.3.2026 - 10.3.2026", "2026-03-01/2026-03-10"),
        ("01.03.2026–10.03.2026", "2026-03-01/2026-03-10"),
        ("01.03.2026-10.03.2026", "2026-03-01/2026-03-10"),
        ("вчера - завтра", "2026-11-23/2026-11-25"),
        ("2026-21~", "2026-21~"),
        ("2026-11-24t14:30", "2026-11-24T14:30"),
        ("2026-03-01/2026-03-10", "2026-03-01/2026-03-10"),
    ],
)
def test_people_type_dates_in_these_ways(typed: str, text: str) -> None:
    assert str(read_date(typed, today=TODAY)) == text


@pytest.mark.parametrize(
    "typed", ["", "31.11.2026", "soon", "24.11.2026 25:00", "5.2026 14:30", "+99999999", "+", "1-2-3"]
)
def test_what_cannot_be_read_is_refused_with_the_words_that_were_typed(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_date(typed, today=TODAY)
    assert refusal.value.values == {"text": typed}


def test_a_longer_period_comes_before_what_begins_with_it() -> None:
    texts = ["2026-01-01T10", "2026-01", "2026", "2026-01-01", "2025-12-31"]
    ordered = sorted(map(PartialDate.parse, texts), key=PartialDate.sort_key)
    assert [str(value) for value in ordered] == [
        "2025-12-31",
        "2026",
        "2026-01",
        "2026-01-01",
        "2026-01-01T10",
    ]


def test_only_one_fully_known_day_is_a_whole_day() -> None:
    days = [
        PartialDate.parse(text).whole_day for text in ("2026-11-24T14", "2026-11-24~", "2026-11", "2026/2027")
    ]
    assert days == [date(2026, 11, 24), None, None, None]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2026", "year"),
        ("2026-21", "season"),
        ("2026-11", "month"),
        ("2026-11-24", "day"),
        ("2026-11-24T14", "hour"),
        ("2026-11-24T14:30", "minute"),
    ],
)
def test_the_precision_is_the_finest_known_part(text: str, precision: str) -> None:
    assert Point.parse(text).precision == precision
