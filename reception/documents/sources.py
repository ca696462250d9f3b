"""Where the answers of a paper come from: of each `source` named in a kind's description, what the store knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reception.documents.gathering import Gathered, Party
from reception.documents.kinds import Field, Kind
from reception.kernel.i18n import LANGUAGES
from reception.records.reading import Record
from reception.reference.lists import Item

Answer = dict[str, Any]
HIMSELF = "himself"
NOT_KNOWN: Answer = {"unknown": True}
OFFICIALS = ("alleged_perpetrator", "official", "investigator")
UN_CONSENTS = {"un_named": "named", "un_unnamed": "withheld"}
_CASES = {"ru": ("genitive", "dative", "accusative"), "ky": ("genitive", "dative", "ablative", "locative")}


def answers_known(kind: Kind, known: Gathered) -> dict[str, Answer]:
    """The answers to a kind's fields that the store knows; the others are absent and are for a person to give."""
    found = {field.name: _ask(field, known) for field in kind.fields}
    return {name: answer for name, answer in found.items() if answer is not None}


def _ask(field: Field, known: Gathered) -> Answer | None:
    ask = SOURCES.get(field.source)
    answer = ask(known) if ask is not None else None
    if answer is None or field.type not in {"rows", "choice"}:
        return answer
    if field.type == "choice":
        return {"value": field.choices[0].code} if answer["value"] == HIMSELF else answer
    columns = {column.name for column in field.columns}
    rows = [{name: cell for name, cell in row.items() if name in columns and cell} for row in answer["value"]]
    return {"value": rows}


def _value(value: Any) -> Answer | None:
    return {"value": value} if value not in (None, "", []) else None


def _text(text: Record | None) -> Answer | None:
    """A free text with the translations that are fresh."""
    if text is None:
        return None
    fresh = {one["language"]: one["text"] for one in text["translations"] if not one["stale"]}
    known = {language: body for language, body in fresh.items() if language in LANGUAGES}
    return {"value": text["text"], "language": text["language"], "translations": known}


def _name(person: Record | None) -> Answer | None:
    if person is None or not any(person[part] for part in ("surname", "given", "patronymic")):
        return None
    parts = {part: person[part] or "" for part in ("surname", "given", "patronymic", "latin", "sex")}
    return {"value": parts}


def _labels(item: Item) -> Answer:
    return {"value": item.labels["ru"], "language": "ru", "translations": dict(item.labels)}


def _coded(known: Gathered, list_id: str, code: str | None) -> Answer | None:
    if not code or not known.catalogue.has(list_id, code):
        return None
    return _labels(known.catalogue.item(list_id, code))


def _body(item: Item) -> Answer:
    """A body with its names and the cases written down for it."""
    cases = {
        language: {case: text for case in names if (text := item.text(f"{language}.{case}"))}
        for language, names in _CASES.items()
    }
    return {
        "value": {"names": dict(item.labels), "cases": {key: forms for key, forms in cases.items() if forms}}
    }


def _step_body(known: Gathered, row: Record) -> Answer | None:
    return _coded(known, "institutions", row["body"]) or _value(row["body_name"])


def _is_private(person: Record) -> bool:
    """Whether paper with this person's address might do harm: she asked for care, or asked for no paper at home."""
    return bool(person["safe_contact"]) or person["paper_home"] is False


def _safe_address(known: Gathered) -> Answer | None:
    person = known.applicant
    if person is None:
        return None
    return _office(known, "address") if _is_private(person) else _value(person["address"])


def _safe_phone(known: Gathered) -> Answer | None:
    person = known.applicant
    if person is None:
        return None
    return _office(known, "phone") if _is_private(person) else _value(_phone(person))


def _office(known: Gathered, fact: str) -> Answer | None:
    """What the association's own list of offices says of this one."""
    code = known.office.lower()
    if not known.catalogue.has("offices", code):
        return None
    item = known.catalogue.item("offices", code)
    by_language = {language: text for language in LANGUAGES if (text := item.text(f"{fact}.{language}"))}
    if by_language:
        first = next(iter(by_language))
        return {"value": by_language[first], "language": first, "translations": by_language}
    return _value(item.text(fact))


def _capacity(known: Gathered) -> Answer | None:
    """Whether he applies for himself, which is the first choice of the kinds that ask, or as a relative."""
    if known.applicant is None:
        return None
    same = known.client is not None and known.applicant["id"] == known.client["id"]
    return {"value": HIMSELF if same else "relative"}


def _lawyer(known: Gathered) -> Answer | None:
    """The lawyer's name as it was entered: surname first, given name, patronymic."""
    words = (known.lawyer or "").split()
    if not words:
        return None
    surname, given, patronymic = (
        [*words[:2], " ".join(words[2:]), "", ""][:3] if len(words) > 1 else ["", words[0], ""]
    )
    return {"value": {"surname": surname, "given": given, "patronymic": patronymic, "latin": "", "sex": ""}}


def _detention(column: str) -> Callable[[Gathered], Answer | None]:
    def ask(known: Gathered) -> Answer | None:
        rows = [] if known.matter is None else known.matter["detentions"]
        return _value(rows[0][column]) if rows else None

    return ask


def _detention_body(known: Gathered) -> Answer | None:
    rows = [] if known.matter is None else known.matter["detentions"]
    return _coded(known, "institutions", rows[0]["body"]) if rows else None


def _incident(column: str) -> Callable[[Gathered], Answer | None]:
    """The first line of the chronology is where the events begin."""

    def ask(known: Gathered) -> Answer | None:
        lines = _lines(known)
        return _value(lines[0][column]) if lines else None

    return ask


