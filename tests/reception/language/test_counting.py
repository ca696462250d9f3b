"""Numbers with what is counted."""

from __future__ import annotations

import pytest

from reception.kernel.i18n import Language
from reception.language.counting import counted, spell

LEAF = {"ru": ("лист", "листа", "листов"), "ky": ("барак",), "en": ("sheet", "sheets")}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", ["0 листов", "1 лист", "2 листа", "5 листов", "21 лист"]),
        ("ky", ["0 барак", "1 барак", "2 барак", "5 барак", "21 барак"]),
        ("en", ["0 sheets", "1 sheet", "2 sheets", "5 sheets", "21 sheets"]),
    ],
)
def test_a_noun_follows_its_number_as_the_language_has_it(language: Language, said: list[str]) -> None:
    assert [counted(n, LEAF[language], language=language) for n in (0, 1, 2, 5, 21)] == said


def test_where_forms_are_missing_the_last_one_stands_for_them() -> None:
    assert counted(5, ("лист", "листа"), language="ru") == "5 листа"
    assert counted(2, ("экз.",), language="ru") == "2 экз."
    assert counted(2, (), language="ky") == "2"


def test_english_and_what_is_beyond_words_stay_in_figures() -> None:
    assert spell(25, language="en") == "25"
    assert spell(10**12, language="ru") == spell(10**12, language="ky") == str(10**12)
    assert spell(-3, language="ru") == "минус три"
    assert spell(-3, language="ky") == "минус үч"
