"""Which rules of law a lawyer of this office has read in the law itself, and with which length; kept on this PC."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.deadlines.periods import Confirmation
from reception.deadlines.rules import is_countable
from reception.deadlines.steps import UNITS, Length
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _
from reception.kernel.ids import read_id
from reception.reference.lists import Item
from reception.reference.queries import catalogue
from reception.security.users import users
from reception.store.access_log import log_access
from reception.store.apply import writing
from reception.store.reading import Reading
from reception.store.settings import keep_setting, setting
from reception.store.work import Work, act

RULES = "deadline_rules"
_SETTING = "confirmed_deadlines"
_OF_THE_COUNT = ("start", "length", "unit", "shortest", "longest", "backwards", "carried", "at_most")
"""What a confirmation leans on: where a newer list says another thing here, the rule is read again."""


@act("reference.confirm")
def confirm_rule(work: Work, *, code: str, length: int, unit: str, source: str) -> None:
    """Sign for a rule as it was read in the law: its length, and where it stands; from then on it is counted.

    `Refused` of a length that no period has, and where it is not said what was read.
    """
    item = catalogue(work.reading).item(RULES, code)
    if unit not in UNITS or not (unit == "at_once" or is_countable(Length(length, unit))):
        raise Refused(
            _("A period is so many hours, days, working days, months or years, a hundred years at most.")
        )
    if not source.strip():
        raise Refused(_("Write where it was read: the law, the article, the day of the text."))
    said = _kept(work.reading)
    said[code] = {
        "of": _fingerprint(item),
        "length": length,
        "unit": unit,
        "source": source.strip(),
        "by": work.access.user.hex,
        "on": work.today.isoformat(),
    }
    _keep(work, said)
    log_access(work, what="reference.confirm", about=code)


@act("reference.confirm")
def withdraw_confirmation(work: Work, *, code: str) -> None:
    """Sign for a rule no longer; `Refused` where nobody has."""
    said = _kept(work.reading)
    if said.pop(code, None) is None:
        raise Refused(_("Nobody has confirmed the rule {code}."), code=code)
    _keep(work, said)
    log_access(work, what="reference.confirm", about=code)


def confirmed_rules(reading: Reading) -> Mapping[str, Confirmation]:
    """What was confirmed, by the code of the rule; nothing of a rule that a newer list tells otherwise."""
    said, known = _kept(reading), catalogue(reading)
    names = {user.id: user.name for user in users(reading)} if said else {}
    found = {}
    for code, one in said.items():
        if known.has(RULES, code) and one["of"] == _fingerprint(known.item(RULES, code)):
            by = read_id(one["by"])
            who = names.get(by, "–") if by else "–"
            on = date.fromisoformat(one["on"])
            found[code] = Confirmation(one["length"], one["unit"], one["source"], who, on)
    return found


def _kept(reading: Reading) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(setting(reading.connection, _SETTING) or "{}")
    return said


def _keep(work: Work, said: Mapping[str, Any]) -> None:
    with writing(work.connection) as connection:
        keep_setting(connection, _SETTING, json.dumps(said, sort_keys=True, ensure_ascii=False))


def _fingerprint(item: Item) -> list[str]:
    return [str(item.facts.get(fact, "")) for fact in _OF_THE_COUNT]
