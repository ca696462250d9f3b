"""A matter with all that hangs on it, as one value: what its page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import sqlalchemy as sa

from reception.kernel.dates import PartialDate
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.matters import forms
from reception.people.consents import ConsentLine, consents_of
from reception.people.model import Person
from reception.people.queries import group_of
from reception.people.rules import full_name
from reception.records.reading import show_record
from reception.security.users import users
from reception.store.reading import Reading, live
from reception.tally.model import Tally
from reception.texts.queries import texts_of
from reception.visits.model import Service


@dataclass(frozen=True)
class Ahead:
    """What comes next in a matter: a hearing, or something to be done by a day."""

    id: Id
    kind: Literal["hearing", "task"]
    what: str
    on: date
    at: PartialDate | None = None
    """Of a hearing, the day with its hour."""


@dataclass(frozen=True)
class HelpGiven:
    """Help given in a matter."""

    id: Id
    day: date | None
    help: str | None
    minutes: int | None
    by: str
    note: str


@dataclass(frozen=True)
class MatterWhole:
    """A matter as its page shows it."""

    id: Id
    record: Mapping[str, Any]
    """The matter with its lists, as `records.reading` shows a record."""
    client_id: Id
    client: str
    safe_contact: str
    """How the client may be reached safely; empty where nothing is said."""
    people: Mapping[str, str]
    """The names of everyone in it who has a record that the reader may know, by id."""
    colleagues: Mapping[str, str]
    ahead: tuple[Ahead, ...]
    """Hearings to come and tasks not done, the next one first."""
    help: tuple[HelpGiven, ...]
    consents: tuple[ConsentLine, ...]
    """Of the client, for this matter and for all."""

    @property
    def number(self) -> str:
        """Our number."""
        return str(self.record["number"])

    @property
    def lawyer(self) -> str:
        """The name of the lawyer."""
        return self.colleagues.get(str(self.record["lawyer_id"]), "")

    @property
    def is_closed(self) -> bool:
        """Whether it has been closed."""
        return self.record["closed_on"] is not None


def matter_whole(reading: Reading, matter_id: Id, *, today: date) -> MatterWhole:
    """The matter; `Refused` where it is not here or not open to the reader."""
    record = show_record(reading, forms.MATTER, matter_id)
    client = read_id(str(record["client_id"])) if record and not record.get("retired") else None
    if record is None or client is None:
        raise Refused(_("There is no such record here, or it is not open to you."))
    colleagues = {user.id.hex: user.name for user in users(reading)}
    ids = {row["person_id"] for name in ("parties", "detentions") for row in record[name] if row["person_id"]}
    people = _people(reading, [client, *(known for one in sorted(ids) if (known := read_id(one)))])
    consents = [one for one in consents_of(reading, client) if one.matter_id in {None, matter_id}]
    return MatterWhole(
        matter_id,
        record,
        client,
        people.get(client.hex, ""),
        _safe_contact(reading, client),
        people,
        colleagues,
        _ahead(record, today),
        _help(reading, matter_id, colleagues),
        tuple(consents),
    )


def _people(reading: Reading, ids: Sequence[Id]) -> dict[str, str]:
    name = (Person.surname, Person.given, Person.patronymic, Person.latin)
    rows = reading.rows(sa.select(Person.id, *name).where(Person.id.in_(ids)))
    return {row.id.hex: full_name(row._asdict()) for row in rows}


def _safe_contact(reading: Reading, client: Id) -> str:
    asked = sa.select(Person.safe_contact).where(Person.id.in_(group_of(reading, client)), live(Person))
    return "; ".join(dict.fromkeys(row.safe_contact for row in reading.rows(asked) if row.safe_contact))


def _ahead(record: Mapping[str, Any], today: date) -> tuple[Ahead, ...]:
    found = [
        Ahead(_id(row), "task", row["what"] or "", date.fromisoformat(row["due"]))
        for row in record["tasks"]
        if row["due"] and not row["done_on"]
    ]
    for row in record["hearings"]:
        at = PartialDate.parse(row["at"]) if row["at"] else None
        if at is not None and at.last() >= today and not row["result"]:
            found.append(Ahead(_id(row), "hearing", row["what"] or "", at.first(), at))
    return tuple(sorted(found, key=lambda one: (one.on, str(one.at or ""))))


def _id(row: Mapping[str, Any]) -> Id:
    found = read_id(str(row["id"]))
    assert found is not None
    return found


def _help(reading: Reading, matter: Id, colleagues: Mapping[str, str]) -> tuple[HelpGiven, ...]:
    counted = (Tally.day, Tally.help, Tally.minutes, Tally.lawyer_id)
    asked = sa.select(Service.id, *counted).join(Tally, Tally.id == Service.tally_id)
    rows = reading.rows(
        asked.where(Service.matter_id == matter, live(Service)).order_by(Tally.day, Service.n)
    )
    notes = texts_of(reading, [row.id for row in rows])
    return tuple(
        HelpGiven(
            row.id,
            row.day,
            row.help,
            row.minutes,
            colleagues.get(row.lawyer_id.hex, "") if row.lawyer_id else "",
            text.body if (text := notes[row.id].get("note")) else "",
        )
        for row in rows
    )
