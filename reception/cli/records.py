"""What the groups of described records share: the input, the id or number named, the record shown."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reception.cli.session import Session
from reception.kernel.atomic import unable_to_write
from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.fields import Field, Register
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.kernel.intake import Values, read_record
from reception.language.dates import short_date, word_date
from reception.matters.queries import Before, matter_numbered
from reception.people.rules import Warning_
from reception.records.reading import Record
from reception.store.reading import Reading
from reception.visits.model import Visit


def takes_json(parser: Any, words: Translator) -> None:
    """Let a command take a record as JSON."""
    parser.add_argument(
        "--json",
        required=True,
        metavar="F",
        dest="input",
        help=words(_("record as JSON; - for standard input")),
    )


def shows_json(parser: Any, words: Translator) -> None:
    """Let a command answer in JSON."""
    parser.add_argument("--json", action="store_true", help=words(_("answer in JSON")))


def read_input(session: Session, register: Register, *, partial: bool = False) -> Values:
    """The record that the command was given, checked; every fault is told by its place."""
    return read_record(register, session.json_of(session.asked.input), session.known, partial=partial)


def target_named(name: str) -> Path:
    """The file to be written; `Unable` before anything is done where it plainly cannot be."""
    target = Path(name)
    refusal = None
    if not target.parent.is_dir():
        refusal = errno.ENOTDIR if target.parent.exists() else errno.ENOENT
    elif target.is_dir():
        refusal = errno.EISDIR
    elif not os.access(target.parent, os.W_OK):
        refusal = errno.EACCES
    if refusal is not None:
        raise unable_to_write(target.name, OSError(refusal, ""))
    return target


def id_named(text: str) -> Id:
    """The id written on the command line."""
    found = read_id(text)
    if found is None:
        raise Refused(_("“{text}” is not the id of a record."), text=text[:40])
    return found


def matter_named(reading: Reading, text: str) -> Id:
    """The matter named by its number or id."""
    found = matter_numbered(reading, text) or read_id(text)
    if found is None:
        raise Refused(_("There is no matter {number} here, or it is not open to you."), number=text[:40])
    return found


def visit_named(reading: Reading, text: str) -> Id:
    """The visit named by its number or id."""
    found: Id | None = reading.value(sa.select(Visit.id).where(Visit.number == text.strip().upper()))
    return found or id_named(text)


def tell_warnings(session: Session, warnings: tuple[Warning_, ...] | list[Warning_]) -> list[str]:
    """Print what deserves a second look, and return the sentences."""
    for warning in warnings:
        session.warn(warning.message, **warning.values)
    return [session.words(warning.message, **warning.values) for warning in warnings]


def show_in_words(session: Session, register: Register, record: Record) -> None:
    """Show a record: as JSON where asked, else with labels in the asker's language and codes worded."""
    session.show(record if session.asked.json else in_words(session, register, record))


def show_rows_in_words(session: Session, register: Register, rows: list[Record]) -> None:
    """Show a list: as JSON where asked, else each row with its codes worded."""
    session.show(rows if session.asked.json else [in_words(session, register, row) for row in rows])


def in_words(session: Session, register: Register, record: Record) -> Record:
    """A record with its fields named and its codes worded; what the description does not know keeps its name."""
    said: Record = {}
    parts = {part.name: part.register for part in register.parts}
    for name, value in record.items():
        field = register.field_named(name)
        if field is not None:
            said[session.words(field.label)] = _worded(session, field, value)
        elif name in parts:
            said[session.words(parts[name].label)] = _rows_in_words(session, parts[name], value)
        else:
            said[name] = value
    return said


def _rows_in_words(session: Session, register: Register, value: Any) -> Any:
    rows = value if isinstance(value, list | tuple) else ()
    return [in_words(session, register, row) if isinstance(row, dict) else row for row in rows]


def _worded(session: Session, field: Field, value: Any) -> Any:
    if field.codes and isinstance(value, list):
        return [session.catalogue.label(field.codes, code, session.words.language) for code in value]
    if field.codes and isinstance(value, str):
        return session.catalogue.label(field.codes, value, session.words.language)
    if field.kind == "day" and isinstance(value, str):
        return short_date(date.fromisoformat(value))
    if field.kind == "partial" and isinstance(value, str):
        return word_date(PartialDate.parse(value), session.words.language)
    return value


def before_as_json(before: Before) -> Record:
    """That a person was here before: visits, the last day, and her roles in matters."""
    return {
        "visits": before.visits,
        "last": before.last and before.last.isoformat(),
        "matters": [{"number": number, "role": role} for number, role in before.roles],
    }


def shown(record: Any) -> Any:
    """A record that was asked for; `Refused` where there is none for this reader."""
    if record is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    return record
