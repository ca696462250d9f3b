"""The cases that papers need, by the words that template authors use for them, of people, bodies and dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Language
from reception.language import kyrgyz
from reception.language.cases import KYRGYZ_CASES, RUSSIAN_CASES, Declined, RussianCase, Sex
from reception.language.dates import date_in_case
from reception.language.russian_heads import HEADS
from reception.language.russian_names import decline_name, sex_told_by
from reception.language.russian_phrases import decline_phrase

CASE_WORDS: Mapping[str, str] = {
    **{case: case for case in (*RUSSIAN_CASES, *KYRGYZ_CASES) if case != "nominative"},
    "родительный": "genitive",
    "дательный": "dative",
    "винительный": "accusative",
    "творительный": "instrumental",
    "предложный": "prepositional",
    "илик": "genitive",
    "барыш": "dative",
    "табыш": "accusative",
    "жатыш": "locative",
    "чыгыш": "ablative",
}
NAMED_CASES: Mapping[str, str] = {
    **CASE_WORDS,
    **dict.fromkeys(("nominative", "именительный", "атооч"), "nominative"),
}
"""The same with the case in which things are named, which needs no filter."""
_WITHOUT_CAPITAL = ("Прокуратура ", "Мэрия ")
_PARTS = ("surname", "given", "patronymic")
_CASES: Mapping[Language, tuple[str, ...]] = {"ru": RUSSIAN_CASES, "ky": KYRGYZ_CASES, "en": ()}


def sex_of(person: Mapping[str, str]) -> Sex | None:
    """The sex as stated, else as the name tells it (уулу, кызы, -ович, -овна), else None."""
    told = sex_told_by(**{part: person.get(part, "") for part in _PARTS})
    return cast("Sex", person["sex"]) if person.get("sex") else told


def in_case(value: Mapping[str, str] | str, *, language: Language, case: str) -> Declined:
    """A person, a body, a date or a text in that case; what is "not known" or left to the hand stays as it is said.

    A language without that case leaves it in the nominative.
    """
    if isinstance(value, str):
        return body_in_case({"nominative": value}, language=language, case=case)
    if "date" in value:
        return Declined(date_in_case(PartialDate.parse(value["date"]), language, case=case))
    if "said" in value:
        return Declined(value["said"])
    if "nominative" in value:
        return body_in_case(value, language=language, case=case)
    return person_in_case(value, language=language, case=case)


def uncertain(value: Mapping[str, str] | str, *, language: Language, case: str) -> bool:
    """Whether a lawyer should look at this case: no rule, no table and nobody's hand is behind it."""
    return not in_case(value, language=language, case=case).certain


def person_in_case(person: Mapping[str, str], *, language: Language, case: str) -> Declined:
    """The full name in that case: as it was written down for this person, else by the rules.

    Unchanged and not certain where the sex is not known in Russian.
    """
    if case in person and case in _CASES[language]:
        return Declined(person[case])
    surname, given, patronymic = (person.get(part, "") for part in _PARTS)
    if language == "ky" and case in KYRGYZ_CASES:
        whole = " ".join(filter(None, (surname, given, patronymic)))
        return kyrgyz.decline_full_name(whole, case=case)
    known: RussianCase = case if language == "ru" and case in RUSSIAN_CASES else "nominative"
    name = decline_name(surname=surname, given=given, patronymic=patronymic, sex=sex_of(person), case=known)
    return Declined(name.full(), certain=name.certain)


def short_name(person: Mapping[str, str], *, language: Language = "ru", case: str = "nominative") -> Declined:
    """The surname with initials in a case: `Усенову Б. А.`, `Б. А. Усеновго`; whole where there is no surname.

    Not certain where the whole name had to be written down in that case: the rules may be wrong of its surname.
    """
    surname, given, patronymic = (person.get(part, "") for part in _PARTS)
    russian: RussianCase = case if language == "ru" and case in RUSSIAN_CASES else "nominative"
    name = decline_name(surname=surname, given=given, patronymic=patronymic, sex=sex_of(person), case=russian)
    certain = name.certain and not (case in person and case in _CASES[language])
    if language != "ky" or case == "nominative" or case not in KYRGYZ_CASES:
        return Declined(name.short(), certain)
    # Initials take no ending: in Kyrgyz they go before the surname.
    letters = name.short().removeprefix(name.surname).strip()
    declined = kyrgyz.decline_full_name(f"{letters} {name.surname}", case=case)
    return Declined(declined.text, certain and declined.certain)


def body_in_case(body: Mapping[str, str], *, language: Language, case: str) -> Declined:
    """A body or a post in that case: as it was written down for it, else by the rules, else unchanged."""
    name = body["nominative"]
    if case in body:
        return Declined(body[case])
    if language == "ky" and case in KYRGYZ_CASES:
        return kyrgyz.decline(name, case=case)
    if language == "ru" and case in RUSSIAN_CASES:
        return decline_phrase(name, case=case)
    return Declined(name)


def russian_address(body: Mapping[str, str]) -> Declined:
    """A body as the head of a letter has it: «В прокуратуру …», a post in the dative, else just its name."""
    name = body["nominative"]
    if _is_post(name):
        return body_in_case(body, language="ru", case="dative")
    declined = body_in_case(body, language="ru", case="accusative")
    if not declined.certain:
        return Declined(name, certain=False)
    text, small = declined.text, name.startswith(_WITHOUT_CAPITAL)
    return Declined("В " + (text[:1].lower() + text[1:] if small else text))


def _is_post(name: str) -> bool:
    heads = [HEADS[word] for word in name.casefold().split() if word in HEADS]
    return bool(heads) and heads[0].person
