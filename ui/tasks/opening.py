"""Opens an office on the writing lane and makes the workplace of whoever signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tasks.workplace import Known

if TYPE_CHECKING:
    from reception.app import Office


def known_of(office: Office) -> Known:
    """What the window knows of an office from the moment it is opened; called on the lane that opened it."""
    with office.reading() as reading:
        catalogue = office.catalogue(reading)
    return Known(catalogue, office.keeping(), office.is_demonstration())
