"""Persons, visits and services are counted apart, and every table agrees whatever the rows are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.reports.cover import cover_totals
from reception.reports.figures import Month
from reception.reports.tables import TABLES
from tests.reception.reports.examples import MONTHS, counted, fact, facts

PEOPLE = [spec.id for spec in TABLES if spec.units == "people"]


def unnamed_question_ngo_call_and_night_call() -> Month:
    return counted(
        visits=[
            fact(12, category="land_share"),
            fact(12, who="organisation", channel="phone"),
            fact(
                11,
                code="a",
                channel="phone",
                sex="male",
                age=19,
                for_other=True,
                groups=frozenset({"detainee"}),
            ),
        ]
    )


def test_every_table_of_visits_totals_the_three_visits() -> None:
    month = unnamed_question_ngo_call_and_night_call()
    tables = [table for table in month.tables if table.id in PEOPLE and "visits" in table.columns]
    assert len(tables) == 14
    for table in tables:
        at = table.columns.index("visits")
        assert table.total[at] == 3, table.id
        assert table.organisation is not None
        assert table.organisation[at] == 1, table.id
        assert sum(row[at] for row in table.rows.values()) + table.not_stated[at] == 2, table.id


def test_the_unnamed_person_stands_on_a_line_apart() -> None:
    month = unnamed_question_ngo_call_and_night_call()
    assert (month.totals["persons"], month.totals["unnamed"]) == (1, 1)
    for table in month.tables:
        if "persons" in table.columns:
            assert (table.total[table.columns.index("persons")], table.unnamed) == (1, 1)


def test_someone_who_came_for_another_counts_the_one_helped() -> None:
    month = unnamed_question_ngo_call_and_night_call()
    assert month.totals["for_other"] == 1
    assert month.table("sex").rows == {"male": (1, 1, 0)}
    assert month.table("group").rows == {"detainee": (1, 1, 0)}
    assert month.table("for_whom").rows == {"other": (1,)}
    assert month.table("age").rows == {"age_18_34": (1, 1, 0)}


def test_a_person_counts_once_with_what_was_said_last() -> None:
    month = counted(
        visits=[
            fact(20, code="a", age=60, sex=None, place="uzgen_rayon"),
            fact(3, code="a", age=59, sex="female", place="alay_rayon"),
        ],
        services=[fact(20, code="a", helps=frozenset({"drafting"}))],
    )
    assert month.totals["persons"] == 1
    assert month.table("age").rows == {"age_35_59": (0, 1, 0), "age_60_over": (1, 1, 0)}
    assert month.table("sex").rows == {"female": (1, 1, 0)}
    assert month.table("rayon").rows == {"alay_rayon": (0, 1, 0), "uzgen_rayon": (1, 1, 0)}
    assert month.table("help").rows == {"drafting": (1, 1)}


def test_codes_joined_by_pairs_are_one_person() -> None:
    visits = [fact(day, code=code) for day, code in enumerate("abcd", 1)]
    assert counted(visits=visits, same=[("b", "a"), ("c", "b")]).totals["persons"] == 2
    assert counted(visits=visits).totals["persons"] == 4


def test_a_town_counts_in_its_rayon_and_its_oblast() -> None:
    month = counted(visits=[fact(code="a", place="kara_suu_city"), fact(code="b", place="osh_oblast")])
    assert month.table("rayon").rows == {"kara_suu_rayon": (1, 1, 0)}
    assert month.table("rayon").not_stated == (1, 1, 0)
    assert month.table("oblast").rows == {"osh_oblast": (2, 2, 0)}


def test_a_problem_counts_in_its_family() -> None:
    month = counted(visits=[fact(category="defence_drugs"), fact(category="criminal_defence")])
    assert month.table("category_family").rows == {"criminal_defence": (0, 2, 0)}
    assert set(month.table("category").rows) == {"criminal_defence", "defence_drugs"}


def test_organisations_have_tables_of_what_they_asked() -> None:
    month = counted(
        visits=[fact(who="organisation", category="land_share", channel="phone"), fact(category="land_share")]
    )
    assert month.table("organisation_category_family").rows == {"land": (1, 0)}
    assert month.table("organisation_channel").total == (1,)


def test_matters_are_opened_closed_and_in_work() -> None:
    opened = fact(5, code="a", category="land")
    old = replace(opened, day=date(2026, 3, 1))
    closed = replace(old, closed_on=date(2026, 10, 31), outcome="resolved", level="court")
    later = replace(old, closed_on=date(2026, 11, 1), outcome="resolved", level="court")
    month = counted(matters=[opened, old, closed, later])
    assert month.table("matter_category_family").rows == {"land": (1, 1, 3)}
    assert month.table("matter_outcome").rows == {"resolved": (1,)}
    assert month.table("matter_level").total == (1,)
    assert month.totals["persons"] == 0


def test_a_person_is_new_where_any_visit_of_the_month_was_the_first() -> None:
    month = counted(visits=[fact(1, code="a", first_time=True), fact(9, code="a", first_time=False)])
    assert month.table("first_time").rows == {"first": (1, 1), "repeated": (0, 1)}
    assert month.totals["new_persons"] == 1


@given(MONTHS)
@settings(max_examples=40)
def test_totals_agree_whatever_the_rows(month: Month) -> None:
    expected = cover_totals(month.totals)
    for table in month.tables:
        assert table.agrees(), table.id
        for column, total in zip(table.columns, table.total, strict=True):
            if not table.id.startswith("organisation_"):
                assert total == expected[column], (table.id, column)
            elif column in {"visits", "services"}:
                assert total == month.totals[f"{column}_organisations"]
        if table.organisation and "visits" in table.columns:
            at = table.columns.index("visits")
            assert table.organisation[at] == month.totals["visits_organisations"]


@given(st.lists(facts(), max_size=15), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_the_rows_changes_nothing(visits: list[object], chance: object) -> None:
    shuffled = list(visits)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(visits=shuffled) == counted(visits=visits)


def test_a_table_that_does_not_add_up_is_found() -> None:
    table = counted(visits=[fact(code="a")]).table("sex")
    assert not replace(table, not_stated=(1, 2, 0)).agrees()
