"""Matters are listed by number, found by it, and tell whether someone was here before."""

from __future__ import annotations

from reception.matters.actions import close_matter
from reception.matters.queries import list_matters, matter_numbered, was_here_before
from reception.people.actions import join_people
from reception.people.queries import group_of
from reception.store.undo import last_act, undo
from tests.reception.desk.office import TODAY, Scene


def test_matters_are_listed_by_number_with_client_and_lawyer(scene: Scene) -> None:
    client = scene.person(surname="Үсөнова", given="Айгүл")
    first, second = scene.matter(client), scene.matter(client, category="torture")
    with scene.work() as work:
        close_matter(work, matter_id=first, outcome="resolved", level="court")
    with scene.reading() as reading:
        lines = list_matters(reading)
        assert [(line.id, line.number, line.client) for line in lines] == [
            (first, "OSH-2026-001", "Үсөнова Айгүл"),
            (second, "OSH-2026-002", "Үсөнова Айгүл"),
        ]
        assert (lines[0].closed_on, lines[1].opened_on) == (TODAY, TODAY)
        assert [line.id for line in list_matters(reading, open_only=True)] == [second]
        assert len(list_matters(reading, limit=1)) == 1


def test_a_matter_is_found_by_its_number_in_any_letters_by_those_who_may_know_it(scene: Scene) -> None:
    matter = scene.matter(scene.person(), category="family_violence")
    with scene.reading() as reading:
        assert matter_numbered(reading, " osh-2026-001 ") == matter
        assert matter_numbered(reading, "OSH-2026-00") is None
    with scene.reading("bakyt") as reading:
        assert matter_numbered(reading, "OSH-2026-001") is None
        assert list_matters(reading) == []


def test_who_was_here_before_is_told_with_visits_and_roles_of_all_joined_records(scene: Scene) -> None:
    one, other = scene.person(), scene.person(given="Айгул")
    with scene.work() as work:
        join_people(work, one=one, other=other)
    scene.visit(person_id=one)
    scene.visit(person_id=scene.person(), for_id=other)
    scene.matter(one)
    scene.matter(scene.person(), parties=[{"role": "witness", "person_id": other}])
    scene.matter(scene.person(), category="family_violence", parties=[{"role": "relative", "person_id": one}])
    with scene.reading("bakyt") as reading:
        before = was_here_before(reading, group_of(reading, one))
    assert (before.visits, before.last) == (2, TODAY)
    assert before.roles == (("OSH-2026-001", "client"), ("OSH-2026-002", "witness"))


def test_who_never_came_was_not_here(scene: Scene) -> None:
    person = scene.person()
    scene.visit(person_id=person)
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)
    with scene.reading() as reading:
        before = was_here_before(reading, [person])
    assert (before.visits, before.last, before.roles) == (0, None, ())
