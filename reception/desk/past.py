"""The past of a record as a person reads it: who did what and when, and which fields became what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reception.desk.choices import records_named
from reception.desk.titles import FORMS, LABELS
from reception.kernel.fields import Field
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.records.form import Form
from reception.records.past import past_of
from reception.security.permissions import PERMISSIONS
from reception.security.users import users
from reception.store.history import Line
from reception.store.journal import RETIRED
from reception.store.reading import Reading
from reception.texts.model import FreeText

_BODY = Field("body", "text", _("Text"))
_ROW = Field("row", "flag", _("Record"))


@dataclass(frozen=True)
class Became:
    """One field as an act wrote it; of a new row `before` is None."""

    row: Message | None
    """What the row is called, where it is a part of the record."""
    field: Field
    before: Any
    after: Any


@dataclass(frozen=True)
class PastAct:
    """One act on the record."""

    at: datetime
    who: str
    second: str
    done: Message
    reason: str
    became: tuple[Became, ...]


@dataclass(frozen=True)
class Past:
    """All acts, the latest first, and the names of records that fields refer to."""

    acts: tuple[PastAct, ...]
    names: Mapping[str, str]


def past_told(reading: Reading, table: str, row: Id) -> Past:
    """What was done to a record and its parts, as far as the reader may know it."""
    form = FORMS[table]
    colleagues = {user.id: user.name for user in users(reading)}
    lines: dict[Id, list[Line]] = {}
    for line in past_of(reading, form, row):
        lines.setdefault(line.act, []).append(line)
    rows: dict[Id, dict[str, Any]] = {}
    acts = []
    for listed in lines.values():
        first = listed[0]
        permission = PERMISSIONS.get(first.verb)
        acts.append(
            PastAct(
                first.at,
                colleagues.get(first.actor, "") if first.actor else "",
                colleagues.get(first.second, "") if first.second else "",
                Message(first.verb) if permission is None else permission.words,
                first.reason or "",
                tuple(became for line in listed for became in _became(form, line, rows)),
            )
        )
    told = tuple(reversed(acts))
    return Past(told, _names(reading, [became for act in told for became in act.became]))


def _became(form: Form, line: Line, rows: dict[Id, dict[str, Any]]) -> Iterator[Became]:
    """The changes of one line; `rows` are the values of each row so far, by which a row taken out is told."""
    label = None if line.table in {form.register.name, "tally"} else LABELS.get(line.table)
    held = rows.setdefault(line.row, {})
    for change in line.changes:
        field = _field(form, line.table, change.field)
        if change.field == RETIRED:
            yield _moved(form, line.table, label, held, is_out=change.after is not None)
        elif field is not None and change.before != change.after:
            held[change.field] = change.after
            yield Became(label, field, change.before, change.after)


def _moved(form: Form, table: str, label: Message | None, held: Mapping[str, Any], *, is_out: bool) -> Became:
    """A row that was taken out or put back, by the first thing that it said."""
    said = ((_field(form, table, name), value) for name, value in held.items() if value is not None)
    field, value = next(((field, value) for field, value in said if field is not None), (_ROW, True))
    return Became(label, field, value, None) if is_out else Became(label, field, None, value)


def _field(form: Form, table: str, name: str) -> Field | None:
    """The field that a change is of; None of what leads from row to row, and of the counting code, nobody's to read."""
    if table == FreeText.__tablename__:
        return _BODY if name == "body" else None
    known = form if table in {form.register.name, "tally"} else FORMS.get(table)
    if known is not None:
        return known.register.field_named(name)
    for codes, rows in form.codes.items():
        if rows.model.__tablename__ == table and rows.column == name:
            field = form.register.field_named(codes)
            return None if field is None else Field(field.name, "code", field.label, codes=field.codes)
    return None


def _names(reading: Reading, became: Collection[Became]) -> dict[str, str]:
    wanted: dict[str, set[Id]] = {}
    for one in became:
        if one.field.kind == "id":
            known = (read_id(str(value)) for value in (one.before, one.after) if value)
            wanted.setdefault(one.field.refers, set()).update(row for row in known if row is not None)
    return {
        one.id.hex: one.name
        for table, rows in wanted.items()
        if table in {"person", "matter", "visit", "colleague"}
        for one in records_named(reading, table, sorted(rows))
    }
