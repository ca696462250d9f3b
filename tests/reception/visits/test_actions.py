"""Visits and help given stand beside counting rows that say what was true on that day, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.people.actions import edit_person, join_people
from reception.people.model import Person
from reception.records.reading import show_record
from reception.reports.facts import Facts, facts_of_month
from reception.reports.period import read_period
from reception.store.reading import live
from reception.store.undo import last_act, undo
from reception.tally.model import Tally, TallyGroup
from reception.visits import forms
from reception.visits.actions import add_service, add_visit, correct_facts, edit_visit
from reception.visits.model import Service, Visit
from reception.visits.queries import list_visits
from tests.reception.desk.office import TODAY, Scene

YESTERDAY = TODAY - timedelta(days=1)
SON: dict[str, Any] = {
    "surname": "Маматов",
    "given": "Нурбек",
    "sex": "male",
    "born": PartialDate.parse("2007-03-14"),
    "groups": ["detainee"],
    "place": "osh_city",
}


def month(scene: Scene) -> Facts:
    with scene.reading() as reading:
        return facts_of_month(reading, read_period("2026-11"), office="OSH")


def tally(scene: Scene, row: Id, model: type[Visit | Service] = Visit) -> Any:
    with scene.reading() as reading:
        found = reading.first(sa.select(Tally).join(model, model.tally_id == Tally.id).where(model.id == row))
    assert found is not None
    return found


def groups(scene: Scene, row: Id) -> list[str]:
    with scene.reading() as reading:
        held = sa.select(TallyGroup.code).join(Visit, Visit.tally_id == TallyGroup.tally_id)
        return [line.code for line in reading.rows(held.where(Visit.id == row, live(TallyGroup)))]


def service_of(scene: Scene, visit: Id) -> Id:
    with scene.reading() as reading:
        return Id(reading.value(sa.select(Service.id).where(Service.visit_id == visit, live(Service))))


def edit(scene: Scene, visit: Id, **values: Any) -> None:
    with scene.work() as work:
        edit_visit(work, visit_id=visit, values=values)


def test_three_visits_without_a_matter_count_three_and_one_person(scene: Scene) -> None:
    caller = scene.person(surname="Үсөнова", sex="female")
    scene.visit(category="social_benefits", sex="female", services=[{"help": "information"}])
    scene.visit(organisation="Эл коому", channel="phone", services=[{"help": "consultation"}])
    scene.visit(person_id=caller, day=YESTERDAY, hour="23:00", channel="phone")
    found = month(scene)
    assert [visit.who for visit in found.visits] == ["person", "unnamed", "organisation"]
    assert [service.who for service in found.services] == ["unnamed", "organisation"]
    assert [visit.first_time for visit in found.visits] == [True, None, None]
    assert found.visits[1].sex == "female"
    with scene.reading() as reading:
        assert [(line.number, line.hour) for line in list_visits(reading)] == [
            ("V-OSH-2026-002", None),
            ("V-OSH-2026-001", None),
            ("V-OSH-2026-003", "23:00"),
        ]


def test_a_mother_comes_for_her_detained_son_and_he_is_counted(scene: Scene) -> None:
    mother, son = scene.person(given="Зууракан", sex="female"), scene.person(**SON)
    visit = scene.visit(
        person_id=mother, for_id=son, relation="mother", services=[{"help": "consultation", "minutes": 40}]
    )
    row = tally(scene, visit)
    assert (row.sex, row.age, row.age_about, row.place, row.who) == ("male", 19, False, "osh_city", "person")
    assert row.for_other
    assert groups(scene, visit) == ["detainee"]
    service = tally(scene, service_of(scene, visit), Service)
    assert (service.code, service.sex, service.minutes, service.day) == (row.code, "male", 40, TODAY)
    with scene.reading() as reading:
        assert row.code == reading.value(sa.select(Person.code).where(Person.id == son))
        assert [line.name for line in list_visits(reading)] == ["Маматов Нурбек"]


def test_the_counting_row_holds_no_id_and_no_name(scene: Scene) -> None:
    person = scene.person(**SON)
    said = str(tally(scene, scene.visit(person_id=person)))
    assert "Маматов" not in said
    assert person.hex not in said.replace("-", "")


def test_help_at_a_visit_takes_what_it_does_not_say_from_the_visit(scene: Scene) -> None:
    visit = scene.visit(
        person_id=scene.person(),
        category="housing",
        day=YESTERDAY,
        services=[{"help": "drafting", "category": "alimony"}, {"help": "information"}],
    )
    with scene.reading() as reading:
        joined = sa.select(Tally.category, Tally.day).join(Service, Service.tally_id == Tally.id)
        rows = reading.rows(joined.where(Service.visit_id == visit).order_by(Service.n))
    assert [tuple(row) for row in rows] == [("alimony", YESTERDAY), ("housing", YESTERDAY)]


def test_a_person_comes_for_the_first_time_once_whatever_record_of_hers_is_used(scene: Scene) -> None:
    one, other = scene.person(surname="Үсөнова"), scene.person(surname="Усенова")
    with scene.work() as work:
        join_people(work, one=one, other=other)
    first, second, third = (scene.visit(person_id=person) for person in (one, one, other))
    assert [tally(scene, visit).first_time for visit in (first, second, third)] == [True, False, False]
    said = scene.visit(person_id=scene.person(), first_time=False)
    assert tally(scene, said).first_time is False


def test_a_later_change_in_the_person_leaves_her_visits_until_it_is_called_a_correction(scene: Scene) -> None:
    person = scene.person(**SON)
    visit = scene.visit(person_id=person, services=[{"help": "information"}])
    with scene.work() as work:
        edit_person(work, person_id=person, values={"place": "jalal_abad_city", "groups": ["student"]})
    assert (tally(scene, visit).place, groups(scene, visit)) == ("osh_city", ["detainee"])
    with scene.work() as work:
        assert correct_facts(work, person_id=person) == 2
    assert (tally(scene, visit).place, groups(scene, visit)) == ("jalal_abad_city", ["student"])
    assert tally(scene, service_of(scene, visit), Service).place == "jalal_abad_city"


def test_a_correction_leaves_visits_of_organisations_and_those_made_for_another(scene: Scene) -> None:
    person, son = scene.person(sex="female"), scene.person(**SON)
    of_ngo = scene.visit(person_id=person, organisation="Эл коому")
    for_son = scene.visit(person_id=person, for_id=son, relation="mother")
    with scene.work() as work:
        assert correct_facts(work, person_id=person) == 0
    assert tally(scene, of_ngo).sex is None
    assert tally(scene, for_son).sex == "male"


def test_who_does_not_see_the_person_corrects_nothing(scene: Scene) -> None:
    person = scene.person(**SON)
    scene.visit(person_id=person)
    with scene.work("jamila") as work:
        assert correct_facts(work, person_id=person) == 0


def test_a_visit_of_the_wrong_person_is_put_right_with_the_help_given_at_it(scene: Scene) -> None:
    wrong, son = scene.person(given="Асан", sex="female"), scene.person(**SON)
    visit = scene.visit(person_id=wrong, services=[{"help": "information"}])
    edit(scene, visit, person_id=son)
    row, service = tally(scene, visit), tally(scene, service_of(scene, visit), Service)
    assert (row.sex, row.age, service.sex, service.code) == ("male", 19, "male", row.code)
    assert groups(scene, visit) == ["detainee"]
    with scene.reading() as reading:
        assert row.code == reading.value(sa.select(Person.code).where(Person.id == son))
        shown = show_record(reading, forms.VISIT, visit)
    assert shown is not None
    assert shown["services"][0]["person_id"] == son.hex


def test_a_visit_that_was_an_organisations_keeps_nothing_of_a_person(scene: Scene) -> None:
    visit = scene.visit(person_id=scene.person(**SON), services=[{"help": "information"}])
    edit(scene, visit, person_id=None, organisation="Эл коому")
    for row in (tally(scene, visit), tally(scene, service_of(scene, visit), Service)):
        assert (row.who, row.code, row.sex, row.age, row.place) == ("organisation", None, None, None, None)
    assert groups(scene, visit) == []
    assert len(month(scene).visits) == 1


def test_a_change_of_other_fields_leaves_the_facts_of_the_day(scene: Scene) -> None:
    son = scene.person(**SON)
    visit = scene.visit(person_id=scene.person(), for_id=son, relation="mother", age=18)
    with scene.work() as work:
        edit_person(work, person_id=son, values={"place": "jalal_abad_city"})
    edit(scene, visit, relation="grandmother", minutes=20)
    row = tally(scene, visit)
    assert (row.place, row.age, row.minutes, row.for_other) == ("osh_city", 18, 20, True)


def test_another_day_moves_the_help_given_that_day_and_the_age(scene: Scene) -> None:
    visit = scene.visit(
        person_id=scene.person(**SON),
        services=[{"help": "information"}, {"help": "drafting", "day": YESTERDAY}],
    )
    edit(scene, visit, day=date(2026, 3, 1))
    with scene.reading() as reading:
        days = sa.select(Tally.day).join(Service, Service.tally_id == Tally.id).order_by(Service.n)
        assert [row.day for row in reading.rows(days)] == [date(2026, 3, 1), YESTERDAY]
    assert tally(scene, visit).age == 18


def test_an_emptied_day_is_the_day_it_was(scene: Scene) -> None:
    visit = scene.visit(day=YESTERDAY)
    edit(scene, visit, day=None, hour="10:00")
    assert tally(scene, visit).day == YESTERDAY


def test_help_is_added_changed_and_retired_with_its_visit(scene: Scene) -> None:
    visit = scene.visit(person_id=scene.person(**SON), services=[{"help": "information"}])
    service = service_of(scene, visit)
    edit(scene, visit, services=[{"id": service, "minutes": 15}, {"help": "drafting"}])
    assert [(row.helps, row.minutes, row.sex) for row in month(scene).services] == [
        (frozenset({"information"}), 15, "male"),
        (frozenset({"drafting"}), None, "male"),
    ]
    edit(scene, visit, services=[{"id": service, "retired": True}])
    assert [row.helps for row in month(scene).services] == [frozenset({"drafting"})]
    edit(scene, visit, services=None)
    assert month(scene).services == ()


def test_a_visit_that_was_undone_counts_nowhere_and_its_number_is_not_given_again(scene: Scene) -> None:
    scene.visit(person_id=scene.person(**SON), services=[{"help": "information"}])
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
    assert (month(scene).visits, month(scene).services) == ((), ())
    scene.visit()
    with scene.reading() as reading:
        assert [line.number for line in list_visits(reading)] == ["V-OSH-2026-002"]


def test_help_given_without_a_visit_counts_its_person(scene: Scene) -> None:
    son = scene.person(**SON)
    with scene.work() as work:
        add_service(work, values={"help": "negotiation", "person_id": son, "day": YESTERDAY})
        add_service(work, values={"help": "consultation", "organisation": "Эл коому"})
        add_service(work, values={"help": "information", "sex": "female"})
    found = sorted((row.who, row.sex or "", row.age or 0) for row in month(scene).services)
    assert found == [("organisation", "", 0), ("person", "male", 19), ("unnamed", "female", 0)]


def test_nothing_is_entered_for_a_day_to_come(scene: Scene) -> None:
    with pytest.raises(Refused, match="not come"), scene.work() as work:
        add_service(work, values={"help": "information", "day": TODAY + timedelta(days=1)})
    with pytest.raises(Refused, match="not come"), scene.work() as work:
        add_visit(work, values={"services": [{"help": "information", "day": TODAY + timedelta(days=1)}]})
    assert month(scene) == Facts((), (), (), ())


def test_a_visit_that_is_not_open_to_the_reader_is_not_changed(scene: Scene) -> None:
    visit = scene.visit()
    with pytest.raises(Refused, match="not open"), scene.work("jamila") as work:
        edit_visit(work, visit_id=visit, values={"minutes": 5})
