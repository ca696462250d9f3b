"""An old register is taken in by one act, people known already are joined, and one undo takes all of it back."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from reception.desk.old_registers.alike import Alike, alike_here, alike_in_file, together
from reception.desk.old_registers.cells import Lists
from reception.desk.old_registers.deciding import NEW, SKIP, Decision, decided, merged, proposed
from reception.desk.old_registers.looking import open_register, understand
from reception.desk.old_registers.rows import OldRow
from reception.desk.old_registers.taking import take_in
from reception.kernel.errors import Cancelled, Refused
from reception.kernel.i18n import Message
from reception.people.model import Person, Phone
from reception.people.queries import find_people
from reception.reports.facts import facts_of_month
from reception.reports.period import Period
from reception.store.act import Act
from reception.store.reading import live
from reception.store.undo import last_act, undo
from reception.tally.model import Tally
from reception.visits.model import Visit
from reception.visits.queries import list_visits
from tests.reception.desk.office import CATALOGUE, TODAY, Scene

TEXT = """ФИО;Дата рождения;Пол;Телефон;Район;Дата обращения;Проблема
Асанова Айгүл Бакытовна;12.05.1985;ж;0555123456;г. Ош;10.03.2019;Алименты
Осмонов Бакыт;1970;м;;;05.02.2019;Земля
АСАНОВА АЙГҮЛ БАКЫТОВНА;12.05.1985;ж;0772112233;;03.02.2019;Развод
"""
LISTS = Lists.of(CATALOGUE, today=TODAY, language="ru")


def rows_of(text: str = TEXT) -> tuple[OldRow, ...]:
    file = understand(open_register(text.encode(), name="a.csv"), name="a.csv", columns={}, lists=LISTS)
    assert file.register.faults == ()
    return file.register.rows


def alike(scene: Scene, rows: tuple[OldRow, ...]) -> tuple[Alike, ...]:
    with scene.reading() as reading:
        return together(alike_here(reading, rows, today=TODAY), alike_in_file(rows, today=TODAY))


def count(scene: Scene, model: type[Person | Visit | Phone | Tally]) -> int:
    with scene.reading() as reading:
        return int(reading.value(sa.select(sa.func.count()).select_from(model).where(live(model))))


def test_rows_of_one_person_make_one_record_and_a_visit_each(scene: Scene) -> None:
    rows = rows_of()
    with scene.work() as work:
        taken = take_in(work, rows=rows, decisions=proposed(alike(scene, rows)))
    assert (taken.people, taken.joined, taken.visits, taken.left_out) == (2, 0, 3, 0)
    with scene.reading() as reading:
        (line,) = find_people(reading, "Асанова Айгүл")
        assert line.phones == ("+996555123456", "+996772112233")
        visits = list_visits(reading)
        facts = facts_of_month(reading, Period(2019, 2), office="OSH")
    assert [(visit.number, visit.day) for visit in reversed(visits)] == [
        ("V-OSH-2019-001", date(2019, 2, 3)),
        ("V-OSH-2019-002", date(2019, 2, 5)),
        ("V-OSH-2019-003", date(2019, 3, 10)),
    ]
    first = next(visit for visit in facts.visits if visit.day == date(2019, 2, 3))
    assert (first.first_time, first.age, first.sex, first.place) == (True, 33, "female", "osh_city")
    assert (first.who, first.lawyer) == ("person", None)


def test_it_is_one_act_and_one_undo_takes_all_of_it_back(scene: Scene) -> None:
    with scene.work() as work:
        take_in(work, rows=rows_of(), decisions={})
    with scene.reading() as reading:
        verbs = [row.verb for row in reading.rows(sa.select(Act.verb))]
        done = last_act(reading)
    assert verbs.count("person.import") == 1
    assert done is not None
    with scene.work() as work:
        undo(work, act_id=done)
    assert [count(scene, model) for model in (Person, Phone, Visit, Tally)] == [0, 0, 0, 0]


def test_somebody_known_here_is_joined_and_is_not_new(scene: Scene) -> None:
    known = scene.person(surname="Асанова", given="Айгүл", phones=[{"number": "0555123456"}])
    scene.visit(person_id=known)
    rows = rows_of()
    decisions = proposed(alike(scene, rows))
    assert decisions[0] == Decision("join", person=known)
    with scene.work() as work:
        taken = take_in(work, rows=rows, decisions=decisions)
    assert taken.joined >= 1
    with scene.reading() as reading:
        (line,) = find_people(reading, "Асанова Айгүл")
        facts = facts_of_month(reading, Period(2019, 3), office="OSH")
    assert line.id == known
    assert [visit.first_time for visit in facts.visits] == [False]


def test_a_row_that_says_other_things_stays_a_record_of_its_own_joined_with_the_first(scene: Scene) -> None:
    rows = rows_of("ФИО;ПИН;Адрес\nАсанова Айгүл;11205198500123;Ош\nАсанова Айгул;11205198500123;Узген\n")
    with scene.work() as work:
        taken = take_in(work, rows=rows, decisions=proposed(alike(scene, rows)))
    assert (taken.people, taken.joined) == (2, 1)
    with scene.reading() as reading:
        (line,) = find_people(reading, "Асанова")
    assert (line.records, line.also_known) == (2, ("Асанова Айгул",))


def test_what_is_decided_for_all_is_done_for_all(scene: Scene) -> None:
    rows = rows_of()
    found = alike(scene, rows)
    assert decided(found, "skip") == {2: SKIP}
    assert decided(found, "new") == {2: NEW}
    assert decided(found, "join") == {2: Decision("join", row=0)}
    with scene.work() as work:
        assert take_in(work, rows=rows, decisions=decided(found, "skip")).left_out == 1


@pytest.mark.parametrize(
    "decisions",
    [
        {7: SKIP},
        {0: Decision("join", row=2)},
        {0: SKIP, 2: Decision("join", row=0)},
        {1: Decision("join")},
        {0: SKIP, 1: SKIP, 2: SKIP},
    ],
)
def test_decisions_that_do_not_fit_write_nothing(scene: Scene, decisions: dict[int, Decision]) -> None:
    with pytest.raises(Refused), scene.work() as work:
        take_in(work, rows=rows_of(), decisions=decisions)
    assert count(scene, Person) == 0


class CalledOffLate:
    """Calls off once people were written already."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self, what: Message, done: int, total: int) -> None:  # noqa: ARG002 - the protocol's names
        self.steps += 1
        if self.steps > 1:
            raise Cancelled


def test_called_off_in_the_middle_nothing_of_it_is_written(scene: Scene) -> None:
    with pytest.raises(Cancelled), scene.work() as work:
        take_in(work, rows=rows_of(), decisions={}, progress=CalledOffLate())
    assert [count(scene, model) for model in (Person, Visit, Tally)] == [0, 0, 0]


def test_only_a_lawyer_takes_a_register_in(scene: Scene) -> None:
    with pytest.raises(Refused), scene.work("farida") as work:
        take_in(work, rows=rows_of(), decisions={})


def test_values_are_put_together_and_never_lost() -> None:
    one = {"surname": "Асанова", "phones": [{"number": "1"}], "sex": None}
    other = {"surname": "Асанова", "phones": [{"number": "2"}], "sex": "female"}
    assert merged(one, other) == {
        "surname": "Асанова",
        "phones": [{"number": "1"}, {"number": "2"}],
        "sex": "female",
    }
    assert merged(one, {"surname": "Асанбаева"}) is None
