"""Receiving in one act, and putting right what was received."""

from __future__ import annotations

from typing import Any

import pytest

from reception.desk.receive import correct, receive
from reception.kernel.errors import Refused
from reception.kernel.ids import Id, read_id
from reception.matters.conflicts import Opposed
from reception.records.reading import Record, show_record
from reception.visits import forms
from tests.reception.desk.office import TODAY, Scene


def received(scene: Scene, **intake: Any) -> Id:
    with scene.work() as work:
        return receive(work, intake={"channel": "office", **intake}).visit_id


def shown(scene: Scene, visit: Id) -> Record:
    with scene.reading() as reading:
        record = show_record(reading, forms.VISIT, visit)
    assert record is not None
    return record


def test_a_visit_put_right_registers_whom_it_now_names(scene: Scene) -> None:
    visit = received(scene, category="housing")
    person = {"surname": "Асанова", "sex": "female", "place": "osh_city"}
    with scene.work() as work:
        done = correct(work, visit_id=visit, intake={"person": person, "category": "alimony"})
    record = shown(scene, visit)
    assert done.person_id is not None
    assert record["person_id"] == done.person_id.hex
    assert (record["who"], record["category"], record["sex"]) == ("person", "alimony", "female")
    assert done.number == record["number"] == "V-OSH-2026-001"


def test_lines_of_help_are_changed_added_and_retired_together(scene: Scene) -> None:
    visit = received(scene, services=[{"help": "information", "minutes": 5}, {"help": "drafting"}])
    first, second = (read_id(row["id"]) for row in shown(scene, visit)["services"])
    rows = [
        {"id": first, "help": "consultation", "minutes": 20},
        {"id": second, "retired": True},
        {"help": "accompaniment"},
    ]
    with scene.work() as work:
        correct(work, visit_id=visit, intake={"services": rows})
    given = [(row["help"], row["minutes"]) for row in shown(scene, visit)["services"]]
    assert given == [("consultation", 20), ("accompaniment", None)]


def test_putting_a_visit_right_warns_as_receiving_does(scene: Scene) -> None:
    scene.matter(scene.person(), parties=[{"role": "opponent", "name": "Маматов Нурбек"}])
    visit = received(scene)
    intake = {"person": {"surname": "Маматов", "given": "Нурбек"}}
    with pytest.raises(Opposed), scene.work() as work:
        correct(work, visit_id=visit, intake=intake)
    assert shown(scene, visit)["person_id"] is None
    with scene.work(reason="Ошибка в имени") as work:
        correct(work, visit_id=visit, intake=intake)
    assert shown(scene, visit)["person_id"] is not None


def test_a_consent_entered_later_is_of_the_person_helped(scene: Scene) -> None:
    person = scene.person(surname="Асанова")
    visit = received(scene, person_id=person)
    consent = {"kind": "keep", "by_whom": "self", "how": "signed", "given_on": TODAY}
    with scene.work() as work:
        correct(work, visit_id=visit, intake={"person_id": person, "consents": [consent]})
    with pytest.raises(Refused), scene.work() as work:
        correct(work, visit_id=visit, intake={"consents": [consent]})
