"""What lines and columns of the tables are called in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reception.kernel.i18n import Message, Translator
from reception.kernel.i18n import mark as _
from reception.language.order import order_key
from reception.reference.catalogue import Catalogue
from reception.reports.figures import NOT_STATED, ORGANISATIONS, TOTAL, WITHOUT_NAME
from reception.reports.tables import TableSpec, codes_of, family_of

COLUMNS: Mapping[str, Message] = {
    "persons": _("Persons"),
    "visits": _("Visits"),
    "services": _("Services"),
    "opened": _("Opened"),
    "closed": _("Closed"),
    "running": _("In work at the end"),
}
LINES: Mapping[str, Message] = {
    NOT_STATED: _("Not stated"),
    ORGANISATIONS: _("Organisations"),
    TOTAL: _("Total"),
    WITHOUT_NAME: _("Gave no name, apart from the total"),
}
_FIXED: Mapping[str, Message] = {
    "yes": _("Yes"),
    "no": _("No"),
    "first": _("First time"),
    "repeated": _("Repeated"),
    "self": _("For themselves"),
    "other": _("For another"),
}
TOTALS: Mapping[str, Message] = {
    "persons": _("Persons helped"),
    "new_persons": _("of them for the first time"),
    "unnamed": _("Persons helped who gave no name, apart"),
    "visits": _("Visits"),
    "visits_people": _("of them of people"),
    "visits_organisations": _("of them of organisations"),
    "for_other": _("Came for another"),
    "services": _("Services"),
    "services_organisations": _("of them for organisations"),
    "matters_opened": _("Matters opened"),
    "matters_closed": _("Matters closed"),
    "matters_running": _("Matters in work at the end of the month"),
}


@dataclass(frozen=True)
class Labels:
    """The words of one language, the lists in use and the names of colleagues."""

    words: Translator
    catalogue: Catalogue
    colleagues: Mapping[str, str]
    on: date
    """Lists are worded as they were called on this day."""
    others: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Names, by table and code, that came with figures of elsewhere: for codes that are not known here."""

    def column(self, name: str) -> str:
        """The head of a column."""
        return self.words(COLUMNS[name])

    def line(self, spec: TableSpec, code: str) -> str:
        """The name of a line that is a code; a code that no list knows is shown as itself."""
        if spec.codes == "colleagues":
            return self.colleagues.get(code) or self.others.get((spec.id, code), code)
        if spec.codes in {"flags", "first", "whom"}:
            return self.words(_FIXED[code]) if code in _FIXED else code
        if not self.catalogue.has(spec.codes, code):
            return self.others.get((spec.id, code), code)
        label = self.catalogue.label(spec.codes, code, self.words.language, on=self.on)
        if spec.id == "category" and family_of(code, self.catalogue) == code:
            return self.words(_("{family}, no closer problem named"), family=label)
        return label

    def item(self, list_id: str, code: str | None) -> str:
        """The name of a code of a list; of one that is not known here, the code itself; of none, nothing."""
        if code is None or not self.catalogue.has(list_id, code):
            return code or ""
        return self.catalogue.label(list_id, code, self.words.language, on=self.on)

    def codes(self, spec: TableSpec, used: Mapping[str, object]) -> tuple[str, ...]:
        """The lines of a table in their order, the same every month: all that may be chosen, then others used."""
        if spec.codes == "colleagues":
            return tuple(
                sorted({*self.colleagues, *used}, key=lambda code: (order_key(self.line(spec, code)), code))
            )
        known = [code for code in codes_of(spec, self.catalogue) if code in used or self._in_use(spec, code)]
        return (*known, *sorted(set(used) - set(known)))

    def _in_use(self, spec: TableSpec, code: str) -> bool:
        if spec.codes not in self.catalogue.ids:
            return True
        return self.catalogue.item(spec.codes, code).valid(self.on)
