"""Who opened and took out what, in the words of a list: the access log of this PC with the records named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reception.desk.titles import LABELS, RECORDS, Titles
from reception.kernel.i18n import Language, Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.reference.catalogue import Catalogue
from reception.store.access_log import opened
from reception.store.reading import Reading

_DONE: dict[str, Message] = {
    "open": _("opened"),
    "conflicts": _("asked about the other side"),
    "export": _("wrote out a case file"),
    "reference.load": _("loaded a list"),
    "reference.confirm": _("confirmed a list"),
    "report.month": _("made the report of a month"),
    "letter.journal": _("made the journal of letters as a workbook"),
    "report.inner": _("made the inner workbook"),
    "show_all": _("showed the whole register"),
}


@dataclass(frozen=True)
class OpenedRecord:
    """One line of the log."""

    at: datetime
    user: Id
    done: Message
    about: Message | None
    """What kind of record it was; None where the line is about none."""
    title: str
    """Which one it was; empty where it is about none, or is not open to the reader."""


def opened_records(
    reading: Reading, *, catalogue: Catalogue, language: Language, limit: int = 1_000
) -> list[OpenedRecord]:
    """The latest lines, newest first; a record that the reader may not know is told by its kind alone."""
    titles = Titles(reading, catalogue, language)
    found = []
    for line in opened(reading, limit=limit):
        title = line.about or ""
        if line.about in RECORDS:
            title = titles.of(line.about, line.row) if line.row is not None else ""
        about = LABELS.get(line.about) if line.about is not None else None
        found.append(OpenedRecord(line.at, line.user, _DONE.get(line.what, Message(line.what)), about, title))
    return found
