"""What is erased leaves its place in the journal and no word anywhere; a text that is rewritten keeps its row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import pytest
import sqlalchemy as sa

from reception.kernel.errors import Refused, Unable
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.model import Colleague
from reception.store.act import Act
from reception.store.engine import open_file
from reception.store.erasing import erase_rows, rewrite_row, scrub
from reception.store.journal import Entry
from reception.store.rebuild import damages, differences, rebuild
from reception.store.undo import undo
from reception.store.work import Work
from reception.texts.model import FreeText
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import KEY, Pc, World, add, change, retire

MARKER = "Мурзабеков-Маркер"


def every_byte(pc: Pc) -> bytes:
    """Every page of the store as it lies under its encryption, free pages too."""
    pc.store.close()
    engine = open_file(pc.store.path, KEY, mode="write")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA query_only = OFF")
        plain = pc.store.path.with_name("plain.db")
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        driver.execute("SELECT sqlcipher_export('plain')").fetchall()
        driver.execute("DETACH DATABASE plain")
    engine.dispose()
    content = plain.read_bytes()
    plain.unlink()
    return content


def erase(world: World, pc: Pc, rows: dict[str, list[Id]], about: Id) -> None:
    def do(work: Work) -> int:
        work.is_about(Colleague, about)
        return erase_rows(work, rows)

    assert world.act(pc, do, verb="person.erase") > 0


@pytest.fixture
def office(make_world: MakeWorld) -> tuple[World, Pc, Id, Id, Id]:
    world = make_world(pcs=2)
    pc = world.pcs[0]
    colleague = world.act(pc, add(Colleague, name="А"))
    person = world.act(pc, add(Person, surname=MARKER, access="office", office="OSH"))
    phone = world.act(pc, add(Phone, person_id=person, number="+996700111111", note=MARKER))
    world.act(pc, change(Person, person, surname=MARKER + "а"))
    return world, pc, colleague, person, phone


def test_erasing_empties_bodies_and_rows_and_leaves_their_places(
    office: tuple[World, Pc, Id, Id, Id],
) -> None:
    world, pc, colleague, person, phone = office
    before = pc.entries()
    assert MARKER.encode() in every_byte(pc)
    erase(world, pc, {"person": [person], "phone": [phone]}, colleague)
    scrub(pc.store)
    after = {(entry.device, entry.seq): entry for entry in pc.entries()}
    emptied = [old for old in before if after[old.device, old.seq].body is None]
    assert len(emptied) == 3
    assert all(after[old.device, old.seq].digest == old.digest for old in before)
    assert {table for table, _row in pc.rows()} == {"act", "colleague"}
    assert MARKER.encode() not in every_byte(pc)


def test_a_rebuild_after_erasing_equals_what_stands(office: tuple[World, Pc, Id, Id, Id]) -> None:
    world, pc, colleague, person, phone = office
    erase(world, pc, {"person": [person], "phone": [phone]}, colleague)
    before = pc.rows()
    with pc.store.whole() as connection:
        assert (differences(connection), damages(connection)) == ([], [])
        rebuild(connection)
    assert pc.rows() == before


def test_the_act_of_erasing_stays_with_who_why_and_with_whom(office: tuple[World, Pc, Id, Id, Id]) -> None:
    world, pc, colleague, person, _phone = office
    erase(world, pc, {"person": [person]}, colleague)
    with pc.store.whole() as connection:
        act = connection.execute(sa.select(Act).where(Act.verb == "person.erase")).one()
    assert (act.actor, act.about_row) == (pc.access.user, colleague)


def test_what_was_erased_here_does_not_come_back_from_elsewhere(
    office: tuple[World, Pc, Id, Id, Id],
) -> None:
    world, pc, colleague, person, phone = office
    world.meet()
    erase(world, pc, {"person": [person], "phone": [phone]}, colleague)
    before = pc.rows()
    world.deliver(world.pcs[1], pc, world.pcs[1].entries())
    assert pc.rows() == before


def test_an_erased_act_cannot_be_undone(office: tuple[World, Pc, Id, Id, Id]) -> None:
    world, pc, colleague, person, _phone = office
    with pc.store.whole() as connection:
        act = connection.execute(sa.select(Act.id).where(Act.about_row == person)).first()
    assert act is not None
    erase(world, pc, {"person": [person]}, colleague)
    with pytest.raises(Refused), pc.store.work(pc.around()) as work:
        undo(work, act_id=act.id)


def texts(pc: Pc, row: Id) -> Iterable[str | None]:
    for entry in pc.entries():
        if entry.body is not None and json.loads(entry.body)["row"] == row.hex:
            yield json.loads(entry.body)["fields"].get("body", [None])[0]


def text_of(world: World, pc: Pc, person: Id) -> Id:
    values = {"owner_table": "person", "owner_row": person, "field": "note", "language": "ru"}
    row: Id = world.act(pc, add(FreeText, **values, body=f"пришёл {MARKER}"))
    world.act(pc, change(FreeText, row, body=f"пришёл и ушёл {MARKER}"))
    return row


def nothing(_world: World, _pc: Pc, _row: Id) -> None:
    """Leave the text live."""


def taken_away(world: World, pc: Pc, row: Id) -> None:
    world.act(pc, retire(FreeText, row))


@pytest.mark.parametrize("state", [nothing, taken_away])
def test_a_rewritten_text_keeps_its_row_and_loses_its_old_words(
    office: tuple[World, Pc, Id, Id, Id], state: Callable[[World, Pc, Id], None]
) -> None:
    world, pc, _colleague, person, _phone = office
    row = text_of(world, pc, person)
    state(world, pc, row)
    before = pc.rows()["free_text", row.hex]

    def do(work: Work) -> int:
        work.is_about(FreeText, row)
        return rewrite_row(work, FreeText, row, body="пришёл один человек")

    assert world.act(pc, do, verb="person.erase") >= 2
    assert pc.rows()["free_text", row.hex] == {**before, "body": "пришёл один человек"}
    assert set(texts(pc, row)) <= {"пришёл один человек", None}
    with pc.store.whole() as connection:
        assert (differences(connection), damages(connection)) == ([], [])


def test_where_the_old_words_still_lie_the_rewritten_text_holds(
    office: tuple[World, Pc, Id, Id, Id],
) -> None:
    world, pc, _colleague, person, _phone = office
    row = text_of(world, pc, person)
    world.meet()
    world.act(pc, lambda work: rewrite(work, row), verb="person.erase")
    other = world.pcs[1]
    world.deliver(pc, other, pc.entries())
    assert other.rows()["free_text", row.hex] == pc.rows()["free_text", row.hex]


def rewrite(work: Work, row: Id) -> None:
    work.is_about(FreeText, row)
    rewrite_row(work, FreeText, row, body="один человек")


def test_the_reason_of_an_act_can_be_emptied_and_the_act_stays(
    office: tuple[World, Pc, Id, Id, Id],
) -> None:
    world, pc, _colleague, person, _phone = office
    with pc.store.whole() as connection:
        act = connection.execute(sa.select(Act).where(Act.about_row == person)).first()
    assert act is not None
    world.act(pc, lambda work: emptied(work, act.id), verb="person.erase")
    row = pc.rows()["act", act.id.hex]
    assert (row["verb"], row["actor"], row["reason"]) == ("person.edit", pc.access.user.hex, None)


def emptied(work: Work, act: Id) -> None:
    work.is_about(Act, act)
    rewrite_row(work, Act, act, reason=None)


def test_a_store_that_somebody_reads_is_not_called_scrubbed(
    office: tuple[World, Pc, Id, Id, Id], monkeypatch: pytest.MonkeyPatch
) -> None:
    _world, pc, *_rest = office
    engine = open_file(pc.store.path, KEY, mode="read")
    with engine.connect() as connection, connection.begin():
        connection.execute(sa.select(Person)).all()
        monkeypatch.setattr("reception.store.engine._BUSY_SECONDS", 0.05)
        with pytest.raises(Unable):
            scrub(pc.store)
    engine.dispose()
    scrub(pc.store)


def test_withheld_lines_are_not_taken_for_erased_ones(office: tuple[World, Pc, Id, Id, Id]) -> None:
    world, pc, _colleague, person, _phone = office
    other = world.pcs[1]
    bare = [Entry(entry.device, entry.seq, entry.digest, None) for entry in pc.entries()]
    world.deliver(pc, other, bare)
    world.deliver(pc, other, pc.entries())
    assert ("person", person.hex) in other.rows()
