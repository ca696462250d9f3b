"""What visits answer to the slip that a person leaves with, and to papers about the help given."""

from __future__ import annotations

from typing import Literal

from reception.documents.contact import Answer, is_private
from reception.documents.facts import coded, text_of, value_of
from reception.documents.gathering import Gathered
from reception.kernel.i18n import LANGUAGES, Language, language_of
from reception.records.reading import Record


def day(known: Gathered) -> Answer | None:
    """The day of the visit."""
    return value_of((known.visit or {}).get("day"))


def received_by(known: Gathered) -> Answer | None:
    """Who received whoever came, by name."""
    return value_of(known.receiver)


def subject(known: Gathered) -> Answer | None:
    """The problem that she came with."""
    return coded(known, "problem_categories", (known.visit or {}).get("category"))


def done(known: Gathered) -> Answer | None:
    """The kinds of help given at the visit, each once: they have words in every language."""
    return value_of([{"what": words} for words in _helps(known, known.visit)])


def visits(known: Gathered) -> Answer | None:
    """The client's visits by day, each with the kinds of help given at it."""
    rows = [{"date": value_of(visit["day"]), "help": _joined(_helps(known, visit))} for visit in known.visits]
    return value_of(rows)


def _helps(known: Gathered, visit: Record | None) -> list[Answer]:
    kinds = dict.fromkeys(row["help"] for row in visit["services"]) if visit else {}
    found = (coded(known, "help_kinds", code) for code in kinds)
    return [words for words in found if words is not None]


def _joined(helps: list[Answer]) -> Answer | None:
    """Several kinds of help as one text, in every language."""
    if not helps:
        return None
    words = {language: "; ".join(one["translations"][language] for one in helps) for language in LANGUAGES}
    return {"value": words["ru"], "language": "ru", "translations": words}


def _promise(known: Gathered) -> Record | None:
    """The next day for which she promised to come back."""
    rows = [] if known.visit is None else known.visit["appointments"]
    coming = [row for row in rows if not row["came_on"] and row["day"] >= known.today.isoformat()]
    return min(coming, key=lambda row: (row["day"], row["hour"] or ""), default=None)


def come(known: Gathered) -> Answer | None:
    """The promised day, with its hour; of a visit without a promise it is not known."""
    promise = _promise(known)
    if promise is None:
        return None if known.visit is None else {"unknown": True}
    return value_of(f"{promise['day']}T{promise['hour']}" if promise["hour"] else promise["day"])


def bring(known: Gathered) -> Answer | None:
    """What she promised to bring then."""
    promise = _promise(known)
    text = None if promise is None else text_of(promise["bring"])
    return None if text is None else value_of([{"what": text}])


def language_of_slip(known: Gathered) -> Language:
    """The language that whoever came speaks; of Uzbek and others, Kyrgyz."""
    person = known.applicant.person or known.client
    return language_of(str(person["speaks"] or "")) or "ky" if person is not None else "ky"


def edition_of_slip(known: Gathered) -> Literal["full", "neutral"]:
    """Without the subject where one of them asked for care: the slip lies about at home."""
    people = [person for person in (known.applicant.person, known.client) if person is not None]
    return "neutral" if any(map(is_private, people)) else "full"
