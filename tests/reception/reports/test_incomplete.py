"""Incomplete records are listed by number with what they lack, and nothing else of them."""

from __future__ import annotations

from datetime import date

from reception.app import Office
from reception.matters.actions import open_matter
from reception.people.actions import add_person
from reception.reports.incomplete import Incomplete, incomplete_records
from reception.visits.actions import add_visit
from tests.reception.reports.examples import LISTS, OCTOBER

DAY = date(2026, 10, 20)
WHOLE = {
    "day": DAY,
    "category": "benefits",
    "channel": "office",
    "sex": "female",
    "age": 40,
    "place": "osh_city",
}


def listed(office: Office) -> list[Incomplete]:
    with office.reading() as reading:
        return incomplete_records(reading, OCTOBER, office="OSH")


def test_a_complete_visit_is_not_listed(office: Office) -> None:
    with office.work() as work:
        add_visit(work, values={**WHOLE, "services": [{"help": "consultation"}]})
    assert listed(office) == []


def test_a_visit_says_what_it_lacks(office: Office) -> None:
    with office.work() as work:
        add_visit(work, values={"day": DAY, "channel": "phone", "age": 30})
    (record,) = listed(office)
    assert record.kind == "visit"
    assert record.number.startswith("V-OSH-2026")
    assert record.missing == ("Problem", "Sex", "Town or district", "Kind of help")


def test_an_organisation_needs_no_sex_and_no_age(office: Office) -> None:
    with office.work() as work:
        add_visit(work, values={"day": DAY, "organisation": "НПО", "services": [{"help": "information"}]})
    assert [record.missing for record in listed(office)] == [("Problem", "How they came to us")]


def test_a_matter_with_its_problem_is_complete(office: Office) -> None:
    with office.work() as work:
        client = add_person(work, values={"surname": "Асанов"})
        open_matter(work, values={"client_id": client, "category": "land", "day": DAY}, catalogue=LISTS)
    assert listed(office) == []
