"""Takes back one's own last act, and says which it was."""

from __future__ import annotations

from reception.kernel.errors import Refused
from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _
from reception.security.permissions import PERMISSIONS
from reception.store.reading import Reading
from reception.store.undo import last_act, undo, verb_of
from reception.store.work import Work


def undo_last(work: Work) -> Message:
    """Take back the last act of whoever is at work; its verb in words. `Refused` where there is none, or it cannot be."""
    last = last_act(work.reading)
    if last is None:
        raise Refused(_("There is nothing to take back."))
    words = PERMISSIONS[verb_of(work.reading, last)].words
    undo(work, act_id=last)
    return words


def what_undo_takes_back(reading: Reading) -> Message | None:
    """The verb, in words, of the act that undo would take back; None where there is none."""
    last = last_act(reading)
    return None if last is None else PERMISSIONS[verb_of(reading, last)].words
