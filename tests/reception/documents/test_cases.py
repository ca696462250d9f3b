"""Cases in papers: those written down for a person or a body go before the rules, what is not certain is told."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.cases import in_case, person_in_case, short_name, uncertain
from reception.documents.filters import FILTERS, said
from reception.documents.kinds import load_kind
from reception.documents.sandbox import TemplateEnv
from reception.documents.wording import worded
from reception.kernel.i18n import Language
from reception.people.rules import NAME_CASES
from tests.reception.desk.office import CATALOGUE, Scene
from tests.reception.documents import scenes

ELNURA = {"surname": "Мамбет кызы", "given": "Элнура", "patronymic": "", "latin": "", "sex": "female"}
BY_HAND = ELNURA | {"dative": "Мамбет кызы Элнураке"}


@pytest.mark.parametrize(
    ("value", "language", "case", "doubt"),
    [
        (ELNURA, "ru", "dative", False),
        (ELNURA, "ky", "dative", False),
        ({"surname": "Орозалиев", "given": "Бакыт"}, "ru", "genitive", True),
        ({"surname": "Usenov", "given": "Bakyt", "sex": "male"}, "ru", "genitive", True),
        ({"surname": "Усенов", "given": "Б."}, "ky", "genitive", True),
        ({"nominative": "Кутман Дүйнө"}, "ru", "dative", True),
        ({"nominative": "Кутман Дүйнө", "dative": "Кутман Дүйнө"}, "ru", "dative", False),
        ({"nominative": "судья Асанов А. А."}, "ru", "dative", True),
        ({"nominative": "«Бир Дүйнө»"}, "ky", "dative", True),
        ({"nominative": "Эл үнү"}, "ky", "dative", True),
        ({"said": "не известно", "code": ""}, "ru", "dative", False),
        ({"said": "2026-жылдын 24-ноябры", "date": "2026-11-24"}, "ky", "dative", False),
        ("Ошский областной суд", "ru", "dative", False),
    ],
)
def test_a_case_is_in_doubt_where_no_rule_and_nobodys_hand_stands_behind_it(
    value: Any, language: Language, case: str, doubt: bool
) -> None:
    assert uncertain(value, language=language, case=case) is doubt


def test_a_case_that_the_language_does_not_have_leaves_the_name_as_it_is() -> None:
    assert in_case(ELNURA, language="ru", case="locative").text == "Мамбет кызы Элнура"
    assert person_in_case(BY_HAND, language="en", case="dative").text == "Мамбет кызы Элнура"


def test_initials_of_a_name_whose_case_was_written_down_are_in_doubt() -> None:
    assert short_name(ELNURA, language="ru", case="dative").certain
    assert not short_name(BY_HAND, language="ru", case="dative").certain
    assert short_name(BY_HAND, language="ru", case="genitive").certain
    assert not short_name({"surname": "Усенов", "given": "Бакыт"}, language="ru", case="dative").certain


def test_the_kinds_of_names_of_the_list_are_the_cases_that_papers_take() -> None:
    assert all(CATALOGUE.has("name_kinds", code) for code in NAME_CASES)
    assert all(
        person_in_case(ELNURA | {case: "x"}, language=language, case=case).text == "x"
        for language, case in ((_language(name), name[1]) for name in NAME_CASES.values())
    )


def test_a_case_written_down_for_a_person_stands_in_her_paper_and_only_in_its_language(scene: Scene) -> None:
    names = [
        {"kind": "alias", "text": "Эля"},
        {"kind": "ru_dative", "text": "Маматовой Зууракан-эже"},
    ]
    mother = scenes.person(scene, scenes.MOTHER, names=names)
    found = scenes.answers(scene, "information_request", "matter", scenes.matter(scene, mother))
    assert found["requester"]["cases"] == {"ru": {"dative": "Маматовой Зууракан-эже"}}
    assert _printed(found, "ru") == "Маматовой Зууракан-эже"
    assert _printed(found, "ky") == "Маматова Зуураканга"


def _printed(answers: dict[str, Any], language: Language) -> str:
    kind = load_kind("information_request")
    kept = {"requester": answers["requester"]}
    required = {field.name: {"by_hand": True} for field in kind.fields if field.required}
    words = worded(kind, required | kept, language=language)
    environment = TemplateEnv(filters=FILTERS, finalize=said)
    return environment.from_string("{{ requester|dative }}").render(**words)


def _language(name: tuple[str, str]) -> Language:
    return "ru" if name[0] == "ru" else "ky"
