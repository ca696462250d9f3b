"""The past of a record tells of its parts, its codes and texts too, also of parts that are retired."""

from __future__ import annotations

from uuid import UUID

from reception.people.actions import edit_person
from reception.people.forms import PERSON
from reception.records.past import past_of
from reception.records.reading import show_record
from tests.reception.desk.office import Scene


def test_a_phone_that_was_added_and_retired_stands_in_the_past_of_the_person(scene: Scene) -> None:
    person = scene.person(surname="Асанова", phones=[{"number": "0700111222"}])
    with scene.reading() as reading:
        shown = show_record(reading, PERSON, person)
    assert shown is not None
    with scene.work() as work:
        edit_person(work, person_id=person, values={"phones": [{"id": _id(shown), "retired": True}]})
    with scene.reading() as reading:
        past = past_of(reading, PERSON, person)
    told = [(line.verb, line.table, change.field, change.after) for line in past for change in line.changes]
    assert ("person.add", "phone", "number", "+996700111222") in told
    assert any(verb == "person.edit" and field == "retired_on" for verb, _table, field, _after in told)
    assert [line.at for line in past] == sorted(line.at for line in past)


def test_what_a_reader_may_not_know_has_no_past(scene: Scene) -> None:
    person = scene.person(surname="Асанова", phones=[{"number": "0700111222"}])
    with scene.reading("jamila") as reading:
        assert past_of(reading, PERSON, person) == []


def _id(shown: dict[str, object]) -> object:
    phones = shown["phones"]
    assert isinstance(phones, list)
    return UUID(hex=phones[0]["id"])
