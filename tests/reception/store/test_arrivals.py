"""What comes from elsewhere is checked before it counts, and what is not understood is kept."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from reception.kernel.errors import Unable
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.model import Colleague
from reception.store.arrivals import ALTERED, REUSED, UNREADABLE, apply_foreign, checked
from reception.store.journal import Body, Entry, EntryRow, digest_of, write_entry
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, World, add, change, numbered

STRANGER = numbered(77)
ROW = numbered(78)
SALT = bytes(16)


def line(fields: dict[str, list[Any]], *, table: str = "colleague", seq: int = 1, clock: int = 1) -> Entry:
    return write_entry(STRANGER, seq, Body(numbered(79), clock, table, ROW, fields), SALT)


def raw(body: bytes, *, seq: int = 1) -> Entry:
    return Entry(STRANGER, seq, digest_of(STRANGER, seq, body), body)


def take(pc: Pc, *entries: Entry) -> dict[str, frozenset[Id]]:
    with pc.store.whole() as connection:
        return dict(apply_foreign(connection, entries, clock=pc.clock))


def refused_with(pc: Pc, *entries: Entry) -> str:
    """The sentence of a refusal, which left the store as it was."""
    before = pc.rows(), pc.entries()
    with pytest.raises(Unable) as caught:
        take(pc, *entries)
    assert (pc.rows(), pc.entries()) == before
    return caught.value.message


@pytest.fixture(scope="module")
def world(make_world: MakeWorld) -> World:
    return make_world(pcs=1)


def test_a_body_that_is_not_the_one_hashed_is_refused(world: World) -> None:
    good = line({"name": ["А"]})
    assert good.body is not None
    altered = dataclasses.replace(good, body=good.body.replace("А".encode(), "Б".encode()), told=None)
    assert refused_with(world.pcs[0], altered) == ALTERED


def test_what_a_line_claims_to_have_been_read_as_is_not_believed() -> None:
    good = line({"name": ["А"]})
    lying = dataclasses.replace(good, told=Body(numbered(1), 1, "person", numbered(2), {"surname": ["Б"]}))
    told = checked(lying).told
    assert told is not None
    assert (told.table, told.row) == ("colleague", ROW)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"salt":"","act":"x","clock":1,"table":"t","row":"y","fields":{}}',
        b"[" * 100_000,
        json.dumps(
            {
                "salt": "",
                "act": ROW.hex,
                "clock": -1,
                "table": "colleague",
                "row": ROW.hex,
                "fields": {"name": [1]},
            }
        ).encode(),
    ],
    ids=["empty", "list", "bare", "not text", "ids", "deep", "clock"],
)
def test_a_body_that_says_nothing_is_refused(world: World, body: bytes) -> None:
    assert refused_with(world.pcs[0], raw(body)) == UNREADABLE


@pytest.mark.parametrize(
    "said",
    [["А", []], ["А", {STRANGER.hex: "1"}], ["А", {STRANGER.hex: True}], ["А", {}, {}], ["А", {}, {}, {}]],
)
def test_a_field_of_another_form_is_refused(world: World, said: list[Any]) -> None:
    assert refused_with(world.pcs[0], line({"name": said})) == UNREADABLE


def test_a_value_of_another_kind_is_refused_whole(world: World) -> None:
    bad = line({"name": [5]}, seq=2)
    refused_with(world.pcs[0], line({"post": ["юрист"]}), bad)


def test_one_number_with_two_contents_is_refused_within_a_delivery_and_later(make_world: MakeWorld) -> None:
    pc = make_world(pcs=1).pcs[0]
    one, other = line({"name": ["А"]}), line({"name": ["Б"]})
    assert refused_with(pc, one, other) == REUSED
    take(pc, one)
    assert refused_with(pc, other) == REUSED
    bare = dataclasses.replace(other, body=None, told=None)
    assert refused_with(pc, bare) == REUSED


def test_a_withheld_body_is_filled_in_when_it_comes(make_world: MakeWorld) -> None:
    pc = make_world(pcs=1).pcs[0]
    full = line({"name": ["А"]})
    bare = dataclasses.replace(full, body=None, told=None)
    assert take(pc, bare) == {}
    assert ("colleague", ROW.hex) not in pc.rows()
    assert take(pc, bare, full, bare) == {"colleague": frozenset({ROW})}
    assert pc.rows()["colleague", ROW.hex]["name"] == "А"
    assert take(pc, full) == {}


def test_a_table_and_a_field_of_a_newer_program_are_kept_and_not_shown(make_world: MakeWorld) -> None:
    pc = make_world(pcs=1).pcs[0]
    take(pc, line({"name": ["А"], "shoe_size": [43]}), line({"x": [1]}, table="aura", seq=2))
    assert pc.rows()["colleague", ROW.hex]["name"] == "А"
    assert "aura" not in {table for table, _row in pc.rows()}
    bodies = [entry.body for entry in pc.entries() if entry.body is not None]
    assert any(b"shoe_size" in body for body in bodies)
    assert any(b"aura" in body for body in bodies)


def test_lines_of_another_table_do_not_tell_of_a_row(make_world: MakeWorld) -> None:
    pc = make_world(pcs=1).pcs[0]
    take(pc, line({"name": ["А"]}), line({"name": ["Б"]}, table="tell_nothing", seq=2, clock=9))
    assert pc.rows()["colleague", ROW.hex]["name"] == "А"


def test_a_child_may_come_before_its_parent(make_world: MakeWorld) -> None:
    world = make_world(pcs=2)
    one, two = world.pcs
    person = world.act(one, add(Person, surname="Үсөнова", access="office", office="OSH"))
    world.act(one, add(Phone, person_id=person, number="+996700111111"))
    for entry in one.entries()[::-1]:
        world.deliver(one, two, [entry])
    world.meet()
    world.check_all()


def test_the_clock_follows_what_it_read_but_not_a_clock_that_is_years_ahead(make_world: MakeWorld) -> None:
    world = make_world(pcs=2, days_apart=0.003)
    slow, quick = world.pcs
    row = world.act(quick, add(Colleague, name="А"))
    world.deliver(quick, slow, quick.entries())
    world.act(slow, change(Colleague, row, name="Б"))
    newest = max(world.written.values(), key=lambda one: one.clock)
    assert newest.values.get("name") == "Б"
    before = newest.clock
    take(slow, line({"name": ["В"]}, clock=2**62))
    world.act(slow, change(Colleague, row, name="Г"))
    mine = [one for one in world.written.values() if one.values.get("name") == "Г"]
    assert before < mine[0].clock < 2**60


@given(st.binary(max_size=60), st.integers(-(2**70), 2**70), st.binary(max_size=40))
def test_no_bytes_make_anything_but_a_sentence(body: bytes, seq: int, digest: bytes) -> None:
    entries = [Entry(STRANGER, seq, digest, body)]
    if 0 <= seq < 2**64:
        entries.append(Entry(STRANGER, seq, digest_of(STRANGER, seq, body), body))
    for entry in entries:
        with pytest.raises(Unable):
            checked(entry)


def test_every_line_is_in_the_journal_once(make_world: MakeWorld) -> None:
    world = make_world(pcs=2)
    one, two = world.pcs
    world.act(one, add(Colleague, name="А"))
    world.meet()
    world.meet()
    with two.store.whole() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(EntryRow)).scalar()
    assert count == len(one.entries()) == len(two.entries()) == 2
