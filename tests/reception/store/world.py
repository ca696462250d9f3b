"""Simulated PCs that act through `Work` and exchange their journals, and a model of what each must show."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from reception import schema
from reception.kernel.clock import SetClock, milliseconds
from reception.kernel.dates import PartialDate
from reception.kernel.ids import Id, IdMaker
from reception.store.act import ThisDevice
from reception.store.apply import states_of
from reception.store.arrivals import apply_foreign
from reception.store.base import Journalled
from reception.store.journal import Entry, EntryRow
from reception.store.rebuild import differences, tables
from reception.store.store import Device, Store, create_store
from reception.store.work import Circumstances, Work

KEY = bytes(range(32))
NOON = datetime(2026, 11, 24, 6, tzinfo=UTC)
LEVELS = ("named", "office", "offices", "head")
assert schema.METADATA.tables
Dot = tuple[str, int]
Field = tuple[str, str, str]
"""Table, row, name."""


@dataclass(frozen=True)
class Everything:
    """The access of one who may do and read everything of his office and of head office."""

    user: Id
    office: str = "OSH"
    at_office: bool = True
    head_office: bool = True

    def permits(self, verb: str) -> bool:
        return bool(verb)

    def demand(self, verb: str) -> None:
        assert verb

    def reads(self, table: str) -> bool:
        return bool(table)


def numbered(number: int) -> Id:
    """A made-up id that says which one it is."""
    return Id(UUID(int=(7 << 76) | (2 << 62) | number))


@dataclass
class Pc:
    """One PC with its own store and clock."""

    store: Store
    id: Id
    clock: SetClock
    ids: IdMaker
    access: Everything
    has: set[Dot] = field(default_factory=set)
    """Whose bodies are here."""

    def around(self) -> Circumstances:
        return Circumstances(self.access, self.clock, self.ids, "test")

    def entries(self) -> list[Entry]:
        with self.store.whole() as connection:
            lines = connection.execute(sa.select(EntryRow).order_by(EntryRow.n)).all()
        return [Entry(line.device, line.seq, line.digest, line.body) for line in lines]

    def rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Every row of every journalled table, as JSON has it."""
        found = {}
        with self.store.whole() as connection:
            for table in tables():
                for line in connection.execute(sa.select(table)):
                    values = {name: plain(value) for name, value in line._mapping.items() if name != "n"}
                    found[table.name, values.pop("id")] = values
        return found

    def set_off(self, days: float) -> None:
        self.clock.set_to(self.clock.at + timedelta(days=days))


