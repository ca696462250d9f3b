"""Matters are numbered once and for ever, begin as narrow as they must, and close as the rules say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.matters import forms
from reception.matters.actions import (
    begins_closed,
    close_matter,
    edit_matter,
    is_child,
    open_matter,
    reopen_matter,
)
from reception.matters.model import Matter
from reception.people.model import Person
from reception.records.reading import show_record
from reception.store.act import AccessGrant, ThisDevice
from reception.store.history import history_of
from reception.store.reading import live
from reception.store.undo import last_act, undo
from reception.tally.model import Tally, TallyGroup
from tests.reception.desk.office import CATALOGUE, TODAY, Scene

YESTERDAY = TODAY - timedelta(days=1)


def number_of(scene: Scene, matter: Id) -> str:
    with scene.reading() as reading:
        return str(reading.value(sa.select(Matter.number).where(Matter.id == matter)))


def tally(scene: Scene, matter: Id) -> Any:
    with scene.reading() as reading:
        found = reading.first(
            sa.select(Tally).join(Matter, Matter.tally_id == Tally.id).where(Matter.id == matter)
        )
    assert found is not None
    return found


def edit(scene: Scene, matter: Id, **values: Any) -> None:
    with scene.work() as work:
        edit_matter(work, matter_id=matter, values=values)


def close(scene: Scene, matter: Id, on: date | None = None) -> None:
    with scene.work() as work:
        close_matter(work, matter_id=matter, outcome="resolved", level="court", values={"closed_on": on})


def take_back(scene: Scene) -> None:
    with scene.work() as work:
        act = last_act(work.reading)
        assert act is not None
        undo(work, act_id=act)


def test_numbers_follow_one_another_and_a_number_taken_back_is_not_given_again(scene: Scene) -> None:
    client = scene.person()
    assert number_of(scene, scene.matter(client)) == "OSH-2026-001"
    assert number_of(scene, scene.matter(client)) == "OSH-2026-002"
    take_back(scene)
    assert number_of(scene, scene.matter(client)) == "OSH-2026-003"
    assert number_of(scene, scene.matter(client, day=date(2025, 3, 1))) == "OSH-2025-001"


def test_the_second_pc_of_an_office_writes_its_letter(scene: Scene) -> None:
    with scene.store.whole() as connection:
        connection.execute(sa.update(ThisDevice.table()).values(letter="B"))
    assert number_of(scene, scene.matter(scene.person())) == "OSH-2026-B001"


def test_a_refused_matter_takes_no_number(scene: Scene) -> None:
    client = scene.person()
    with pytest.raises(Refused, match="not come yet"):
        scene.matter(client, day=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="not here"):
        scene.matter(client, parties=[{"role": "relative", "person_id": Id(scene.ids.new())}])
    assert number_of(scene, scene.matter(client)) == "OSH-2026-001"


def test_a_matter_counts_its_client_as_he_was_when_it_was_opened(scene: Scene) -> None:
    client = scene.person(sex="male", age=34, place="osh_city", groups=["detainee"])
    row = tally(scene, scene.matter(client, category="torture"))
    assert (row.what, row.sex, row.age, row.place) == ("matter", "male", 34, "osh_city")
    with scene.reading() as reading:
        assert row.code == reading.value(sa.select(Person.code).where(Person.id == client))
        held = reading.rows(sa.select(TallyGroup.code).where(TallyGroup.tally_id == row.id))
    assert [line.code for line in held] == ["detainee"]


def test_the_lawyer_is_whoever_opens_it_unless_another_is_named(scene: Scene) -> None:
    client = scene.person()
    with scene.reading("bakyt") as reading:
        bakyt = reading.access.user
    assert tally(scene, scene.matter(client, "bakyt")).lawyer_id == bakyt
    assert tally(scene, scene.matter(client, lawyer_id=bakyt)).lawyer_id == bakyt


@pytest.mark.parametrize(
    ("category", "closed"),
    [
        ("housing", False),
        ("family_violence", True),
        ("violence_partner", True),
        ("bullying", True),
        ("torture", False),
    ],
)
def test_a_matter_of_violence_or_of_a_child_begins_with_named_lawyers(
    scene: Scene, category: str, closed: bool
) -> None:
    assert begins_closed(CATALOGUE, category) is closed
    matter = scene.matter(scene.person(age=40), category=category)
    seen = []
    for login in ("aigul", "bakyt", "damira"):
        with scene.reading(login) as reading:
            seen.append(reading.sees(Matter, matter))
    assert seen == [True, not closed, not closed]


@pytest.mark.parametrize(
    ("facts", "child"),
    [
        ({"age": 17}, True),
        ({"age": 18}, False),
        ({"age": None, "groups": ["minor"]}, True),
        ({"age": None, "groups": ["student"]}, False),
        ({}, False),
    ],
)
def test_a_client_who_is_a_child_makes_it_a_matter_of_a_child(facts: dict[str, Any], child: bool) -> None:
    assert is_child(facts) is child


def test_the_lawyer_named_in_a_narrow_matter_and_whoever_opened_it_see_it(scene: Scene) -> None:
    with scene.reading("bakyt") as reading:
        bakyt = reading.access.user
    matter = scene.matter(scene.person(age=9), lawyer_id=bakyt)
    with scene.reading("bakyt") as reading:
        assert reading.sees(Matter, matter)
        grants = sa.select(AccessGrant.id).where(AccessGrant.owner_row == matter, live(AccessGrant))
        assert len(reading.rows(grants)) == 2
    with scene.reading("damira") as reading:
        assert not reading.sees(Matter, matter)


def test_a_narrow_matter_is_taken_back_with_the_act_that_changed_more_than_it(scene: Scene) -> None:
    client = scene.person(age=9)
    values = {"client_id": client, "category": "housing"}
    with scene.work() as work, work.under("matter.open"):
        work.change(Person, client, age=10)
        matter = open_matter(work, values=values, catalogue=CATALOGUE)
    take_back(scene)
    with scene.reading() as reading:
        assert reading.value(sa.select(Person.age).where(Person.id == client)) == 9
        assert not reading.rows(sa.select(Matter.id).where(live(Matter), Matter.id == matter))


def test_closing_sets_stage_day_outcome_and_level(scene: Scene) -> None:
    matter = scene.matter(scene.person(), day=YESTERDAY)
    close(scene, matter, YESTERDAY)
    row = tally(scene, matter)
    assert (row.closed_on, row.outcome, row.level) == (YESTERDAY, "resolved", "court")
    with scene.reading() as reading:
        record = show_record(reading, forms.MATTER, matter)
    assert record is not None
    assert record["stage"] == "closed"
    with pytest.raises(Refused, match="closed already"):
        close(scene, matter)


@pytest.mark.parametrize("on", [YESTERDAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_a_matter_closes_between_its_opening_and_today(scene: Scene, on: date) -> None:
    matter = scene.matter(scene.person(), day=YESTERDAY)
    with pytest.raises(Refused, match="between"):
        close(scene, matter, on)
    assert tally(scene, matter).closed_on is None


def test_a_matter_is_not_closed_by_its_stage(scene: Scene) -> None:
    matter = scene.matter(scene.person())
    with pytest.raises(Refused, match="close"):
        edit(scene, matter, stage="closed")
    with pytest.raises(Refused, match="close"):
        scene.matter(scene.person(), stage="closed")


def test_what_is_shown_of_a_closed_matter_can_be_given_back(scene: Scene) -> None:
    matter = scene.matter(scene.person())
    close(scene, matter)
    edit(scene, matter, stage="closed", summary={"language": "ru", "text": "Итог"})
    assert tally(scene, matter).outcome == "resolved"


def test_another_stage_opens_a_closed_matter_again_and_its_closing_stays_in_history(scene: Scene) -> None:
    matter = scene.matter(scene.person())
    close(scene, matter)
    edit(scene, matter, stage="appeal")
    row = tally(scene, matter)
    assert (row.closed_on, row.outcome, row.level) == (None, None, None)
    with scene.reading() as reading:
        record = show_record(reading, forms.MATTER, matter)
        assert [line.verb for line in history_of(reading, matter)] == [
            "matter.open",
            "matter.close",
            "matter.edit",
        ]
    assert record is not None
    assert record["stage"] == "appeal"


def test_a_matter_opened_again_is_followed_up(scene: Scene) -> None:
    matter = scene.matter(scene.person())
    close(scene, matter)
    with scene.work() as work:
        reopen_matter(work, matter_id=matter)
    assert tally(scene, matter).closed_on is None
    take_back(scene)
    assert tally(scene, matter).outcome == "resolved"


def test_another_client_is_counted_in_the_place_of_the_first(scene: Scene) -> None:
    matter = scene.matter(scene.person(sex="female", groups=["pensioner"]))
    other = scene.person(sex="male", age=30, groups=["veteran"])
    edit(scene, matter, client_id=other)
    row = tally(scene, matter)
    with scene.reading() as reading:
        assert row.code == reading.value(sa.select(Person.code).where(Person.id == other))
        held = sa.select(TallyGroup.code).where(TallyGroup.tally_id == row.id, live(TallyGroup))
        assert [line.code for line in reading.rows(held)] == ["veteran"]
    assert (row.sex, row.age) == ("male", 30)


def test_another_day_of_opening_changes_the_age_alone(scene: Scene) -> None:
    client = scene.person(age=30, age_on=date(2020, 1, 1), place="osh_city")
    matter = scene.matter(client)
    assert tally(scene, matter).age == 36
    edit(scene, matter, day=date(2025, 6, 1))
    row = tally(scene, matter)
    assert (row.age, row.place) == (35, "osh_city")
    with pytest.raises(Refused, match="opened today or before"):
        edit(scene, matter, day=TODAY + timedelta(days=1))


def test_parts_are_added_changed_and_retired_by_their_ids(scene: Scene) -> None:
    matter = scene.matter(scene.person(), parties=[{"role": "witness", "name": "Асан"}, {"role": "relative"}])
    with scene.reading() as reading:
        record = show_record(reading, forms.MATTER, matter)
    assert record is not None
    first, second = (Id(UUID(row["id"])) for row in record["parties"])
    edit(
        scene,
        matter,
        parties=[{"id": first, "name": "Асан уулу"}, {"id": second, "retired": True}, {"role": "expert"}],
    )
    with scene.reading() as reading:
        record = show_record(reading, forms.MATTER, matter)
    assert record is not None
    assert [(row["role"], row["name"]) for row in record["parties"]] == [
        ("witness", "Асан уулу"),
        ("expert", None),
    ]


def test_a_part_of_another_matter_is_not_changed_through_this_one(scene: Scene) -> None:
    theirs = scene.matter(scene.person(), parties=[{"role": "witness", "name": "Асан"}])
    ours = scene.matter(scene.person())
    with scene.reading() as reading:
        record = show_record(reading, forms.MATTER, theirs)
    assert record is not None
    with pytest.raises(Refused, match="does not belong"):
        edit(scene, ours, parties=[{"id": Id(UUID(record["parties"][0]["id"])), "name": "Үсөн"}])


def test_a_matter_that_is_not_open_to_the_reader_is_neither_changed_nor_closed(scene: Scene) -> None:
    matter = scene.matter(scene.person(), category="family_violence")
    with pytest.raises(Refused, match="not open"), scene.work("bakyt") as work:
        edit_matter(work, matter_id=matter, values={"stage": "appeal"})
    with pytest.raises(Refused, match="not open"), scene.work("damira") as work:
        close_matter(work, matter_id=matter, outcome="resolved", level="court")


def test_who_may_not_open_a_matter_is_told_by_his_role(scene: Scene) -> None:
    client = scene.person()
    values = {"client_id": client, "category": "housing"}
    with pytest.raises(Refused, match="role"), scene.work("damira") as work:
        open_matter(work, values=values, catalogue=CATALOGUE)
