"""Writes what was typed on a matter's page: read and checked as any input is, then one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from reception.desk.engaging import enter_parties
from reception.kernel.errors import Trouble
from reception.kernel.i18n import mark as _
from reception.kernel.intake import Faulty, read_record
from reception.kernel.values import Known
from reception.matters.actions import edit_matter
from reception.matters.register import MATTER
from ui.dialogs.reason import act_with_reason

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reception.kernel.ids import Id
    from reception.store.work import Work
    from ui.tasks.workplace import Workplace

PARTIES = "parties"
OUR_CLIENT = _(
    "This opponent is our own client in: {matters}. Decide with colleagues whether the office goes on."
)


def known_to(place: Workplace) -> Known:
    """What reading an input must know of the world."""
    return Known(place.today, place.catalogue.has, place.words.language)


def save_matter(
    place: Workplace,
    owner: QWidget,
    matter: Id,
    values: Mapping[str, Any],
    *,
    then: Callable[[], object],
    refused: Callable[[Trouble], object],
) -> None:
    """Change fields and lists of a matter, given as JSON; where a party is the other side a reason is asked for.

    Where a new opponent is the office's own client, that is said once it is saved.
    """
    try:
        read = read_record(MATTER, dict(values), known_to(place), partial=True)
    except Faulty as faulty:
        refused(faulty)
        return
    parties = read.pop(PARTIES, None)

    def act(work: Work) -> tuple[str, ...]:
        ours = enter_parties(work, matter_id=matter, parties=parties) if parties else ()
        if read:
            edit_matter(work, matter_id=matter, values=read)
        return ours

    def done(ours: tuple[str, ...]) -> None:
        then()
        if ours:
            place.warn(OUR_CLIENT, matters=", ".join(ours))

    act_with_reason(place, owner, act, then=done, refused=refused)
