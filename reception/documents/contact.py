"""Which address and telephone a paper may carry: whoever asked for care is reached through the office. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reception.documents.gathering import OTHER_SIDE, Gathered
from reception.kernel.i18n import LANGUAGES
from reception.language.folding import fold
from reception.records.reading import Record

Answer = dict[str, Any]
_WORDS = re.compile(r"[^\W\d_]+")
_TELLING = 5
"""Digits or letters below which a number or an address tells of nobody."""
_NAMES = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_private(person: Record) -> bool:
    """Whether paper with this person's address might do harm: she asked for care, or asked for no paper at home."""
    return bool(person["safe_contact"]) or person["paper_home"] is False


def is_sensitive(known: Gathered) -> bool:
    """Whether the matter is of a kind, such as violence at home, in which an address may lead to a person."""
    code = known.matter["category"] if known.matter is not None else None
    if not code or not known.catalogue.has("problem_categories", code):
        return False
    return known.catalogue.item("problem_categories", code).flag("sensitive")


def safe_address(known: Gathered) -> Answer | None:
    """The applicant's address with its town; the office's where his own is not safe, None where that is not known."""
    person = known.applicant.person
    if person is None or known.organisation:
        return None
    if is_private(person) or (known.other_side_reads and is_sensitive(known)):
        return office_fact(known, "address")
    if person["address"] and fold(person["address"]) in _unsafe_addresses(known):
        return office_fact(known, "address")
    return _address(known, person) if person["address"] else None


def safe_phone(known: Gathered) -> Answer | None:
    """A number at which the applicant may be called; the office's where he has none but unsafe ones.

    What the other side will read never has a number of his own.
    """
    person = known.applicant.person
    if person is None or known.organisation:
        return None
    if known.other_side_reads:
        return office_fact(known, "phone")
    number = phone_of(known, person)
    if number is None and (person["phones"] or is_private(person)):
        return office_fact(known, "phone")
    return None if number is None else {"value": number}


def phone_of(known: Gathered, person: Record | None) -> str | None:
    """A number of this person that is safe to call; None of whoever asked for care."""
    if person is None or is_private(person):
        return None
    unsafe = _unsafe_numbers(known)
    numbers = [str(row["number"]) for row in person["phones"] if not row["unsafe"]]
    return next((number for number in numbers if number not in unsafe), None)


def private_numbers(known: Gathered, *, all_of_his: bool) -> frozenset[str]:
    """The digits of numbers that no paper for strangers may have; with `all_of_his` every one of the applicant's."""
    numbers = set(_unsafe_numbers(known, other_side=False))
    if all_of_his:
        own = (known.client, known.applicant.person)
        numbers |= {str(row["number"]) for person in own if person is not None for row in person["phones"]}
    return frozenset(digits for number in numbers if len(digits := re.sub(r"\D", "", number)) >= _TELLING)


def private_addresses(known: Gathered) -> frozenset[str]:
    """The folded addresses of those who asked for care."""
    found = (
        fold(person["address"])
        for person, of_other_side in _people(known)
        if person["address"] and not of_other_side and is_private(person)
    )
    return frozenset(address for address in found if len(address) >= _TELLING)


def office_fact(known: Gathered, fact: str) -> Answer | None:
    """What the association's own list of offices says of this one; None where it was not loaded."""
    code = known.office.lower()
    if not known.catalogue.has("offices", code):
        return None
    item = known.catalogue.item("offices", code)
    by_language = {language: text for language in LANGUAGES if (text := item.text(f"{fact}.{language}"))}
    if by_language:
        first = next(iter(by_language))
        return {"value": by_language[first], "language": first, "translations": by_language}
    plain = item.text(fact)
    return {"value": plain} if plain else None


def _people(known: Gathered) -> Iterator[tuple[Record, bool]]:
    """Everyone around the paper who has a record, and whether he is of the other side."""
    for person in (known.client, known.applicant.person):
        if person is not None:
            yield person, False
    for party in known.parties:
        if party.person is not None:
            yield party.person, party.role in OTHER_SIDE


def _unsafe_addresses(known: Gathered) -> set[str]:
    """Where a letter would reach one who asked for care at home, or the other side, whoever else lives there."""
    return {
        fold(person["address"])
        for person, of_other_side in _people(known)
        if person["address"] and (of_other_side or is_private(person))
    }


def _unsafe_numbers(known: Gathered, *, other_side: bool = True) -> set[str]:
    """Numbers that are not safe for one of them are printed for nobody."""
    return {
        str(row["number"])
        for person, of_other_side in _people(known)
        for row in person["phones"]
        if row["unsafe"] or (of_other_side and other_side) or is_private(person)
    }


def _address(known: Gathered, person: Record) -> Answer:
    """The address behind its town or district, unless it names that itself."""
    address, place = str(person["address"]), person["place"]
    if not place or not known.catalogue.has("divisions", place):
        return {"value": address}
    labels = known.catalogue.item("divisions", place).labels
    said = f" {' '.join(_WORDS.findall(fold(address)))} "
    own = [fold(word) for label in labels.values() for word in _NAMES.findall(label) if word[0].isupper()]
    if any(f" {name} " in said for name in own):
        return {"value": address}
    full = {language: f"{labels[language]}, {address}" for language in LANGUAGES}
    return {"value": full["ru"], "translations": full}
