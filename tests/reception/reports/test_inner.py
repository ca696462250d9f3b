"""The inner workbook tells of matters and services by month, rayon and age band, of nobody by name."""

from __future__ import annotations

from datetime import date

from reception.reports.facts import Facts
from reception.reports.inner import inner_book
from tests.reception.reports.examples import LAWYERS, OCTOBER, fact, labels

LAWYER = next(iter(LAWYERS))
FACTS = Facts(
    services=(
        fact(9, code="secret1", age=41, place="kara_suu_city", helps=frozenset({"drafting"}), minutes=30),
        fact(8, who="organisation", category="land", lawyer=LAWYER),
    ),
    matters=(fact(7, code="secret1", sex="female", closed_on=date(2026, 10, 30), outcome="resolved"),),
)


def rows(number: int) -> list[tuple[object, ...]]:
    sheet = inner_book(FACTS, OCTOBER, labels("en"), office="Osh", made_on=date(2026, 11, 2)).sheets[number]
    return [row.cells for row in sheet.rows if row.look == "row"]


def test_a_service_tells_its_month_rayon_and_age_band() -> None:
    assert rows(1) == [
        ("2026-10", "", "Organisations", "Land", "", "", "", "", "Асанова Айгүл", None),
        ("2026-10", "Drafting of a paper", "A person", "", "Kara-Suu Rayon", "", "35–59", "", "", 30),
    ]


def test_a_matter_tells_its_months_and_outcome() -> None:
    assert rows(0) == [
        ("2026-10", "2026-10", "", "", "Female", "", "", "", "Right fully restored", ""),
    ]


def test_neither_code_nor_day_nor_number_is_told() -> None:
    made = inner_book(FACTS, OCTOBER, labels("en"), office="Osh", made_on=date(2026, 11, 2))
    texts = [str(cell) for sheet in made.sheets for row in sheet.rows for cell in row.cells]
    assert not any("secret" in text or "2026-10-" in text or "Kara-Suu (" in text for text in texts)


def test_the_order_of_rows_does_not_tell_who_came_first() -> None:
    turned = Facts(services=FACTS.services[::-1], matters=FACTS.matters)
    made = [
        inner_book(facts, OCTOBER, labels(), office="Osh", made_on=date(2026, 11, 2))
        for facts in (FACTS, turned)
    ]
    assert made[0] == made[1]
