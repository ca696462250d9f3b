"""The month's rows come from the store: of the month, of the office, live, and seen by every role."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql.base import PGDialect

from reception.app import Office
from reception.kernel.ids import Id
from reception.people.actions import add_person
from reception.reports import facts
from reception.reports.facts import Facts, facts_of_month
from reception.store.work import Work
from reception.tally.model import SameCode, Tally, TallyGroup
from reception.visits.actions import add_visit
from tests.reception.reports.examples import OCTOBER


def tally(work: Work, day: date, **known: Any) -> Id:
    return work.add(Tally, **{"what": "visit", "office": "OSH", "who": "person", "day": day, **known})


def of_october(office: Office, name: str | None = "OSH") -> Facts:
    with office.reading() as reading:
        return facts_of_month(reading, OCTOBER, office=name)


def test_only_days_of_the_month_and_the_office_count(office: Office) -> None:
    with office.work() as work, work.under("visit.add"):
        for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)):
            tally(work, day, code="a")
        tally(work, date(2026, 10, 5), code="b", office="BTK")
    assert [fact.day.day for fact in of_october(office).visits] == [1, 31]
    assert len(of_october(office, None).visits) == 3


def test_a_retired_row_and_a_retired_group_do_not_count(office: Office) -> None:
    with office.work() as work, work.under("visit.add"):
        gone, stays = (tally(work, date(2026, 10, 5), code=code) for code in "ab")
        groups = [work.add(TallyGroup, tally_id=stays, code=code) for code in ("minor", "pensioner")]
        work.retire(Tally, gone)
        work.retire(TallyGroup, groups[0])
    (fact,) = of_october(office).visits
    assert (fact.code, fact.groups) == ("b", frozenset({"pensioner"}))


def test_a_pair_taken_back_joins_nobody(office: Office) -> None:
    with office.work() as work, work.under("visit.add"):
        pairs = [work.add(SameCode, one="a", other=code) for code in "bc"]
        work.retire(SameCode, pairs[1])
    assert of_october(office).same == (("a", "b"),)


def test_matters_in_work_in_the_month_are_found(office: Office) -> None:
    closings = [None, date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 1)]
    with office.work() as work, work.under("visit.add"):
        for closed_on in closings:
            tally(work, date(2026, 8, 1), what="matter", code="a", closed_on=closed_on)
        tally(work, date(2026, 11, 1), what="matter", code="a")
    found = of_october(office).matters
    assert [fact.closed_on for fact in found] == [None, date(2026, 10, 1), date(2026, 12, 1)]


def test_a_row_without_a_code_is_of_someone_unnamed(office: Office) -> None:
    with office.work() as work, work.under("visit.add"):
        tally(work, date(2026, 10, 5))
        tally(work, date(2026, 10, 5), who="organisation", code="x")
    first, second = of_october(office).visits
    assert (first.who, second.who, second.code) == ("unnamed", "organisation", None)


def test_visits_as_the_office_registers_them_are_counted(office: Office) -> None:
    day = date(2026, 10, 20)
    with office.work() as work:
        son = add_person(work, values={"given": "Бакыт", "sex": "male", "age": 19, "groups": ["detainee"]})
        add_visit(
            work, values={"day": day, "for_id": son, "relation": "mother", "services": [{"help": "drafting"}]}
        )
        add_visit(work, values={"day": day, "organisation": "НПО", "channel": "phone"})
        add_visit(work, values={"day": day, "category": "benefits"})
    found = of_october(office)
    assert [fact.who for fact in found.visits] == ["person", "organisation", "unnamed"]
    visit, service = found.visits[0], found.services[0]
    assert (visit.sex, visit.age, visit.groups, visit.for_other) == (
        "male",
        19,
        frozenset({"detainee"}),
        True,
    )
    assert (service.code, service.helps) == (visit.code, frozenset({"drafting"}))


def test_the_questions_are_asked_in_words_that_postgresql_knows() -> None:
    text = str(facts._rows(OCTOBER, "OSH").compile(dialect=PGDialect()))  # type: ignore[no-untyped-call]
    assert "tally.closed_on" in text
