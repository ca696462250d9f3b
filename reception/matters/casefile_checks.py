"""Reads a case file strictly: every fault by its place, or typed values that hold together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Fault, Faulty, Intake, Values
from reception.kernel.values import Known, plain
from reception.matters.casefile import CASE, FORMAT, VERSION
from reception.people.rules import has_name
from reception.visits.rules import check

CLOSED = "closed"
_HASH_BYTES = 32
_Check = Callable[[Values, Known], Iterator[Fault]]


def read_case(given: object, known: Known) -> Values:
    """The typed values of a case file.

    `Refused` where it is not one or is of another version; `Faulty` names every fault by its place: what the registers
    do not allow, ids that point to nothing, and what cannot be (a visit to come, a matter closed before it began).
    """
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise Refused(_("This file is not a case file of this program."))
    if given.get("version") != VERSION or isinstance(given["version"], bool):
        raise Refused(
            _(
                "This case file has version {version}; this program reads version {known}. Update the program."
            ),
            version=plain(given.get("version")),
            known=VERSION,
        )
    intake = Intake(known)
    values = intake.record(CASE, given, "", partial=False)
    if given.get("matter") is None:
        intake.faults.append(_fault("matter", _("this field is needed")))
    if not intake.faults:
        intake.faults += [fault for one in _CHECKS for fault in one(values, known)]
    if intake.faults:
        raise Faulty(intake.faults)
    return {name: values.get(name) or [] for name in ("people", "visits", "services", "papers")} | {
        "matter": values["matter"]
    }


def digest_of_case(values: Values) -> str:
    """By what the same file is known again, whatever its line ends, its order of names and the day it was written."""
    told = repr(_ordered(values)).encode("utf-8")
    return blake2b(told, digest_size=_HASH_BYTES).hexdigest()


def _ordered(value: Any) -> Any:
    if isinstance(value, Mapping):
        return sorted((name, _ordered(one)) for name, one in value.items() if one not in (None, []))
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    return value if isinstance(value, bool | int) else str(value)


def _fault(path: str, message: Message, **values: object) -> Fault:
    return Fault(path, message, values)


def _rows(values: Values, name: str) -> list[tuple[str, Values]]:
    return [(f"{name}[{number}]", row) for number, row in enumerate(values.get(name) or ())]


def _ids(values: Values, known: Known) -> Iterator[Fault]:  # noqa: ARG001 - all checks have one shape
    for name in ("people", "visits"):
        seen: set[str] = set()
        for path, row in _rows(values, name):
            if row["id"] in seen:
                yield _fault(f"{path}.id", _("this id stands twice in the file"))
            seen.add(row["id"])


def _references(values: Values, known: Known) -> Iterator[Fault]:  # noqa: ARG001
    people = {row["id"] for _path, row in _rows(values, "people")}
    visits = {row["id"] for _path, row in _rows(values, "visits")}
    inside = {"client_id": people, "person_id": people, "for_id": people, "visit_id": visits}
    matter = values["matter"]
    places = [("matter", matter), *_rows(values, "visits"), *_rows(values, "services")]
    for part in ("parties", "detentions"):
        places += [(f"matter.{path}", row) for path, row in _rows(matter, part)]
    for path, row in places:
        for name, ids in inside.items():
            if row.get(name) is not None and row[name] not in ids:
                yield _fault(f"{path}.{name}", _("there is no {id} in this file"), id=plain(row[name]))


def _people(values: Values, known: Known) -> Iterator[Fault]:  # noqa: ARG001
    for path, row in _rows(values, "people"):
        if not has_name(row):
            yield _fault(path, _("a person needs at least one part of a name"))


def _help(values: Values, known: Known) -> Iterator[Fault]:
    for path, row in _rows(values, "visits"):
        try:
            check(row, today=known.today)
        except Refused as fault:
            yield _fault(path, fault.message, **fault.values)
    for path, row in _rows(values, "services"):
        if row["day"] > known.today:
            yield _fault(f"{path}.day", _("The day of the help given has not come yet."))


def _matter(values: Values, known: Known) -> Iterator[Fault]:
    matter = values["matter"]
    closed, day = matter.get("closed_on"), matter["day"]
    if day > known.today:
        yield _fault("matter.day", _("A matter cannot be opened on a day that has not come yet."))
    if (closed is None) == (matter.get("stage") == CLOSED):
        yield _fault("matter.closed_on", _("a closed matter has a day of closing, and no other has one"))
    if closed is not None and not day <= closed <= known.today:
        yield _fault("matter.closed_on", _("The day of closing lies between the day of opening and today."))


_CHECKS: tuple[_Check, ...] = (_ids, _references, _people, _help, _matter)
