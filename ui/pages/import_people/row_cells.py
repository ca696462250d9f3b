"""A row of an old register in words, as it will be taken in."""

from __future__ import annotations

from reception.desk.old_registers.rows import OldRow
from reception.kernel.i18n import mark as _
from ui.tasks.workplace import Workplace
from ui.text.formats import edtf_words, short_day

COLUMNS = (
    _("Row"),
    _("Name"),
    _("Sex"),
    _("Date of birth"),
    _("Phone"),
    _("Town or district"),
    _("Address"),
    _("Day of the visit"),
    _("What about"),
)
_LONGEST = 80


class RowCells:
    """Words a row in the language of the window."""

    def __init__(self, place: Workplace) -> None:
        """Keep lists and words."""
        self._place = place

    def of(self, row: OldRow) -> tuple[str, ...]:
        """The texts of a row, column by column."""
        person, visit = row.person, row.visit or {}
        about = visit.get("about") or {}
        return (
            row.where,
            row.name,
            self._label("sexes", person.get("sex")),
            edtf_words(self._place.words, person.get("born")) or str(person.get("age") or ""),
            ", ".join(str(phone["number"]) for phone in person.get("phones") or ()),
            self._label("divisions", person.get("place")),
            str(person.get("address") or "")[:_LONGEST],
            short_day(visit.get("day")),
            " ".join(str(about.get("text", "")).split())[:_LONGEST],
        )

    def _label(self, list_id: str, code: object) -> str:
        if not isinstance(code, str):
            return ""
        return self._place.catalogue.label(list_id, code, self._place.words.language)
