"""Random acts on several PCs, exchanged in any order: all show what the model shows; nothing is lost."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.ids import Id
from reception.people.model import Person, Phone
from reception.security.model import Colleague
from reception.store import journal
from reception.store.base import Journalled
from reception.store.journal import Entry
from reception.store.undo import last_act, undo
from reception.texts.model import FreeText
from tests.reception.store.conftest import MakeWorld
from tests.reception.store.world import Pc, World

EXAMPLES = max(20, settings().max_examples // 8)
Known = list[tuple[type[Journalled], Id]]
VALUES: dict[type[Journalled], dict[str, list[Any]]] = {
    Person: {
        "surname": ["Үсөнова", "Усонова", None],
        "age": [19, 20, None],
        "born": [PartialDate.parse("1990"), PartialDate.parse("1990-05"), None],
        "access": ["office", "head"],
    },
    Phone: {"number": ["+996700111111", "+996555222222"], "unsafe": [True, False, None]},
    Colleague: {"name": ["А", "Б", "В"], "post": ["юрист", None]},
    FreeText: {"body": ["один", "эки", "үч"]},
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "change", "change", "retire", "restore", "undo", "send", "send"]),
        st.integers(0, 2),
        st.integers(0, 2**16),
    ),
    min_size=4,
    max_size=24,
)


def add_something(work: Any, chance: random.Random, known: Known) -> None:
    people = [row for model, row in known if model is Person and work.reading.sees(Person, row)]
    model = chance.choice([Person, Colleague, *([Phone, FreeText] if people else [])])
    values = {name: chance.choice(some) for name, some in VALUES[model].items()}
    if model is Person:
        values["office"] = "OSH"
    if model is Phone:
        values["person_id"] = chance.choice(people)
    if model is FreeText:
        values |= {"owner_table": "person", "owner_row": chance.choice(people), "field": "note"}
    known.append((model, work.add(model, **values)))


def touch(work: Any, step: str, chance: random.Random, known: Known) -> None:
    model, row = chance.choice(known)
    if step == "change":
        names = chance.sample(sorted(VALUES[model]), k=chance.randint(1, len(VALUES[model])))
        work.change(model, row, **{name: chance.choice(VALUES[model][name]) for name in names})
    elif step == "retire":
        work.retire(model, row)
    else:
        work.restore(model, row)


def take_back(world: World, pc: Pc) -> None:
    """Undo one's last act, and hold every field it wrote to what the model says was there before."""
    with pc.store.reading(pc.access) as reading:
        act_id = last_act(reading)
    if act_id is None:
        return
    undone = [entry for entry in pc.entries() if entry.body and journal.read_body(entry.body).act == act_id]
    with pc.store.work(pc.around()) as work:
        undo(work, act_id=act_id)
    world.learn(pc)
    rows = pc.rows()
    for one in [world.written[entry.device.hex, entry.seq] for entry in undone]:
        if one.table == "act":
            continue
        row = rows[one.table, one.row]
        if one.is_new:
            assert row["retired_on"] is not None
            continue
        for name in one.values:
            earlier = world.heads(one.past[name], (one.table, one.row, name))
            if one.values.get("retired_on") is not None:
                earlier = []
            before = max(earlier, key=lambda old: (old.clock, old.dot[0])).values[name] if earlier else None
            assert row[name] == before


def walk(world: World, steps: list[tuple[str, int, int]]) -> None:
    known: Known = []
    for step, number, seed in steps:
        pc, chance = world.pcs[number % len(world.pcs)], random.Random(seed)
        pc.set_off(chance.choice([0, 0, 0.001, 1]))
        if step == "send":
            target = chance.choice(world.pcs)
            lines = chance.choices(pc.entries(), k=chance.randint(1, 40)) if pc.entries() else []
            withheld = [
                Entry(line.device, line.seq, line.digest, None) for line in lines if chance.random() < 0.2
            ]
            world.deliver(pc, target, chance.sample(lines + withheld, k=len(lines + withheld)))
            world.check(target)
            continue
        try:
            if step == "undo":
                take_back(world, pc)
            elif step == "add" or not known:
                world.act(pc, lambda work, chance=chance: add_something(work, chance, known))  # type: ignore[misc]
            else:
                world.act(pc, lambda work, step=step, chance=chance: touch(work, step, chance, known))  # type: ignore[misc]
        except Refused:
            world.learn(pc)
    world.meet()
    world.check_all()


@settings(max_examples=EXAMPLES)
@given(steps=STEPS, pcs=st.integers(1, 3), days_apart=st.sampled_from([0, 0, 1, -700, 1000]))
def test_whatever_is_done_and_however_it_travels_all_show_the_same_and_nothing_is_lost(
    make_world: MakeWorld, steps: list[tuple[str, int, int]], pcs: int, days_apart: float
) -> None:
    walk(make_world(pcs=pcs, days_apart=days_apart), steps)
