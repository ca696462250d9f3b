"""Tables of examples that were looked at one by one, each with the page it was seen on or the rule it follows."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest

from reception.kernel.dates import PartialDate
from reception.kernel.i18n import Language
from reception.language import kyrgyz, numerals_kyrgyz, numerals_russian
from reception.language.agreement import agreed
from reception.language.cases import KyrgyzCase, RussianCase, Sex
from reception.language.counting import counted, spell
from reception.language.dates import date_in_case, dated, spell_date
from reception.language.kyrgyz_plural import pluralise
from reception.language.kyrgyz_possessive import possessed
from reception.language.money import read_sum, word_sum
from reception.language.russian_heads import Gender
from reception.language.russian_names import decline_name
from reception.language.russian_phrases import decline_phrase

TABLES = Path(__file__).parent / "examples"
LEAST = 150
Line = tuple[str, str, str, str, str]
"""What is asked, of what, how, the form that is right, its source."""


def _lines(language: Language) -> list[Line]:
    read = tomllib.loads((TABLES / f"{language}.toml").read_text(encoding="utf-8"))
    return [cast("Line", tuple(line)) for table in read["table"] for line in table["lines"]]


def _sources(language: Language) -> Mapping[str, str]:
    read = tomllib.loads((TABLES / f"{language}.toml").read_text(encoding="utf-8"))
    return cast("Mapping[str, str]", read["sources"])


def _sum(text: str, language: Language) -> str:
    tyiyn = read_sum(text)
    assert tyiyn is not None
    return word_sum(tyiyn, language).replace("\u00a0", " ")


def _russian_name(text: str, case: str) -> str:
    """Surname, given name, patronymic and sex, parted by commas."""
    surname, given, patronymic, sex = text.split(",")
    told = cast("Sex | None", sex or None)
    name = decline_name(
        surname=surname, given=given, patronymic=patronymic, sex=told, case=cast("RussianCase", case)
    )
    assert name.certain
    return name.full()


def _certain(text: str, *, certain: bool) -> str:
    assert certain
    return text


def _kyrgyz_case(text: str, case: str) -> str:
    declined = kyrgyz.decline(text, case=cast("KyrgyzCase", case))
    return _certain(declined.text, certain=declined.certain)


def _kyrgyz_name(text: str, case: str) -> str:
    declined = kyrgyz.decline_full_name(text, case=cast("KyrgyzCase", case))
    return _certain(declined.text, certain=declined.certain)


def _russian_case(text: str, case: str) -> str:
    declined = decline_phrase(text, case=cast("RussianCase", case))
    return _certain(declined.text, certain=declined.certain)


def _russian_ordinal(text: str, how: str) -> str:
    gender, case = how.split()
    return numerals_russian.ordinal(int(text), gender=cast("Gender", gender), case=cast("RussianCase", case))


Asked = Callable[[str, str], str]
KYRGYZ: Mapping[str, Asked] = {
    "case": _kyrgyz_case,
    "name": _kyrgyz_name,
    "possessive": lambda text, _how: possessed(text),
    "plural": lambda text, _how: _certain(pluralise(text).text, certain=pluralise(text).certain),
    "date": lambda text, case: date_in_case(PartialDate.parse(text), "ky", case=case),
    "of_date": lambda text, _how: dated(PartialDate.parse(text), "ky"),
    "spelled": lambda text, case: spell_date(PartialDate.parse(text), "ky", case=case),
    "ordinal": lambda text, _how: numerals_kyrgyz.ordinal(int(text)),
    "cardinal": lambda text, _how: spell(int(text), language="ky"),
    "counted": lambda text, noun: counted(int(text), (noun,), language="ky"),
    "sum": lambda text, _how: _sum(text, "ky"),
}
RUSSIAN: Mapping[str, Asked] = {
    "case": _russian_case,
    "name": _russian_name,
    "date": lambda text, case: date_in_case(PartialDate.parse(text), "ru", case=case),
    "of_date": lambda text, _how: dated(PartialDate.parse(text), "ru"),
    "spelled": lambda text, case: spell_date(PartialDate.parse(text), "ru", case=case),
    "ordinal": _russian_ordinal,
    "cardinal": lambda text, gender: numerals_russian.cardinal(int(text), gender=cast("Gender", gender)),
    "counted": lambda text, forms: counted(int(text), tuple(forms.split("|")), language="ru"),
    "sum": lambda text, _how: _sum(text, "ru"),
    "agree": lambda text, sex: agreed(text, cast("Sex | None", sex or None)),
}


@pytest.mark.parametrize("line", _lines("ky"), ids=lambda line: " ".join(line[:3]))
def test_a_kyrgyz_form_is_the_one_that_was_looked_at(line: Line) -> None:
    asked, text, how, form, _source = line
    assert KYRGYZ[asked](text, how) == form


@pytest.mark.parametrize("line", _lines("ru"), ids=lambda line: " ".join(line[:3]))
def test_a_russian_form_is_the_one_that_was_looked_at(line: Line) -> None:
    asked, text, how, form, _source = line
    assert RUSSIAN[asked](text, how) == form


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_every_example_names_its_source_and_there_are_enough(language: Language) -> None:
    lines, sources = _lines(language), _sources(language)
    assert len({line[:3] for line in lines}) == len(lines) >= LEAST
    assert {line[4] for line in lines} == set(sources)
    assert Counter(line[4].partition("_")[0] for line in lines).keys() == {"seen", "rule"}
