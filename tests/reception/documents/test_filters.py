"""The filters of templates, as a template calls them."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.filters import FILTERS, said
from reception.documents.sandbox import TemplateEnv
from reception.kernel.errors import Refused

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
