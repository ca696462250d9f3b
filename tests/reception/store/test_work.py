"""Many rows in one act are written some at a time, and still all of them or none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.store import work as works
from reception.store.work import Work
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, World


@pytest.fixture
def world(make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(works, "_PORTION", 3)
    return make_world(pcs=1)


@pytest.fixture
def pc(world: World) -> Pc:
    return world.pcs[0]


def people(work: Work, count: int) -> list[Id]:
    named = ({"surname": f"Үсөнова {number}", "access": "office", "office": "OSH"} for number in range(count))
    return work.add_many(Person, named)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 8])
def test_however_many_there_are_each_is_written_once_and_in_its_order(
    world: World, pc: Pc, count: int
) -> None:
    def register(work: Work) -> None:
        made = people(work, count)
        work.add_many(Phone, ({"person_id": row, "number": "0700123456"} for row in made))
        surnames = {row.id: row.surname for row in work.reading.rows(sa.select(Person.id, Person.surname))}
        assert [surnames[row] for row in made] == [f"Үсөнова {number}" for number in range(count)]
        assert set(work.changes.touched.get("person", ())) == set(made)

    world.act(pc, register)
    world.check_all()


def test_a_parent_that_is_not_here_takes_back_what_was_written_before_it(pc: Pc) -> None:
    before = pc.rows(), pc.entries()

    def phones(work: Work) -> Iterator[dict[str, object]]:
        for row in [*people(work, 7), work.new_id()]:
            yield {"person_id": row, "number": "0700123456"}

    with pytest.raises(Refused), pc.store.work(pc.around()) as work, work.under("person.add"):
        work.add_many(Phone, phones(work))
    assert (pc.rows(), pc.entries()) == before
