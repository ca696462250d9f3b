"""What a visit says of who came and for whom. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id

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
    """Raise `Refused` where a visit cannot be: a day to come, an hour that is none, a person and an organisation."""
    if values.get("day") is not None and values["day"] > today:
        raise Refused(_("The day of the visit has not come yet."))
    if values.get("hour") and not _HOUR.fullmatch(values["hour"]):
        raise Refused(_("Write the hour as 14:30."))
    if values.get("organisation") and values.get("for_id"):
        raise Refused(_("Either an organisation is helped or a person; register two visits."))
