"""Facts of the store as answers of a paper: values, free texts with their translations, words of code lists."""

from __future__ import annotations

from typing import Any

from reception.documents.contact import Answer, office_fact
from reception.documents.gathering import Gathered
from reception.kernel.i18n import LANGUAGES
from reception.records.reading import Record
from reception.reference.lists import Item

_CASES = {"ru": ("genitive", "dative", "accusative"), "ky": ("genitive", "dative", "ablative", "locative")}


def value_of(value: Any) -> Answer | None:
    """The answer that holds this; None where there is nothing to hold."""
    return {"value": value} if value not in (None, "", []) else None


def text_of(text: Record | None) -> Answer | None:
    """A free text with the translations that are fresh."""
    if text is None:
        return None
    fresh = {one["language"]: one["text"] for one in text["translations"] if not one["stale"]}
    known = {language: body for language, body in fresh.items() if language in LANGUAGES}
    return {"value": text["text"], "language": text["language"], "translations": known}


def labels_of(item: Item) -> Answer:
    """The words of an entry of a list, in every language."""
    return {"value": item.labels["ru"], "language": "ru", "translations": dict(item.labels)}


def coded(known: Gathered, list_id: str, code: str | None) -> Answer | None:
    """The words of a code; None where the list does not have it."""
    if not code or not known.catalogue.has(list_id, code):
        return None
    return labels_of(known.catalogue.item(list_id, code))


def body_of(item: Item) -> Answer:
    """A body of the lists with its names and the cases written down for it."""
    cases = {
        language: {case: text for case in names if (text := item.text(f"{language}.{case}"))}
        for language, names in _CASES.items()
    }
    return {
        "value": {"names": dict(item.labels), "cases": {key: forms for key, forms in cases.items() if forms}}
    }


def office_name(known: Gathered) -> Answer | None:
    """How this office is called in papers: by the name that its list states, else as the list labels it."""
    stated = office_fact(known, "name")
    code = known.office.lower()
    if stated is not None or not known.catalogue.has("offices", code):
        return stated
    return labels_of(known.catalogue.item("offices", code))
