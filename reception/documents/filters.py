"""Filters that templates may use: names in cases, initials, agreement by sex, the head of a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from jinja2 import Undefined, pass_context

from reception.documents.cases import CASE_WORDS, NAMED_CASES, in_case, russian_address, sex_of, short_name
from reception.documents.figures import FIGURES, paper_language
from reception.kernel.errors import Refused
from reception.kernel.i18n import Language
from reception.kernel.i18n import mark as _
from reception.language.agreement import agreed
from reception.language.cases import Declined
from reception.language.kyrgyz_plural import pluralise
from reception.language.kyrgyz_possessive import possessed

if TYPE_CHECKING:
    from jinja2.runtime import Context

NO_LATIN: Mapping[Language, str] = {
    "ru": "[написание латиницей взять из паспорта]",
    "ky": "[латын тамгасы менен жазылышын паспорттон алуу]",
    "en": "[Latin spelling to be taken from the passport]",
}
ENDS = (".", "!", "?", "…", "_", ".»", ".”", ".)")
ADDRESSED, INITIALS = "addressed", "initials"
PARTS = ("surname", "given", "patronymic")
NO_PART: Mapping[Language, str] = {"ru": "не указано", "ky": "көрсөтүлгөн эмес", "en": "not stated"}


@pass_context
def said(context: Context, value: object) -> str:
    """A value as it is printed: a text or number as such, a person by name, a body or choice by its words."""
    if isinstance(value, str | Undefined):
        return str(value)  # a strict undefined raises here, naming what it misses
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Mapping):
        if "said" in value or "nominative" in value:
            return str(value.get("said", value.get("nominative")))
        if is_person(value):
            return full_name(context, value)
    raise Refused(
        _("The template prints something that is not a text but a {what}."), what=type(value).__name__
    )


@pass_context
def full_name(context: Context, person: Any) -> str:
    """Surname, given name and patronymic; in English the Latin of the passport, never made up."""
    if not is_person(person):
        return said(context, person)
    language = paper_language(context)
    if language == "en" and person.get("latin"):
        return str(person["latin"])
    name = " ".join(filter(None, (person.get(part, "") for part in PARTS)))
    return f"{name} {NO_LATIN[language]}" if language == "en" else name


@pass_context
def latin(context: Context, person: Any) -> str:
    """The Latin spelling of the passport, or the words that it has to be taken from there."""
    if not is_person(person):
        return said(context, person)
    return person.get("latin") or NO_LATIN[paper_language(context)]


@pass_context
def surname(context: Context, person: Any) -> str:
    """The surname alone."""
    if not is_person(person):
        return said(context, person)
    return person.get("surname") or NO_PART[paper_language(context)]


@pass_context
def given_names(context: Context, person: Any) -> str:
    """Given name and patronymic."""
    if not is_person(person):
        return said(context, person)
    names = " ".join(filter(None, (person.get("given", ""), person.get("patronymic", ""))))
    return names or NO_PART[paper_language(context)]


def agree(person: Any, male: str, female: str = "", unknown: str = "") -> str:
    """The word that agrees with the person's sex, the third one where it is not known.

    Of a Russian word that stands alone the others are found: `заявитель`, `заявительница`.
    """
    sex = sex_of(person) if is_person(person) else None
    if not female:
        return agreed(male, sex)
    return {"male": male, "female": female, None: unknown or f"{male} ({female})"}[sex]


@pass_context
def capital(context: Context, value: Any) -> str:
    """The text with a capital first letter."""
    text = said(context, value)
    return text[:1].upper() + text[1:]


@pass_context
def sentence(context: Context, value: Any) -> str:
    """A text that ends a sentence: with a full stop unless it already ends so."""
    words = said(context, value)
    return words if words.endswith(ENDS) else f"{words}."


@pass_context
def plural(context: Context, value: Any) -> str:
    """The Kyrgyz plural of a noun: `адвокаттар`; in other languages the text as it is."""
    text = said(context, value)
    return pluralise(text).text if paper_language(context) == "ky" else text


@pass_context
def possessive(context: Context, value: Any) -> str:
    """The Kyrgyz possessive of a noun: `прокуратурасы`; in other languages the text as it is."""
    text = said(context, value)
    if paper_language(context) != "ky":
        return text
    before, blank, last = text.rpartition(" ")
    try:
        return f"{before}{blank}{possessed(last)}" if last.isalpha() else text
    except ValueError:  # no vowel tells
        return text


def filters(unsure: Callable[[str], None]) -> Mapping[str, Callable[..., str]]:
    """All filters by their English, Russian and Kyrgyz names; `unsure` is told each form that a lawyer should look at."""
    cases = {word: _in_case(case, unsure) for word, case in CASE_WORDS.items()}
    own = {
        **dict.fromkeys((ADDRESSED, "кому", "кимге"), _addressed(unsure)),
        **dict.fromkeys((INITIALS, "инициалы", "инициал"), _initials(unsure)),
    }
    return {**_NAMED, **FIGURES, **cases, **own}


def _in_case(case: str, unsure: Callable[[str], None]) -> Callable[..., str]:
    @pass_context
    def declined(context: Context, value: Any) -> str:
        """A person's or a body's name or a date in that case of the paper's language; what is left open as it is."""
        language = paper_language(context)
        if language == "en" or not isinstance(value, str | Mapping):
            return said(context, value)
        return _told(in_case(value, language=language, case=case), unsure)

    return declined


