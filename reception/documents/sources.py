"""Where the answers of a paper come from: of each `source` named in a kind's description, what the store knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from reception.documents import slip
from reception.documents.contact import Answer, office_fact, safe_address, safe_phone
from reception.documents.facts import body_of, coded, office_name, text_of, value_of
from reception.documents.followed import LETTER_SOURCES
from reception.documents.gathering import HIMSELF, Gathered
from reception.documents.kinds import Field, Kind
from reception.documents.parties import (
    children,
    lawyer,
    name_of,
    officials,
    opponent_details,
    opponent_name,
    witnesses,
)
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import LANGUAGES
from reception.language.dates import word_date
from reception.people.consents import ConsentLine
from reception.records.reading import Record

COMPLAINT, COMMITTEE = "complaint_prosecutor", "hrc"
UN_CONSENTS = {"un_named": "named", "un_unnamed": "withheld"}


def answers_known(kind: Kind, known: Gathered) -> dict[str, Answer]:
    """The answers to a kind's fields that the store knows; the others are absent and are for a person to give."""
    known = replace(known, other_side_reads="other_side" in kind.read_by)
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


def _step_body(known: Gathered, row: Record) -> Answer | None:
    return coded(known, "institutions", row["body"]) or value_of(row["body_name"])


def _capacity(known: Gathered) -> Answer | None:
    """As what he applies; himself is the first choice of the kinds that ask."""
    return value_of(known.applicant.capacity)


def _detentions(known: Gathered) -> list[Record]:
    """The client's, not those of others who were taken with him."""
    rows = [] if known.matter is None else known.matter["detentions"]
    his = {None, known.client["id"] if known.client is not None else None}
    return [row for row in rows if row["person_id"] in his]


def _detention(column: str) -> Callable[[Gathered], Answer | None]:
    """Of the first detention, with which the events begin."""

    def ask(known: Gathered) -> Answer | None:
        rows = _detentions(known)
        return value_of(rows[0][column]) if rows else None

    return ask


def _detention_body(known: Gathered) -> Answer | None:
    rows = _detentions(known)
    return coded(known, "institutions", rows[0]["body"]) if rows else None


def _first_lawyer(known: Gathered) -> Answer | None:
    """The day in words, because what asks for it is a text."""
    rows = _detentions(known)
    if not rows or not rows[0]["first_lawyer"]:
        return None
    day = PartialDate.parse(rows[0]["first_lawyer"])
    words = {language: word_date(day, language) for language in LANGUAGES}
    return {"value": words["ru"], "language": "ru", "translations": words}


def _whereabouts(known: Gathered) -> Answer | None:
    """Where he is held; of one who was released the store does not know."""
    rows = _detentions(known)
    return value_of(rows[-1]["place"]) if rows and not rows[-1]["released"] else None


def _incident(column: str) -> Callable[[Gathered], Answer | None]:
    """The first line of the chronology is where the events begin."""

    def ask(known: Gathered) -> Answer | None:
        lines = _lines(known)
        return value_of(lines[0][column]) if lines else None

    return ask


def _lines(known: Gathered) -> list[Record]:
    rows = [] if known.matter is None else known.matter["chronology"]
    return sorted(rows, key=lambda row: PartialDate.parse(row["at"]).sort_key())


def _chronology(known: Gathered) -> Answer | None:
    rows = [
        {"date": value_of(row["at"]), "what": text_of(row["text"]), "evidence": value_of(row["source"])}
        for row in _lines(known)
    ]
    return value_of(rows)


def _proceedings(known: Gathered) -> Answer | None:
    return value_of([_step(known, row) for row in _steps(known)])


def _before(known: Gathered) -> Answer | None:
    """The steps before this paper: not the one that it is itself, entered and not yet taken."""
    rows = _steps(known)
    if rows and rows[-1]["step"] == COMPLAINT and not _is_taken(rows[-1]):
        rows = rows[:-1]
    return value_of([_step(known, row) for row in rows])


def _step(known: Gathered, row: Record) -> dict[str, Answer | None]:
    return {
        "body": _step_body(known, row),
        "date": value_of(row["filed_on"]),
        "filed": value_of(row["filed_on"]),
        "what": coded(known, "proceeding_steps", row["step"]),
        "result": coded(known, "proceeding_results", row["result"]),
        "decided": value_of(row["result_on"]),
    }


def _steps(known: Gathered, *, abroad: bool = False) -> list[Record]:
    """The steps at home, or before international bodies, by date; a step not yet taken is last.

    One without a date stays behind the one after which it was entered.
    """
    rows = [] if known.matter is None else known.matter["proceedings"]
    found, key = [], ("", "")
    for row in rows:
        if row["filed_on"]:
            key = PartialDate.parse(row["filed_on"]).sort_key()
        if _is_international(known, row) == abroad:
            found.append((not _is_taken(row), key, row))
    return [row for *_place, row in sorted(found, key=lambda place: place[:2])]


def _is_taken(row: Record) -> bool:
    return any(row[column] for column in ("filed_on", "their_number", "result", "result_on"))


def _is_international(known: Gathered, row: Record) -> bool:
    body = row["body"]
    if row["step"].startswith("un_"):
        return True
    if not body or not known.catalogue.has("institutions", body):
        return False
    return known.catalogue.item("institutions", body).text("kind") == "un"


