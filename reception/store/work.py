"""`Work` is one act by one person on one device: entries into the journal, applied to the tables, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from itertools import islice
from secrets import token_bytes
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import sqlalchemy as sa

from reception.kernel.access import Access
from reception.kernel.changes import Changes, Touched
from reception.kernel.clock import Clock, milliseconds, tick, today
from reception.kernel.errors import Refused, Wanting
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, IdMaker
from reception.store.act import Act, ThisDevice
from reception.store.apply import (
    Follower,
    apply_new,
    chunks,
    entries_of,
    show_rows,
    states_of,
    write_journal,
    write_log,
    writing,
)
from reception.store.base import Journalled, Owned
from reception.store.journal import RETIRED, Body, Entry, EntryRow, field_states, retired, write_entry
from reception.store.reading import PAST_VIEWS, Reading
from reception.store.types import Encode, Json, RowId, encoder

SALT_BYTES = 16
_PORTION = 500


@dataclass(frozen=True)
class Circumstances:
    """What surrounds an act: who, when, by which program, with whom and why."""

    access: Access
    clock: Clock
    ids: IdMaker
    program: str
    reason: str | None = None
    second: Id | None = None


class Work:
    """One act: an action hands it rows to add, change and retire; all of them are written, or none."""

    def __init__(
        self, connection: sa.Connection, around: Circumstances, followers: Sequence[Follower]
    ) -> None:
        """Begin on a connection that is inside a transaction and before which the reader's views stand."""
        self._connection = connection
        self._around = around
        self._followers = followers
        self._verbs: list[str] = []
        self._about: tuple[str, Id] | None = None
        self._undoes: Id | None = None
        self._act: Id | None = None
        self._touched = Touched()
        self.opened: list[dict[str, Any]] = []
        """Lines for the access log: written with the act, and where it is refused, alone."""
        self._added: set[object] = set()
        device = connection.execute(sa.select(ThisDevice)).one()
        self._device, self._clock, self.letter = device.device, device.clock, device.letter
        last = sa.select(sa.func.max(EntryRow.seq)).where(EntryRow.device == self._device)
        self._seq = connection.execute(last, execution_options=PAST_VIEWS).scalar() or 0
        self.reading = Reading(connection, around.access)
        self.if_undone: list[Callable[[], object]] = []
        """What takes back what the act did outside the store, should it not be done to its end."""

    @property
    def access(self) -> Access:
        """Who is at work."""
        return self._around.access

    @property
    def today(self) -> date:
        """The local day of the act."""
        return today(self._around.clock)

    @property
    def clock(self) -> Clock:
        """The clock of the act."""
        return self._around.clock

    @property
    def reason(self) -> str | None:
        """The written reason, where one was given."""
        return self._around.reason

    @property
    def second(self) -> Id | None:
        """The second person, where one signed in beside the first."""
        return self._around.second

    @property
    def changes(self) -> Changes:
        """What the act has touched so far."""
        return self._touched.changes()

    @property
    def act(self) -> Id | None:
        """The act's id, once it has written anything."""
        return self._act

    def new_id(self) -> Id:
        """A new id, before the row it is for is saved."""
        return self._around.ids.new()

    def is_about(self, model: type[Journalled], row: Id, *, undoes: Id | None = None) -> None:
        """Say which row the act is about; without it, it is about the first row it touches."""
        self._about = (model.__tablename__, row)
        self._undoes = undoes

    def demand_reason(self, why: str) -> str:
        """The written reason; `Wanting`, saying `why` it is needed, where none was given."""
        if not (self.reason or "").strip():
            raise Wanting(_("A written reason is needed: {why}"), why=why)
        assert self.reason is not None
        return self.reason.strip()

    @contextmanager
    def under(self, verb: str) -> Iterator[None]:
        """Act under a verb that the reader's roles allow; the outermost verb names the act."""
        self.access.demand(verb)
        self._verbs.append(verb)
        try:
            yield
        finally:
            self._verbs.pop()

    def add(self, model: type[Journalled], /, *, id: Id | None = None, **values: object) -> Id:  # noqa: A002
        """Add a row and return its id; a parent that is not here for this reader is refused."""
        row = id or self.new_id()
        self._check_parents(model, [values])
        self._open_act(model, row)
        entry = self._entry(model, row, self._told(model, values))
        with writing(self._connection) as connection:
            apply_new(connection, [entry])
            self._follow(connection, model.__tablename__, [row])
        self._added.add(row)
        return row

    def add_many(self, model: type[Journalled], rows: Iterable[Mapping[str, object]]) -> list[Id]:
        """Add many rows at once, as `add` does one; an `id` among the values is the row's."""
        made: list[Id] = []
        for some in _portions(rows):
            made += self._add_portion(model, some)
        if made:
            with writing(self._connection) as connection:
                self._follow(connection, model.__tablename__, made)
        return made

    def _add_portion(self, model: type[Journalled], rows: Sequence[dict[str, object]]) -> list[Id]:
        self._check_parents(model, rows)
        made = [self._given_id(values) for values in rows]
        self._open_act(model, made[0])
        entries = [
            self._entry(model, row, self._told(model, said)) for row, said in zip(made, rows, strict=True)
        ]
        with writing(self._connection) as connection:
            apply_new(connection, entries)
        self._added.update(made)
        return made

    def change(self, model: type[Journalled], row: Id, /, **values: object) -> None:
        """Change fields of a row that this reader sees; a value that stands there already writes nothing."""
        self._must_see(model, row)
        states = states_of(self._connection, row)
        told = {}
        for name, said in self._told(model, values, empty=True).items():
            state = states.get(name)
            if state is None:
                if said[0] is not None:
                    told[name] = [said[0], {}]
            elif len(state.heads) > 1 or state.shown.value != said[0]:
                told[name] = [said[0], dict(state.seen)]
        self._write(model, row, told)

    def retire(self, model: type[Journalled], /, *rows: Id, on: date | None = None) -> None:
        """Retire rows, as of today where no day is named: they go from the registers and stay in the journal."""
        self._must_see(model, *rows)
        day = (on or self.today).isoformat()
        told: dict[Id, dict[str, list[Json]]] = {}
        for row, entries in entries_of(self._connection, rows).items():
            states = field_states(entries)
            if retired(states) is not None:
                continue
            state = states.get(RETIRED)
            across = {name: dict(other.seen) for name, other in states.items() if name != RETIRED}
            told[row] = {RETIRED: [day, dict(state.seen) if state else {}, across]}
        self._write_many(model, told)

    def restore(self, model: type[Journalled], row: Id) -> None:
        """Take a retiring back."""
        self._must_see(model, row)
        state = states_of(self._connection, row).get(RETIRED)
        if state is not None and any(head.value is not None for head in state.heads):
            self._write(model, row, {RETIRED: [None, dict(state.seen)]})

    def must_be_open(self) -> None:
        """Make sure that the act stands in the journal, for an engine of the store itself."""
        assert self._about is not None
        self._open_act(None, self._about[1])

    @property
    def connection(self) -> sa.Connection:
        """The connection, for the engines of the store alone."""
        return self._connection

    def _given_id(self, values: dict[str, object]) -> Id:
        given = values.pop("id", None)
        return given if given is not None else self.new_id()  # type: ignore[return-value]

    def _told(
        self, model: type[Journalled], values: Mapping[str, object], *, empty: bool = False
    ) -> dict[str, list[Json]]:
        columns = model.table().columns
        told: dict[str, list[Json]] = {}
        for name, value in values.items():
            if value is None and not empty:
                continue
            encode = _encoders(columns[name])
            told[name] = [value if value is None or encode is None else encode(value)]
        return told

    def _check_parents(self, model: type[Journalled], rows: Sequence[Mapping[str, object]]) -> None:
        for column in model.table().columns:
            if "parent" not in column.info:
                continue
            parents = {row[column.name] for row in rows if row.get(column.name) is not None}
            _demand_rows(self._connection, str(column.info["parent"]), parents - self._added)
        if issubclass(model, Owned):
            for table in {str(row["owner_table"]) for row in rows}:
                owners = {row["owner_row"] for row in rows if row["owner_table"] == table}
                _demand_rows(self._connection, table, owners - self._added)

    def _must_see(self, model: type[Journalled], *rows: Id) -> None:
        if len(rows) == 1:
            is_seen = self.reading.sees(model, rows[0])
        else:
            seen = sa.select(sa.func.count()).select_from(model)
            counts = [self.reading.value(seen.where(model.id.in_(some))) for some in chunks(rows)]
            is_seen = sum(counts) == len(rows)
        if not is_seen:
            raise Refused(_("There is no such record here, or it is not open to you."))

    def _open_act(self, model: type[Journalled] | None, row: Id) -> None:
        if self._act is not None:
            return
        assert self._verbs, "Work writes only under a verb"
        table, about = self._about or (model.__tablename__ if model else "", row)
        self._act = self._around.ids.new()
        fields = self._told(
            Act,
            {
                "verb": self._verbs[0],
                "about_table": table,
                "about_row": about,
                "actor": self.access.user,
                "second": self.second,
                "reason": self.reason,
                "undoes": self._undoes,
                "program": self._around.program,
                "at": self._around.clock.now(),
            },
        )
        with writing(self._connection) as connection:
            apply_new(connection, [self._entry(Act, self._act, fields)])
        self._touched.note(Act.__tablename__, [self._act])

    def _entry(self, model: type[Journalled], row: Id, fields: Mapping[str, list[Json]]) -> Entry:
        assert self._act is not None
        self._seq += 1
        self._clock = tick(self._clock, milliseconds(self._around.clock.now()))
        body = Body(self._act, self._clock, model.__tablename__, row, fields)
        return write_entry(self._device, self._seq, body, token_bytes(SALT_BYTES))

    def _write(self, model: type[Journalled], row: Id, fields: Mapping[str, list[Json]]) -> None:
        self._write_many(model, {row: fields} if fields else {})

    def _write_many(self, model: type[Journalled], told: Mapping[Id, Mapping[str, list[Json]]]) -> None:
        """Write fields of rows that are there, and show the rows anew."""
        if not told:
            return
        rows = list(told)
        self._open_act(model, rows[0])
        entries = [self._entry(model, row, fields) for row, fields in told.items()]
        with writing(self._connection) as connection:
            write_journal(connection, entries)
            show_rows(connection, model.__tablename__, rows)
            self._follow(connection, model.__tablename__, rows)

    def _follow(self, connection: sa.Connection, table: str, rows: Sequence[Id]) -> None:
        self._touched.note(table, rows)
        for follower in self._followers:
            follower.applied(connection, {table: rows})

    def close(self) -> None:
        """Keep the reading of the hybrid clock and the access log; called by the store before it commits."""
        with writing(self._connection) as connection:
            connection.execute(sa.update(ThisDevice.table()).values(clock=self._clock))
        write_log(self._connection, self.opened)


