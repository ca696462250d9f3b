"""The filters of templates, as a template calls them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.documents.cases import CASE_WORDS
from reception.documents.filters import FILTERS, filters, said
from reception.documents.sandbox import TemplateEnv
from reception.kernel.errors import Refused
from reception.kernel.i18n import LANGUAGES

MOTHER = {"surname": "Маматова", "given": "Гүлнара", "patronymic": "Сапаровна", "latin": "Mamatova Gulnara"}
SON = {"surname": "Усенов", "given": "Бакыт", "patronymic": "", "latin": "", "sex": "male"}
SON_OF = {"surname": "Орозобек уулу", "given": "Максат", "patronymic": "", "sex": ""}
ONE_NAME = {"surname": "", "given": "Айжан", "patronymic": "", "sex": "female"}
UNKNOWN = {"said": "ФИО неизвестны", "code": ""}
OFFICE = {"nominative": "Прокуратура города Ош"}
OFFICE_KY = {"nominative": "Ош шаарынын прокуратурасы"}


def show(template: str, value: Any, language: str = "ru") -> str:
    environment = TemplateEnv(filters=FILTERS, finalize=said)
    environment.autoescape = False
    return environment.from_string(template).render(x=value, paper={"language": language})


@pytest.mark.parametrize(
    ("template", "value", "language", "expected"),
    [
        ("{{ x }}", MOTHER, "ru", "Маматова Гүлнара Сапаровна"),
        ("{{ x }}", MOTHER, "en", "Mamatova Gulnara"),
        ("{{ x }}", SON, "en", "Усенов Бакыт [Latin spelling to be taken from the passport]"),
        ("{{ x }}", UNKNOWN, "ru", "ФИО неизвестны"),
        ("{{ x }}", OFFICE, "ru", "Прокуратура города Ош"),
        ("{{ x }}", 7, "ru", "7"),
        ("{{ x|name }}", SON_OF, "ky", "Орозобек уулу Максат"),
        ("{{ x|latin }}", MOTHER, "ru", "Mamatova Gulnara"),
        ("{{ x|latin }}", SON, "ky", "[латын тамгасы менен жазылышын паспорттон алуу]"),
        ("{{ x|latin }}", UNKNOWN, "ky", "ФИО неизвестны"),
        ("{{ x|surname }}", ONE_NAME, "ky", "көрсөтүлгөн эмес"),
        ("{{ x|surname }}", MOTHER, "en", "Маматова"),
        ("{{ x|given_names }}", MOTHER, "ru", "Гүлнара Сапаровна"),
        ("{{ x|initials }}", MOTHER, "ru", "Маматова Г. С."),
        ("{{ x|initials }}", SON_OF, "ky", "Орозобек уулу М."),
        ("{{ x|initials }}", ONE_NAME, "ru", "Айжан"),
        ("{{ x|initials }}", UNKNOWN, "ru", "ФИО неизвестны"),
        ("{{ x|genitive }}", MOTHER, "ru", "Маматовой Гүлнары Сапаровны"),
        ("{{ x|дательный }}", SON, "ru", "Усенову Бакыту"),
        ("{{ x|accusative }}", SON_OF, "ru", "Орозобек уулу Максата"),
        ("{{ x|илик }}", SON, "ky", "Усенов Бакыттын"),
        ("{{ x|барыш }}", SON_OF, "ky", "Орозобек уулу Максатка"),
        ("{{ x|чыгыш }}", OFFICE_KY, "ky", "Ош шаарынын прокуратурасынан"),
        ("{{ x|genitive }}", MOTHER, "en", "Mamatova Gulnara"),
        ("{{ x|dative }}", UNKNOWN, "ru", "ФИО неизвестны"),
        ("{{ x|dative }}", "Ошский областной суд", "ru", "Ошскому областному суду"),
        ("{{ x|dative }}", OFFICE | {"dative": "Прокуратуре г. Ош"}, "ru", "Прокуратуре г. Ош"),
        ("{{ x|locative }}", OFFICE, "ru", "Прокуратура города Ош"),
        ("{{ x|addressed }}", OFFICE, "ru", "В прокуратуру города Ош"),
        ("{{ x|addressed }}", {"nominative": "Прокурор города Ош"}, "ru", "Прокурору города Ош"),
        ("{{ x|addressed }}", {"nominative": "Ошский областной суд"}, "ru", "В Ошский областной суд"),
        ("{{ x|addressed }}", {"nominative": "Фонд «Ак» и Ко"}, "ru", "В Фонд «Ак» и Ко"),
        ("{{ x|addressed }}", {"nominative": "Тилектештик"}, "ru", "Тилектештик"),
        ("{{ x|addressed }}", OFFICE_KY, "ky", "Ош шаарынын прокуратурасына"),
        ("{{ x|addressed }}", {"nominative": "Osh City Court"}, "en", "Osh City Court"),
        ("{{ x|addressed }}", UNKNOWN, "ru", "ФИО неизвестны"),
        ("{{ x|agree('был', 'была', 'был(а)') }}", SON, "ru", "был"),
        ("{{ x|agree('был', 'была', 'был(а)') }}", MOTHER, "ru", "была"),
        ("{{ x|agree('был', 'была', 'был(а)') }}", SON_OF, "ru", "был"),
        ("{{ x|agree('был', 'была', 'был(а)') }}", UNKNOWN, "ru", "был(а)"),
        ("{{ x|capital }}", "ноябрь", "ru", "Ноябрь"),
        ("{{ x|sentence }}", "нет", "ru", "нет."),
        ("{{ x|sentence }}", "нет.", "ru", "нет."),
        ("{{ x|sentence }}", "сказал «нет.»", "ru", "сказал «нет.»"),
        ("{{ x|sentence }}", {"said": "мать", "code": "mother"}, "ru", "мать."),
    ],
)
def test_a_filter_gives_what_a_paper_prints(template: str, value: Any, language: str, expected: str) -> None:
    assert show(template, value, language) == expected


@pytest.mark.parametrize("value", [None, [], ["a"], {"code": "x"}, True, 1.5])
def test_what_is_not_a_text_is_never_printed(value: object) -> None:
    with pytest.raises(Refused):
        show("{{ x }}", value)


BY_HAND = {"said": "____________", "code": ""}
DAY = {"said": "24 ноября 2026 года", "date": "2026-11-24"}
MONTH = {"said": "ноябрь 2026 года", "date": "2026-11"}
CHOICE = {"said": "мать", "code": "mother"}


@pytest.mark.parametrize(
    ("template", "value", "language", "expected"),
    [
        ("{{ x|genitive }}", MONTH, "ru", "ноября 2026 года"),
        ("{{ x|чыгыш }}", DAY, "ky", "2026-жылдын 24-ноябрынан"),
        ("{{ x|dative }}", DAY, "en", "24 ноября 2026 года"),
        ("{{ x|capital }}", MONTH, "ru", "Ноябрь 2026 года"),
        ("{{ x|sentence }}", DAY, "ru", "24 ноября 2026 года."),
        ("{{ x|sentence }}", BY_HAND, "ru", "____________"),
        ("{{ x|agree('заявитель') }}", MOTHER, "ru", "заявительница"),
        ("{{ x|по_полу('нижеподписавшийся') }}", MOTHER, "ru", "нижеподписавшаяся"),
        ("{{ x|agree('заявитель') }}", BY_HAND, "ru", "заявитель (заявительница)"),
        ("{{ x|agree('заявитель') }}", "", "ru", "заявитель (заявительница)"),
        ("{{ x|agree('был', 'была') }}", UNKNOWN, "ru", "был (была)"),
        ("{{ x|кому }}", {"nominative": "Прокурор города Ош"}, "ru", "Прокурору города Ош"),
        ("{{ x|кимге }}", OFFICE_KY, "ky", "Ош шаарынын прокуратурасына"),
        ("{{ x|addressed }}", "Ошский областной суд", "ru", "В Ошский областной суд"),
        ("{{ x|фио }}", MOTHER, "ru", "Маматова Гүлнара Сапаровна"),
        ("{{ x|инициалы }}", MOTHER, "ru", "Маматова Г. С."),
        ("{{ x|initials('genitive') }}", MOTHER, "ru", "Маматовой Г. С."),
        ("{{ x|инициалы('дательный') }}", SON, "ru", "Усенову Б."),
        ("{{ x|initials('барыш') }}", SON, "ky", "Б. Усеновго"),
        ("{{ x|initials('dative') }}", SON_OF, "ky", "М. Орозобек уулуна"),
        ("{{ x|initials('dative') }}", ONE_NAME, "ky", "Айжанга"),
        ("{{ x|initials('locative') }}", MOTHER, "ru", "Маматова Г. С."),
        ("{{ x|initials('dative') }}", MOTHER, "en", "Mamatova Gulnara"),
        ("{{ x|surname }}", BY_HAND, "ru", "____________"),
        ("{{ x|initials }}", "", "ru", ""),
        ("{{ x|көптүк }}", "адвокат", "ky", "адвокаттар"),
        ("{{ x|plural }}", "адвокат", "ru", "адвокат"),
        ("{{ x|таандык }}", "ички иштер башкармалык", "ky", "ички иштер башкармалыгы"),
        ("{{ x|possessive }}", "№ 5", "ky", "№ 5"),
        ("{{ x|possessive }}", "отдел", "ru", "отдел"),
        ("{{ x|possessive }}", "кбк", "ky", "кбк"),
    ],
)
def test_a_filter_takes_dates_what_is_open_and_its_names_in_three_languages(
    template: str, value: Any, language: str, expected: str
) -> None:
    assert show(template, value, language) == expected


CALLS = {"agree": "agree('был')", "count": "count('лист')", "one_or_many": "one_or_many('прошу', 'просим')"}
ENGLISH_NAMES = sorted(name for name in FILTERS if name.isascii())
VALUES = [
    MOTHER,
    SON_OF,
    ONE_NAME,
    UNKNOWN,
    BY_HAND,
    OFFICE,
    OFFICE_KY,
    DAY,
    MONTH,
    CHOICE,
    "",
    "не известно",
    7,
]


@pytest.mark.parametrize("name", ENGLISH_NAMES)
def test_every_filter_takes_every_value_and_prints_a_text(name: str) -> None:
    for value in VALUES:
        for language in ("ru", "ky", "en"):
            printed = show("{{ x|" + CALLS.get(name, name) + " }}", value, language)
            assert "None" not in printed
            assert "{" not in printed


@given(st.text(max_size=20), st.sampled_from(ENGLISH_NAMES), st.sampled_from(["ru", "ky", "en"]))
def test_no_text_is_too_odd_for_a_filter(text: str, name: str, language: str) -> None:
    for value in (text, {"nominative": text}, {"surname": text, "given": text}, {"said": text}):
        assert isinstance(show("{{ x|" + CALLS.get(name, name) + " }}", value, language), str)


def test_every_filter_has_a_name_in_russian_and_in_kyrgyz() -> None:
    by_filter: dict[int, list[str]] = {}
    for name, called in FILTERS.items():
        by_filter.setdefault(id(called), []).append(name)
    own = [names for names in by_filter.values() if not set(names) & set(CASE_WORDS)]
    assert all(len(names) == len(LANGUAGES) for names in own)


def test_a_case_that_nobody_is_sure_of_is_told_and_printed_all_the_same() -> None:
    told: list[str] = []
    environment = TemplateEnv(filters=filters(told.append), finalize=said)
    template = environment.from_string("{{ a|dative }}, {{ b|dative }}, {{ c|addressed }}, {{ d|dative }}")
    printed = template.render(
        a={"surname": "Орозалиев", "given": "Бакыт"},
        b=SON,
        c={"nominative": "Кутман Дүйнө"},
        d={"surname": "Орозалиев", "given": "Бакыт", "dative": "Орозалиеву Бакыту"},
        paper={"language": "ru"},
    )
    assert printed == "Орозалиев Бакыт, Усенову Бакыту, Кутман Дүйнө, Орозалиеву Бакыту"
    assert told == ["Орозалиев Бакыт", "Кутман Дүйнө"]