def plain(value: Any) -> Any:
    """A value of a column as the journal writes it: the test's own reading of the form."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return milliseconds(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, PartialDate) else value


@dataclass(frozen=True)
class Written:
    """What the model knows of an entry: its values, and of each field what its author truly knew."""

    dot: Dot
    clock: int
    table: str
    row: str
    values: dict[str, Any]
    past: dict[str, frozenset[Dot]]
    across: dict[str, frozenset[Dot]]
    is_new: bool


class World:
    """PCs, and everything that was ever written on them."""

    def __init__(self, folder: Path, template: Path, *, pcs: int, days_apart: float = 0) -> None:
        self.written: dict[Dot, Written] = {}
        self.pcs: list[Pc] = []
        chance = random.Random(pcs)
        for number in range(pcs):
            path = folder / f"store-{len(list(folder.iterdir()))}.db"
            shutil.copy(template, path)
            store, device = Store(path, KEY, ()), numbered(number + 1)
            clock = SetClock(NOON + timedelta(days=days_apart * number))
            ids = IdMaker(lambda clock=clock: milliseconds(clock.now()), chance.getrandbits)  # type: ignore[misc]
            with store.whole() as connection:
                connection.execute(sa.update(ThisDevice.table()).values(device=device))
            self.pcs.append(Pc(store, device, clock, ids, Everything(numbered(1000 + number))))

    def close(self) -> None:
        for pc in self.pcs:
            pc.store.close()

    def act(self, pc: Pc, do: Callable[[Work], Any], verb: str = "person.edit") -> Any:
        """One act on a PC, and what the model learns from the lines it left."""
        with pc.store.work(pc.around()) as work, work.under(verb):
            result = do(work)
        self.learn(pc)
        return result

    def learn(self, pc: Pc) -> None:
        mine = [entry for entry in pc.entries() if entry.device == pc.id]
        for entry in mine:
            if (pc.id.hex, entry.seq) not in self.written:
                assert entry.body is not None
                self._remember(pc, (pc.id.hex, entry.seq), json.loads(entry.body))

    def _remember(self, pc: Pc, dot: Dot, said: dict[str, Any]) -> None:
        values = {name: parts[0] for name, parts in said["fields"].items()}
        is_retiring = values.get("retired_on") is not None
        past = {name: self.past_of(pc, (said["table"], said["row"], name)) for name in values}
        names = {name for dot in pc.has for name in self._fields(dot, said["table"], said["row"])}
        across = {
            name: self.past_of(pc, (said["table"], said["row"], name)) for name in names - {"retired_on"}
        }
        self.written[dot] = Written(
            dot,
            said["clock"],
            said["table"],
            said["row"],
            values,
            past,
            across if is_retiring else {},
            is_new=all(len(parts) == 1 for parts in said["fields"].values()),
        )
        pc.has.add(dot)

    def _fields(self, dot: Dot, table: str, row: str) -> Iterable[str]:
        one = self.written[dot]
        return one.values if (one.table, one.row) == (table, row) else ()

    def past_of(self, pc: Pc, where: Field) -> frozenset[Dot]:
        """Every entry of a field that one has before him here: those here, and those their authors had."""
        here = [self.written[dot] for dot in pc.has if where[2] in self._fields(dot, where[0], where[1])]
        return frozenset(dot for one in here for dot in (one.dot, *one.past[where[2]]))

    def heads(self, dots: Iterable[Dot], where: Field) -> list[Written]:
        """The greatest elements of the causal order among these entries."""
        mine = [self.written[dot] for dot in dots if where[2] in self._fields(dot, where[0], where[1])]
        return [one for one in mine if not any(one.dot in other.past[where[2]] for other in mine)]

    def expected(self, dots: set[Dot], table: str, row: str) -> dict[str, Any]:
        names = {name for dot in dots for name in self._fields(dot, table, row)}
        shown = {}
        for name in names:
            heads = self.heads(dots, (table, row, name))
            shown[name] = max(heads, key=lambda one: (one.clock, one.dot[0])).values[name]
            if name == "access":
                shown[name] = min((one.values[name] for one in heads), key=LEVELS.index)
            if name == "retired_on":
                seen = {dot for one in heads for other in one.across.values() for dot in other}
                others = {
                    one.dot for other in names - {name} for one in self.heads(dots, (table, row, other))
                }
                is_open = any(one.values[name] is None for one in heads) or not others <= seen
                shown[name] = None if is_open else shown[name]
        return shown

    def deliver(self, source: Pc, target: Pc, entries: list[Entry]) -> None:
        """Bring some lines of one PC's journal to another, as they lie in the list."""
        with target.store.whole() as connection:
            apply_foreign(connection, entries, clock=target.clock)
        here = {(entry.device.hex, entry.seq) for entry in source.entries() if entry.body is not None}
        brought = {(entry.device.hex, entry.seq) for entry in entries if entry.body is not None}
        target.has |= here & brought

    def meet(self) -> None:
        """Everybody gets everything, once in order and once more from the end."""
        for source in self.pcs:
            for target in self.pcs:
                lines = source.entries()
                self.deliver(source, target, lines)
                self.deliver(source, target, lines[::-1])

    def check(self, pc: Pc) -> None:
        """The tables of a PC hold exactly what the model shows of the entries that are there."""
        rows = pc.rows()
        told = {(one.table, one.row) for one in map(self.written.__getitem__, pc.has)}
        assert rows.keys() == told
        for (table, row), values in rows.items():
            shown = self.expected(pc.has, table, row)
            assert values == {name: shown.get(name) for name in values}, (table, row)
            self.check_heads(pc, table, row, shown)
        with pc.store.whole() as connection:
            assert differences(connection) == []

    def check_heads(self, pc: Pc, table: str, row: str, names: Iterable[str]) -> None:
        with pc.store.whole() as connection:
            states = states_of(connection, Id(UUID(hex=row)))
        assert states.keys() == set(names)
        for name, state in states.items():
            heads = self.heads(pc.has, (table, row, name))
            assert {(head.device, head.seq) for head in state.heads} == {one.dot for one in heads}
            assert state.differs == (len({json.dumps(one.values[name]) for one in heads}) > 1)

    def check_all(self) -> None:
        """After everybody met: nothing that was acknowledged is missing, and all show the same."""
        assert all(pc.has == set(self.written) for pc in self.pcs)
        first, *others = [pc.rows() for pc in self.pcs]
        assert all(other == first for other in others)
        for pc in self.pcs:
            self.check(pc)


def make_template(folder: Path) -> Path:
    """An empty store, to be copied for every PC."""
    path = folder / "template.db"
    create_store(path, KEY, Device(numbered(1), "OSH", "A"))
    return path


def add(model: type[Journalled], /, **values: Any) -> Callable[[Work], Id]:
    return lambda work: work.add(model, **values)


def change(model: type[Journalled], row: Id, /, **values: Any) -> Callable[[Work], None]:
    return lambda work: work.change(model, row, **values)


def retire(model: type[Journalled], row: Id) -> Callable[[Work], None]:
    return lambda work: work.retire(model, row)
