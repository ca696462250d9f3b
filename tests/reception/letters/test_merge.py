"""Two PCs write on one letter and meet: both show the same, and what each wrote of other fields stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.kernel.ids import Id
from reception.letters.model import Letter
from reception.people.model import Person
from tests.reception.letters.post import day
from tests.reception.store.world import World, change, make_template, retire


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, make_template(tmp_path), pcs=2)
    yield made
    made.close()


def begun(world: World) -> Id:
    """A letter that both have."""
    one, _other = world.pcs
    person = world.act(one, lambda work: work.add(Person, surname="Асанова", office="OSH", access="office"))
    said = {"owner_table": "person", "owner_row": person, "direction": "out", "subject": "журнал"}
    letter: Id = world.act(one, lambda work: work.add(Letter, **said))
    world.meet()
    return letter


def test_what_two_pcs_wrote_of_one_letter_stands_side_by_side(world: World) -> None:
    letter = begun(world)
    one, other = world.pcs
    world.act(one, change(Letter, letter, signed_on=day("2026-11-20"), number="И-OSH-2026-001"))
    world.act(other, change(Letter, letter, their_number="12", registered_on=day("2026-11-21")))
    world.meet()
    world.check_all()
    row = one.rows()["letter", letter.hex]
    assert (row["number"], row["their_number"], row["signed_on"]) == ("И-OSH-2026-001", "12", "2026-11-20")


def test_two_days_for_one_answer_are_a_difference_and_taking_out_is_too(world: World) -> None:
    letter = begun(world)
    one, other = world.pcs
    world.act(one, change(Letter, letter, outcome="refused", refusal_ground="none_named"))
    world.act(other, change(Letter, letter, outcome="answered_in_full"))
    world.meet()
    world.check_all()
    world.act(one, retire(Letter, letter))
    world.act(other, change(Letter, letter, note="пришло письмо"))
    world.meet()
    world.check_all()
    assert other.rows()["letter", letter.hex]["note"] == "пришло письмо"
