"""Entries that were written elsewhere: in any order, repeated, with or without bodies, and checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from reception.kernel.clock import Clock, follow, milliseconds
from reception.kernel.errors import Unable
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.store.act import ThisDevice
from reception.store.apply import Follower, chunks, show_rows, write_journal
from reception.store.journal import RETIRED, Body, Entry, EntryRow, digest_of, read_body
from reception.store.reading import PAST_VIEWS
from reception.store.rebuild import local_columns

_HIGHEST = 2**63 - 1
_DIGEST_BYTES = 32
_Place = tuple[Id, int]

ALTERED = _("An entry of another device is not what that device wrote: it was altered or damaged on the way.")
UNREADABLE = _("An entry of another device cannot be read. Nothing of it was taken.")
REUSED = _(
    "Another device wrote two different entries under one number: it is a copy of a device, or was restored "
    "without a new name."
)


def apply_foreign(
    connection: sa.Connection, entries: Iterable[Entry], *, clock: Clock, followers: Sequence[Follower] = ()
) -> Mapping[str, frozenset[Id]]:
    """Take entries into the journal and show what they now amount to; the rows that were touched, by table.

    The connection is one that may write (`Store.whole`). Entries that are here already change nothing; a body
    that was withheld before is filled in; one that was erased here stays erased. A table or a field that this
    program does not know is kept and not shown. `Unable` where an entry is not what its device wrote, or a
    device used one number twice: then nothing of all this may be committed.
    """
    arrived = _once([checked(entry) for entry in entries])
    known = _known(connection, arrived)
    new = [entry for place, entry in arrived.items() if place not in known]
    filled = []
    for place, entry in arrived.items():
        line = known.get(place)
        if line is None:
            continue
        if line.digest != entry.digest:
            raise Unable(REUSED)
        # A line without a body whose row is known was erased here; only a withheld one knows nothing.
        if entry.body is not None and line.body is None and line.row is None:
            filled.append((line.n, entry))
    if new:
        write_journal(connection, new)
    for n, entry in filled:
        columns = {"body": entry.body, **(local_columns(entry) or {})}
        connection.execute(sa.update(EntryRow.table()).where(EntryRow.n == n).values(columns))
    bodies = [entry.told for entry in (*new, *(entry for _n, entry in filled)) if entry.told is not None]
    _follow_clock(connection, bodies, clock)
    return _show(connection, bodies, followers)


def checked(entry: Entry) -> Entry:
    """The entry with its body read; `Unable` where the body is not the one hashed, or is no body."""
    if not 1 <= entry.seq <= _HIGHEST or len(entry.digest) != _DIGEST_BYTES:
        raise Unable(UNREADABLE)
    if entry.body is None:
        return Entry(entry.device, entry.seq, entry.digest, None)
    if digest_of(entry.device, entry.seq, entry.body) != entry.digest:
        raise Unable(ALTERED)
    try:
        body = read_body(entry.body)
    except (ValueError, RecursionError) as fault:
        raise Unable(UNREADABLE) from fault
    if not 0 <= body.clock <= _HIGHEST or not all(map(_is_field, body.fields.items())):
        raise Unable(UNREADABLE)
    return Entry(entry.device, entry.seq, entry.digest, entry.body, body)


def _is_field(field: tuple[str, list[Any]]) -> bool:
    """Whether a field says a value, what was seen of it and, retiring, what was seen of the whole row."""
    name, said = field
    seen, across = [*said[1:], {}, {}][:2]
    is_shaped = len(said) <= (3 if name == RETIRED else 2) and isinstance(across, dict)
    return is_shaped and all(_is_seen(some) for some in (seen, *across.values()))


def _is_seen(some: object) -> bool:
    return isinstance(some, dict) and all(type(seq) is int for seq in some.values())


def _once(entries: Iterable[Entry]) -> dict[_Place, Entry]:
    places: dict[_Place, Entry] = {}
    for entry in entries:
        place = (entry.device, entry.seq)
        other = places.setdefault(place, entry)
        if other.digest != entry.digest:
            raise Unable(REUSED)
        if other.body is None:
            places[place] = entry
    return places


def _known(connection: sa.Connection, arrived: Mapping[_Place, Entry]) -> dict[_Place, Any]:
    found: dict[_Place, Any] = {}
    by_device: dict[Id, list[int]] = {}
    for device, seq in arrived:
        by_device.setdefault(device, []).append(seq)
    for device, numbers in by_device.items():
        for some in chunks(numbers):
            columns = sa.select(EntryRow.n, EntryRow.seq, EntryRow.digest, EntryRow.body, EntryRow.row)
            asked = columns.where(EntryRow.device == device, EntryRow.seq.in_(some))
            for line in connection.execute(asked, execution_options=PAST_VIEWS):
                found[device, line.seq] = line
    return found


def _follow_clock(connection: sa.Connection, bodies: Iterable[Body], clock: Clock) -> None:
    now = milliseconds(clock.now())
    last = reading = connection.execute(
        sa.select(ThisDevice.clock), execution_options=PAST_VIEWS
    ).scalar_one()
    for body in bodies:
        reading = follow(reading, body.clock, now)
    if reading != last:
        connection.execute(sa.update(ThisDevice.table()).values(clock=reading))


def _show(
    connection: sa.Connection, bodies: Iterable[Body], followers: Sequence[Follower]
) -> Mapping[str, frozenset[Id]]:
    touched: dict[str, set[Id]] = {}
    for body in bodies:
        touched.setdefault(body.table, set()).add(body.row)
    for table, rows in touched.items():
        show_rows(connection, table, sorted(rows))
    for follower in followers:
        follower.applied(connection, touched)
    return {table: frozenset(rows) for table, rows in touched.items()}