def _lines(known: Gathered) -> list[Record]:
    rows = [] if known.matter is None else known.matter["chronology"]
    return sorted(rows, key=lambda row: row["at"] or "")


def _chronology(known: Gathered) -> Answer | None:
    rows = [
        {"date": _value(row["at"]), "what": _text(row["text"]), "evidence": _value(row["source"])}
        for row in _lines(known)
    ]
    return _value(rows)


def _proceedings(known: Gathered) -> Answer | None:
    rows = [] if known.matter is None else known.matter["proceedings"]
    steps = [
        {
            "body": _step_body(known, row),
            "date": _value(row["filed_on"]),
            "filed": _value(row["filed_on"]),
            "what": _coded(known, "proceeding_steps", row["step"]),
            "result": _coded(known, "proceeding_results", row["result"]),
            "decided": _value(row["result_on"]),
        }
        for row in rows
        if not row["step"].startswith("un_")
    ]
    return _value(steps)


def _addressee(known: Gathered) -> Answer | None:
    """The body of the latest step that stands in the list."""
    rows = [] if known.matter is None else known.matter["proceedings"]
    codes = [row["body"] for row in rows if row["body"] and known.catalogue.has("institutions", row["body"])]
    return _body(known.catalogue.item("institutions", codes[-1])) if codes else None


def _state_number(known: Gathered) -> Answer | None:
    rows = [] if known.matter is None else known.matter["proceedings"]
    return _value(next((row["their_number"] for row in reversed(rows) if row["their_number"]), None))


def _party_name(party: Party) -> str | None:
    if party.person is None:
        name: str | None = party.row["name"]
        return name
    return " ".join(party.person[part] for part in ("surname", "given", "patronymic") if party.person[part])


def _officials(known: Gathered) -> Answer | None:
    rows = [
        {
            "name": _value(_party_name(party)),
            "post": _value(party.row["post"]),
            "marks": _value(party.row["note"]),
        }
        for party in known.with_role(*OFFICIALS)
    ]
    return _value([row for row in rows if any(row.values())])


def _witnesses(known: Gathered) -> Answer | None:
    """Witnesses with their data: the templates print them on a sheet of their own."""
    rows = [
        {
            "name": _value(_party_name(party)) or NOT_KNOWN,
            "knows": _value(party.row["note"]),
            "contact": _value(_phone(party.person)),
        }
        for party in known.with_role("witness")
    ]
    return _value(rows)


def _phone(person: Record | None) -> str | None:
    """A number that is safe to call, unless the person asked for care."""
    if person is None or _is_private(person):
        return None
    return next((str(row["number"]) for row in person["phones"] if not row["unsafe"]), None)


def _relation(known: Gathered) -> Answer | None:
    """Who the applicant is to the client, as it stands in the middle of a sentence."""
    found = _coded(known, "relations", known.relation)
    if found is None:
        return None
    small = {language: words[:1].lower() + words[1:] for language, words in found["translations"].items()}
    return {"value": small["ru"], "language": "ru", "translations": small}


def _victims(known: Gathered) -> Answer | None:
    if known.client is None or _name(known.client) is None:
        return None
    return {"value": [{"name": _name(known.client), "birth": _value(known.client["born"])}]}


def _un_names(known: Gathered) -> Answer | None:
    named = next((choice for kind, choice in UN_CONSENTS.items() if kind in known.consents), None)
    return _value(named)


def _un_consent(known: Gathered) -> Answer | None:
    given = next((known.consents[kind] for kind in UN_CONSENTS if kind in known.consents), None)
    return _coded(known, "consent_how", given["how"]) if given else None


def _of_client(column: str) -> Callable[[Gathered], Answer | None]:
    return lambda known: None if known.client is None else _value(known.client[column])


def _of_applicant(column: str) -> Callable[[Gathered], Answer | None]:
    return lambda known: None if known.applicant is None else _value(known.applicant[column])


SOURCES: Mapping[str, Callable[[Gathered], Answer | None]] = {
    "client.name": lambda known: _name(known.applicant),
    "client.birth": _of_applicant("born"),
    "client.pin": _of_applicant("pin"),
    "client.safe_address": _safe_address,
    "client.safe_phone": _safe_phone,
    "client.consent.un": _un_names,
    "client.consent.un.how": _un_consent,
    "matter.addressee": _addressee,
    "matter.chronology": _chronology,
    "matter.client_role": _capacity,
    "matter.detention.arrested": _detention("arrested"),
    "matter.detention.body": _detention_body,
    "matter.detention.first_lawyer": _detention("first_lawyer"),
    "matter.detention.injuries": _detention("injuries"),
    "matter.detention.place": _detention("place"),
    "matter.detention.recorded": _detention("recorded"),
    "matter.incident.date": _incident("at"),
    "matter.incident.place": _incident("place"),
    "matter.lawyer": _lawyer,
    "matter.parties.official": _officials,
    "matter.parties.witness": _witnesses,
    "matter.proceedings": _proceedings,
    "matter.state_number": _state_number,
    "matter.summary": lambda known: None if known.matter is None else _text(known.matter["summary"]),
    "matter.victim": lambda known: _name(known.client),
    "matter.victim.birth": _of_client("born"),
    "matter.victims": _victims,
    "office.address": lambda known: _office(known, "address"),
    "today": lambda known: {"value": known.today.isoformat()},
    "visit.relation": _relation,
}