def _addressed(unsure: Callable[[str], None]) -> Callable[..., str]:
    @pass_context
    def addressed(context: Context, value: Any) -> str:
        """A body as the head of a letter names it: «В прокуратуру …», «… прокуратурасына», “Prosecutor …”."""
        language = paper_language(context)
        body = {"nominative": value} if isinstance(value, str) else value
        if language == "en" or not isinstance(body, Mapping):
            return said(context, value)
        if language == "ru" and "nominative" in body:
            return _told(russian_address(body), unsure)
        return _told(in_case(body, language=language, case="dative"), unsure)

    return addressed


def _initials(unsure: Callable[[str], None]) -> Callable[..., str]:
    @pass_context
    def initials(context: Context, person: Any, case: str = "nominative") -> str:
        """The surname with initials, as it stands under a signature or in a case; whole where there is no surname."""
        language = paper_language(context)
        if not is_person(person) or language == "en":
            return full_name(context, person)
        case = NAMED_CASES.get(case, case)
        return _told(short_name(person, language=language, case=case), unsure)

    return initials


def _told(declined: Declined, unsure: Callable[[str], None]) -> str:
    if not declined.certain:
        unsure(declined.text)
    return declined.text


def is_person(value: object) -> TypeGuard[Mapping[str, str]]:
    """Whether a value is a person with a name, not one left open."""
    return isinstance(value, Mapping) and "said" not in value and any(part in value for part in PARTS)


def _nobody_told(form: str) -> None:
    """Where nobody asks, what is not certain is printed all the same."""


_NAMED: Mapping[str, Callable[..., str]] = {
    **dict.fromkeys(("name", "фио", "аты_жөнү"), full_name),
    **dict.fromkeys(("latin", "латиницей", "латынча"), latin),
    **dict.fromkeys(("surname", "фамилия", "фамилиясы"), surname),
    **dict.fromkeys(("given_names", "имя_отчество", "аты_атасынын_аты"), given_names),
    **dict.fromkeys(("agree", "по_полу", "жынысы_боюнча"), agree),
    **dict.fromkeys(("capital", "с_прописной", "баш_тамга"), capital),
    **dict.fromkeys(("sentence", "предложение", "сүйлөм"), sentence),
    **dict.fromkeys(("plural", "множественное", "көптүк"), plural),
    **dict.fromkeys(("possessive", "притяжательный", "таандык"), possessive),
}
FILTERS: Mapping[str, Callable[..., str]] = filters(_nobody_told)
