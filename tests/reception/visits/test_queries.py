"""Visits are listed by day, the latest first, as far as the reader may know them."""

from __future__ import annotations

from datetime import date

import pytest

from reception.kernel.errors import Refused
from reception.visits.queries import days_of, list_visits
from tests.reception.desk.office import TODAY, Scene


def test_a_month_has_its_first_and_last_day() -> None:
    assert days_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of("2026-12") == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "11.2026", "2026-1", "2026-11-24", "0000-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="2026-11"):
        days_of(text)


def test_visits_are_listed_by_day_and_month(scene: Scene) -> None:
    old = scene.visit(day=date(2026, 10, 31), organisation="Эл коому")
    new = scene.visit(person_id=scene.person(surname="Үсөнова", given="Айгүл"), category="housing")
    with scene.reading() as reading:
        lines = list_visits(reading)
        assert [line.id for line in lines] == [new, old]
        assert [(line.name, line.who, line.day) for line in lines] == [
            ("Үсөнова Айгүл", "person", TODAY),
            ("Эл коому", "organisation", date(2026, 10, 31)),
        ]
        assert [line.id for line in list_visits(reading, month="2026-10")] == [old]
        assert [line.id for line in list_visits(reading, limit=1)] == [new]


def test_another_office_sees_none_of_them(scene: Scene) -> None:
    scene.visit()
    for login in ("jamila", "kanat", "farida"):
        with scene.reading(login) as reading:
            assert list_visits(reading) == []
