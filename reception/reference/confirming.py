"""Which versions of the code lists a lawyer of this office has read through and found right; kept on this PC."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id, read_id
from reception.reference.lists import CodeList
from reception.reference.queries import catalogue
from reception.store.access_log import log_access
from reception.store.apply import writing
from reception.store.reading import Reading
from reception.store.settings import keep_setting, setting
from reception.store.work import Work, act

_SETTING = "confirmed_lists"


@dataclass(frozen=True)
class Confirmed:
    """Who found which version right, and when."""

    version: int
    by: Id | None
    on: date


@dataclass(frozen=True)
class ListState:
    """A code list as the list of lists shows it."""

    document: CodeList
    confirmed: Confirmed | None
    """None also where another version was confirmed than the one in use."""


@act("reference.confirm")
def confirm_list(work: Work, *, list_id: str, version: int) -> None:
    """Note that this version of a list was read through and is right; `Refused` where another is in use by now."""
    if catalogue(work.reading).list(list_id).version != version:
        raise Refused(_("Another version of this list is in use now. Read that one through."))
    said = json.loads(setting(work.connection, _SETTING) or "{}")
    said[list_id] = [version, work.access.user.hex, work.today.isoformat()]
    with writing(work.connection) as connection:
        keep_setting(connection, _SETTING, json.dumps(said, sort_keys=True))
    log_access(work, what="reference.confirm", about=list_id)


def lists_in_use(reading: Reading) -> list[ListState]:
    """Every code list in use with what was confirmed of it, by its id."""
    known = catalogue(reading)
    said = json.loads(setting(reading.connection, _SETTING) or "{}")
    found = []
    for list_id in known.ids:
        document = known.list(list_id)
        version, by, on = said.get(list_id, (None, "", ""))
        confirmed = None
        if version == document.version:
            confirmed = Confirmed(version, read_id(by), date.fromisoformat(on))
        found.append(ListState(document, confirmed))
    return found
