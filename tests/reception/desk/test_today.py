"""What a day brings: in order, as far as the reader may know it, and nothing that is done or far off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from reception.desk.receive import receive
from reception.desk.today import AHEAD, PROMISED, Today, today
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id
from reception.people.actions import join_people
from reception.records.reading import show_record
from reception.store.undo import last_act, undo
from reception.visits import forms
from reception.visits.actions import edit_visit, note_came
from tests.reception.desk.office import TODAY, Scene, staff

DAY = timedelta(days=1)


def day_of(scene: Scene, login: str = "aigul", day: date = TODAY) -> Today:
    with scene.reading(login) as reading:
        return today(reading, day=day, me=staff()[login].user)


def client(scene: Scene) -> Id:
    return scene.person(surname="Асанова", given="Гүлнара")


def test_of_an_empty_office_the_day_is_empty(scene: Scene) -> None:
    assert day_of(scene) == Today(TODAY, (), (), (), (), ())


def test_tasks_come_by_day_the_overdue_first_and_done_or_far_ones_not_at_all(scene: Scene) -> None:
    tasks = [
        {"what": "потом", "due": TODAY + AHEAD},
        {"what": "слишком далеко", "due": TODAY + AHEAD + DAY},
        {"what": "просрочено", "due": TODAY - 40 * DAY},
        {"what": "сделано", "due": TODAY, "done_on": TODAY},
        {"what": "без срока"},
    ]
    scene.matter(client(scene), tasks=tasks)
    found = day_of(scene).tasks
    assert [line.what for line in found] == ["просрочено", "потом"]
    assert (found[0].number, found[0].client) == ("OSH-2026-001", "Асанова Гүлнара")


def test_a_task_is_his_to_whom_it_is_given_else_the_lawyers(scene: Scene) -> None:
    bakyt = staff()["bakyt"].user
    tasks = [{"what": "мне", "due": TODAY}, {"what": "ему", "due": TODAY, "colleague_id": bakyt}]
    scene.matter(client(scene), tasks=tasks)
    assert [(line.what, line.mine) for line in day_of(scene).tasks] == [("мне", True), ("ему", False)]
    assert [line.mine for line in day_of(scene, "bakyt").tasks] == [False, True]


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-11-24", True),
        ("2026-11-24T09:30", True),
        ("2026-12-01T23:59", True),
        ("2026-12-02", False),
        ("2026-11-23T10:00", False),
        ("2026-11", False),
    ],
)
def test_hearings_of_the_week_are_shown(scene: Scene, at: str, shown: bool) -> None:
    scene.matter(client(scene), hearings=[{"at": PartialDate.parse(at), "what": "продление"}])
    assert [line.at for line in day_of(scene).hearings] == ([at] if shown else [])


def promised(scene: Scene, person: Id | None, day: date, **appointment: Any) -> Id:
    with scene.work() as work:
        intake = {"channel": "office", "person_id": person, "day": TODAY - 60 * DAY}
        return receive(work, intake={**intake, "appointments": [{"day": day, **appointment}]}).visit_id


def test_who_promised_to_come_is_expected_by_day_and_hour_and_for_a_month_after(scene: Scene) -> None:
    person = client(scene)
    promised(scene, person, TODAY, hour="14:00")
    promised(scene, None, TODAY)
    promised(scene, person, TODAY - PROMISED, hour="09:00")
    promised(scene, person, TODAY - PROMISED - DAY)
    promised(scene, person, TODAY + AHEAD + DAY)
    found = day_of(scene).promises
    assert [(line.day, line.hour) for line in found] == [
        (TODAY - PROMISED, "09:00"),
        (TODAY, None),
        (TODAY, "14:00"),
    ]
    assert (found[2].name, found[2].person_id, found[2].mine) == ("Асанова Гүлнара", person, True)
    assert found[1].name == ""


def test_receiving_her_keeps_what_she_promised_and_undo_takes_it_back(scene: Scene) -> None:
    person, twin = client(scene), scene.person(surname="Асанова")
    with scene.work() as work:
        join_people(work, one=person, other=twin)
    promised(scene, person, TODAY)
    promised(scene, person, TODAY + 2 * DAY)
    with scene.work() as work:
        receive(work, intake={"channel": "office", "person_id": twin})
    assert [line.day for line in day_of(scene).promises] == [TODAY + 2 * DAY]
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
    assert len(day_of(scene).promises) == 2


def test_that_she_came_or_is_awaited_no_more_can_be_entered(scene: Scene) -> None:
    promised(scene, client(scene), TODAY)
    (line,) = day_of(scene).promises
    with scene.work() as work:
        note_came(work, appointment_id=line.id, on=TODAY)
    assert day_of(scene).promises == ()


def test_another_day_is_set_by_changing_the_visit(scene: Scene) -> None:
    visit = promised(scene, client(scene), TODAY, bring={"language": "ky", "text": "паспорт"})
    (line,) = day_of(scene).promises
    with scene.work() as work:
        edit_visit(
            work,
            visit_id=visit,
            values={"appointments": [{"id": line.id, "day": TODAY + DAY, "retired": False}]},
        )
    with scene.reading() as reading:
        shown = show_record(reading, forms.VISIT, visit)
    assert shown is not None
    assert shown["appointments"][0]["day"] == (TODAY + DAY).isoformat()
    assert shown["appointments"][0]["bring"]["text"] == "паспорт"


def test_visits_of_the_day_stand_in_the_order_in_which_they_came(scene: Scene) -> None:
    scene.visit(organisation="Первая", hour="09:00")
    scene.visit(organisation="Вторая", hour="10:00")
    scene.visit(organisation="Вчера", day=TODAY - DAY)
    assert [line.name for line in day_of(scene).visits] == ["Первая", "Вторая"]


def test_another_office_has_another_day(scene: Scene) -> None:
    person = client(scene)
    scene.matter(person, tasks=[{"what": "срок", "due": TODAY}], hearings=[{"at": PartialDate.of(TODAY)}])
    promised(scene, person, TODAY)
    assert day_of(scene, "jamila") == Today(TODAY, (), (), (), (), ())
