"""The cases that papers need, by the words that template authors use for them, for people and for bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from reception.kernel.i18n import Language
from reception.language import kyrgyz
from reception.language.cases import KYRGYZ_CASES, RUSSIAN_CASES, RussianCase, Sex
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
_WITHOUT_CAPITAL = ("Прокуратура ", "Мэрия ")
_PARTS = ("surname", "given", "patronymic")


def sex_of(person: Mapping[str, str]) -> Sex | None:
    """The sex as stated, else as the name tells it (уулу, кызы, -ович, -овна), else None."""
    told = sex_told_by(**{part: person.get(part, "") for part in _PARTS})
    return cast("Sex", person["sex"]) if person.get("sex") else told


def person_in_case(person: Mapping[str, str], *, language: Language, case: str) -> str:
    """The full name in that case; unchanged where the language has no such case or the sex is not known."""
    surname, given, patronymic = (person.get(part, "") for part in _PARTS)
    if language == "ky" and case in KYRGYZ_CASES:
        whole = " ".join(filter(None, (surname, given, patronymic)))
        return kyrgyz.decline_full_name(whole, case=case).text
    known: RussianCase = case if language == "ru" and case in RUSSIAN_CASES else "nominative"
    name = decline_name(surname=surname, given=given, patronymic=patronymic, sex=sex_of(person), case=known)
    return name.full()


def short_name(person: Mapping[str, str]) -> str:
    """The surname with initials; a name without a surname stays whole."""
    surname, given, patronymic = (person.get(part, "") for part in _PARTS)
    return decline_name(
        surname=surname, given=given, patronymic=patronymic, sex=sex_of(person), case="nominative"
    ).short()


def body_in_case(body: Mapping[str, str], *, language: Language, case: str) -> str:
    """A body in that case: as it was written down for it, else by the rules, else unchanged."""
    name = body["nominative"]
    if case in body:
        return body[case]
    if language == "ky" and case in KYRGYZ_CASES:
        return kyrgyz.decline(name, case=case).text
    if language == "ru" and case in RUSSIAN_CASES:
        return decline_phrase(name, case=case).text
    return name


def russian_address(body: Mapping[str, str]) -> str:
    """A body as the head of a letter has it: «В прокуратуру …», a post in the dative, else just its name."""
    name = body["nominative"]
    if _is_post(name):
        return body_in_case(body, language="ru", case="dative")
    declined = body.get("accusative") or decline_phrase(name, case="accusative").text
    if "accusative" not in body and not decline_phrase(name, case="accusative").certain:
        return name
    small = name.startswith(_WITHOUT_CAPITAL)
    return "В " + (declined[:1].lower() + declined[1:] if small else declined)


def _is_post(name: str) -> bool:
    heads = [HEADS[word] for word in name.casefold().split() if word in HEADS]
    return bool(heads) and heads[0].person
