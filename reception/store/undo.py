"""Undo is a new act that writes the inverse of another one, and says no where that would trample on a later change."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.store.act import AccessGrant, Act
from reception.store.apply import entries_of, states_of
from reception.store.base import Base, Journalled
from reception.store.journal import RETIRED, Body, Entry, EntryRow, FieldState, before, field_states, told
from reception.store.reading import Reading
from reception.store.types import decoder
from reception.store.work import Work, act

LASTING = frozenset(
    {
        "person.erase",
        "access.widen",
        "backup.make",
        "user.passphrase",
        "user.recover",
        "user.remove",
        "matter.export",
        "file.export",
        "office.begin",
        "report.make",
    },
)
"""Acts that no undo takes back: what left the office, or was destroyed, does not come back."""
_UNDONE = "undo"


def last_act(reading: Reading) -> Id | None:
    """One's own latest act that is neither an undo nor undone already."""
    undone = sa.select(Act.undoes).where(Act.undoes.is_not(None))
    own = sa.select(Act.id).where(
        Act.actor == reading.access.user, Act.verb != _UNDONE, Act.id.not_in(undone)
    )
    found: Id | None = reading.value(own.order_by(Act.n.desc()))
    return found


@act("undo")
def undo(work: Work, *, act_id: Id) -> None:
    """Write the inverse of an act; `Refused` where it cannot be undone, or a field it wrote has changed since."""
    line = work.reading.first(sa.select(Act.verb, Act.about_table, Act.about_row).where(Act.id == act_id))
    if line is None:
        raise Refused(_("There is no such act, or it is not open to you."))
    if line.verb in LASTING:
        raise Refused(_("This act cannot be undone."))
    if work.reading.first(sa.select(Act.id).where(Act.undoes == act_id)):
        raise Refused(_("This act has been undone already."))
    model = _model(line.about_table)
    if model is not None:
        work.is_about(model, line.about_row, undoes=act_id)
    entries = _entries(work.reading, act_id)
    if not _take_back_rows(work, entries):
        for entry in reversed(entries):
            _invert(work, entry)


def _model(table: str) -> type[Journalled] | None:
    for mapper in Base.registry.mappers:
        if issubclass(mapper.class_, Journalled) and mapper.class_.__tablename__ == table:
            return mapper.class_
    return None


def _entries(reading: Reading, act_id: Id) -> list[Entry]:
    columns = sa.select(EntryRow.device, EntryRow.seq, EntryRow.digest, EntryRow.body)
    found = reading.rows(
        columns.where(EntryRow.act == act_id, EntryRow.about != Act.__tablename__).order_by(EntryRow.n)
    )
    return [Entry(line.device, line.seq, line.digest, line.body) for line in found]


def _take_back_rows(work: Work, entries: list[Entry]) -> bool:
    """Retire what an act added, table by table, where it did nothing but add; false, and nothing done, where it did more.

    An old register of thousands of rows is taken back so in seconds.
    """
    bodies = [told(entry) for entry in entries]
    added: dict[str, dict[Id, tuple[Body, Entry]]] = {}
    for body, entry in zip(bodies, entries, strict=True):
        if body is None or any(len(said) != 1 for said in body.fields.values()):
            return False
        added.setdefault(body.table, {})[body.row] = (body, entry)
    # Who was let into a record goes out last: the record itself would be out of sight before it is taken back.
    backwards = [name for name in reversed(added) if name != AccessGrant.__tablename__]
    for table in [*backwards, *(added.keys() & {AccessGrant.__tablename__})]:
        model, rows = _model(table), added[table]
        assert model is not None
        for row, known in entries_of(work.connection, rows).items():
            _demand_unchanged(field_states(known), *rows[row])
        work.retire(model, *rows)
    return True


def _invert(work: Work, entry: Entry) -> None:
    body = told(entry)
    if body is None:
        raise Refused(_("What this act wrote has been erased; it cannot be undone."))
    model = _model(body.table)
    assert model is not None
    states = states_of(work.connection, body.row)
    _demand_unchanged(states, body, entry)
    if all(len(said) == 1 for said in body.fields.values()):
        work.retire(model, body.row)
    elif RETIRED not in body.fields:
        work.change(model, body.row, **{name: _before(work, model, body, name) for name in body.fields})
    elif body.fields[RETIRED][0] is not None:
        work.restore(model, body.row)
    else:
        work.retire(model, body.row, on=_before(work, model, body, RETIRED))


def _demand_unchanged(states: dict[str, FieldState], body: Body, entry: Entry) -> None:
    for name in body.fields:
        shown = states[name].shown
        if (shown.device, shown.seq) != (entry.device.hex, entry.seq):
            raise Refused(_("“{field}” has changed since; the act cannot be undone."), field=name)
    if RETIRED not in body.fields and RETIRED in states and states[RETIRED].shown.value is not None:
        raise Refused(_("The record has been retired since; the act cannot be undone."))


def _before(work: Work, model: type[Journalled], body: Body, name: str) -> Any:
    """The value that the author had before him, as the field's column holds it."""
    entries = entries_of(work.connection, [body.row])[body.row]
    value = before(entries, field=name, seen=body.fields[name][1])
    return None if value is None else decoder(model.table().columns[name])(value)


def verb_of(reading: Reading, act_id: Id) -> str:
    """The verb of an act that the reader may know; empty where there is none."""
    return str(reading.value(sa.select(Act.verb).where(Act.id == act_id)) or "")
