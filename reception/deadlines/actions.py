"""Keeps the days that the Cabinet moved and the feasts that were named: the association's own list of them."""

from __future__ import annotations

from datetime import date

from reception.deadlines.calendar import AITS
from reception.deadlines.queries import MOVED_DAYS
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES, Translator
from reception.kernel.i18n import mark as _
from reception.reference.actions import load_document
from reception.reference.lists import CodeList, Fact, Item
from reception.reference.queries import catalogue
from reception.reference.writing import write_document
from reception.store.work import Work, act

_WORKED, _FREE = _("Day off that is worked"), _("Day of rest")


@act("reference.load")
def move_day(
    work: Work, *, day: date, is_working: bool, basis: str, source: str, ait: str | None = None
) -> CodeList:
    """Keep that this day is worked, or free: a new version of the list of moved days, which it returns.

    `ait` says which feast is kept on it. `Refused` where it is not said by whose decision.
    """
    if not basis.strip() or not source.strip():
        raise Refused(_("Write by which decision the day was moved, and where it was read."))
    if ait is not None and (is_working or ait not in AITS):
        raise Refused(_("A feast is one of those known, and it is no working day."))
    before = catalogue(work.reading).list(MOVED_DAYS)
    item = _item(day, is_working=is_working, basis=basis.strip(), source=source.strip(), ait=ait)
    document = CodeList(
        id=MOVED_DAYS,
        version=before.version + 1,
        checked_on=work.today,
        source=before.source,
        verified=before.verified,
        origin="office",
        items=(*(one for one in before.items if one.code != item.code), item),
    )
    return load_document(work, data=write_document(document), name=f"{MOVED_DAYS}.toml")


def _item(day: date, *, is_working: bool, basis: str, source: str, ait: str | None) -> Item:
    facts: dict[str, Fact] = {"date": day, "is_working": is_working, "basis": basis, "source": source}
    if ait is not None:
        facts["ait"] = ait
    label = _WORKED if is_working else _FREE
    labels = AITS[ait] if ait is not None else {one: Translator(one)(label) for one in LANGUAGES}
    return Item(f"d{day:%Y_%m_%d}", labels, valid_from=day, valid_to=day, facts=facts)
