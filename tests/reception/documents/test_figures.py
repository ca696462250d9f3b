"""Filters for dates, numbers and sums, as a template calls them."""

from __future__ import annotations

from typing import Any

import pytest

from reception.documents.filters import FILTERS, said
from reception.documents.sandbox import TemplateEnv

DAY = {"said": "24 ноября 2026 года", "date": "2026-11-24"}
YEAR = {"said": "2026 год", "date": "2026"}
OPEN = {"said": "дата неизвестна", "code": ""}
LINE = {"said": "__________", "code": ""}


def show(template: str, value: Any, language: str) -> str:
    environment = TemplateEnv(filters=FILTERS, finalize=said)
    text = environment.from_string(template).render(x=value, paper={"language": language})
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("template", "value", "language", "expected"),
    [
        ("{{ x|words }}", DAY, "ru", "24 ноября 2026 года"),
        ("{{ x|words }}", DAY, "ky", "2026-жылдын 24-ноябры"),
        ("{{ x|words }}", DAY, "en", "24 November 2026"),
        ("{{ x|сөз_менен('чыгыш') }}", DAY, "ky", "2026-жылдын 24-ноябрынан"),
        ("{{ x|словами }}", 25, "ru", "двадцать пять"),
        ("{{ x|words }}", "25", "ky", "жыйырма беш"),
        ("{{ x|words }}", OPEN, "ru", "дата неизвестна"),
        (
            "{{ x|прописью('родительный') }}",
            DAY,
            "ru",
            "двадцать четвёртого ноября две тысячи двадцать шестого года",
        ),
        ("{{ x|spelled }}", DAY, "ky", "эки миң жыйырма алтынчы жылдын жыйырма төртүнчү ноябры"),
        ("{{ x|spelled }}", YEAR, "ru", "2026 год"),
        ("{{ x|spelled('никакой') }}", DAY, "ru", "24 ноября 2026 года"),
        ("{{ x|spelled }}", 7, "ru", "семь"),
        ("{{ x|when }}", YEAR, "ru", "в 2026 году"),
        ("{{ x|качан }}", DAY, "ky", "2026-жылдын 24-ноябрында"),
        ("{{ x|when }}", LINE, "ru", "__________"),
        ("{{ x|of_date }}", DAY, "ru", "от 24 ноября 2026 года"),
        ("{{ x|күнүндөгү }}", DAY, "ky", "2026-жылдын 24-ноябрындагы"),
        ("{{ x|of_date }}", DAY, "en", "of 24 November 2026"),
        ("{{ x|of_date }}", YEAR, "ru", "2026 год"),
        ("{{ x|of_date }}", OPEN, "ru", "дата неизвестна"),
        ("{{ x|count('лист', 'листа', 'листов') }}", 5, "ru", "5 листов"),
        ("{{ x|count('лист', 'листа', 'листов') }}", "22", "ru", "22 листа"),
        ("{{ x|count('лист', 'листа', 'листов') }}", [{}, {}], "ru", "2 листа"),
        ("{{ x|count('лист', 'листа', 'листов') }}", LINE, "ru", "__________ листов"),
        ("{{ x|count('лист', 'листа', 'листов') }}", "много", "ru", "много"),
        ("{{ x|канча('барак') }}", 5, "ky", "5 барак"),
        ("{{ x|count('барак') }}", LINE, "ky", "__________ барак"),
        ("{{ x|count('sheet', 'sheets') }}", 1, "en", "1 sheet"),
        ("{{ x|money }}", "25 000", "ru", "25 000 (двадцать пять тысяч) сомов"),
        ("{{ x|акча }}", "25000 сом", "ky", "25 000 (жыйырма беш миң) сом"),
        ("{{ x|money }}", 3, "ru", "3 (три) сома"),
        ("{{ x|money }}", "около 5000", "ru", "около 5000"),
        ("{{ x|money }}", LINE, "ru", "__________ сомов"),
        ("{{ x|ordinal }}", 2, "ru", "второй"),
        ("{{ x|порядковый('женский', 'дательный') }}", 3, "ru", "третьей"),
        ("{{ x|ordinal('x', 'y') }}", 3, "ru", "третий"),
        ("{{ x|иреттик }}", 3, "ky", "үчүнчү"),
        ("{{ x|ordinal }}", 2, "en", "2nd"),
        ("{{ x|ordinal }}", 12, "en", "12th"),
        ("{{ x|ordinal }}", "первый", "ru", "первый"),
        ("{{ x|one_or_many('прошу', 'просим') }}", [{}], "ru", "прошу"),
        ("{{ x|один_или_много('прошу', 'просим') }}", [{}, {}], "ru", "просим"),
        ("{{ x|one_or_many('прошу', 'просим') }}", LINE, "ru", "прошу"),
    ],
)
def test_a_figure_is_printed_in_the_language_of_the_paper(
    template: str, value: Any, language: str, expected: str
) -> None:
    assert show(template, value, language) == expected
