"""What a row is called and what it says of itself in a few words, for lists over many rooms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa

from reception.documents.model import Paper
from reception.kernel.dates import PartialDate
from reception.kernel.fields import Field
from reception.kernel.i18n import Language, Message
from reception.kernel.i18n import mark as _
from reception.kernel.ids import Id
from reception.language.dates import short_date
from reception.letters.forms import LETTER
from reception.matters.forms import MATTER
from reception.people.forms import CONSENT, PERSON
from reception.people.rules import full_name
from reception.records.form import Form
from reception.reference.catalogue import Catalogue
from reception.store.reading import Reading
from reception.visits.forms import VISIT

_SHOWN_KINDS = frozenset({"text", "phone", "code", "day", "partial"})
_LONGEST = 80


def _forms(*whole: Form) -> Iterator[tuple[str, Form]]:
    for form in whole:
        yield form.register.name, form
        yield from _forms(*form.parts.values())


FORMS: Mapping[str, Form] = dict(_forms(PERSON, VISIT, MATTER, CONSENT, LETTER))
LABELS: Mapping[str, Message] = {
    **{name: form.register.label for name, form in FORMS.items()},
    "paper": _("A paper"),
    "file": _("File"),
    "free_text": _("Text"),
}
"""What the rows of a table are called."""
RECORDS = ("person", "visit", "matter")


class Titles:
    """Says what a row is, in the words of one language."""

    def __init__(self, reading: Reading, catalogue: Catalogue, language: Language) -> None:
        """Ask within this reading, for a reader of this language."""
        self._reading, self._catalogue, self._language = reading, catalogue, language
        self._known: dict[Id, str] = {}

    def of(self, table: str, row: Id) -> str:
        """The name or number of a record."""
        if row not in self._known:
            columns = FORMS[table].model.table()
            line = self._reading.first(sa.select(columns).where(columns.c.id == row))
            self._known[row] = "" if line is None else self.title(table, line._asdict())
        return self._known[row]

    def title(self, table: str, values: Mapping[str, Any]) -> str:
        """What a row says of itself, as short as a line of a list."""
        if table == "person":
            return full_name(values)
        if table in {"visit", "matter", Paper.__tablename__} or (table == "letter" and values["number"]):
            return str(values["number"] or "")
        fields = FORMS[table].register.fields if table in FORMS else ()
        told = [self._value(field, values.get(field.name)) for field in fields]
        plain = [str(values[name]) for name in ("title", "name", "body") if values.get(name)]
        said = " · ".join([one for one in told if one][:2] or plain[:1])
        return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"

    def _value(self, field: Field, value: Any) -> str:
        if value is None or field.kind not in _SHOWN_KINDS:
            return ""
        if isinstance(value, PartialDate | date):
            return short_date(value)
        if field.kind == "code":
            return self._catalogue.label(field.codes, str(value), self._language)
        return str(value)
