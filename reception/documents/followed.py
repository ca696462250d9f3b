"""What the store answers of the letter that a paper follows: its numbers and days, its answer, how the term was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reception.documents.contact import Answer
from reception.documents.facts import body_of, value_of
from reception.documents.gathering import Gathered
from reception.kernel.dates import PartialDate
from reception.kernel.i18n import LANGUAGES, Language
from reception.letters.clock import read_working
from reception.letters.letter import Letter

Ask = Callable[[Gathered, Letter], Answer | None]


def _text(words: Mapping[Language, str]) -> Answer | None:
    if not words["ru"]:
        return None
    return {"value": words["ru"], "language": "ru", "translations": dict(words)}


def _of(name: str) -> Ask:
    return lambda _known, letter: _plain(getattr(letter, name))


def _plain(value: object) -> Answer | None:
    return value_of(str(value) if value is not None else None)


def _body(known: Gathered, letter: Letter) -> Answer | None:
    if letter.body is not None and known.catalogue.has("institutions", letter.body):
        return body_of(known.catalogue.item("institutions", letter.body))
    return value_of(letter.body_name)


def _superior(known: Gathered, letter: Letter) -> Answer | None:
    """The body above it in the list, to which a complaint on it goes; a single one, else that is for a person to say."""
    above: tuple[str, ...] = ()
    if letter.body is not None and known.catalogue.has("institutions", letter.body):
        above = known.catalogue.item("institutions", letter.body).parents
    return body_of(known.catalogue.item("institutions", above[0])) if len(above) == 1 else None


def _label(list_id: str, name: str) -> Ask:
    """The words of a code, as they stand in the middle of a sentence."""

    def ask(known: Gathered, letter: Letter) -> Answer | None:
        code = getattr(letter, name)
        if code is None or not known.catalogue.has(list_id, code):
            return None
        labels = known.catalogue.item(list_id, code).labels
        return _text({language: _small(labels[language]) for language in LANGUAGES})

    return ask


def _sent_how(known: Gathered, letter: Letter) -> Answer | None:
    """The way it went, with the number that the post gave it and what shows the receipt."""
    way = _label("sending_ways", "sent_how")(known, letter)
    if way is None:
        return value_of(letter.receipt)
    more = "".join(
        (
            f", № {letter.sent_number}" if letter.sent_number else "",
            f"; {letter.receipt}" if letter.receipt else "",
        )
    )
    return _text({language: way["translations"][language] + more for language in LANGUAGES})


def _days_counted(_known: Gathered, letter: Letter) -> Answer | None:
    """The count alone, sentence by sentence: what is only believed, and who read the rule, is no part of a paper."""
    if letter.due_basis is not None:
        return value_of(letter.due_basis)
    words = {
        language: " ".join(
            one.text
            for one in read_working(letter.due_working, language)
            if not (one.is_caution or one.is_law)
        )
        for language in LANGUAGES
    }
    return _text(words) if letter.due_on is not None else None


def _of_answer(name: str, otherwise: str = "") -> Ask:
    """Of the letter that came in as the answer, the latest one; where none was entered, what is said of ours."""

    def ask(known: Gathered, letter: Letter) -> Answer | None:
        came = known.followed.answers if known.followed is not None else ()
        told = getattr(came[-1], name) if came else None
        return _plain(told if told is not None or not otherwise else getattr(letter, otherwise))

    return ask


def _of_letter(ask: Ask) -> Callable[[Gathered], Answer | None]:
    return lambda known: None if known.followed is None else ask(known, known.followed.letter)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _due(_known: Gathered, letter: Letter) -> Answer | None:
    return value_of(str(PartialDate.of(letter.due))) if letter.due is not None else None


LETTER_SOURCES: Mapping[str, Callable[[Gathered], Answer | None]] = {
    f"letter.{name}": _of_letter(ask)
    for name, ask in {
        "number": _of("number"),
        "their_number": _of("their_number"),
        "subject": _of("subject"),
        "sent_on": _of("sent_on"),
        "sent_how": _sent_how,
        "received_on": _of("received_on"),
        "registered_on": _of("registered_on"),
        "due_on": _due,
        "days_counted": _days_counted,
        "body": _body,
        "superior": _superior,
        "refusal_ground": _label("refusal_grounds", "refusal_ground"),
        "outcome": _label("letter_outcomes", "outcome"),
        "answer.number": _of_answer("their_number"),
        "answer.date": _of_answer("signed_on", otherwise="answered_on"),
        "answer.received": _of_answer("received_on"),
    }.items()
}
