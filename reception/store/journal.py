"""The journal: entries as they are kept and passed on, and what a set of entries shows. Pure but for its table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from reception.kernel.access import narrowest
from reception.kernel.ids import Id, read_id
from reception.store.base import Base, Kind
from reception.store.types import Json

Seen = Mapping[str, int]
"""Of each device (hexadecimal) the highest sequence number that the author had before him."""
RETIRED = "retired_on"


class EntryRow(Base):
    """Entries as they lie: the body is the exact bytes that were hashed; the columns after it are a local cache."""

    __tablename__ = "entry"
    __kind__: ClassVar[Kind] = "local"
    __table_args__ = (
        sa.UniqueConstraint("device", "seq"),
        sa.Index("ix_entry_row", "row"),
        sa.Index("ix_entry_act", "act"),
    )

    n: Mapped[int] = mapped_column(primary_key=True)
    device: Mapped[Id]
    seq: Mapped[int]
    digest: Mapped[bytes]
    body: Mapped[bytes | None]
    act: Mapped[Id | None]
    clock: Mapped[int | None] = mapped_column(sa.BigInteger)
    about: Mapped[str | None] = mapped_column(info={"words": "code"})
    row: Mapped[Id | None]


@dataclass(frozen=True, slots=True)
class Body:
    """What an entry says."""

    act: Id
    clock: int
    table: str
    row: Id
    fields: Mapping[str, list[Json]]
    """Of each field: the value, then (not in a new row) what was seen of it, then (retiring) of each field of the row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal; `body` is None where it is withheld or erased, `told` is the body already read."""

    device: Id
    seq: int
    digest: bytes
    body: bytes | None
    told: Body | None = None


def digest_of(device: Id, seq: int, body: bytes) -> bytes:
    """BLAKE2b-256 over device, sequence number and the body's exact bytes."""
    return blake2b(device.bytes + seq.to_bytes(8, "big") + body, digest_size=32).digest()


def write_entry(device: Id, seq: int, told: Body, salt: bytes) -> Entry:
    """Make the line for what is told; the salt keeps a withheld body from being guessed from its digest."""
    body = json.dumps(
        {
            "salt": salt.hex(),
            "act": told.act.hex,
            "clock": told.clock,
            "table": told.table,
            "row": told.row.hex,
            "fields": told.fields,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return Entry(device, seq, digest_of(device, seq, body), body, told)


def read_body(body: bytes) -> Body:
    """What the bytes of a body say; ValueError where they are not one."""
    said = json.loads(body)
    if not isinstance(said, dict):
        raise ValueError(said)  # noqa: TRY004 - whatever is wrong with a body is one kind of fault
    act, row = read_id(str(said.get("act"))), read_id(str(said.get("row")))
    clock, table, fields = said.get("clock"), said.get("table"), said.get("fields")
    if act is None or row is None or not isinstance(clock, int) or not isinstance(table, str):
        raise ValueError(said.keys())
    if not isinstance(fields, dict) or not all(isinstance(told, list) and told for told in fields.values()):
        raise ValueError(table)
    return Body(act, clock, table, row, fields)


def told(entry: Entry) -> Body | None:
    """What an entry says, or None where its body is withheld or erased."""
    if entry.told is not None or entry.body is None:
        return entry.told
    return read_body(entry.body)


@dataclass(frozen=True, slots=True)
class Head:
    """A value of a field that no later author had before him."""

    value: Json
    clock: int
    device: str
    seq: int
    act: Id
    seen: Seen
    across: Mapping[str, Seen]
    """For a retiring: of each field of the row, what was seen of it."""

    def covers(self, other: Head) -> bool:
        """Whether the author of this head had the other before him."""
        return self is not other and other.seq <= self.seen.get(other.device, 0)


@dataclass(frozen=True, slots=True)
class FieldState:
    """What the entries of one field amount to."""

    heads: tuple[Head, ...]
    seen: Seen
    """What whoever writes this field next has before him."""

    @property
    def shown(self) -> Head:
        """The head with the greatest (clock, device)."""
        return max(self.heads, key=lambda head: (head.clock, head.device))

    @property
    def differs(self) -> bool:
        """Whether several heads hold different values: a difference for a person to settle."""
        return any(head.value != self.heads[0].value for head in self.heads[1:])


def _all_heads(entries: Iterable[Entry]) -> dict[str, list[Head]]:
    fields: dict[str, list[Head]] = {}
    for entry in entries:
        body = told(entry)
        if body is None:
            continue
        for name, said in body.fields.items():
            seen = said[1] if len(said) > 1 else {}
            across = said[2] if len(said) > 2 else {}  # noqa: PLR2004 - value, seen, across
            head = Head(said[0], body.clock, entry.device.hex, entry.seq, body.act, seen, across)
            fields.setdefault(name, []).append(head)
    return fields


def field_states(entries: Iterable[Entry]) -> dict[str, FieldState]:
    """What the entries of one row amount to, field by field: a function of the set, whatever its order or repeats."""
    states = {}
    for name, written in _all_heads(entries).items():
        once = list({(head.device, head.seq): head for head in written}.values())
        seen: dict[str, int] = {}
        for head in once:
            for device, seq in (*head.seen.items(), (head.device, head.seq)):
                seen[device] = max(seen.get(device, 0), seq)
        heads = tuple(head for head in once if not any(other.covers(head) for other in once))
        states[name] = FieldState(heads, seen)
    return states


def before(entries: Iterable[Entry], *, field: str, seen: Seen) -> Json:
    """What was shown of a field to an author who had seen this much of it; None where he had seen nothing."""
    had = [entry for entry in entries if entry.seq <= seen.get(entry.device.hex, 0)]
    state = field_states(had).get(field)
    return None if state is None else state.shown.value


def retired(states: Mapping[str, FieldState]) -> Json:
    """The day the row is shown as retired, or None: a change that no retiring had seen keeps it shown."""
    state = states.get(RETIRED)
    if state is None:
        return None
    if any(head.value is None for head in state.heads):
        return None
    overlooked = any(
        all(other.seq > head.across.get(name, {}).get(other.device, 0) for head in state.heads)
        for name, others in states.items()
        if name != RETIRED
        for other in others.heads
    )
    return None if overlooked else state.shown.value


def shown(states: Mapping[str, FieldState], *, narrowing: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The values of a row as the tables hold them, still as JSON; of a narrowing field the narrowest head holds."""
    values = {name: state.shown.value for name, state in states.items()}
    for name in narrowing & values.keys():
        values[name] = narrowest([str(head.value) for head in states[name].heads])
    if RETIRED in values:
        values[RETIRED] = retired(states)
    return values
