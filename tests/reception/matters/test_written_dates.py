"""Dates as chronologies have them, in three languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate, Point
from reception.kernel.i18n import LANGUAGES
from reception.language.dates import short_date, word_date
from reception.matters.written_dates import date_before

TODAY = date(2026, 11, 24)

_DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@st.composite
def _points(draw: st.DrawFn) -> Point:
    day = draw(_DAYS)
    about = draw(st.booleans())
    kind = draw(st.sampled_from(("year", "season", "month", "day", "hour", "minute")))
    if kind == "season":
        return Point(year=day.year, season=draw(st.integers(21, 24)), about=about)
    parts: dict[str, Any] = {"year": day.year, "about": about}
    if kind != "year":
        parts["month"] = day.month
    if kind in {"day", "hour", "minute"}:
        parts["day"] = day.day
    if kind in {"hour", "minute"}:
        parts["hour"] = draw(st.integers(0, 23))
    if kind == "minute":
        parts["minute"] = draw(st.integers(0, 59))
    return Point(**parts)


@given(
    _points(),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("named", "when")),
    st.sampled_from((" – ", "\t", ": ", " - ", ". ", ", ")),
)
def test_every_date_that_the_program_writes_in_words_is_read_back(
    point: Point, language: str, form: str, separator: str
) -> None:
    written = word_date(PartialDate(point), language, form=form)  # type: ignore[arg-type]

    read = date_before(f"{written}{separator}Үйүнөн алып кетишти", today=TODAY)

    assert read is not None
    assert read[0] == PartialDate(point)


@given(_DAYS, _DAYS, st.sampled_from(LANGUAGES))
def test_every_range_of_days_is_read_back(one: date, other: date, language: str) -> None:
    first, last = sorted((one, other))
    value = PartialDate(PartialDate.of(first).start, PartialDate.of(last).start)

    for written in (word_date(value, language), short_date(value)):  # type: ignore[arg-type]
        read = date_before(f"{written} – болгон", today=TODAY)
        assert read is not None
        assert read[0] == value


@given(st.text(max_size=80))
def test_no_line_whatever_breaks_the_reading(line: str) -> None:
    read = date_before(line, today=TODAY)

    assert read is None or 0 < read[1] <= len(line)


@pytest.mark.parametrize(
    ("line", "edtf", "rest"),
    [
        ("24.11.2026 – 3 сотрудника пришли", "2026-11-24", " – 3 сотрудника пришли"),
        ("24.11.2026 14 человек", "2026-11-24", " 14 человек"),
        ("24 ноября 2026 г., около 14:30 - задержан", "2026-11-24T14:30~", " - задержан"),
        ("2026-ж. 24-ноябрь: кармалды", "2026-11-24", ": кармалды"),
        ("24-ноябрь, 2026-ж. – кармалды", "2026-11-24", " – кармалды"),
        ("2026-жылдын 1-10-марты – кат жазды", "2026-03-01/2026-03-10", " – кат жазды"),
        ("2024-ж. жазылган", "2024", " жазылган"),
        ("весна 2024 г. - переехал", "2024-21", " - переехал"),
        ("март–май 2025 – лечился", "2025-03/2025-05", " – лечился"),
        ("Nov 3rd, 2026 seen", "2026-11-03", " seen"),
        ("24.11.26 в 14.30 – суд", "2026-11-24T14:30", " – суд"),
        ("в 14:30 24.11.2026 задержан", "2026-11-24T14:30", " задержан"),
        ("24.11.2026 около 10 часов вечера – избит", "2026-11-24T22~", " – избит"),
        ("24.11.2026 в 2 часа ночи – избит", "2026-11-24T02", " – избит"),
        ("24.11.2026 в 11 часов ночи – избит", "2026-11-24T23", " – избит"),
        ("24.11.2026 с 10:00 до 12:00 – допрос", "2026-11-24T10:00/2026-11-24T12:00", " – допрос"),
        ("24.11.2026 – около 5 человек", "2026-11-24", " – около 5 человек"),
        ("2 марта 2026 - 10 человек", "2026-03-02", " - 10 человек"),
    ],
)
def test_dates_are_read_as_far_as_they_go(line: str, edtf: str, rest: str) -> None:
    read = date_before(line, today=TODAY)

    assert read is not None
    assert (str(read[0]), line[read[1] :]) == (edtf, rest)


@pytest.mark.parametrize(
    "line", ["31.02.2026 – текст", "24 ноября – без года", "Задержан", "14:30 допрос", ""]
)
def test_what_is_no_date_or_lacks_its_year_is_none(line: str) -> None:
    assert date_before(line, today=TODAY) is None
