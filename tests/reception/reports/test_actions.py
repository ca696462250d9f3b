"""An edition is recorded when figures change, and the one before stays to compare with."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from reception.app import Office
from reception.kernel.errors import Refused
from reception.reports.actions import Edition, make_month, take_inner_rows
from reception.reports.model import ReportEdition
from reception.store.access_log import opened
from reception.tally.model import Tally
from tests.reception.reports.examples import LISTS


def came(office: Office, code: str) -> None:
    with office.work() as work, work.under("visit.add"):
        work.add(Tally, what="visit", office="OSH", who="person", code=code, day=date(2026, 10, 6))


def made(office: Office, month: str = "2026-10", *, final: bool = False) -> Edition:
    with office.work() as work:
        return make_month(work, month=month, catalogue=LISTS, final=final)


def recorded(office: Office) -> list[tuple[int, bool]]:
    with office.reading() as reading:
        rows = reading.rows(sa.select(ReportEdition).order_by(ReportEdition.id))
        return [(row.edition, row.final) for row in rows]


def test_equal_figures_stay_one_edition(office: Office) -> None:
    came(office, "a")
    assert [made(office).number, made(office).number] == [1, 1]
    assert recorded(office) == [(1, False)]


def test_changed_figures_are_the_next_edition_and_know_the_one_before(office: Office) -> None:
    came(office, "a")
    first = made(office)
    came(office, "b")
    second, again = made(office), made(office)
    assert (first.before, second.number, second.before) == (None, 2, first.figures)
    assert (again.number, again.before) == (2, first.figures)
    assert second.figures.totals["persons"] == 2


def test_a_final_edition_keeps_its_number_and_stays_final(office: Office) -> None:
    came(office, "a")
    made(office)
    assert made(office, final=True).number == 1
    assert (made(office).final, recorded(office)) == (True, [(1, False), (1, True)])
    came(office, "b")
    assert (made(office).number, made(office).final) == (2, False)


def test_each_month_has_its_own_editions(office: Office) -> None:
    came(office, "a")
    assert (made(office).number, made(office, "2026-09").number) == (1, 1)
    assert made(office, "2026-09").figures.totals["persons"] == 0


def test_a_month_to_come_is_refused_and_the_present_one_is_a_draft(office: Office) -> None:
    with pytest.raises(Refused):
        made(office, "2026-12")
    with pytest.raises(Refused):
        made(office, "2026-11", final=True)
    assert not made(office, "2026-11").final


def test_the_edition_says_who_made_it_and_when(office: Office) -> None:
    edition = made(office)
    assert (edition.made_by, edition.made_on) == ("Асанова Айгүл", date(2026, 11, 2))


def test_inner_rows_are_taken_out_and_it_is_logged(office: Office) -> None:
    came(office, "a")
    with office.work() as work:
        rows = take_inner_rows(work, month="2026-10")
    with office.reading() as reading:
        log = [(line.what, line.about) for line in opened(reading)]
    assert len(rows.visits) == 1
    assert log[0] == ("report.inner", "2026-10")
