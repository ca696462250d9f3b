"""A matter whole: header, what comes next, help given, consents."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters.whole import matter_whole
from reception.people.actions import edit_person
from reception.visits.actions import add_service
from tests.reception.desk.office import Scene
from tests.reception.matters.cases import example, take

TODAY = date(2026, 11, 24)


def test_a_matter_is_shown_with_its_client_its_next_days_its_help_and_consents(scene: Scene) -> None:
    taken = take(scene, example())
    with scene.reading("aigul") as reading:
        client = matter_whole(reading, taken.matter_id, today=TODAY).client_id
    with scene.work("aigul") as work:
        edit_person(work, person_id=client, values={"safe_contact": "Звонить только сестре"})
        note = {"language": "ru", "text": "Написана жалоба"}
        values = {"help": "drafting", "matter_id": taken.matter_id, "person_id": client, "note": note}
        add_service(work, values={**values, "minutes": 90, "day": TODAY})

    with scene.reading("aigul") as reading:
        whole = matter_whole(reading, taken.matter_id, today=TODAY)

    assert (whole.client, whole.safe_contact) == ("Маматов Нурбек", "Звонить только сестре")
    assert [(one.kind, one.on) for one in whole.ahead] == [
        ("task", date(2026, 11, 30)),
        ("hearing", date(2026, 12, 1)),
    ]
    assert ("Написана жалоба", 90) in [(one.note, one.minutes) for one in whole.help]
    assert {one.kind for one in whole.consents} == {"keep", "photo"}
    assert whole.number == taken.number
    assert not whole.is_closed


def test_a_matter_that_is_not_open_to_the_reader_is_refused(scene: Scene) -> None:
    with scene.reading("aigul") as reading, pytest.raises(Refused):
        matter_whole(reading, Id(UUID(int=1)), today=TODAY)
