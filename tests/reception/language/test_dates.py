"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate, Point
from reception.kernel.i18n import LANGUAGES, Language
from reception.language.dates import Form, short_date, word_date
from reception.language.dates_kyrgyz import official_day

# The EDTF text, then Russian | Kyrgyz | English.
NAMED = """
2026-11-24: 24 ноября 2026 года | 2026-жылдын 24-ноябры | 24 November 2026
2026-11-24~: примерно 24 ноября 2026 года | болжол менен 2026-жылдын 24-ноябры | about 24 November 2026
2026-11-24T14: 24 ноября 2026 года, 14 часов | 2026-жылдын 24-ноябры, саат 14 | 24 November 2026, 2 p.m.
2026-11-24T00: 24 ноября 2026 года, 0 часов | 2026-жылдын 24-ноябры, саат 0 | 24 November 2026, midnight
2026-11-24T12: 24 ноября 2026 года, 12 часов | 2026-жылдын 24-ноябры, саат 12 | 24 November 2026, noon
2026-11-24T21:02: 24 ноября 2026 года, 21 час 02 минуты | 2026-жылдын 24-ноябры, саат 21:02 | 24 November 2026, 21:02
2026-11: ноябрь 2026 года | 2026-жылдын ноябрь айы | November 2026
2021-21~: примерно весна 2021 года | болжол менен 2021-жылдын жазы | about spring 2021
2021-22: лето 2021 года | 2021-жылдын жайы | summer 2021
2021-23: осень 2021 года | 2021-жылдын күзү | autumn 2021
2021-24: зима 2021 года | 2021-жылдын кышы | winter 2021
2026: 2026 год | 2026-жыл | 2026
2026-03-01/2026-03-10: с 1 по 10 марта 2026 года | 2026-жылдын 1-мартынан 10-мартына чейин | from 1 to 10 March 2026
2026-03-01~/2026-03-10~: примерно с 1 по 10 марта 2026 года | болжол менен 2026-жылдын 1-мартынан 10-мартына чейин | from about 1 to about 10 March 2026
2026-03-01/2026-04-10: с 1 марта по 10 апреля 2026 года | 2026-жылдын 1-мартынан 10-апрелине чейин | from 1 March to 10 April 2026
2025-12-28/2026-01-03: с 28 декабря 2025 года по 3 января 2026 года | 2025-жылдын 28-декабрынан 2026-жылдын 3-январына чейин | from 28 December 2025 to 3 January 2026
2026-03/2026-05: с марта по май 2026 года | 2026-жылдын март айынан май айына чейин | from March to May 2026
2021/2023: с 2021 по 2023 год | 2021-жылдан 2023-жылга чейин | from 2021 to 2023
2021-21/2022-24: с весны 2021 года по зиму 2022 года | 2021-жылдын жазынан 2022-жылдын кышына чейин | from spring 2021 to winter 2022
2026/2027-03: с 2026 года по март 2027 года | 2026-жылдан 2027-жылдын март айына чейин | from 2026 to March 2027
2026-03-01T21:01/2026-03-02T14: с 21 часа 01 минуты 1 марта 2026 года до 14 часов 2 марта 2026 года | 2026-жылдын 1-мартынан (саат 21:01) 2-мартына (саат 14) чейин | from 21:01 on 1 March 2026 to 2 p.m. on 2 March 2026
"""  # noqa: E501 - a table
WHEN = """
2026-11-24: 24 ноября 2026 года | 2026-жылдын 24-ноябрында | on 24 November 2026
2026-11-24~: примерно 24 ноября 2026 года | болжол менен 2026-жылдын 24-ноябрында | on or about 24 November 2026
2026-11-24T14:21: 24 ноября 2026 года в 14 часов 21 минуту | 2026-жылдын 24-ноябрында, саат 14:21 | on 24 November 2026 at 14:21
2026-11~: примерно в ноябре 2026 года | болжол менен 2026-жылдын ноябрь айында | in about November 2026
2021-21: весной 2021 года | 2021-жылдын жазында | in spring 2021
2021-23: осенью 2021 года | 2021-жылдын күзүндө | in autumn 2021
2026: в 2026 году | 2026-жылы | in 2026
2021/2023: с 2021 по 2023 год | 2021-жылдан 2023-жылга чейин | from 2021 to 2023
"""  # noqa: E501 - a table


def examples(table: str) -> list[tuple[str, Language, str]]:
    """The lines of a table as single examples."""
    return [
        (line.split(": ")[0], language, words)
        for line in table.strip().splitlines()
        for language, words in zip(LANGUAGES, line.split(": ")[1].split(" | "), strict=True)
    ]


@pytest.mark.parametrize(("text", "language", "words"), examples(NAMED))
def test_every_precision_is_named_in_words(text: str, language: Language, words: str) -> None:
    assert word_date(PartialDate.parse(text), language) == words


@pytest.mark.parametrize(("text", "language", "words"), examples(WHEN))
def test_a_sentence_says_when(text: str, language: Language, words: str) -> None:
    assert word_date(PartialDate.parse(text), language, form="when") == words


MONTHS = [
    *((1, "январы"), (2, "февралы"), (3, "марты"), (4, "апрели"), (5, "майы"), (6, "июну")),
    *((7, "июлу"), (8, "августу"), (9, "сентябры"), (10, "октябры"), (11, "ноябры"), (12, "декабры")),
]


@pytest.mark.parametrize(("month", "name"), MONTHS)
def test_the_state_dates_its_acts_with_these_months(month: int, name: str) -> None:
    # All twelve stems are seen in acts on cbd.minjust.gov.kg.
    assert word_date(date(2026, month, 28), "ky") == f"2026-жылдын 28-{name}"


def test_an_official_day_declines() -> None:
    assert official_day(PartialDate.parse("2026-04-03").start, case="ablative") == "2026-жылдын 3-апрелинен"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2026-11-04", "04.11.2026"),
        ("2026-11-04T09:05~", "~04.11.2026 09:05"),
        ("2026-11-04T09", "04.11.2026 09 h"),
        ("2026-11", "11.2026"),
        ("2026", "2026"),
        ("2021-21~", "2021-21~"),
        ("2026-03-01/2026-04", "01.03.2026 – 04.2026"),
    ],
)
def test_tables_have_figures(text: str, figures: str) -> None:
    assert short_date(PartialDate.parse(text)) == figures


@st.composite
def points(draw: st.DrawFn) -> Point:
    """Any one end of a date."""
    day = draw(st.dates(min_value=date(1000, 1, 1)))
    fields = [
        {},
        {"season": draw(st.integers(21, 24))},
        {"month": day.month},
        {"month": day.month, "day": day.day},
        {"month": day.month, "day": day.day, "hour": draw(st.integers(0, 23))},
        {
            "month": day.month,
            "day": day.day,
            "hour": draw(st.integers(0, 23)),
            "minute": draw(st.integers(0, 59)),
        },
    ]
    return Point(year=day.year, about=draw(st.booleans()), **draw(st.sampled_from(fields)))


@given(points(), points(), st.sampled_from(LANGUAGES), st.sampled_from(["named", "when"]))
def test_no_date_is_ever_blank_and_every_word_is_apart(
    one: Point, other: Point, language: Language, form: Form
) -> None:
    dates = [PartialDate(one)]
    if one.begins() <= other.begins() and one.ends() <= other.ends():
        dates.append(PartialDate(one, other))
    for value in dates:
        words = word_date(value, language, form=form)
        assert str(value.start.year) in words or (value.end and str(value.end.year) in words)
        assert words == " ".join(words.split())
        assert "None" not in words
