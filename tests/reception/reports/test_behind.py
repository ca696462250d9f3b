"""Every number of a report opens the records that it counts, and no more than the reader may know."""

from __future__ import annotations

from datetime import date

import pytest

from reception.desk.opening import set_access
from reception.people.actions import join_people
from reception.reports.behind import records_behind
from reception.reports.counting import Figure, figures, units_at
from reception.reports.facts import facts_of_month
from reception.reports.incomplete import incomplete_records
from reception.reports.period import Period
from reception.visits.model import Visit
from tests.reception.desk.office import CATALOGUE, Scene

OCTOBER = Period(2026, 10)
DAY = date(2026, 10, 12)


def filled(scene: Scene) -> dict[str, object]:
    """A month with a person in two records, an organisation, someone unnamed, help and a matter."""
    one = scene.person(surname="Асанова", sex="female")
    other = scene.person(surname="Асанова", given="Айгул")
    with scene.work() as work:
        join_people(work, one=one, other=other)
    scene.visit(person_id=one, day=DAY, category="family", services=[{"help": "oral_advice"}])
    scene.visit(person_id=other, day=DAY, category="land")
    scene.visit(organisation="НПО", day=DAY, category="family")
    closed = scene.visit(sex="male", day=DAY)
    matter = scene.matter(one, day=DAY)
    return {"one": one, "closed": closed, "matter": matter}


def behind(scene: Scene, figure: Figure, login: str = "aigul") -> tuple[list[tuple[str, str]], int]:
    with scene.reading(login) as reading:
        found = records_behind(reading, OCTOBER, office="OSH", figure=figure, catalogue=CATALOGUE)
    return [(line.kind, line.name) for line in found.lines], found.closed


@pytest.mark.parametrize(
    ("figure", "lines"),
    [
        (Figure("", "persons"), [("person", "Асанова Айгүл")]),
        (Figure("", "unnamed"), [("visit", "")]),
        (Figure("", "visits_organisations"), [("visit", "НПО")]),
        (Figure("", "services"), [("service", "Асанова Айгүл")]),
        (Figure("", "matters_opened"), [("matter", "Асанова Айгүл")]),
        (Figure("sex", "female", "persons"), [("person", "Асанова Айгүл")]),
        (Figure("sex", "female", "visits"), [("visit", "Асанова Айгүл")]),
        (Figure("sex", "*unnamed", "persons"), [("visit", "")]),
        (Figure("sex", "*organisation", "visits"), [("visit", "НПО")]),
        (Figure("sex", "nobody", "visits"), []),
        (Figure("no_table", "x", "visits"), []),
    ],
)
def test_a_number_opens_its_records(scene: Scene, figure: Figure, lines: list[tuple[str, str]]) -> None:
    filled(scene)
    assert behind(scene, figure) == (lines, 0)


def test_what_is_not_open_is_counted_and_not_named(scene: Scene) -> None:
    made = filled(scene)
    with scene.work(reason="Проверка") as work:
        set_access(work, model=Visit, row=made["closed"], level="named", users=[work.access.user], offices=[])  # type: ignore[arg-type]
    assert behind(scene, Figure("", "unnamed"), "bakyt") == ([], 1)
    lines, closed = behind(scene, Figure("", "visits"), "farida")
    assert (lines, closed) == ([], 4)


def test_every_number_of_the_month_counts_as_many_units_as_it_says(scene: Scene) -> None:
    filled(scene)
    with scene.reading() as reading:
        facts = facts_of_month(reading, OCTOBER, office="OSH")
    month = figures(facts, OCTOBER, office="OSH", catalogue=CATALOGUE)
    told = [(Figure("", name), count) for name, count in month.totals.items()]
    for table in month.tables:
        for code, counts in table.lines():
            told += [
                (Figure(table.id, code, column), count or 0)
                for column, count in zip(table.columns, counts, strict=True)
            ]
    assert len(told) > 100
    for figure, count in told:
        units = units_at(facts, OCTOBER, figure=figure, catalogue=CATALOGUE)
        assert (figure, len(units)) == (figure, count)


def test_an_incomplete_record_says_which_it_is(scene: Scene) -> None:
    made = filled(scene)
    with scene.reading() as reading:
        records = incomplete_records(reading, OCTOBER, office="OSH")
    assert made["closed"] in {record.row for record in records}
