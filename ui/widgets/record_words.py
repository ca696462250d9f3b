"""What a record says in words: each value of a field as a person reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reception.kernel.dates import PartialDate
from reception.kernel.fields import Field, Register
from reception.kernel.i18n import Translator
from reception.kernel.i18n import mark as _
from reception.reference.catalogue import Catalogue
from ui.text.formats import edtf_words

Names = Mapping[str, str]
"""The names of records and colleagues by their ids, as JSON has them."""


def value_words(
    words: Translator, catalogue: Catalogue, field: Field, value: Any, *, names: Names | None = None
) -> str:
    """A value of a field in words; nothing of no value."""
    if value in (None, "", []):
        return ""
    if field.kind in {"code", "codes"}:
        codes = [value] if isinstance(value, str) else value
        return ", ".join(catalogue.label(field.codes, str(code), words.language) for code in codes)
    if field.kind in {"day", "partial"}:
        return _date_words(words, value)
    if field.kind == "flag":
        return words(_("yes") if value else _("no"))
    if field.kind == "id":
        return (names or {}).get(str(value), words(_("a record")))
    return str(value.get("text") or "") if isinstance(value, Mapping) else str(value)


def row_words(
    words: Translator,
    catalogue: Catalogue,
    register: Register,
    row: Mapping[str, Any],
    *,
    names: Names | None = None,
) -> str:
    """A row of a list in one line; of a flag its label stands there, where it is so."""
    said = []
    for field in register.fields:
        value = row.get(field.name)
        if field.kind == "flag":
            said += [words(field.label)] if value else []
        elif text := value_words(words, catalogue, field, value, names=names):
            said.append(" ".join(text.split()))
    return " · ".join(said)


def _date_words(words: Translator, value: Any) -> str:
    try:
        read = value if isinstance(value, PartialDate | date) else PartialDate.parse(str(value))
    except ValueError:
        return str(value)
    return edtf_words(words, PartialDate.of(read) if isinstance(read, date) else read)