def _portions(rows: Iterable[Mapping[str, object]]) -> Iterator[list[dict[str, object]]]:
    """Copies of the rows, some at a time: Python lets go of a hundred thousand in one breath, and the window waits."""
    rest = iter(rows)
    while some := [dict(row) for row in islice(rest, _PORTION)]:
        yield some


_P = ParamSpec("_P")
_R = TypeVar("_R")
_Action = Callable[Concatenate[Work, _P], _R]


def act(verb: str) -> Callable[[_Action[_P, _R]], _Action[_P, _R]]:
    """Mark an action with the verb that permissions, history and the undo menu know it by."""

    def marked(action: _Action[_P, _R]) -> _Action[_P, _R]:
        @wraps(action)
        def under_verb(work: Work, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            with work.under(verb):
                return action(work, *args, **kwargs)

        under_verb.verb = verb  # type: ignore[attr-defined]
        return cast("_Action[_P, _R]", under_verb)

    return marked


@cache
def _encoders(column: sa.Column[Any]) -> Encode | None:
    return encoder(column)


def _demand_rows(connection: sa.Connection, table: str, rows: Collection[Any]) -> None:
    named = sa.table(table, sa.column("id", RowId))
    for some in chunks(rows):
        found = connection.execute(
            sa.select(sa.func.count()).select_from(named).where(named.c.id.in_(some))
        ).scalar()
        if (found or 0) < len(some):
            raise Refused(_("A record that this one refers to is not here, or it is not open to you."))
