"""Reads what came as JSON after a register's description: every fault is said by its place, or typed values come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reception.kernel.errors import Refused
from reception.kernel.fields import Field, Part, Register
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.values import Known, Wrong, plain, read_value

Values = dict[str, Any]
MOST_ROWS = 2_000
_ROW_KEYS = frozenset({"id", "retired"})


@dataclass(frozen=True)
class Fault:
    """What is wrong at one place of the input."""

    path: str
    message: Message
    values: Mapping[str, object]


class Faulty(Refused):
    """Input with one fault or several; nothing of it was taken."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep all faults; the first one is the message."""
        super().__init__(faults[0].message, **faults[0].values)
        self.faults = faults


class Intake:
    """One reading of one input; faults are collected, so that all of them are told at once."""

    def __init__(self, known: Known) -> None:
        """Begin without faults."""
        self._known = known
        self.faults: list[Fault] = []

    def record(self, register: Register, given: object, path: str, *, partial: bool) -> Values:
        """The typed values of one record; in a `partial` one (an edit) what is absent is left alone."""
        if not isinstance(given, dict):
            self._fault(path or "$", _("an object with fields is expected here"))
            return {}
        values: Values = {}
        names = {field.name for field in register.fields if not field.fixed} | {
            part.name for part in register.parts
        }
        fixed = {field.name for field in register.fields if field.fixed}
        known = names | fixed | (frozenset() if register.local else _ROW_KEYS)
        for name in given:
            if name not in known:
                self._fault(_join(path, plain(name)), _("there is no such field"))
        if not register.local:
            self._row_keys(given, path, is_row=path.endswith("]"))
        for field in register.fields:
            told = len(self.faults)
            if field.name in given and not field.fixed:
                values[field.name] = self._field(field, given[field.name], _join(path, field.name))
            is_missing = field.required and values.get(field.name) is None
            if is_missing and len(self.faults) == told and not (partial and field.name not in given):
                self._fault(_join(path, field.name), _("this field is needed"))
        for part in register.parts:
            if part.name in given:
                values[part.name] = self._part(part, given[part.name], _join(path, part.name))
        return values

    def _row_keys(self, given: Mapping[str, object], path: str, *, is_row: bool) -> None:
        """Of a row of a list `retired` retires it; a record of its own may say its id, as it was shown."""
        retired = given.get("retired")
        if retired is not None and not isinstance(retired, bool):
            self._fault(_join(path, "retired"), _("true or false is expected here"))
        elif retired and not is_row:
            self._fault(_join(path, "retired"), _("only a row of a list is retired so"))
        if not is_row and given.get("id") is not None:
            self._row_id(given["id"], _join(path, "id"))

    def _part(self, part: Part, given: object, path: str) -> Values | list[Values] | None:
        if part.one:
            return None if given is None else self.record(part.register, given, path, partial=False)
        return self._rows(part.register, given, path)

    def _rows(self, register: Register, given: object, path: str) -> list[Values] | None:
        if given is None:
            return None
        if not isinstance(given, list):
            self._fault(path, _("a list of records is expected here"))
            return []
        if len(given) > MOST_ROWS:
            self._fault(
                path, _("too many records: {count}, at most {most}"), count=len(given), most=MOST_ROWS
            )
            return []
        rows = []
        for number, row in enumerate(given):
            place = f"{path}[{number}]"
            old = not register.local and isinstance(row, dict) and row.get("id") is not None
            values = self.record(register, row, place, partial=old)
            if isinstance(row, dict) and not register.local:
                if old:
                    values["id"] = self._row_id(row["id"], _join(place, "id"))
                values["retired"] = row.get("retired") is True
            rows.append(values)
        return rows

    def _field(self, field: Field, given: object, path: str) -> Any:
        if given is None or given == "":
            return None
        try:
            return read_value(field, given, self._known)
        except Wrong as wrong:
            self._fault(path + wrong.place, wrong.message, **wrong.values)
            return None

    def _row_id(self, given: object, path: str) -> Id | None:
        found = read_id(given) if isinstance(given, str) else None
        if found is None:
            self._fault(path, _("this is not the id of a record"))
        return found

    def _fault(self, path: str, message: Message, **values: object) -> None:
        self.faults.append(Fault(path, message, values))


def read_record(register: Register, given: object, known: Known, *, partial: bool = False) -> Values:
    """The typed values of a record given as JSON; `Faulty`, with every fault by its place, where it is not one.

    Absent fields are absent from the result; null and an empty text give None, which empties a field.
    """
    intake = Intake(known)
    values = intake.record(register, given, "", partial=partial)
    if intake.faults:
        raise Faulty(intake.faults)
    return values


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
