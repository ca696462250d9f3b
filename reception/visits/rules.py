"""What a visit says of who came and for whom. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.kernel.intake import Fault, Faulty

_HOUR = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


def helped(values: Mapping[str, Any]) -> Id | None:
    """The person helped, where there is a record of her: the one named, else whoever came for herself."""
    if values.get("for_id") is not None:
        return Id(values["for_id"])
    return None if came_for_other(values) else values.get("person_id")


def came_for_other(values: Mapping[str, Any]) -> bool:
    """Whether someone came for another: said so, named him, or told the relation."""
    if values.get("for_other") is not None:
        return bool(values["for_other"])
    return bool(values.get("for_id") or values.get("relation"))


def who(values: Mapping[str, Any]) -> str:
    """person, organisation or unnamed: how the visit counts."""
    if values.get("organisation"):
        return "organisation"
    return "person" if helped(values) is not None else "unnamed"


def check(values: Mapping[str, Any], *, today: date) -> None:
    """Raise `Faulty` where a visit cannot be: a day to come, an hour that is none, a person and an organisation."""
    faults = []
    if values.get("day") is not None and values["day"] > today:
        faults.append(Fault("day", _("The day of the visit has not come yet."), {}))
    promised = values.get("appointments") or ()
    hours = {"hour": values.get("hour")}
    hours |= {f"appointments[{place}].hour": row.get("hour") for place, row in enumerate(promised)}
    faults += [
        Fault(path, _("Write the hour as 14:30."), {})
        for path, hour in hours.items()
        if hour and not _HOUR.fullmatch(hour)
    ]
    if values.get("organisation") and values.get("for_id"):
        told = _("Either an organisation is helped or a person; register two visits.")
        faults.append(Fault("organisation", told, {}))
    if faults:
        raise Faulty(faults)
