"""Those around a matter as answers of a paper: the lawyer, officials, witnesses, the other side, children."""

from __future__ import annotations

from datetime import date

from reception.documents.contact import Answer, phone_of
from reception.documents.facts import value_of
from reception.documents.gathering import OTHER_SIDE, Gathered, Party
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import LANGUAGES, Language
from reception.language.dates import word_date
from reception.people.rules import cases_written
from reception.records.reading import Record

NOT_KNOWN: Answer = {"unknown": True}
OFFICERS = ("alleged_perpetrator", "opponent")
"""Whom a complaint may accuse: an official or investigator of the matter is accused where he was entered as such."""
OPPONENTS = ("opponent", "respondent", "alleged_perpetrator")
"""Against whom a claim is: the first of these roles that a party of the matter has."""
GROWN_UP = 18
BORN = {"ru": "дата рождения", "ky": "туулган күнү", "en": "date of birth"}
LIVES = {"ru": "адрес", "ky": "дареги", "en": "address"}


def name_of(person: Record | None) -> Answer | None:
    """A person by name, with the cases that were written down for it; None of one without any."""
    if person is None or not any(person[part] for part in ("surname", "given", "patronymic")):
        return None
    parts = {part: person[part] or "" for part in ("surname", "given", "patronymic", "latin", "sex")}
    cases = cases_written(person)
    return {"value": parts, "cases": cases} if cases else {"value": parts}


def lawyer(known: Gathered) -> Answer | None:
    """The lawyer's name as it was entered: surname first, given name, patronymic."""
    words = (known.lawyer or "").split()
    if not words:
        return None
    surname, given, patronymic = (
        [*words[:2], " ".join(words[2:]), "", ""][:3] if len(words) > 1 else ["", words[0], ""]
    )
    return {"value": {"surname": surname, "given": given, "patronymic": patronymic, "latin": "", "sex": ""}}


def _party_name(party: Party) -> str | None:
    if party.person is None:
        name: str | None = party.row["name"]
        return name
    return " ".join(party.person[part] for part in ("surname", "given", "patronymic") if party.person[part])


def officials(known: Gathered) -> Answer | None:
    """The officials whom the matter accuses, with their posts and marks."""
    rows = [
        {
            "name": value_of(_party_name(party)),
            "post": value_of(party.row["post"]),
            "marks": value_of(party.row["note"]),
        }
        for party in known.with_role(*OFFICERS)
    ]
    return value_of([row for row in rows if any(row.values())])


def witnesses(known: Gathered) -> Answer | None:
    """Witnesses with their data: the templates print them on a sheet of their own."""
    rows = [
        {
            "name": value_of(_party_name(party)) or NOT_KNOWN,
            "knows": value_of(party.row["note"]),
            "contact": value_of(phone_of(known, party.person)),
        }
        for party in known.with_role("witness")
    ]
    return value_of(rows)


def opponent_name(known: Gathered) -> Answer | None:
    """The name of the other side."""
    party = _opponent(known)
    return None if party is None else value_of(_party_name(party))


def opponent_details(known: Gathered) -> Answer | None:
    """What is known of the other side besides the name: birth, PIN, post, address."""
    party = _opponent(known)
    if party is None:
        return None
    told = {language: _details(party, language) for language in LANGUAGES}
    return {"value": told["ru"], "language": "ru", "translations": told} if told["ru"] else None


def children(known: Gathered) -> Answer | None:
    """The parties who are not of age and not of the other side."""
    rows = [
        {"name": name_of(party.person), "birth": value_of(party.person["born"])}
        for party in known.parties
        if party.person is not None and party.role not in OTHER_SIDE and _is_child(party.person, known.today)
    ]
    return value_of([row for row in rows if row["name"]])


def _opponent(known: Gathered) -> Party | None:
    found = (party for role in OPPONENTS for party in known.with_role(role) if _party_name(party))
    return next(found, None)


def _details(party: Party, language: Language) -> str:
    person = party.person or {}
    born = word_date(PartialDate.parse(person["born"]), language) if person.get("born") else ""
    parts = (
        f"{BORN[language]}: {born}" if born else "",
        f"ПИН {person['pin']}" if person.get("pin") else "",
        party.row["post"] or "",
        f"{LIVES[language]}: {person['address']}" if person.get("address") else "",
    )
    return "; ".join(part for part in parts if part)


def _is_child(person: Record, today: date) -> bool:
    if not person["born"]:
        return False
    year = int(PartialDate.parse(person["born"]).sort_key()[0][:4])
    return today.year - year < GROWN_UP
