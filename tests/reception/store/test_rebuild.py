"""The journal alone, however it lies, makes the tables again; a table that was tampered with is found."""

from __future__ import annotations

import random
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.model import Colleague
from reception.store.apply import Rows
from reception.store.journal import EntryRow
from reception.store.rebuild import Damage, Difference, damages, differences, rebuild
from reception.texts.model import FreeText
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, World, add, change, numbered, retire


class Witness:
    """A follower that remembers how often it was told to begin anew."""

    def __init__(self) -> None:
        self.begun = 0

    def applied(self, connection: sa.Connection, rows: Rows) -> None:
        assert connection.in_transaction()
        assert rows

    def rebuild(self, connection: sa.Connection) -> None:
        assert connection.execute(sa.select(Colleague.id)).all()
        self.begun += 1


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    world = make_world(pcs=2, days_apart=0.5)
    one, two = world.pcs
    person = world.act(one, add(Person, surname="Үсөнова", access="office", office="OSH"))
    world.act(one, add(Phone, person_id=person, number="+996700111111"))
    world.act(one, add(FreeText, owner_table="person", owner_row=person, field="note", body="бир"))
    colleague = world.act(two, add(Colleague, name="А"))
    world.meet()
    world.act(one, change(Person, person, surname="Усонова"))
    world.act(two, change(Person, person, surname="Үсөн кызы"))
    world.act(two, retire(Colleague, colleague))
    world.meet()
    return world


def shuffle_journal(pc: Pc) -> None:
    """Lay the lines in another order, and spoil every column that only repeats what the body says."""
    with pc.store.whole() as connection:
        lines = [dict(line._mapping) for line in connection.execute(sa.select(EntryRow))]
        random.Random(3).shuffle(lines)
        connection.execute(sa.delete(EntryRow.table()))
        for n, line in enumerate(lines, start=5):
            line |= {"n": n, "act": None, "clock": 0, "about": "nothing", "row": None}
        connection.execute(sa.insert(EntryRow.table()), lines)


def test_the_journal_alone_in_any_order_makes_the_same_tables(world: World) -> None:
    pc, witness = world.pcs[0], Witness()
    before = pc.rows()
    shuffle_journal(pc)
    with pc.store.whole() as connection:
        assert rebuild(connection, [witness]) == len(before)
        assert differences(connection) == []
        assert damages(connection) == []
    assert pc.rows() == before
    assert witness.begun == 1


def test_rebuilding_does_not_depend_on_what_stood_in_the_tables(world: World) -> None:
    pc = world.pcs[0]
    before = pc.rows()
    with pc.store.whole() as connection:
        connection.execute(sa.delete(Phone.table()))
        connection.execute(sa.update(Person.table()).values(surname="другая"))
        connection.execute(sa.insert(Colleague.table()), [{"id": numbered(9), "name": "никто"}])
        rebuild(connection)
    assert pc.rows() == before


def found(pc: Pc, *changes: Any) -> list[Difference]:
    with pc.store.whole() as connection:
        for change_ in changes:
            connection.execute(change_)
        before = pc_rows(connection)
        told = differences(connection)
        assert pc_rows(connection) == before
        return told


def pc_rows(connection: sa.Connection) -> list[Any]:
    return [tuple(row) for row in connection.execute(sa.select(Person.table()))]


def row_of(pc: Pc, table: str) -> Id:
    return next(Id(UUID(hex=row)) for name, row in pc.rows() if name == table)


def test_a_changed_value_is_named_by_its_field_and_not_shown(world: World) -> None:
    pc = world.pcs[0]
    row = row_of(pc, "person")
    told = found(pc, sa.update(Person.table()).values(surname="другая", age=4))
    assert told == [Difference("person", row, "other", ("surname", "age"))]


def test_a_row_that_is_missing_or_that_nobody_wrote_is_found(world: World) -> None:
    pc = world.pcs[0]
    phone = row_of(pc, "phone")
    told = found(
        pc, sa.delete(Phone.table()), sa.insert(Colleague.table()).values(id=numbered(9), name="никто")
    )
    assert told == [
        Difference("colleague", numbered(9), "unknown"),
        Difference("phone", phone, "missing"),
    ]


def test_a_row_that_stands_twice_is_found(world: World) -> None:
    pc = world.pcs[0]
    phone = row_of(pc, "phone")
    assert found(pc, sa.insert(Phone.table()).values(id=phone)) == [Difference("phone", phone, "doubled")]


def test_a_line_that_was_altered_lost_or_mislabelled_is_found(world: World) -> None:
    pc = world.pcs[0]
    mine = [entry for entry in pc.entries() if entry.device == pc.id]
    first, second, third = (EntryRow.seq == entry.seq for entry in mine[:3])
    own = EntryRow.device == pc.id
    with pc.store.whole() as connection:
        connection.execute(sa.update(EntryRow.table()).where(own, first).values(body=b"{}"))
        connection.execute(sa.update(EntryRow.table()).where(own, third).values(row=numbered(5)))
        connection.execute(sa.delete(EntryRow.table()).where(own, second))
        assert damages(connection) == [
            Damage(pc.id, 1, "digest"),
            Damage(pc.id, 3, "columns"),
            Damage(pc.id, 3, "gap"),
        ]
