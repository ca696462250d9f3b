"""What papers and figures say of this office: its name, address and telephone, kept as the association's own list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reception.kernel.i18n import LANGUAGES, Language
from reception.reference.actions import load_document
from reception.reference.catalogue import Catalogue
from reception.reference.lists import CodeList, Fact, Item
from reception.reference.queries import catalogue
from reception.reference.writing import write_document
from reception.store.work import Work, act

OFFICES = "offices"
_FILE = "offices.toml"


@dataclass(frozen=True)
class OfficeDetails:
    """An office as papers name it, in each language."""

    names: Mapping[Language, str]
    addresses: Mapping[Language, str]
    phone: str = ""
    email: str = ""


def details_of(known: Catalogue, office: str) -> OfficeDetails | None:
    """What is kept of this office; None where the list of offices does not have it."""
    code = office.lower()
    if not known.has(OFFICES, code):
        return None
    item = known.item(OFFICES, code)
    addresses = {language: item.text(f"address.{language}") or "" for language in LANGUAGES}
    return OfficeDetails(item.labels, addresses, item.text("phone") or "", item.text("email") or "")


@act("reference.load")
def describe_office(work: Work, details: OfficeDetails, *, source: str) -> CodeList:
    """Keep this as what papers say of the office of this store: a new version of the list of offices.

    `source` says where it is taken from. `Refused` where a name is missing in one of the languages.
    """
    known = catalogue(work.reading)
    before = known.list(OFFICES) if OFFICES in known.ids else None
    item = _item(work.access.office.lower(), details, before)
    others = tuple(one for one in before.items if one.code != item.code) if before else ()
    document = CodeList(
        id=OFFICES,
        version=before.version + 1 if before else 1,
        checked_on=work.today,
        source=source,
        verified=True,
        origin="office",
        items=(*others, item),
    )
    return load_document(work, data=write_document(document), name=_FILE)


def _item(code: str, details: OfficeDetails, before: CodeList | None) -> Item:
    """The line of this office: what the form does not show stays as it was."""
    old = next((one for one in before.items if one.code == code), None) if before else None
    item = old or Item(code, {})
    facts: dict[str, Fact] = {
        name: fact
        for name, fact in item.facts.items()
        if name not in {"phone", "email"} and not name.startswith("address.")
    }
    for name, text in (("phone", details.phone), ("email", details.email)):
        if text.strip():
            facts[name] = text.strip()
    for language, text in details.addresses.items():
        if text.strip():
            facts[f"address.{language}"] = text.strip()
    names = {language: text.strip() for language, text in details.names.items()}
    return replace(item, labels=names, facts=facts)