def _international(known: Gathered) -> Answer | None:
    """Each other body once, with its first date and its latest result; the Committee itself is no other body."""
    bodies: dict[str, list[Record]] = {}
    for row in _steps(known, abroad=True):
        body = row["body"] or row["body_name"]
        if body and body != COMMITTEE:
            bodies.setdefault(body, []).append(row)
    rows = []
    for steps in bodies.values():
        told = next((step for step in reversed(steps) if step["result"]), steps[0])
        rows.append({**_step(known, steps[0]), "result": _step(known, told)["result"]})
    return value_of(rows)


def _addressee(*kinds: str) -> Callable[[Gathered], Answer | None]:
    """The body of the latest step that stands in the list, and is of one of these kinds where kinds are named."""

    def ask(known: Gathered) -> Answer | None:
        lists = known.catalogue
        codes = [
            row["body"] for row in _steps(known) if row["body"] and lists.has("institutions", row["body"])
        ]
        bodies = [lists.item("institutions", code) for code in codes]
        fit = [body for body in bodies if not kinds or body.text("kind") in kinds]
        return body_of(fit[-1]) if fit else None

    return ask


def _state_number(known: Gathered) -> Answer | None:
    return value_of(
        next((row["their_number"] for row in reversed(_steps(known)) if row["their_number"]), None)
    )


def _relation(known: Gathered) -> Answer | None:
    """Who the applicant is to the client, as it stands in the middle of a sentence."""
    found = coded(known, "relations", known.applicant.relation)
    if found is None:
        return None
    small = {language: words[:1].lower() + words[1:] for language, words in found["translations"].items()}
    return {"value": small["ru"], "language": "ru", "translations": small}


def _victims(known: Gathered) -> Answer | None:
    """None where he applies himself, which the kind says in its own words."""
    if known.client is None or name_of(known.client) is None:
        return None
    if known.applicant.capacity == HIMSELF:
        return {"value": []}
    victim = {
        "name": name_of(known.client),
        "birth": value_of(known.client["born"]),
        "whereabouts": _whereabouts(known),
    }
    return {"value": [victim]}


def _un(known: Gathered) -> ConsentLine | None:
    """The latest of the two consents; of two of one day the one that says less."""
    given = [consent for consent in known.consents if consent.kind in UN_CONSENTS]
    given.sort(key=lambda consent: (consent.given_on or date.min, list(UN_CONSENTS).index(consent.kind)))
    return given[-1] if given else None


def _un_names(known: Gathered) -> Answer | None:
    consent = _un(known)
    return value_of(UN_CONSENTS[consent.kind]) if consent else None


def _un_consent(known: Gathered) -> Answer | None:
    consent = _un(known)
    return coded(known, "consent_how", consent.how) if consent else None


def _of_client(column: str) -> Callable[[Gathered], Answer | None]:
    return lambda known: value_of((known.client or {}).get(column))


def _of_applicant(column: str) -> Callable[[Gathered], Answer | None]:
    return lambda known: value_of((known.applicant.person or {}).get(column))


SOURCES: Mapping[str, Callable[[Gathered], Answer | None]] = {
    "client.name": lambda known: name_of(known.applicant.person),
    "client.birth": _of_applicant("born"),
    "client.pin": _of_applicant("pin"),
    "client.organisation": lambda known: value_of(known.organisation),
    "client.safe_address": safe_address,
    "client.safe_phone": safe_phone,
    "client.visits": slip.visits,
    "client.consent.un": _un_names,
    "client.consent.un.how": _un_consent,
    "matter.addressee": _addressee(),
    "matter.addressee.prosecutor": _addressee("prosecutor"),
    "matter.chronology": _chronology,
    "matter.client_role": _capacity,
    "matter.detention.arrested": _detention("arrested"),
    "matter.detention.body": _detention_body,
    "matter.detention.first_lawyer": _first_lawyer,
    "matter.detention.injuries": _detention("injuries"),
    "matter.detention.place": _whereabouts,
    "matter.detention.recorded": _detention("recorded"),
    "matter.incident.date": _incident("at"),
    "matter.incident.place": _incident("place"),
    "matter.children": children,
    "matter.lawyer": lawyer,
    "matter.number": lambda known: None if known.matter is None else value_of(known.matter["number"]),
    "matter.opponent.details": opponent_details,
    "matter.opponent.name": opponent_name,
    "matter.parties.official": officials,
    "matter.parties.witness": witnesses,
    "matter.proceedings": _proceedings,
    "matter.proceedings.before": _before,
    "matter.proceedings.international": _international,
    "matter.state_number": _state_number,
    "matter.summary": lambda known: None if known.matter is None else text_of(known.matter["summary"]),
    "matter.victim": lambda known: name_of(known.client),
    "matter.victim.birth": _of_client("born"),
    "matter.victims": _victims,
    **LETTER_SOURCES,
    "office.name": office_name,
    "office.address": lambda known: office_fact(known, "address"),
    "office.phone": lambda known: office_fact(known, "phone"),
    "today": lambda known: {"value": known.today.isoformat()},
    "visit.bring": slip.bring,
    "visit.come": slip.come,
    "visit.day": slip.day,
    "visit.done": slip.done,
    "visit.received_by": slip.received_by,
    "visit.relation": _relation,
    "visit.subject": slip.subject,
}
