"""Filters that templates may use: names in cases, initials, agreement by sex, the head of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from reception.documents.cases import (
    CASE_WORDS,
    body_in_case,
    person_in_case,
    russian_address,
    sex_of,
    short_name,
)
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language, language_of
from reception.kernel.i18n import mark as _

if TYPE_CHECKING:
    from jinja2.runtime import Context

NO_LATIN: Mapping[Language, str] = {
    "ru": "[написание латиницей взять из паспорта]",
    "ky": "[латын тамгасы менен жазылышын паспорттон алуу]",
    "en": "[Latin spelling to be taken from the passport]",
}
ENDS = (".", "!", "?", "…", "_", ".»", ".”", ".)")
NO_PART: Mapping[Language, str] = {"ru": "не указано", "ky": "көрсөтүлгөн эмес", "en": "not stated"}


@pass_context
def said(context: Context, value: object) -> str:
    """A value as it is printed: a text or number as such, a person by name, a body or choice by its words."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        if "said" in value or "nominative" in value:
            return str(value.get("said", value.get("nominative")))
        if "surname" in value or "given" in value or "patronymic" in value:
            return full_name(context, value)
    raise Refused(
        _("The template prints something that is not a text but a {what}."), what=type(value).__name__
    )


@pass_context
def full_name(context: Context, person: Mapping[str, str]) -> str:
    """Surname, given name and patronymic; in English the Latin of the passport, never made up."""
    if "said" in person:
        return person["said"]
    language = _language(context)
    if language == "en" and person.get("latin"):
        return person["latin"]
    name = " ".join(filter(None, (person.get(part, "") for part in ("surname", "given", "patronymic"))))
    return f"{name} {NO_LATIN[language]}" if language == "en" else name


@pass_context
def latin(context: Context, person: Mapping[str, str]) -> str:
    """The Latin spelling of the passport, or the words that it has to be taken from there."""
    return person.get("said") or person.get("latin") or NO_LATIN[_language(context)]


@pass_context
def surname(context: Context, person: Mapping[str, str]) -> str:
    """The surname alone."""
    return person.get("said") or person.get("surname") or NO_PART[_language(context)]


@pass_context
def given_names(context: Context, person: Mapping[str, str]) -> str:
    """Given name and patronymic."""
    names = " ".join(filter(None, (person.get("given", ""), person.get("patronymic", ""))))
    return person.get("said") or names or NO_PART[_language(context)]


@pass_context
def initials(context: Context, person: Mapping[str, str]) -> str:
    """The surname with initials, as it stands under a signature; whole where there is no surname."""
    if "said" in person or _language(context) == "en":
        return full_name(context, person)
    return short_name(person)


def agree(person: Mapping[str, str], male: str, female: str, unknown: str) -> str:
    """The word that agrees with the person's sex, the third one where it is not known."""
    return {"male": male, "female": female, None: unknown}[None if "said" in person else sex_of(person)]


@pass_context
def addressed(context: Context, body: Mapping[str, str]) -> str:
    """A body as the head of a letter names it: «В прокуратуру …», «… прокуратурасына», “Prosecutor …”."""
    if "said" in body:
        return body["said"]
    match _language(context):
        case "ru":
            return russian_address(body)
        case "ky":
            return body_in_case(body, language="ky", case="dative")
        case _:
            return body["nominative"]


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str | Mapping[str, str]) -> str:
    """A text that ends a sentence: with a full stop unless it already ends so."""
    words = text if isinstance(text, str) else text.get("said", "")
    return words if words.endswith(ENDS) else f"{words}."


def _in_case(case: str) -> Callable[..., str]:
    @pass_context
    def declined(context: Context, value: Mapping[str, str] | str) -> str:
        """A person's or a body's name in that case of the paper's language; a text as it is."""
        language = _language(context)
        if isinstance(value, str):
            return body_in_case({"nominative": value}, language=language, case=case)
        if "said" in value:
            return value["said"]
        if "nominative" in value:
            return body_in_case(value, language=language, case=case)
        return (
            full_name(context, value)
            if language == "en"
            else person_in_case(value, language=language, case=case)
        )

    return declined


def _language(context: Context) -> Language:
    paper: Any = context.get("paper", {})
    return language_of(str(paper.get("language", ""))) or "ru"


_OWN: dict[str, Callable[..., str]] = {
    "name": full_name,
    "latin": latin,
    "surname": surname,
    "given_names": given_names,
    "initials": initials,
    "agree": agree,
    "addressed": addressed,
    "capital": capital,
    "sentence": sentence,
}
FILTERS: Mapping[str, Callable[..., str]] = _OWN | {word: _in_case(case) for word, case in CASE_WORDS.items()}
